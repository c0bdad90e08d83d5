import type { EventKind } from '../../src/events/kinds.js';
import type { ReaderRecord, Received, SessionRecord, TaskState } from './oracle.js';

/*
 * Compares a reader's received events with the event table. The comparison does not depend on feeds, groups or Redis.
 */

/** A row of the event table. */
export interface LoggedEvent {
  readonly seq: number;
  readonly kind: EventKind;
  readonly data: { readonly task?: TaskState; readonly userId?: string };
  readonly mutationId: string | null;
}

export interface Truth {
  readonly events: readonly LoggedEvent[];
  /** The kinds of events of the reader's subscription. */
  readonly kinds: readonly EventKind[];
  /** The tasks of the project by a query after the run. */
  readonly tasks: ReadonlyMap<string, TaskState>;
  /** True when failed subscriptions and lost sockets are expected. */
  readonly faulty: boolean;
}

/** A message for each wrong delivery to the reader; empty when all deliveries are right. */
export function judge(reader: ReaderRecord, truth: Truth): string[] {
  return [
    ...judgeLog(truth.events),
    ...judgeSequence(reader, truth),
    ...judgeContents(reader, truth.events),
    ...judgeAccess(reader, truth),
    ...judgeEndings(reader, truth.faulty),
    ...judgeState(reader.tasks, truth.tasks),
  ];
}

function judgeLog(events: readonly LoggedEvent[]): string[] {
  const wrong = events.find(({ seq }, index) => seq !== index + 1);
  return wrong ? [`the event log has a gap before ${wrong.seq}`] : [];
}

/** Over all sessions: every event after the first cursor, in order and exactly once. */
function judgeSequence(reader: ReaderRecord, { events, kinds }: Truth): string[] {
  const expected = events.filter(({ seq, kind }) => seq > reader.start && kinds.includes(kind)).map(({ seq }) => seq);
  const got = reader.sessions.flatMap(({ received }) => received.map(({ seq }) => seq));
  const at = expected.findIndex((seq, index) => got[index] !== seq);
  if (at < 0 && got.length === expected.length) return [];
  const wrong = at < 0 ? expected.length : at;
  return [
    `expected ${expected[wrong] ?? 'no more'} as delivery ${wrong}, got ${got[wrong] ?? 'nothing'}; ` +
      `around it ${got.slice(Math.max(wrong - 3, 0), wrong + 4)} of ${got.length}, expected ${expected.length}`,
  ];
}

function judgeContents(reader: ReaderRecord, events: readonly LoggedEvent[]): string[] {
  const wrong = reader.sessions
    .flatMap(({ received }) => received)
    .filter((received) => !sameContent(received, events[received.seq - 1]));
  return wrong.slice(0, 3).map((received) => `content of ${received.seq} is wrong: ${JSON.stringify(received)}`);
}

function sameContent({ kind, task }: Received, logged: LoggedEvent | undefined): boolean {
  if (logged?.kind !== kind) return false;
  const { task: truth } = logged.data;
  return task === undefined || (truth !== undefined && sameTask(task, truth));
}

/** A removed member receives no event after the removal, and the subscription ends exactly there. */
function judgeAccess(reader: ReaderRecord, truth: Truth): string[] {
  const removals = truth.events.filter(
    ({ kind, data }) => kind === 'ProjectMemberRemoved' && data.userId === reader.userId,
  );
  const problems: string[] = [];
  let position = reader.start;
  for (const [index, session] of reader.sessions.entries()) {
    const later = removals.filter((removal) => (session.firstAt ?? Number.POSITIVE_INFINITY) < askedAt(removal));
    const [first] = later;
    const leak = first && session.received.find(({ seq }) => seq > first.seq);
    if (leak) problems.push(`session ${index} got ${leak.seq} although ${first.seq} removed the reader`);
    if (first && session.end.kind === 'stopped') problems.push(`session ${index} survived the removal ${first.seq}`);
    position = session.received.at(-1)?.seq ?? position;
    if (session.end.kind === 'revoked' && !rightlyRevoked(reader, session, position, removals, truth)) {
      problems.push(`session ${index} was revoked after ${position} without a removal right there`);
    }
    if (session.end.kind === 'refused' && !rightlyRefused(reader, session)) {
      problems.push(`session ${index} was refused to a member`);
    }
  }
  return problems;
}

/** True when the next event after the last delivery is a removal, and the session began before its response. */
function rightlyRevoked(
  reader: ReaderRecord,
  session: SessionRecord,
  position: number,
  removals: readonly LoggedEvent[],
  { events, kinds }: Truth,
): boolean {
  return removals.some((removal) => {
    const change = reader.changes.find(({ askedAt: tick }) => tick === askedAt(removal));
    if (removal.seq <= position || (change?.answeredAt ?? Number.POSITIVE_INFINITY) < session.openedAt) return false;
    return !events.slice(position, removal.seq - 1).some(({ kind }) => kinds.includes(kind));
  });
}

/** True when a removal was requested before the refusal, without a later addition completed before the subscription. */
function rightlyRefused({ changes }: ReaderRecord, session: SessionRecord): boolean {
  return changes.some(
    (removal) =>
      removal.kind === 'remove' &&
      removal.askedAt < session.closedAt &&
      !changes.some(
        ({ kind, askedAt: asked, answeredAt, done }) =>
          kind === 'add' &&
          done &&
          asked > removal.askedAt &&
          (answeredAt ?? Number.POSITIVE_INFINITY) < session.openedAt,
      ),
  );
}

function askedAt({ mutationId }: LoggedEvent): number {
  return Number(mutationId?.slice('tick '.length));
}

function judgeEndings(reader: ReaderRecord, faulty: boolean): string[] {
  if (faulty) return [];
  return reader.sessions.flatMap(({ end }, index) => {
    if (end.kind === 'failed') return [`session ${index} failed: ${end.errors}`];
    if (end.kind === 'lost') return [`session ${index} was lost: ${end.reason}`];
    return [];
  });
}

function judgeState(folded: ReadonlyMap<string, TaskState>, fresh: ReadonlyMap<string, TaskState>): string[] {
  const problems: string[] = [];
  for (const [id, task] of fresh) {
    const own = folded.get(id);
    if (!own || !sameTask(own, task))
      problems.push(`task ${id} is ${JSON.stringify(own)}, not ${JSON.stringify(task)}`);
  }
  for (const id of folded.keys()) if (!fresh.has(id)) problems.push(`task ${id} is present, although deleted`);
  return problems.slice(0, 3);
}

const compared = ['id', 'title', 'description', 'status', 'priority', 'dueDate', 'estimate', 'version'] as const;

function sameTask(a: TaskState, b: TaskState): boolean {
  return compared.every((field) => a[field] === b[field]);
}
