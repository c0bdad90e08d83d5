import { once } from 'node:events';
import { connect } from 'node:net';
import { print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person, Subscription } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { changeTask, newProject, newTask, taskChangedDocument, taskOf } from '../support/operations.js';
import { openProxy, type TcpProxy } from '../support/proxy.js';
import { RawSocket } from '../support/raw-socket.js';

/*
 * Dead peers: their connection stays open, and nothing arrives from it any longer. The server detects dead peers and
 * releases their sockets, groups, streams and feeds. (slow-reader.test.ts tests live peers that do not read.)
 */

/** Long enough for live peers to answer in time on a machine that is busy with other tests. */
const keepAlive = 1_500;
const patience = { timeout: 15_000 };
const documents = [
  'taskChanged(projectId: $id) { seq }',
  'taskChanged(projectId: $id) { seq items { task { project { viewerRole } } } }',
  'commentChanged(projectId: $id) { seq }',
  'projectChanged(projectId: $id) { seq }',
  'projectEvents(projectId: $id) { seq }',
  'projectStatsChanged(projectId: $id) { total }',
].map((field) => `subscription ($id: ID!) { ${field} }`);
const mine = 'subscription { myEvents { seq } }';

describeBackends('a dead peer', (kind) => {
  let backend: Backend;
  let app: App;
  let proxy: TcpProxy;
  let ada: Person;
  let projectId: string;
  /** The feeds of the instance itself. */
  let ownFeeds: number;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { timing: { keepAlive, feedLinger: 50 } });
    proxy = await openProxy(Number(new URL(app.url).port));
    ada = await newPerson(app.url);
    ({ id: projectId } = await newProject(ada));
    ownFeeds = app.feeds.size;
  });
  afterAll(async () => {
    await proxy[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const held = () => ({
    sockets: app.sockets.size,
    groups: app.sockets.groups.size,
    members: app.sockets.groups.members,
    streams: app.sse.size,
    feeds: app.feeds.size - ownFeeds,
  });
  const holds = (what: Partial<ReturnType<typeof held>>) => expect.poll(held, patience).toMatchObject(what);
  const nothing = { sockets: 0, groups: 0, members: 0, streams: 0, feeds: 0 };

  /** A socket with every kind of subscription that answers pings. */
  async function follower(url: string): Promise<RawSocket> {
    const socket = await RawSocket.open(url, 'graphql-transport-ws');
    socket.answers = true;
    socket.send({ type: 'connection_init', payload: { authorization: ada.authorization } });
    await socket.until(() => socket.messages.length === 1);
    for (const [id, query] of [...documents, mine].entries()) {
      socket.send({ id: String(id), type: 'subscribe', payload: { query, variables: { id: projectId } } });
    }
    return socket;
  }
  const followed = { sockets: 1, groups: 5, members: 5, feeds: 2 };

  it('is terminated after an unanswered ping, and its groups and feeds are released', async () => {
    // The peer acknowledges every byte and answers none: its system runs, its program does not.
    const deaf = await follower(app.url);
    await holds(followed);
    await deaf.until(() => deaf.pings > 1);
    const pings = deaf.pings;
    const closed = once(deaf.tcp, 'close');
    deaf.answers = false;
    await closed;
    // The server terminates the socket when the next ping is due, at most two intervals after the last answer.
    expect(deaf.pings - pings).toBeLessThanOrEqual(1);
    await holds(nothing);
  });

  it('is terminated behind a silent proxy, while other sockets continue', async () => {
    const lost = await follower(`http://127.0.0.1:${proxy.port}`);
    await holds(followed);
    await using live = ada.follow(taskChangedDocument, { projectId });
    await holds({ sockets: 2, groups: 6 });
    proxy.stall();
    await newTask(ada, { projectId, title: 'One' });
    await holds({ ...nothing, sockets: 1, groups: 1, members: 1, feeds: 1 });
    await newTask(ada, { projectId, title: 'Two' });
    expect((await live.until(2)).map(({ taskChanged }) => taskOf(taskChanged)?.title)).toEqual(['One', 'Two']);
    proxy.restore();
    lost.tcp.destroy();
  });

  it('is told apart from a live client that only sends pings of the subprotocol', async () => {
    const talker = await follower(app.url);
    talker.answers = false;
    // A ping of the subprotocol shows that the client is alive.
    for (const pings of [1, 2, 3]) {
      await talker.until(() => talker.pings >= pings);
      const before = talker.messages.length;
      talker.send({ type: 'ping' });
      await talker.until(() => talker.messages.slice(before).some((message) => JSON.parse(message).type === 'pong'));
    }
    expect(app.sockets.size).toBe(1);
    talker.tcp.destroy();
    await holds(nothing);
  });

  it('is detected by a client that pings the server as documented, and the client resumes', async () => {
    const { cursor } = await newTask(ada, { projectId, title: 'Known' });
    const urls = [`ws://127.0.0.1:${proxy.port}/graphql`];
    let unanswered: NodeJS.Timeout | undefined;
    const client = ada.socket({
      // The retries bypass the proxy.
      url: () => urls.shift() ?? `${app.url.replace('http', 'ws')}/graphql`,
      retryAttempts: 5,
      keepAlive: 100,
      on: {
        ping: (received) => {
          if (!received) unanswered = setTimeout(() => client.terminate(), 300);
        },
        pong: (received) => received && clearTimeout(unanswered),
        closed: () => clearTimeout(unanswered),
      },
    });
    await using subscription = new Subscription(client, print(taskChangedDocument), { projectId, after: cursor });
    await holds({ members: 1 });
    proxy.stall();
    await newTask(ada, { projectId, title: 'Missed' });
    const [missed] = await subscription.until(1);
    expect(missed).toMatchObject({ taskChanged: { task: { title: 'Missed' } } });
    proxy.reset();
    proxy.restore();
  });

  describe('with a stream of server-sent events', () => {
    const query = `subscription ($id: ID!, $after: Cursor) {
      taskChanged(projectId: $id, after: $after) {
        seq cursor items { task { description } changes { ... on TaskTextChange { fromText } } }
      }
    }`;

    /** Opens a stream. @returns the received text and the end of the stream */
    async function read(url: string, after?: string) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { accept: 'text/event-stream', 'content-type': 'application/json', authorization: ada.authorization },
        body: JSON.stringify({ query, variables: { id: projectId, after } }),
      });
      const reader = { text: '', ended: Promise.resolve<unknown>(undefined) };
      const pieces = response.body!.pipeThrough(new TextDecoderStream());
      const follow = async () => {
        for await (const piece of pieces) reader.text += piece;
      };
      reader.ended = follow().catch((error: unknown) => error);
      return reader;
    }
    const seqs = (text: string) => [...text.matchAll(/"seq":(\d+)/g)].map(([, seq]) => Number(seq));

    it('is terminated when it reads none of the waiting bytes', async () => {
      const task = await newTask(ada, { projectId, title: 'Heavy' });
      const silent = await read(`http://127.0.0.1:${proxy.port}`);
      await holds({ ...nothing, streams: 1, feeds: 1 });
      proxy.stall();
      // Buffers on the way hold some megabytes before bytes wait in the server.
      for (let count = 0; app.sse.size > 0 && count < 500; count += 1) {
        await changeTask(ada, { taskId: task.id, description: String(count % 10).repeat(50_000) });
      }
      await holds(nothing);
      proxy.reset();
      proxy.restore();
      expect(await silent.ended).toBeInstanceOf(Error);
    });

    it('is told apart from a live client that reads one very large event over many intervals', async () => {
      const env = { LIMIT_SOCKET_BUFFER_BYTES: '65536', LIMIT_OPERATION_COST: '10000000' };
      await using quick = await startInstance(backend, { env, timing: { keepAlive: 100, feedLinger: 50 } });
      const copies = Array.from({ length: 600 }, (_, index) => `d${index}: description`);
      const huge = `subscription ($id: ID!) { taskChanged(projectId: $id) { items { task { ${copies.join(' ')} } } } }`;
      const bytes = copies.length * 50_000;
      const body = JSON.stringify({ query: huge, variables: { id: projectId } });
      const tcp = connect(Number(new URL(quick.url).port), '127.0.0.1');
      tcp.write(
        [
          'POST /graphql HTTP/1.1',
          'Host: 127.0.0.1',
          'Accept: text/event-stream',
          'Content-Type: application/json',
          `Authorization: ${ada.authorization}`,
          `Content-Length: ${body.length}`,
          '',
          body,
        ].join('\r\n'),
      );
      await expect.poll(() => quick.sse.size, patience).toBe(1);
      await newTask(ada.at(quick.url), { projectId, title: 'Huge', description: 'x'.repeat(50_000) });
      let taken = 0;
      // About 200 ms per megabyte: in two intervals the client reads sixteen buffers.
      for await (const chunk of tcp) {
        taken += chunk.length;
        if (taken >= bytes) break;
        await new Promise((resolve) => setTimeout(resolve, chunk.length / 5_000));
      }
      expect(taken).toBeGreaterThanOrEqual(bytes);
    }, 60_000);

    it('is terminated after the maximum age of a stream, and a live client resumes from its cursor', async () => {
      await using quick = await startInstance(backend, { timing: { keepAlive: 30, feedLinger: 50 } });
      await using between = await openProxy(Number(new URL(quick.url).port));
      const own = quick.feeds.size;
      const live = await read(quick.url);
      const silent = await read(`http://127.0.0.1:${between.port}`);
      await expect.poll(() => [quick.sse.size, quick.feeds.size - own], patience).toEqual([2, 1]);
      between.stall();
      await newTask(ada, { projectId, title: 'Before' });
      await expect.poll(() => [quick.sse.size, quick.feeds.size - own], patience).toEqual([0, 0]);
      // The stream ends without `complete`, so clients with automatic reconnection resume.
      expect(await live.ended).toBeInstanceOf(Error);
      expect(live.text).not.toContain('complete');
      const [cursor] = /(?<="cursor":")[^"]+/.exec(live.text) ?? [];
      await newTask(ada, { projectId, title: 'After' });
      const back = await read(quick.url, cursor);
      await expect.poll(() => seqs(back.text), patience).toEqual([Number(seqs(live.text).at(-1)) + 1]);
      between.reset();
      await silent.ended;
    });
  });
});
