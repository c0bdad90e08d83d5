import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person, post } from '../support/client.js';
import { startInstance, testSecret } from '../support/instance.js';
import { addMember, changeTask, newProject, newTask, removeMember } from '../support/operations.js';
import { Wire } from '../support/wire.js';

describeBackends('the HTTP endpoint', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { env: { CORS_ORIGINS: 'https://app.example.com' } });
    ada = await newPerson(app.url, 'Ada');
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  it('answers 200 at /livez and /readyz', async () => {
    expect(await (await fetch(`${app.url}/livez`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${app.url}/readyz`)).json()).toEqual({
      status: 'ok',
      database: 'up',
      bus: expect.any(String),
    });
    expect(await (await fetch(`${app.url}/metrics`)).text()).toContain('taskwire_deliveries_total');
    expect((await fetch(`${app.url}/elsewhere`)).status).toBe(404);
  });

  it('keeps an idle connection open for longer than load balancers reuse theirs', async () => {
    const { headers } = await fetch(`${app.url}/livez`);
    expect(headers.get('keep-alive')).toBe('timeout=75');
  });

  it('allows the configured origins by CORS, and no other origin', async () => {
    const preflight = async (origin: string) => {
      const headers = {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      };
      const response = await fetch(`${app.url}/graphql`, { method: 'OPTIONS', headers });
      return response.headers.get('access-control-allow-origin');
    };
    expect(await preflight('https://app.example.com')).toBe('https://app.example.com');
    expect(await preflight('https://evil.example.com')).not.toBe('https://evil.example.com');
  });

  it('allows the headers of tracing and client libraries in CORS preflights of allowed origins', async () => {
    const requestHeaders = 'authorization,content-type,baggage,sentry-trace,traceparent,apollo-require-preflight';
    for (const path of ['/graphql', '/projects/x/export']) {
      const { headers } = await fetch(`${app.url}${path}`, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://app.example.com',
          'access-control-request-method': 'POST',
          'access-control-request-headers': requestHeaders,
        },
      });
      const allowed = headers.get('access-control-allow-headers')?.split(/, */) ?? [];
      expect(allowed, path).toEqual(expect.arrayContaining(requestHeaders.split(',')));
    }
  });

  it.each(['POST', 'GET'])(
    'answers PERSISTED_QUERY_NOT_SUPPORTED to a persisted query by %s without a document',
    async (method) => {
      const extensions = { persistedQuery: { version: 1, sha256Hash: 'ecf4edb46db40b5132295c0291d62fb65d6759a9' } };
      const ask = async (params: Record<string, unknown>) => {
        const query = new URLSearchParams(Object.entries(params).map(([name, value]) => [name, toText(value)]));
        const response =
          method === 'GET'
            ? await fetch(`${app.url}/graphql?${query}`, { headers: { 'apollo-require-preflight': 'true' } })
            : await fetch(`${app.url}/graphql`, {
                method,
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify(params),
              });
        return { status: response.status, body: await response.json() };
      };
      const toText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
      expect(await ask({ extensions })).toMatchObject({
        status: 200,
        body: {
          errors: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
        },
      });
      const body = { data: { __typename: 'Query' } };
      expect(await ask({ extensions, query: '{ __typename }' })).toEqual({ status: 200, body });
    },
  );

  it('ignores unknown members of the request body', async () => {
    const body = JSON.stringify({
      id: 'Me',
      documentId: 'x',
      operationType: 'query',
      query: 'query Me { __typename }',
      operationName: 'Me',
      variables: {},
    });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  it.each([
    ['an unknown path', 'GET', '/elsewhere', {}, 404],
    ['an unsupported method', 'PUT', '/graphql', {}, 405],
    ['an unsupported method for an export', 'DELETE', '/projects/x/export', {}, 405],
    ['an unsupported content type', 'POST', '/graphql', { 'content-type': 'application/xml' }, 415],
    ['a body that is not JSON', 'POST', '/graphql', { 'content-type': 'application/json' }, 400],
  ])(
    'refuses %s with an HTTP status, an error body and CORS headers for an allowed origin',
    async (_name, method, path, headers, status) => {
      const body = method === 'POST' ? '<x/>' : null;
      const origin = 'https://app.example.com';
      const response = await fetch(`${app.url}${path}`, { method, headers: { ...headers, origin }, body });
      expect(response.status).toBe(status);
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
      expect(await response.json()).toEqual({
        errors: [
          expect.objectContaining({
            message: expect.any(String),
            extensions: expect.objectContaining({ code: expect.any(String) }),
          }),
        ],
      });
    },
  );

  it.each([
    ['a comment', (bytes: number) => `#${'x'.repeat(bytes - 20)}\n{ __typename }`],
    ['white space', (bytes: number) => `{ __typename }${' '.repeat(bytes - 14)}`],
    ['characters of several bytes', (bytes: number) => `#${'é'.repeat(bytes / 2)}\n{ __typename }`],
  ])('refuses a document of mostly %s above LIMIT_DOCUMENT_BYTES', async (_name, make) => {
    expect(await post(app.url, make(60_000))).toMatchObject({ data: { __typename: 'Query' } });
    expect(await post(app.url, make(70_000))).toMatchObject({
      errors: [{ message: 'query must be at most 65536 bytes.', extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
    });
    using wire = await Wire.accepted(app.url, ada.authorization);
    wire.subscribe('1', make(70_000));
    const [error] = await wire.until(({ type }) => type === 'error');
    expect(error?.payload).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
  });

  it.each([
    ['with Content-Length', (text: string) => text],
    ['in chunks', (text: string) => new Blob([text]).stream()],
  ])('accepts a request body %s, and refuses one above the limit', async (_name, body) => {
    const send = async (padding: number) => {
      const streaming = { duplex: 'half' };
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body(JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(padding) } })),
        ...streaming,
      });
      return { status: response.status, ...((await response.json()) as object) };
    };
    expect(await send(900_000)).toEqual({ status: 200, data: { __typename: 'Query' } });
    expect(await send(1_100_000)).toMatchObject({
      status: 413,
      errors: [{ extensions: { code: 'REQUEST_ENTITY_TOO_LARGE' } }],
    });
  });

  it('streams a subscription as server-sent events and ends it with ACCESS_REVOKED', async () => {
    const bob = await newPerson(app.url, 'Bob');
    const project = await newProject(ada);
    await addMember(ada, project.id, bob);
    const task = await newTask(ada, { projectId: project.id, title: 'One' });
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: bob.authorization },
      body: JSON.stringify({
        query: `subscription { taskChanged(projectId: "${project.id}", after: "${task.cursor}") { seq ... on SingleTaskEvent { task { title } } } }`,
      }),
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    await changeTask(ada, { taskId: task.id, title: 'Two' });
    await removeMember(ada, project.id, bob.id);
    await changeTask(ada, { taskId: task.id, title: 'Three' });
    const body = await response.text();
    const results = [...body.matchAll(/^data: (\{.*\})$/gm)].map(([, json]) => JSON.parse(json ?? ''));
    expect(results).toMatchObject([
      { data: { taskChanged: { seq: 4, task: { title: 'Two' } } } },
      { errors: [{ extensions: { code: 'ACCESS_REVOKED' } }] },
    ]);
  });

  it('ends a stream of server-sent events when the token expires', async () => {
    const project = await newProject(ada);
    const token = jwt.sign({ sid: ada.sessionId }, testSecret, {
      subject: ada.id,
      issuer: 'taskwire',
      audience: 'taskwire',
      expiresIn: 1,
    });
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: `subscription { taskChanged(projectId: "${project.id}") { seq } }` }),
    });
    const [, json] = /^data: (\{.*\})$/m.exec(await response.text()) ?? [];
    expect(JSON.parse(json ?? '')).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });
});
