import { WebSocket } from 'ws';
import { openAll, serveRequests } from './answers.js';
import { PresenceReader, type PresenceTarget } from './presence-reader.js';

/** A load process of present users: connects many readers and serves the requests of the bench over IPC. */

let readers: PresenceReader[] = [];

serveRequests({
  async connect(targets) {
    const added = (targets as PresenceTarget[]).map((target) => new PresenceReader(target, WebSocket));
    readers.push(...added);
    await openAll(added);
  },
  /** Disconnects and reconnects all readers; `addresses` maps old addresses to new ones. */
  async reconnect(addresses) {
    for (const reader of readers) reader.drop();
    for (const reader of readers) reader.moveBy((addresses as Record<string, string>) ?? {});
    for (const reader of readers) void reader.open();
  },
  /** Disconnects and removes every second reader. */
  async disconnectHalf() {
    for (const [index, reader] of readers.entries()) if (index % 2 === 1) reader.drop();
    readers = readers.filter((_, index) => index % 2 === 0);
  },
  async reset() {
    for (const reader of readers) Object.assign(reader, { messages: 0, retries: 0 });
  },
  /** Returns the number of readers by project and digest of the set of present users. */
  async report() {
    const views: Record<string, Record<string, number>> = {};
    for (const { projectId, view } of readers) {
      const ofProject = views[projectId] ?? {};
      views[projectId] = { ...ofProject, [view]: (ofProject[view] ?? 0) + 1 };
    }
    return {
      users: readers.map(({ projectId, userId }) => [projectId, userId]),
      views,
      messages: readers.reduce((sum, reader) => sum + reader.messages, 0),
      retries: readers.reduce((sum, reader) => sum + reader.retries, 0),
      error: readers.find(({ error }) => error !== undefined)?.error,
    };
  },
});
