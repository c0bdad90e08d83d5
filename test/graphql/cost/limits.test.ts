import { createClient } from 'graphql-ws';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { App } from '../../../src/app.js';
import { graphql } from '../../gql/index.js';
import { type Backend, describeBackends, describeServices } from '../../support/backends.js';
import { newPerson, type Person, post } from '../../support/client.js';
import { startInstance } from '../../support/instance.js';
import { act } from '../../support/mutate.js';

const nested = `query Nested($first: Int = 100) { projects(first: 100) { nodes { tasks(first: $first) { nodes {
  comments(first: 100) { nodes { body } } } } } } }`;

const ownProjects = graphql(`
  query CostProjects {
    projects(first: 1) {
      nodes {
        id
      }
    }
  }
`);

const rateLimitDocument = graphql(`
  query RateLimit {
    rateLimit {
      limit
      cost
      remaining
      resetAt
    }
  }
`);

/** Sends a raw request. Returns the response with its headers. */
async function send(person: Person | string, body: object, accept = 'application/json') {
  const url = typeof person === 'string' ? person : person.url;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept,
      ...(typeof person !== 'string' && { authorization: person.authorization }),
    },
    body: JSON.stringify(body),
  });
  return response;
}

/** The first result of an operation on a socket. */
async function overSocket(person: Person, payload: { query: string; extensions?: Record<string, unknown> }) {
  const client = createClient({
    url: `${person.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: person.authorization },
    retryAttempts: 0,
  });
  try {
    for await (const result of client.iterate(payload)) return result;
    return undefined;
  } finally {
    await client.dispose();
  }
}

async function metricsOf(app: App): Promise<string> {
  return (await fetch(`${app.url}/metrics`)).text();
}

describeBackends('the cost limit of operations', (kind) => {
  let backend: Backend;
  const apps: App[] = [];

  const start = async (env: Record<string, string> = {}): Promise<App> => {
    const app = await startInstance(backend, { env });
    apps.push(app);
    return app;
  };

  beforeEach(async () => {
    backend = await kind.open();
  });
  afterEach(async () => {
    for (const app of apps.splice(0)) await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  it('returns OPERATION_TOO_EXPENSIVE above LIMIT_OPERATION_COST over HTTP, sockets and server-sent events', async () => {
    const app = await start();
    const person = await newPerson(app.url);
    const answer = await person.post(nested);
    expect(answer.errors).toMatchObject([
      {
        message: expect.stringContaining('at most 20000 are allowed. projects.nodes.tasks.nodes.comments costs most.'),
        extensions: {
          code: 'OPERATION_TOO_EXPENSIVE',
          cost: expect.toSatisfy((cost: number) => cost > 5_000_000),
          limit: 20_000,
          field: 'Task.comments',
          fieldPath: ['projects', 'nodes', 'tasks', 'nodes', 'comments'],
        },
      },
    ]);
    expect(answer.data).toBeUndefined();
    expect(await overSocket(person, { query: nested })).toMatchObject({
      errors: [{ extensions: { code: 'OPERATION_TOO_EXPENSIVE' } }],
    });
    const events = `subscription { projectEvents(projectId: "project_01k00000000000000000000000") {
      ... on TaskEvent { items { task { comments(first: 100) { nodes { replies(first: 100) { nodes { body } } } } } } } } }`;
    const stream = await send(person, { query: events }, 'text/event-stream');
    expect(await stream.text()).toContain('OPERATION_TOO_EXPENSIVE');
    expect(await overSocket(person, { query: events })).toMatchObject({
      errors: [{ extensions: { code: 'OPERATION_TOO_EXPENSIVE' } }],
    });
    expect(await metricsOf(app)).toContain('taskwire_refusals_total{limit="operation_cost"} 4');
  });

  it('returns OPERATION_TOO_EXPENSIVE above LIMIT_DEPTH', async () => {
    const app = await start({ LIMIT_DEPTH: '5' });
    const person = await newPerson(app.url);
    const parents = (levels: number) =>
      `{ node(id: "task_x") { ... on Task { ${'parent { '.repeat(levels)} id ${'}'.repeat(levels)} } } }`;
    expect((await person.post(parents(3))).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect((await person.post(parents(4))).errors).toMatchObject([
      { extensions: { code: 'OPERATION_TOO_EXPENSIVE', depth: 6, limit: 5 } },
    ]);
    expect(await metricsOf(app)).toContain('taskwire_refusals_total{limit="depth"} 1');
  });

  it('reports the cost in extensions when the request asks for it, over HTTP, sockets and server-sent events', async () => {
    const app = await start();
    const person = await newPerson(app.url);
    const asking = { query: '{ me { id } }', extensions: { cost: true } };
    const reported = { extensions: { cost: { cost: 2, limit: 20_000 } } };
    expect(await (await send(person, asking)).json()).toMatchObject(reported);
    expect(await overSocket(person, asking)).toMatchObject(reported);
    expect(await person.post('{ me { id } }')).not.toHaveProperty('extensions');
    await act(person, 'createProject', { name: 'P', key: 'COST' });
    const { id } = (await person.ask(ownProjects)).projects.nodes[0]!;
    const query = `subscription { presence(projectId: "${id}") { __typename } }`;
    expect(await overSocket(person, { query, extensions: { cost: true } })).toMatchObject({
      data: { presence: { __typename: 'PresenceSnapshot' } },
      extensions: { cost: { cost: 2, limit: 20_000 } },
    });
    const stream = await send(person, { query, extensions: { cost: true } }, 'text/event-stream');
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('PresenceSnapshot')) text += (await reader.read()).value ?? '';
    expect(text).toContain('"cost":{"cost":2,"limit":20000}');
    await reader.cancel();
  });

  it('applies to introspection, also without a credential', async () => {
    const app = await start();
    const types = 'types { fields { name args { name } type { name } } }';
    const aliases = Array.from({ length: 100 }, (_, index) => `a${index}: __schema { ...F }`);
    const bomb = `{ ${aliases.join(' ')} } fragment F on __Schema { ${types} }`;
    const answer = await post(app.url, bomb);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'OPERATION_TOO_EXPENSIVE', field: 'Query.__schema' } }]);
    expect((await post(app.url, `{ __schema { ${types} } }`)).errors).toBeUndefined();
  });

  it('returns RATE_LIMITED with Retry-After when the viewer exceeds LIMIT_COST_PER_VIEWER', async () => {
    const app = await start({ LIMIT_COST_PER_VIEWER: '100/1m' });
    const [person, other] = [await newPerson(app.url), await newPerson(app.url)];
    const { resetAt, ...rateLimit } = (await person.ask(rateLimitDocument)).rateLimit;
    expect(rateLimit).toEqual({ limit: 100, cost: 2, remaining: 98 });
    expect(new Date(resetAt).getTime() - Date.now()).toBeLessThanOrEqual(60_000);
    expect((await person.post('{ projects(first: 70) { nodes { id } } }')).errors).toBeUndefined();
    const refused = await send(person, { query: '{ projects(first: 70) { nodes { id } } }' });
    expect(refused.status).toBe(429);
    const { errors } = (await refused.json()) as { errors: { extensions: { retryAfter: number } }[] };
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } }]);
    expect(Number(refused.headers.get('retry-after'))).toBe(errors[0]!.extensions.retryAfter);
    expect(await overSocket(person, { query: '{ projects(first: 70) { nodes { id } } }' })).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
    expect((await other.post('{ me { id } }')).errors).toBeUndefined();
    expect(await metricsOf(app)).toContain('taskwire_refusals_total{limit="cost_rate"} 2');
  });

  it('responds with status 429 when an address without a credential exceeds LIMIT_COST_PER_ADDRESS', async () => {
    const app = await start({ LIMIT_COST_PER_ADDRESS: '250/1m', TRUSTED_PROXIES: 'loopback' });
    const person = await newPerson(app.url);
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const ask = (address: string) => post(app.url, '{ __schema { types { name } } }', {}, from(address));
    const statuses = [];
    for (let count = 0; count < 5; count += 1) statuses.push((await ask('203.0.113.7')).status);
    expect(statuses[0]).toBe(200);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask('203.0.113.8')).status).toBe(200);
    expect((await person.post('{ me { id } }')).status).toBe(200);
  });

  it('charges the cost of ten events when a subscription starts', async () => {
    const app = await start({ LIMIT_COST_PER_VIEWER: '100/1m' });
    const person = await newPerson(app.url);
    await act(person, 'createProject', { name: 'P', key: 'COST' });
    const { id } = (await person.ask(ownProjects)).projects.nodes[0]!;
    const left = async () => (await person.ask(rateLimitDocument)).rateLimit.remaining;
    const before = await left();
    await overSocket(person, { query: `subscription { presence(projectId: "${id}") { __typename } }` });
    expect(before - (await left())).toBe(20 + 2);
  });

  it('returns RATE_LIMITED above LIMIT_OPERATIONS_PER_VIEWER concurrent operations', async () => {
    const app = await start({ LIMIT_OPERATIONS_PER_VIEWER: '2' });
    const [person, other] = [await newPerson(app.url), await newPerson(app.url)];
    await act(person, 'createProject', { name: 'P', key: 'COST' });
    const { id } = (await person.ask(ownProjects)).projects.nodes[0]!;
    const query = `subscription { presence(projectId: "${id}") { __typename } }`;
    const streams = [];
    for (let count = 0; count < 2; count += 1) {
      const reader = (await send(person, { query }, 'text/event-stream')).body!.getReader();
      await reader.read();
      streams.push(reader);
    }
    const refused = await send(person, { query: '{ me { id } }' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: 1 } }] });
    expect(await overSocket(person, { query: '{ me { id } }' })).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
    expect((await other.post('{ me { id } }')).status).toBe(200);
    await streams[0]!.cancel();
    await expect.poll(async () => (await person.post('{ me { id } }')).status).toBe(200);
    await streams[1]!.cancel();
    expect(await metricsOf(app)).toContain('taskwire_refusals_total{limit="operations_per_viewer"}');
  });
});

describeServices('the cost points of a viewer', (kind) => {
  it('are shared by all instances', async () => {
    await using backend = await kind.open();
    const env = { LIMIT_COST_PER_VIEWER: '200/1m' };
    await using one = await startInstance(backend, { env });
    await using other = await startInstance(backend, { env });
    const person = await newPerson(one.url);
    const page = '{ projects(first: 70) { nodes { id } } }';
    const statuses = [];
    for (const url of [one.url, other.url, one.url, other.url]) statuses.push((await person.at(url).post(page)).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
    const left = (await person.at(other.url).post('{ rateLimit { remaining } }')).errors;
    expect(left).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  });
});
