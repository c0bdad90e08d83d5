import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Backend, describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { changeTask, newProject, newTask } from '../support/operations.js';
import { RawSocket } from '../support/raw-socket.js';

const limit = 65_536;
/** The length of the description; an event carries the old and the new description. */
const descriptionLength = 50_000;
const query = `subscription ($projectId: ID!, $after: Cursor) {
  taskChanged(projectId: $projectId, after: $after) {
    seq cursor items { task { description } changes { ... on TaskTextChange { fromText } } }
  }
}`;
type Event = { taskChanged: { seq: number; cursor: string } };

describeServices('a slow reader', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  const serverSockets = new Map<number, Socket>();
  const onSocket = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    if (socket.remotePort) serverSockets.set(socket.remotePort, socket);
  };

  beforeAll(async () => {
    subscribe('net.server.socket', onSocket);
    backend = await kind.open();
    app = await startInstance(backend, {
      env: { LIMIT_SOCKET_BUFFER_BYTES: String(limit) },
      // Long enough for the reader to resume reading and receive the close frame.
      timing: { socketClose: 60_000, keepAlive: 60_000 },
    });
    ada = await newPerson(app.url);
  });
  afterAll(async () => {
    unsubscribe('net.server.socket', onSocket);
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const describeAgain = (taskId: string, index: number) =>
    changeTask(ada, { taskId, description: String(index % 10).repeat(descriptionLength) });

  it('is closed 1013 with a bounded buffer, delays no other reader, and resumes without gaps', async () => {
    const project = await newProject(ada);
    const task = await newTask(ada, { projectId: project.id, title: 'Heavy' });

    const slow = await RawSocket.open(app.url, 'graphql-transport-ws');
    slow.send({ type: 'connection_init', payload: { authorization: ada.authorization } });
    await slow.until(() => slow.messages.length === 1);
    slow.send({ id: 'slow', type: 'subscribe', payload: { query, variables: { projectId: project.id } } });
    const fastReaders = Array.from({ length: 3 }, () => followAll(ada, project.id));
    await expect.poll(() => app.sockets.groups.members).toBe(4);
    await describeAgain(task.id, 0);
    await slow.until(() => slow.messages.length === 2);
    slow.tcp.pause();
    const serverSide = serverSockets.get(slow.tcp.localPort!)!;

    let buffered = 0;
    let slowest = 0;
    let events = 1;
    // The kernel buffers some megabytes before the server's own buffer begins to fill.
    while (app.sockets.groups.members === 4 && events < 400) {
      events += 1;
      const started = performance.now();
      await describeAgain(task.id, events);
      for (const reader of fastReaders) await reader.until(events);
      slowest = Math.max(slowest, performance.now() - started);
      buffered = Math.max(buffered, serverSide.writableLength);
    }
    // The other readers continue while the close frame waits for the slow one.
    expect([app.sockets.groups.members, slow.closeCode, app.sockets.size]).toEqual([3, undefined, 4]);
    for (let more = 0; more < 5; more += 1) {
      events += 1;
      await describeAgain(task.id, events);
      for (const reader of fastReaders) await reader.until(events);
      buffered = Math.max(buffered, serverSide.writableLength);
    }
    console.log({ events, buffered, slowestMs: Math.round(slowest) });
    expect(buffered).toBeGreaterThan(limit);
    // The batch that passes the limit; each event contains its text twice.
    expect(buffered).toBeLessThan(limit + 4 * 2 * (descriptionLength + 500));
    expect(slowest).toBeLessThan(2_000);

    slow.tcp.resume();
    await slow.until(() => slow.closeCode !== undefined);
    expect(slow.closeCode).toBe(1013);
    slow.tcp.destroy();
    const seen = slow.messages.slice(1).map((message) => JSON.parse(message).payload.data as Event);
    const last = seen.at(-1)!.taskChanged;
    expect(seen.map(({ taskChanged }) => taskChanged.seq)).toEqual(range(3, last.seq));
    expect(last.seq).toBeLessThan(events + 2);

    const resumed = followAll(ada, project.id, last.cursor);
    await resumed.until(events + 2 - last.seq);
    expect(resumed.seqs).toEqual(range(last.seq + 1, events + 2));
    for (const reader of [...fastReaders, resumed]) {
      expect(reader.ended).toBeUndefined();
      await reader.stop();
    }
  }, 120_000);

  it('is told apart from a fast reader of a long replay, which receives every event', async () => {
    const project = await newProject(ada);
    const task = await newTask(ada, { projectId: project.id, title: 'Heavy' });
    for (let index = 0; index < 100; index += 1) await describeAgain(task.id, index);
    const start = Buffer.from(`${app.services.log.epoch}.${project.id}.0`).toString('base64url');
    const reader = followAll(ada, project.id, start);
    await reader.until(101).catch((error: unknown) => expect.soft(String(error)).toBe(''));
    expect([reader.ended, reader.seqs]).toEqual([undefined, range(2, 102)]);
    await reader.stop();
  }, 60_000);

  it('stays open when it reads a long replay in small steps', async () => {
    // The limit is below a batch and above a single event.
    await using thin = await startInstance(backend, { env: { LIMIT_SOCKET_BUFFER_BYTES: '262144' } });
    const project = await newProject(ada);
    const task = await newTask(ada, { projectId: project.id, title: 'Heavy' });
    for (let index = 0; index < 150; index += 1) await describeAgain(task.id, index);
    const after = Buffer.from(`${app.services.log.epoch}.${project.id}.0`).toString('base64url');
    const reader = await RawSocket.open(thin.url, 'graphql-transport-ws');
    // Reads the available bytes every few milliseconds.
    reader.tcp.on('data', () => {
      reader.tcp.pause();
      setTimeout(() => reader.tcp.resume(), 5);
    });
    reader.send({ type: 'connection_init', payload: { authorization: ada.authorization } });
    await reader.until(() => reader.messages.length === 1);
    reader.send({ id: 'thin', type: 'subscribe', payload: { query, variables: { projectId: project.id, after } } });
    await reader.until(() => reader.messages.length === 152 || reader.closeCode !== undefined, 30_000);
    expect([reader.closeCode, reader.messages.length]).toEqual([undefined, 152]);
    reader.tcp.destroy();
  }, 60_000);
});

function followAll(person: Person, projectId: string, after?: string) {
  const seqs: number[] = [];
  const client = person.socket();
  let wake = () => {};
  const reader = {
    seqs,
    ended: undefined as unknown,
    async until(count: number) {
      const timer = setTimeout(() => {
        reader.ended ??= `only ${seqs.length} events`;
        wake();
      }, 20_000);
      while (seqs.length < count && reader.ended === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      clearTimeout(timer);
      if (seqs.length < count) throw new Error(`Ended with ${JSON.stringify(reader.ended)}`);
    },
    stop: () => client.dispose(),
  };
  client.subscribe<Event>(
    { query, variables: { projectId, after } },
    {
      next: ({ data }) => {
        if (data) seqs.push(data.taskChanged.seq);
        wake();
      },
      error: (reason) => {
        const { code } = (reason ?? {}) as { code?: number };
        reader.ended = code ?? String(reason);
        wake();
      },
      complete: () => {
        reader.ended ??= 'completed';
        wake();
      },
    },
  );
  return reader;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
