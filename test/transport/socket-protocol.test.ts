import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { newProject, newTask } from '../support/operations.js';
import { Wire } from '../support/wire.js';

describeBackends('the graphql-transport-ws protocol', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let project: { id: string };
  let taskId: string;
  const errorsLogged: unknown[] = [];

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { timing: { feedLinger: 50, presenceGrace: 50 } });
    const { error } = app.services.logger;
    app.services.logger.error = (...args: unknown[]) => {
      errorsLogged.push(args);
      return Reflect.apply(error, app.services.logger, args);
    };
    [ada, bob] = await Promise.all([newPerson(app.url, 'Ada'), newPerson(app.url, 'Bob')]);
    project = await newProject(ada, [bob]);
    ({ id: taskId } = await newTask(ada, { projectId: project.id, title: 'One' }));
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const held = () => ({
    sockets: app.sockets.size,
    groups: app.sockets.groups.size,
    members: app.sockets.groups.members,
    feeds: app.feeds.size,
  });
  const online = async () => {
    const { data } = await ada.post<{ project: { onlineUsers: { nodes: { user: { id: string } }[] } } }, object>(
      'query ($id: ID!) { project(id: $id) { onlineUsers { nodes { user { id } } } } }',
      { id: project.id },
    );
    return data?.project.onlineUsers.nodes.map(({ user }) => user.id);
  };

  const subscriptions: [string, () => string][] = [
    ['taskChanged', () => `subscription { taskChanged(projectId: "${project.id}") { seq } }`],
    ['presence', () => `subscription { presence(projectId: "${project.id}") { __typename } }`],
    ['userTyping', () => `subscription { userTyping(taskId: "${taskId}") { __typename } }`],
    ['myEvents', () => 'subscription { myEvents { seq } }'],
    ['notifications', () => 'subscription { notifications { __typename } }'],
  ];

  it.each(subscriptions)('releases %s after subscribe, complete and subscribe with one id', async (_name, make) => {
    await expect.poll(() => held().sockets).toBe(0);
    const before = held();
    const subscribe = { type: 'subscribe', id: '1', payload: { query: make() } };
    for (let round = 0; round < 20; round += 1) {
      using wire = await Wire.accepted(app.url, bob.authorization);
      wire.sendTogether([subscribe, { type: 'complete', id: '1' }, subscribe]);
      wire.socket.close();
      await wire.closed;
    }
    await expect.poll(held, { timeout: 10_000 }).toEqual(before);
    await expect.poll(online, { timeout: 10_000 }).toEqual([]);
  });

  it('serves only the second of two operations with one id after the first is completed', async () => {
    const subscribe = { type: 'subscribe', id: '1', payload: { query: subscriptions[0]![1]() } };
    using wire = await Wire.accepted(app.url, bob.authorization);
    wire.sendTogether([subscribe, { type: 'complete', id: '1' }, subscribe, { type: 'ping' }]);
    await expect.poll(() => held().members).toBe(1);
    await newTask(ada, { projectId: project.id, title: 'Two' });
    await newTask(ada, { projectId: project.id, title: 'Three' });
    await wire.until(({ type }) => type === 'next', 2);
    wire.send({ type: 'complete', id: '1' });
    await wire.ping({ done: true });
    await expect.poll(() => held().members).toBe(0);
    expect(wire.received.filter(({ type }) => type === 'next')).toHaveLength(2);
  });

  it.each<[string, unknown]>([
    ['next', { type: 'next', id: '1', payload: {} }],
    ['error', { type: 'error', id: '1', payload: [{ message: 'x' }] }],
    ['connection_ack', { type: 'connection_ack' }],
    ['an unknown type', { type: 'start', id: '1', payload: {} }],
    ['a type of the object prototype', { type: '__proto__' }],
    ['no type', {}],
    ['a number', 1],
    ['null', null],
    ['an array', [{ type: 'ping' }]],
    ['a subscribe without an id', { type: 'subscribe', payload: { query: '{ me { id } }' } }],
    ['a subscribe without a query', { type: 'subscribe', id: '1', payload: {} }],
    ['a subscribe with a number as variables', { type: 'subscribe', id: '1', payload: { query: '', variables: 7 } }],
    ['a complete without an id', { type: 'complete' }],
    ['a ping with a number as payload', { type: 'ping', payload: 7 }],
  ])('closes the socket 4400 for %s, and logs no error', async (_name, message) => {
    errorsLogged.length = 0;
    using wire = await Wire.accepted(app.url, ada.authorization);
    wire.socket.send(JSON.stringify(message));
    expect(await wire.closed).toBe(4400);
    expect(errorsLogged).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a document that does not parse', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['an invalid document', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a document with too many tokens', { query: `{ ${'me '.repeat(3_000)} }` }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown operation name', { query: '{ me { id } }', operationName: 'Other' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['a document without an operation', { query: 'fragment F on User { id }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a missing variable', { query: 'query ($id: ID!) { project(id: $id) { id } }' }, 'BAD_USER_INPUT'],
  ])('answers %s with an error code and without extensions.http', async (_name, payload, code) => {
    using wire = await Wire.accepted(app.url, ada.authorization);
    wire.send({ type: 'subscribe', id: '1', payload });
    const [answer] = await wire.until(({ id }) => id === '1');
    const payloads = [answer!.payload as { errors?: unknown }];
    const [errors] = payloads.map((sent) => sent.errors ?? sent);
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(JSON.stringify(errors)).not.toContain('"http"');
  });

  it('answers PERSISTED_QUERY_NOT_SUPPORTED to a persisted query without a document, and keeps the socket open', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'ecf4edb46db40b5132295c0291d62fb65d6759a9' } };
    using wire = await Wire.accepted(app.url, ada.authorization);
    wire.send({ type: 'subscribe', id: '1', payload: { extensions } });
    expect((await wire.until(({ id }) => id === '1'))[0]).toEqual({
      type: 'error',
      id: '1',
      payload: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
    });
    wire.send({ type: 'subscribe', id: '2', payload: { extensions, query: '{ __typename }' } });
    const answer = await wire.until(({ id, type }) => id === '2' && type === 'next');
    expect(answer[0]!.payload).toEqual({ data: { __typename: 'Query' } });
  });

  const field = (directive: string) => `taskChanged(projectId: "${project.id}") ${directive} { seq }`;
  it.each<[string, () => string]>([
    ['@skip(if: true)', () => `subscription { ${field('@skip(if: true)')} }`],
    ['@skip(if: false)', () => `subscription { ${field('@skip(if: false)')} }`],
    ['@include(if: false)', () => `subscription { ${field('@include(if: false)')} }`],
    ['@include with a variable', () => `subscription ($on: Boolean! = true) { ${field('@include(if: $on)')} }`],
    ['@skip on an inline fragment', () => `subscription { ... @skip(if: true) { ${field('')} } }`],
    ['@skip on a spread', () => `subscription { ...F @skip(if: true) } fragment F on Subscription { ${field('')} }`],
    ['@skip in a fragment', () => `subscription { ...F } fragment F on Subscription { ${field('@skip(if: true)')} }`],
  ])('refuses %s on the root field of a subscription, and keeps the socket open', async (_name, make) => {
    errorsLogged.length = 0;
    using wire = await Wire.accepted(app.url, ada.authorization);
    wire.subscribe('1', make());
    const [answer] = await wire.until(({ id }) => id === '1');
    const refusal = [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }];
    expect(answer).toMatchObject({ type: 'error', payload: refusal });
    wire.subscribe('2', '{ me { id } }');
    expect(await wire.until(({ id, type }) => id === '2' && type === 'next')).toMatchObject([
      { payload: { data: { me: { id: ada.id } } } },
    ]);
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { authorization: ada.authorization, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: make() }),
    });
    expect(await response.text()).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(errorsLogged).toEqual([]);
  });

  it('allows @skip below the root field of a subscription', async () => {
    using wire = await Wire.accepted(app.url, ada.authorization);
    wire.subscribe('1', `subscription { taskChanged(projectId: "${project.id}") { seq cursor @skip(if: true) } }`);
    await expect.poll(() => held().members).toBe(1);
    await newTask(ada, { projectId: project.id, title: 'Four' });
    const [next] = await wire.until(({ type }) => type === 'next');
    expect(next?.payload).toEqual({ data: { taskChanged: { seq: expect.any(Number) } } });
  });

  it('closes a socket 4429 beyond LIMIT_SOCKETS_PER_VIEWER, until one socket of the user closes', async () => {
    await using small = await startInstance(backend, { env: { LIMIT_SOCKETS_PER_VIEWER: '2' } });
    const first = await Wire.accepted(small.url, ada.authorization);
    using _second = await Wire.accepted(small.url, ada.authorization);
    using _other = await Wire.accepted(small.url, bob.authorization);
    const third = new Wire(small.url);
    await third.init({ authorization: ada.authorization });
    expect(await third.closed).toBe(4429);
    first.socket.close();
    await first.closed;
    await expect.poll(() => small.sockets.size).toBe(2);
    using _again = await Wire.accepted(small.url, ada.authorization);
  });
});
