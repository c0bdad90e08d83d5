import { WebSocket } from 'ws';
import { PresenceReader, type PresenceTarget } from './presence-reader.js';

/** A load process of people who are present: it holds many readers and answers the bench's questions over IPC. */

const openAtOnce = 50;

let readers: PresenceReader[] = [];

async function openAll(): Promise<void> {
  const left = readers.values();
  const lane = async () => {
    for (const reader of left) await reader.open();
  };
  await Promise.all(Array.from({ length: openAtOnce }, lane));
}

const answers: Record<string, (argument: unknown) => Promise<unknown>> = {
  async connect(targets) {
    readers = (targets as PresenceTarget[]).map((target) => new PresenceReader(target, WebSocket));
    await openAll();
  },
  /** Cuts everybody's connection; `addresses` says where those are found who come back. */
  async comeBack(addresses) {
    for (const reader of readers) reader.drop();
    for (const reader of readers) reader.moveBy((addresses as Record<string, string>) ?? {});
    await Promise.all(readers.map((reader) => reader.open()));
  },
  /** Cuts the connection of each second person, for good. */
  async halve() {
    for (const [index, reader] of readers.entries()) if (index % 2 === 1) reader.drop();
    readers = readers.filter((_, index) => index % 2 === 0);
  },
  async reset() {
    for (const reader of readers) reader.messages = 0;
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
      fault: readers.find(({ fault }) => fault !== undefined)?.fault,
    };
  },
};

process.on('message', ({ id, question, argument }: { id: number; question: string; argument: unknown }) => {
  const answer = answers[question] ?? (() => Promise.reject(new Error('unknown question')));
  answer(argument).then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, fault: String(error) }),
  );
});
process.once('disconnect', () => process.exit());
