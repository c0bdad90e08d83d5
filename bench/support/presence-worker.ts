import { WebSocket } from 'ws';
import { answerQuestions, openAll } from './answers.js';
import { PresenceReader, type PresenceTarget } from './presence-reader.js';

/** A load process of people who are present: it holds many readers and answers the bench's questions over IPC. */

let readers: PresenceReader[] = [];

answerQuestions({
  async connect(targets) {
    const fresh = (targets as PresenceTarget[]).map((target) => new PresenceReader(target, WebSocket));
    readers.push(...fresh);
    await openAll(fresh);
  },
  /** Cuts everybody's connection; `addresses` says where those are found who come back. */
  async comeBack(addresses) {
    for (const reader of readers) reader.drop();
    for (const reader of readers) reader.moveBy((addresses as Record<string, string>) ?? {});
    for (const reader of readers) void reader.open();
  },
  /** Cuts the connection of each second person, for good. */
  async halve() {
    for (const [index, reader] of readers.entries()) if (index % 2 === 1) reader.drop();
    readers = readers.filter((_, index) => index % 2 === 0);
  },
  async reset() {
    for (const reader of readers) Object.assign(reader, { messages: 0, retries: 0 });
  },
  /** Whom each reader takes for present, by project, with how many readers think so. */
  async report() {
    const views: Record<string, Record<string, number>> = {};
    for (const { projectId, view } of readers) {
      const ofProject = views[projectId] ?? {};
      views[projectId] = { ...ofProject, [view]: (ofProject[view] ?? 0) + 1 };
    }
    return {
      people: readers.map(({ projectId, userId }) => [projectId, userId]),
      views,
      messages: readers.reduce((sum, reader) => sum + reader.messages, 0),
      retries: readers.reduce((sum, reader) => sum + reader.retries, 0),
      fault: readers.find(({ fault }) => fault !== undefined)?.fault,
    };
  },
});
