import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { setOperator } from '../../src/domain/user/operators.js';
import { openPostgres } from '../../src/store/postgres.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends, describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance, testSecret } from '../support/instance.js';
import { newProject } from '../support/operations.js';
import { newProgram } from '../support/personal-token.js';
import { openProxy } from '../support/proxy.js';
import { startProcess } from '../support/servers.js';

const followDocument = graphql(`
  subscription StatusProject($projectId: ID!) {
    projectChanged(projectId: $projectId) {
      __typename
    }
  }
`);

const hourMs = 3_600_000;

async function get(app: App, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${app.url}${path}`, { headers });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

describeBackends('the health endpoints', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    [ada, bob] = [await newPerson(app.url, 'Ada'), await newPerson(app.url, 'Bob')];
    await setOperator(backend.database.db, ada.email, true);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  it('report only database, bus and sockets to the public', async () => {
    const { status, body, headers } = await get(app, '/health');
    expect({ status, body }).toEqual({ status: 200, body: { status: 'ok', database: 'up', bus: 'up', sockets: 0 } });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('report connections, subscriptions, groups and lag to operators', async () => {
    const { id: projectId } = await newProject(ada);
    await using _following = ada.follow(followDocument, { projectId });
    await expect
      .poll(async () => (await get(app, '/websocket/status', { authorization: ada.authorization })).body)
      .toEqual({
        connections: 1,
        subscriptions: 1,
        groups: 1,
        feeds: expect.any(Number),
        lag: { events: 0, bytes: expect.any(Number) },
      });
  });

  it.each([
    ['an anonymous client', async () => ({}), 401, 'UNAUTHENTICATED'],
    ['an invalid token', async () => ({ authorization: 'Bearer x' }), 401, 'UNAUTHENTICATED'],
    ['a user', async () => ({ authorization: bob.authorization }), 403, 'FORBIDDEN'],
    [
      'a personal access token of an operator',
      async () => ({ authorization: (await newProgram(ada, { scope: 'READ' })).authorization }),
      403,
      'FORBIDDEN',
    ],
  ])('refuse the socket status to %s', async (_name, headers, status, code) => {
    const refused = await get(app, '/websocket/status', await headers());
    expect(refused).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } });
  });

  it('answer 503 during SHUTDOWN_DELAY while the instance serves requests', async () => {
    const closing = await startInstance(backend, { env: { SHUTDOWN_DELAY: '1s' } });
    const closed = closing[Symbol.asyncDispose]();
    const draining = { status: 503, body: { status: 'draining', database: 'up' } };
    expect(await get(closing, '/readyz')).toMatchObject(draining);
    expect(await get(closing, '/health')).toMatchObject(draining);
    const person = await newPerson(closing.url);
    expect((await person.at(closing.url).post('{ me { id } }')).data).toEqual({ me: { id: person.id } });
    await closed;
    await expect(fetch(`${closing.url}/livez`)).rejects.toThrow();
  });

  it('do not wait at shutdown for a connection that a client opened in advance', async () => {
    const closing = await startInstance(backend, { timing: { drain: hourMs } });
    const unused = connect(Number(new URL(closing.url).port), '127.0.0.1');
    unused.on('error', () => {});
    await once(unused, 'connect');
    // The server accepts connections in their order, so the unused one is accepted before this response.
    await get(closing, '/livez');
    await closing[Symbol.asyncDispose]();
    if (!unused.closed) await once(unused, 'close');
  });
});

describeServices('a server process', (kind) => {
  it('drains at the first SIGTERM and exits at once at the second', async () => {
    await using backend = await kind.open();
    const env = { ...backend.env, JWT_SECRET: testSecret, SHUTDOWN_DELAY: '5m' };
    const instance = await startProcess(env);
    const ready = async () => (await fetch(`${instance.url}/readyz`)).status;
    expect(await ready()).toBe(200);
    process.kill(instance.pid, 'SIGTERM');
    await expect.poll(ready).toBe(503);
    process.kill(instance.pid, 'SIGTERM');
    await expect.poll(() => ready().catch(() => 'gone')).toBe('gone');
    await instance.kill();
  }, 90_000);
});

describeServices('a database connection without answers', (kind) => {
  it('fails one request with UNAVAILABLE and delays no other request', async () => {
    await using backend = await kind.open();
    const url = new URL(backend.env.DATABASE_URL!);
    await using proxy = await openProxy(Number(url.port || 5432));
    url.port = String(proxy.port);
    await using database = openPostgres(url.href, 5, () => {}, { statementMs: 3_000 });
    const timing = { snoozes: hourMs, headCheck: hourMs, headCheckWithoutBus: hourMs };
    await using app = await startInstance({ ...backend, database }, { timing });
    const ada = await newPerson(app.url, 'Ada');
    const me = '{ me { id } }';
    await ada.post(me);

    proxy.swallowNext();
    const lost = ada.post(me);
    const started = performance.now();
    const answers = await Promise.all([1, 2, 3].map(() => ada.post(me)));
    expect(answers.filter(({ data }) => data).length).toBeGreaterThan(0);
    expect((await ada.post(me)).data).toEqual({ me: { id: ada.id } });
    expect(performance.now() - started).toBeLessThan(3_000);
    expect((await get(app, '/readyz')).status).toBe(200);
    expect(await lost).toMatchObject({ status: 503, errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
    expect((await ada.post(me)).data).toEqual({ me: { id: ada.id } });
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toMatch(/taskwire_database_outages_total\{cause="timeout"\} [1-9]/);
  });

  it('makes the instance not ready within 3 seconds when all connections are affected', async () => {
    await using backend = await kind.open();
    const url = new URL(backend.env.DATABASE_URL!);
    await using proxy = await openProxy(Number(url.port || 5432));
    url.port = String(proxy.port);
    await using database = openPostgres(url.href, 2, () => {}, { statementMs: 3_000 });
    await using app = await startInstance({ ...backend, database });
    proxy.stall();
    const started = performance.now();
    const probes = await Promise.all(['/readyz', '/health'].map((path) => get(app, path)));
    expect(performance.now() - started).toBeLessThan(3_000);
    for (const { status, body } of probes) {
      expect({ status, body }).toMatchObject({ status: 503, body: { status: 'down', database: 'down' } });
    }
    proxy.restore();
    await expect.poll(async () => (await get(app, '/readyz')).status).toBe(200);
  });
});
