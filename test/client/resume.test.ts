import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  createTaskwireClient,
  serverSentEvents,
  type TaskwireClientOptions,
  TaskwireError,
} from '../../packages/client/src/index.js';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import {
  addMember,
  changeTask,
  newProject,
  newTask,
  removeMember,
  taskChangedDocument,
  updateTaskDocument,
} from '../support/operations.js';
import { openProxy, type TcpProxy } from '../support/proxy.js';

/** Events of the run with random failures; `CLIENT_EVENTS=5000` is the long form. */
const events = Number(process.env.CLIENT_EVENTS ?? 250);

describeBackends('the client package', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { timing: { keepAlive: 2_000 } });
    ada = await newPerson(app.url, 'Ada');
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** A client with short times, at a port such as a proxy's. */
  function clientOf(person: Person, options: Partial<TaskwireClientOptions> & { readonly port?: number } = {}) {
    const { port = Number(new URL(app.url).port), ...others } = options;
    const client = createTaskwireClient({
      url: `http://127.0.0.1:${port}/graphql`,
      auth: {
        get: async () => ({ accessToken: person.token, expiresAt: new Date(Date.now() + 3_600_000).toISOString() }),
      },
      webSocketImpl: WebSocket,
      retryDelay: () => 20 + Math.random() * 50,
      pingInterval: 200,
      timeout: 300,
      disconnectGrace: 100,
      ...others,
    });
    return Object.assign(client, { [Symbol.dispose]: () => client.close() });
  }

  /** Follows the tasks of a project and collects the numbers of the events. */
  function collect(
    client: ReturnType<typeof clientOf>,
    projectId: string,
    after: string | null,
    reload?: () => Promise<string>,
  ) {
    const seqs: number[] = [];
    let end: (error: unknown) => void = () => {};
    const ended = new Promise<unknown>((resolve) => {
      end = resolve;
    });
    const stop = client.subscribe(
      taskChangedDocument,
      { projectId, ...(reload ? {} : { after }) },
      { next: ({ data }) => seqs.push(data.taskChanged.seq), error: end, complete: () => end(undefined) },
      { reload },
    );
    return { seqs, ended, stop };
  }

  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

  /** A project with one task, whose event has the number `seq`. */
  async function board(members: readonly Person[] = []) {
    const project = await newProject(ada, members);
    const task = await newTask(ada, { projectId: project.id, title: 'First' });
    return { projectId: project.id, taskId: task.id, cursor: task.cursor, seq: 2 + members.length };
  }

  const transports = [
    { name: 'a socket', transport: {} },
    { name: 'server-sent events', transport: { transport: serverSentEvents } },
  ];

  describe.each(transports)('over $name', ({ name, transport }) => {
    it('delivers every event once and in order while its connections fail', async () => {
      await using proxy = await openProxy(Number(new URL(app.url).port));
      const { projectId, taskId, cursor, seq } = await board();
      using client = clientOf(ada, { port: proxy.port, ...transport });
      const { seqs } = collect(client, projectId, cursor);
      const failures: ((proxy: TcpProxy) => void)[] = [
        ({ reset }) => reset(),
        (p) => {
          p.refuse();
          setTimeout(() => p.restore(), 60);
        },
        ...(name === 'a socket'
          ? [
              (p: TcpProxy) => p.swallowNext(),
              (p: TcpProxy) => {
                p.stall();
                setTimeout(() => p.release(), 60);
              },
              (p: TcpProxy) => {
                p.stall();
                setTimeout(() => p.restore(), 450);
              },
            ]
          : []),
      ];
      for (let count = 1; count <= events; count += 1) {
        await changeTask(ada, { taskId, title: `${count} ${'x'.repeat(Math.floor(Math.random() * 150))}` });
        if (count % 37 === 0) failures[Math.floor(Math.random() * failures.length)]?.(proxy);
      }
      await expect.poll(() => seqs.length, { timeout: 20_000 }).toBe(events);
      expect(seqs).toEqual(numbers(seq + 1, seq + events));
    }, 300_000);

    it('ends with a typed error when the membership ends and when the project is not found', async () => {
      const bob = await newPerson(app.url, 'Bob');
      const { projectId, taskId, cursor } = await board([bob]);
      using client = clientOf(bob, transport);
      const revoked = collect(client, projectId, cursor);
      await expect.poll(() => client.connection.getSnapshot().status).toBe('connected');
      await changeTask(ada, { taskId, title: 'Seen' });
      await removeMember(ada, projectId, bob.id);
      expect(await revoked.ended).toBeInstanceOf(TaskwireError);
      expect(await revoked.ended).toMatchObject({ code: 'ACCESS_REVOKED' });
      expect(revoked.seqs).toHaveLength(1);
      const missing = collect(client, projectId, null);
      expect(await missing.ended).toMatchObject({ code: 'NOT_FOUND' });
      await addMember(ada, projectId, bob);
      expect(collect(client, projectId, null).seqs).toEqual([]);
    });

    it('loads by `reload` at the start and when the cursor has expired, and continues after its cursor', async () => {
      await using strict = await startInstance(backend, { env: { LIMIT_REPLAY_EVENTS: '1' } });
      await using proxy = await openProxy(Number(new URL(strict.url).port));
      const { projectId, taskId } = await board();
      using client = clientOf(ada, { port: proxy.port, ...transport });
      const loads: string[] = [];
      const { seqs } = collect(client, projectId, null, async () => {
        const { project } = await client.query<{ project: { cursor: string } }>(
          'query ($id: ID!) { project(id: $id) { cursor } }',
          { id: projectId },
        );
        loads.push(project.cursor);
        return project.cursor;
      });
      await expect.poll(() => client.connection.getSnapshot().status).toBe('connected');
      await changeTask(ada, { taskId, title: 'Live' });
      await expect.poll(() => seqs).toEqual([3]);
      proxy.refuse();
      await expect.poll(() => client.connection.getSnapshot().status).toBe('disconnected');
      await changeTask(ada, { taskId, title: 'Missed' });
      await changeTask(ada, { taskId, title: 'Missed too' });
      proxy.restore();
      await expect.poll(() => loads).toHaveLength(2);
      await expect.poll(() => client.connection.getSnapshot().status).toBe('connected');
      await changeTask(ada, { taskId, title: 'After' });
      await expect.poll(() => seqs).toEqual([3, 6]);
    });

    it('shows the connection as lost only after the grace, with the reason, until it works again', async () => {
      await using proxy = await openProxy(Number(new URL(app.url).port));
      const { projectId, cursor, taskId } = await board();
      using client = clientOf(ada, { port: proxy.port, ...transport });
      const statuses: string[] = [];
      client.connection.subscribe(() => statuses.push(client.connection.getSnapshot().status));
      expect(client.connection.getSnapshot().status).toBe('connecting');
      const { seqs } = collect(client, projectId, cursor);
      await expect.poll(() => statuses).toEqual(['catching-up', 'connected']);
      proxy.refuse();
      await expect.poll(() => statuses.at(-1)).toBe('disconnected');
      expect(client.connection.getSnapshot()).toBe(client.connection.getSnapshot());
      expect(client.connection.getSnapshot().reason).toEqual(expect.any(String));
      await changeTask(ada, { taskId, title: 'Missed' });
      proxy.restore();
      await expect.poll(() => seqs).toHaveLength(1);
      await expect.poll(() => statuses.at(-1)).toBe('connected');
      expect(Date.now() - (client.connection.lastEventAt ?? 0)).toBeLessThan(10_000);
      client.close();
      expect(client.connection.getSnapshot().status).toBe('closed');
    });

    it('waits for a sign-in when the server refuses the token, and continues after `reconnect`', async () => {
      const { projectId, cursor, taskId } = await board();
      let token = 'invalid';
      using client = clientOf(ada, {
        ...transport,
        auth: { get: async () => ({ accessToken: token, expiresAt: new Date(Date.now() + 60_000).toISOString() }) },
      });
      const { seqs } = collect(client, projectId, cursor);
      await expect.poll(() => client.connection.getSnapshot().status).toBe('needs-auth');
      token = ada.token;
      client.reconnect();
      await changeTask(ada, { taskId, title: 'Seen' });
      await expect.poll(() => seqs).toHaveLength(1);
    });

    it('iterates, stops with the loop, and keeps the cursor in a store', async () => {
      const { projectId, cursor, taskId } = await board();
      let stored: string | undefined = cursor;
      const store = { get: () => stored, set: (value: string) => (stored = value) };
      using client = clientOf(ada, transport);
      const titles: string[] = [];
      for (const round of [1, 2]) {
        await changeTask(ada, { taskId, title: `${round}` });
        for await (const { data } of client.iterate(taskChangedDocument, { projectId }, { cursor: store })) {
          if ('task' in data.taskChanged) titles.push(data.taskChanged.task.title);
          break;
        }
        await changeTask(ada, { taskId, title: `${round} missed` });
      }
      expect(titles).toEqual(['1', '1 missed']);
    });
  });

  it('continues on the same cursor when the server restarts', async () => {
    const { projectId, cursor, taskId, seq } = await board();
    const first = await startInstance(backend);
    using client = clientOf(ada, { port: Number(new URL(first.url).port) });
    const { port } = new URL(first.url);
    const { seqs } = collect(client, projectId, cursor);
    await changeTask(ada, { taskId, title: 'Before' });
    await expect.poll(() => seqs).toHaveLength(1);
    await first[Symbol.asyncDispose]();
    await changeTask(ada, { taskId, title: 'Between' });
    const second = await startInstance(backend, { env: { PORT: port } });
    await changeTask(ada, { taskId, title: 'After' });
    await expect.poll(() => seqs).toEqual(numbers(seq + 1, seq + 3));
    client.close();
    await second[Symbol.asyncDispose]();
  });

  it('repeats a mutation whose response was lost, and the change happens once', async () => {
    const { taskId, projectId, cursor } = await board();
    let losses = 2;
    using client = clientOf(ada, {
      fetch: async (...args) => {
        const response = await fetch(...args);
        losses -= 1;
        if (losses >= 0) throw new TypeError('The connection was lost.');
        return response;
      },
    });
    const mutationId = randomUUID();
    const { updateTask } = await client.mutate(
      updateTaskDocument,
      { input: { taskId, title: 'Once' } },
      { mutationId },
    );
    expect(updateTask).toMatchObject({ __typename: 'UpdateTaskPayload' });
    expect(losses).toBe(-1);
    const events: unknown[] = [];
    client.subscribe(
      taskChangedDocument,
      { projectId, after: cursor },
      { next: ({ data }) => events.push(data.taskChanged.origin), error: () => {}, complete: () => {} },
    );
    await expect.poll(() => client.connection.getSnapshot().status).toBe('connected');
    expect(events).toEqual([{ clientId: client.clientId, mutationId }]);
  });
});
