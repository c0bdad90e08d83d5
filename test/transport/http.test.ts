import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance, testSecret } from '../support/instance.js';
import { addMember, changeTask, newProject, newTask, removeMember } from '../support/operations.js';

describeBackends('HTTP', (kind) => {
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

  it('says that it lives and is ready', async () => {
    expect(await (await fetch(`${app.url}/livez`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${app.url}/readyz`)).json()).toEqual({
      status: 'ok',
      database: 'up',
      bus: expect.any(String),
    });
    expect(await (await fetch(`${app.url}/metrics`)).text()).toContain('taskwire_deliveries_total');
    expect((await fetch(`${app.url}/elsewhere`)).status).toBe(404);
  });

  it('lets in the origins it was told, and no others', async () => {
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

  it.each([
    ['that says how long it is', (text: string) => text],
    ['that comes in pieces', (text: string) => new Blob([text]).stream()],
  ])('takes a body %s, and refuses one above the limit', async (_name, body) => {
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

  it('streams a subscription as server-sent events, ending with a typed error', async () => {
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
