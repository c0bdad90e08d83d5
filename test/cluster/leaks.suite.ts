import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Redis } from 'ioredis';
import { expect, inject, it } from 'vitest';
import { WebSocket } from 'ws';
import type { App } from '../../src/app.js';
import type { BackendKind } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { newProject, newTask } from '../support/operations.js';

/*
 * Sockets open, subscribe to a project and end, each in one of the possible ways. Afterwards the instance must hold no
 * socket, group, feed or Redis channel of these clients, and no memory that grows with their number.
 */

type Ending = 'terminate' | 'terminate before anything' | 'terminate at once' | 'complete' | 'close' | 'refused';
const endings: readonly Ending[] = [
  'terminate',
  'terminate before anything',
  'terminate at once',
  'complete',
  'close',
  'refused',
];

export interface LeakSize {
  readonly cycles: number;
  /** Allowed heap growth in bytes per cycle, above a fixed allowance. */
  readonly bytesPerCycle: number;
}

export function leakSuite(kind: BackendKind, { cycles, bytesPerCycle }: LeakSize): void {
  it(
    `releases sockets, groups, feeds, channels and memory of ${cycles} closed sockets`,
    async () => {
      await using backend = await kind.open();
      await using app = await startInstance(backend, { timing: { feedLinger: 50, socketClose: 500 } });
      const redis = new Redis(inject('services')!.redis);
      try {
        const [ada, eve] = [await newPerson(app.url), await newPerson(app.url)];
        const projects = await Promise.all(Array.from({ length: 5 }, () => newProject(ada)));
        const ids = projects.map(({ id }) => id);
        // Every socket starts at the cursor before the newest event and reads one event. More events would fill the
        // cache of rendered events, which would look like a leak.
        const cursors = new Map<string, { after: string; head: string }>();
        const happen = async (projectId: string) => {
          const { cursor } = await newTask(ada, { projectId, title: 'Meanwhile' });
          cursors.set(projectId, { after: cursors.get(projectId)?.head ?? cursor, head: cursor });
        };
        for (const projectId of [...ids, ...ids]) await happen(projectId);
        const cycle = (index: number) => {
          const projectId = ids[index % ids.length]!;
          const variables = { id: projectId, after: cursors.get(projectId)!.after };
          return visit(app, { ada, eve }, variables, endings[index % endings.length]!);
        };
        const rounds = async (count: number) => {
          for (let done = 0; done < count; done += 30) {
            const visits = Array.from({ length: Math.min(30, count - done) }, (_, index) => cycle(done + index));
            // The project changes while the sockets open and close.
            await happen(ids[(done / 30) % ids.length]!);
            await Promise.all(visits);
          }
        };
        const channels = () => redis.pubsub('CHANNELS', `${backend.env.REDIS_PREFIX}*`);
        // The feeds of the instance itself.
        const own = { feeds: app.feeds.size, channels: await channels() };
        const empty = async () => {
          await expect
            .poll(
              async () => ({
                sockets: app.sockets.size,
                groups: app.sockets.groups.size,
                members: app.sockets.groups.members,
                feeds: app.feeds.size,
                channels: await channels(),
              }),
              { timeout: 10_000 },
            )
            .toEqual({ sockets: 0, groups: 0, members: 0, ...own });
        };

        // The first cycles fill caches, compiled code and pools.
        await rounds(Math.min(300, cycles));
        await empty();
        const before = await settledHeap();
        await rounds(cycles);
        await empty();
        const grown = (await settledHeap()) - before;
        console.log(`${cycles} cycles: heap ${Math.round(before / 1024)} KB, then ${Math.round(grown / 1024)} KB more`);
        // Compiled code and V8's tables still grow a little.
        expect(grown).toBeLessThan(2_000_000 + cycles * bytesPerCycle);
      } finally {
        redis.disconnect();
      }
    },
    Math.max(60_000, cycles * 60),
  );
}

/** Opens and ends one socket, without the client of graphql-ws and its garbage. Resolves when the socket has ended. */
async function visit(
  app: App,
  { ada, eve }: { ada: Person; eve: Person },
  variables: { id: string; after: string },
  ending: Ending,
) {
  const person = ending === 'refused' ? eve : ada;
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const say = (message: object) => socket.send(JSON.stringify(message));
  const query = `subscription ($id: ID!, $after: Cursor) {
    taskChanged(projectId: $id, after: $after) { seq items { task { title assignees { id } } } }
  }`;
  await new Promise<void>((resolve) => {
    socket.on('close', () => resolve());
    socket.on('error', () => {});
    socket.on('open', () => {
      if (ending === 'terminate before anything') return socket.terminate();
      say({ type: 'connection_init', payload: { authorization: person.authorization } });
    });
    socket.on('message', (data) => {
      const { type } = JSON.parse(String(data)) as { type: string };
      if (type === 'connection_ack') {
        say({ id: '1', type: 'subscribe', payload: { query, variables } });
        if (ending === 'terminate at once') socket.terminate();
      }
      if (type === 'next' && ending === 'terminate') socket.terminate();
      if (type === 'next' && ending === 'complete') {
        say({ id: '1', type: 'complete' });
        socket.close(1000);
      }
      if (type === 'next' && ending === 'close') socket.close(1000);
      // `refused` ends by itself.
      if (type === 'complete' || type === 'error') socket.close(1000);
    });
  });
}

/** Collects garbage until a collection finds none. @returns the bytes of live objects */
async function settledHeap(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  let smallest = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 8; time += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 50));
    smallest = Math.min(smallest, process.memoryUsage().heapUsed);
  }
  return smallest;
}
