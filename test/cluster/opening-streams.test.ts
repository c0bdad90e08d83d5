import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { streamTasks } from '../support/accepted-socket.js';
import { type Backend, describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { countWaiting } from '../support/held-stream.js';
import { startInstance } from '../support/instance.js';
import { newProject } from '../support/operations.js';

/*
 * Streams of server-sent events that clients have requested and that are not open yet: they wait for a table that the
 * test has locked.
 */

const patience = { timeout: 15_000 };

describeServices('a stream of server-sent events that is not open yet', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let ownFeeds: number;
  const responses: ServerResponse[] = [];
  const onRequest = (message: unknown) => {
    const { response } = message as { response: ServerResponse };
    responses.push(response);
  };

  beforeAll(async () => {
    subscribe('http.server.request.start', onRequest);
    backend = await kind.open();
    app = await startInstance(backend, { timing: { keepAlive: 500, feedLinger: 50 } });
    ownFeeds = app.feeds.size;
    ada = await newPerson(app.url);
  });
  afterAll(async () => {
    unsubscribe('http.server.request.start', onRequest);
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const held = () => [app.sse.size, app.feeds.size - ownFeeds];

  /** Locks a table until disposal; `run` executes a statement in the locking transaction. */
  async function holdTable(table: string) {
    const client = new Client({ connectionString: backend.env.DATABASE_URL! });
    await client.connect();
    await client.query('BEGIN');
    await client.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    return {
      run: (statement: string) => client.query(statement),
      async [Symbol.asyncDispose]() {
        await client.query('COMMIT');
        await client.end();
      },
    };
  }

  /** Requests a stream per project as browsers do, all pipelined on one connection. */
  function requestStreams(...projectIds: readonly string[]) {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    const requests = projectIds.map((id) => {
      const query = encodeURIComponent(`subscription { taskChanged(projectId: "${id}") { seq } }`);
      const headers = ['Host: x', 'Accept: text/event-stream', `Authorization: ${ada.authorization}`];
      return `GET /graphql?query=${query} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`;
    });
    socket.write(requests.join(''));
    return socket;
  }

  it.each([
    ['the request is being authenticated', 'session'],
    ['the subscription is being authorized', 'project_member'],
  ])('is released when its client disconnects while %s', async (_name, table) => {
    const [left, stays] = [(await newProject(ada)).id, (await newProject(ada)).id];
    const abort = new AbortController();
    let open: Promise<Response>;
    {
      await using _table = await holdTable(table);
      const from = responses.length;
      const leaver = requestStreams(left);
      await expect.poll(() => countWaiting(backend), patience).toBe(1);
      const closed = once(responses[from]!, 'close');
      open = streamTasks(ada, stays, abort.signal);
      await expect.poll(() => responses.length, patience).toBe(from + 2);
      leaver.destroy();
      await closed;
    }
    // The later request has been served, so the server has processed the disconnected one too.
    const reader = (await open).body!.getReader();
    await reader.read();
    await expect.poll(held, patience).toEqual([1, 1]);
    abort.abort();
    await expect.poll(held, patience).toEqual([0, 0]);
  });

  it('is released with a pipelined stream when their connection ends', async () => {
    const [first, second] = [(await newProject(ada)).id, (await newProject(ada)).id];
    const socket = requestStreams(first, second);
    await expect.poll(held, patience).toEqual([2, 2]);
    socket.destroy();
    await expect.poll(held, patience).toEqual([0, 0]);
  });

  it('ends with UNAVAILABLE and not UNAUTHENTICATED when the database fails', async () => {
    const { id } = await newProject(ada);
    let open: Promise<Response>;
    {
      await using members = await holdTable('project_member');
      open = streamTasks(ada, id);
      await expect.poll(() => countWaiting(backend), patience).toBe(1);
      await members.run('ALTER TABLE session RENAME TO session_away');
    }
    const text = await (await open).text();
    await backend.database.prisma.$executeRaw`ALTER TABLE session_away RENAME TO session`;
    expect(text).toContain('"code":"UNAVAILABLE"');
    expect(text).not.toContain('UNAUTHENTICATED');
    await expect.poll(held, patience).toEqual([0, 0]);
  });
});
