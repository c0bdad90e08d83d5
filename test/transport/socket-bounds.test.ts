import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { act } from '../support/act.js';
import { type Backend, describeBackends, describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { countWaiting, holdStream } from '../support/held-stream.js';
import { startInstance } from '../support/instance.js';
import { changeTask, newProject, newTask } from '../support/operations.js';
import { RawSocket } from '../support/raw-socket.js';
import { watchServerSockets } from '../support/server-sockets.js';

const buffer = 65_536;
const operations = 4;
const long = 'x'.repeat(40_000);

describeBackends('a socket', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let project: { id: string };
  let taskId: string;
  const serverSockets = watchServerSockets();

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, {
      env: { LIMIT_SOCKET_BUFFER_BYTES: String(buffer), LIMIT_OPERATIONS_PER_SOCKET: String(operations) },
      timing: { socketClose: 60_000, keepAlive: 60_000 },
    });
    ada = await newPerson(app.url);
    project = await newProject(ada);
    ({ id: taskId } = await newTask(ada, { projectId: project.id, title: 'Heavy' }));
    await changeTask(ada, { taskId, description: long });
  });
  afterAll(async () => {
    serverSockets[Symbol.dispose]();
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  async function accepted(url = app.url): Promise<RawSocket> {
    const socket = await RawSocket.open(url, 'graphql-transport-ws');
    socket.send({ type: 'connection_init', payload: { authorization: ada.authorization } });
    await socket.until(() => socket.messages.length === 1);
    return socket;
  }
  const refusals = async () => {
    const text = await (await fetch(`${app.url}/metrics`)).text();
    return Number(/taskwire_refusals_total\{limit="socket_buffer"\} (\d+)/.exec(text)?.[1] ?? 0);
  };
  /** Sends until the server refuses the reader. @returns the most bytes that waited in the server */
  async function untilRefused(socket: RawSocket, send: (round: number) => unknown): Promise<number> {
    const before = await refusals();
    const server = serverSockets.get(socket.tcp.localPort!)!;
    let waited = 0;
    for (let round = 0; (await refusals()) === before; round += 1) {
      if (round > 3_000) throw new Error(`Not refused, with ${server.writableLength} bytes waiting`);
      await send(round);
      waited = Math.max(waited, server.writableLength);
    }
    return waited;
  }

  const aliases = Array.from({ length: 10 }, (_, index) => `t${index}: task(id: $id) { description }`).join(' ');
  it.each<[string, (socket: RawSocket, round: number) => unknown]>([
    [
      'answers to queries',
      (socket, round) =>
        socket.send({
          type: 'subscribe',
          id: `q${round}`,
          payload: { query: `query ($id: ID!) { ${aliases} }`, variables: { id: taskId } },
        }),
    ],
    [
      'errors',
      (socket, round) =>
        socket.send({ type: 'subscribe', id: `e${round}`, payload: { query: `{ ${'y'.repeat(50_000)} }` } }),
    ],
  ])(
    'has a bounded buffer for unread %s, and closes 1013',
    async (_name, send) => {
      const socket = await accepted();
      socket.tcp.pause();
      const waited = await untilRefused(socket, (round) => send(socket, round));
      expect(waited).toBeLessThan(buffer + 3 * 600_000);
      socket.tcp.resume();
      await socket.until(() => socket.closeCode !== undefined);
      expect(socket.closeCode).toBe(1013);
      socket.tcp.destroy();
    },
    60_000,
  );

  it('has a bounded buffer for unread results of unshared subscriptions', async () => {
    const socket = await accepted();
    const fields = 'seq ... on TaskEvent { items { task { description } } }';
    for (let id = 0; id < 20; id += 1) {
      socket.send({ type: 'subscribe', id: String(id), payload: { query: `subscription { myEvents { ${fields} } }` } });
    }
    // Every subscription has delivered an event before the reader stops.
    await expect
      .poll(async () => {
        await changeTask(ada, { taskId, description: `${Math.random()}${long}` });
        return new Set(socket.messages.slice(1).map((message) => JSON.parse(message).id)).size;
      })
      .toBe(20);
    socket.tcp.pause();
    const waited = await untilRefused(socket, (round) => changeTask(ada, { taskId, description: `${round}${long}` }));
    expect(waited).toBeLessThan(buffer + 3 * 50_000);
    socket.tcp.destroy();
  }, 60_000);

  it('repeats no payload in pongs before connection_ack, and only a small one after it', async () => {
    const early = await RawSocket.open(app.url, 'graphql-transport-ws');
    early.sendMany([
      { type: 'ping', payload: { small: true } },
      { type: 'ping', payload: { big: long } },
    ]);
    await early.until(() => early.messages.length === 2);
    expect(early.messages).toEqual(['{"type":"pong"}', '{"type":"pong"}']);
    early.tcp.destroy();
    const socket = await accepted();
    socket.sendMany([
      { type: 'ping', payload: { small: true } },
      { type: 'ping', payload: { big: long } },
    ]);
    await socket.until(() => socket.messages.length === 3);
    expect(socket.messages.slice(1)).toEqual(['{"type":"pong","payload":{"small":true}}', '{"type":"pong"}']);
    socket.tcp.destroy();
  });

  it('allows more open subscriptions than LIMIT_OPERATIONS_PER_SOCKET', async () => {
    const socket = await accepted();
    const query = `subscription { taskChanged(projectId: "${project.id}") { seq } }`;
    const ids = Array.from({ length: 3 * operations }, (_, index) => `s${index}`);
    socket.sendMany(ids.map((id) => ({ type: 'subscribe', id, payload: { query } })));
    socket.send({ type: 'ping' });
    await socket.until(() => socket.messages.includes('{"type":"pong"}'));
    await expect.poll(() => app.sockets.groups.members).toBe(ids.length);
    socket.tcp.destroy();
    await expect.poll(() => app.sockets.groups.members).toBe(0);
  });

  it('delivers an event of 15 MB to a fast reader and to a reader of 1 MB per second', async () => {
    const { id } = await newProject(ada);
    const items = [];
    for (let index = 0; index < 100; index += 1) {
      const task = await newTask(ada, { projectId: id, title: `T${index}`, description: 'd'.repeat(50_000) });
      items.push({ taskId: task.id, status: 'DONE' });
    }
    const thrice = 'a: description b: description c: description';
    const query = `subscription { taskChanged(projectId: "${id}") { seq items { task { ${thrice} } } } }`;
    const fast = await accepted();
    const slow = await accepted();
    for (const socket of [fast, slow]) socket.send({ type: 'subscribe', id: '1', payload: { query } });
    await expect.poll(() => app.sockets.groups.members).toBe(2);
    const throttle = readSlowly(slow, 1_000_000);
    expect(await act(ada, 'bulkUpdateTasks', { projectId: id, items })).toEqual({
      __typename: 'BulkUpdateTasksPayload',
    });
    const isBulk = (message: string) => message.length > 15_000_000;
    await fast.until(() => fast.messages.some(isBulk), 30_000);
    // This event arrives while the slow reader is still receiving the first.
    await newTask(ada, { projectId: id, title: 'After' });
    for (const socket of [fast, slow]) await socket.until(() => socket.messages.length === 3, 40_000);
    expect([fast, slow].map(({ messages }) => messages.slice(1).map(isBulk))).toEqual([
      [true, false],
      [true, false],
    ]);
    clearInterval(throttle);
    for (const socket of [fast, slow]) socket.tcp.destroy();
  }, 120_000);

  it('is terminated when its client stops reading and sends only pings', async () => {
    await using own = await kind.open();
    await using other = await startInstance(own, { timing: { keepAlive: 100 } });
    const person = await newPerson(other.url);
    const socket = await RawSocket.open(other.url, 'graphql-transport-ws');
    socket.send({ type: 'connection_init', payload: { authorization: person.authorization } });
    await socket.until(() => socket.messages.length === 1);
    socket.tcp.pause();
    const pings = setInterval(() => socket.send({ type: 'ping' }), 20);
    await expect.poll(() => other.sockets.size, { timeout: 10_000 }).toBe(0);
    clearInterval(pings);
    socket.tcp.destroy();
  });
});

describeServices('the operations of one socket', (kind) => {
  it('run up to LIMIT_OPERATIONS_PER_SOCKET at once, and all further operations wait and are answered later', async () => {
    await using backend = await kind.open();
    await using app = await startInstance(backend, { env: { LIMIT_OPERATIONS_PER_SOCKET: String(operations) } });
    const ada = await newPerson(app.url);
    const { id } = await newProject(ada);
    const socket = await RawSocket.open(app.url, 'graphql-transport-ws');
    socket.send({ type: 'connection_init', payload: { authorization: ada.authorization } });
    await socket.until(() => socket.messages.length === 1);
    const query = `mutation { createTask(input: { projectId: "${id}", title: "T" }) { __typename } }`;
    const ids = Array.from({ length: 100 }, (_, index) => `o${index}`);
    const answers = () => socket.messages.filter((message) => message.includes('CreateTaskPayload'));
    {
      await using _held = await holdStream(backend, id);
      socket.sendMany(ids.map((operation) => ({ type: 'subscribe', id: operation, payload: { query } })));
      await expect.poll(() => countWaiting(backend)).toBe(operations);
      // One more operation would take another connection of the pool at once.
      await ada.post('{ me { id } }');
      expect([await countWaiting(backend), answers().length]).toEqual([operations, 0]);
    }
    await socket.until(() => answers().length === ids.length, 30_000);
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toMatch(/taskwire_refusals_total\{limit="operations_per_socket"\} [1-9]/);
    socket.tcp.destroy();
  }, 60_000);
});

/** Limits the reading of a socket to a number of bytes per second. */
function readSlowly({ tcp }: RawSocket, bytesPerSecond: number): NodeJS.Timeout {
  let allowance = 0;
  tcp.on('data', (chunk) => {
    allowance -= chunk.length;
    if (allowance < 0) tcp.pause();
  });
  return setInterval(() => {
    allowance = Math.min(allowance + bytesPerSecond / 20, bytesPerSecond / 20);
    if (allowance > 0) tcp.resume();
  }, 50);
}
