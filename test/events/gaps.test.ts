import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessRevokedError, NotFoundError } from '../../src/errors.js';
import { revokes, type StoredEvent } from '../../src/events/event.js';
import type { Group, GroupMember } from '../../src/events/group.js';
import type { Database } from '../../src/store/database.js';
import { openPackedPglite } from '../support/embedded.js';
import { Harness, type ReaderStream } from './harness.js';

/*
 * Between the opening of a stream and its live events, the program awaits something at many moments, the gaps. Every
 * scenario runs once for each gap: the project changes at the n-th gap and only there. Then the test compares the
 * events of the reader with the event table.
 */

const readerId = 'user_me';
const history = 6;

/** The changes in a gap. Each returns the events that it wrote. */
const changes = {
  'three events': async (harness: Harness) => harness.history(3),
  'a removal of the reader, then an event': async (harness: Harness) => [
    await harness.append('ProjectMemberRemoved', readerId),
    await harness.append('ProjectCreated'),
  ],
  'a removal and a return of the reader, then an event': async (harness: Harness) => [
    await harness.append('ProjectMemberRemoved', readerId),
    await harness.append('ProjectMemberAdded', readerId),
    await harness.append('ProjectCreated'),
  ],
} as const;

/** How the hints of the changes arrive: at once, and after the scenario. */
const hintDeliveries: Record<string, (events: StoredEvent[]) => { now: StoredEvent[]; late: StoredEvent[] }> = {
  'in time': (events) => ({ now: events, late: [] }),
  lost: () => ({ now: [], late: [] }),
  'reversed, repeated and late': (events) => ({ now: [...events.toReversed(), ...events], late: events }),
};

/** The events of a reader, and how its stream ended. */
interface Received {
  readonly seqs: number[];
  ended: unknown;
}

type Scenario = (harness: Harness, gap: (name: string) => Promise<void>, received: Received) => Promise<ReaderStream>;

const scenarios: Record<string, Scenario> = {
  'a stream from now on': async (harness, _gap, received) => iterate(await harness.open(readerId), received),
  'a stream from a cursor, over a cold feed': async (harness, _gap, received) =>
    iterate(await harness.open(readerId, 2), received),
  'a stream from a cursor, over a warm feed': async (harness, _gap, received) => {
    iterate(await harness.open('user_other'), { seqs: [], ended: undefined });
    for (const event of await harness.history(2)) harness.bus.hint(event);
    return iterate(await harness.open(readerId, 2), received);
  },
  'a new group from a cursor': async (harness, gap, received) => {
    const stream = await harness.open(readerId, 2);
    const group = harness.group(stream, renderer(gap));
    void serve(group, stream, received, gap);
    return stream;
  },
  'a new group from now on': async (harness, gap, received) => {
    const stream = await harness.open(readerId);
    void serve(harness.group(stream, renderer(gap)), stream, received, gap);
    return stream;
  },
  'an existing group from a cursor': async (harness, gap, received) => {
    const first = await harness.open('user_other');
    const group = harness.group(first, renderer(gap));
    void serve(group, first, { seqs: [], ended: undefined }, gap);
    for (const event of await harness.history(2)) harness.bus.hint(event);
    const stream = await harness.open(readerId, 2);
    void serve(group, stream, received, gap);
    return stream;
  },
};

function iterate(stream: ReaderStream, received: Received): ReaderStream {
  void (async () => {
    try {
      for await (const event of stream) received.seqs.push(event.seq);
      received.ended = 'closed';
    } catch (error) {
      received.ended = error;
    }
  })();
  return stream;
}

function renderer(gap: (name: string) => Promise<void>) {
  return async (event: StoredEvent) => {
    await gap('before rendering');
    return Buffer.from(String(event.seq));
  };
}

async function serve(group: Group, stream: ReaderStream, received: Received, gap: (name: string) => Promise<void>) {
  const member: GroupMember = {
    userId: stream.userId,
    authorizedAt: stream.authorizedAt,
    get closed() {
      return received.ended !== undefined;
    },
    drained: () => gap('before a slow reader has room'),
    deliver: (frames) => {
      received.seqs.push(...frames.map(Number));
    },
    end: (reason) => {
      received.ended = reason;
    },
  };
  try {
    await group.catchUp(member, stream.position);
  } catch (error) {
    received.ended = error;
  }
}

describe('a reader', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openPackedPglite();
  });
  afterAll(() => database[Symbol.asyncDispose]());

  describe.each(Object.entries(scenarios))('of %s', (_name, scenario) => {
    describe.each(Object.entries(changes))('receives the exact events after %s in any gap', (_what, change) => {
      it.each(Object.entries(hintDeliveries))('when the hint is %s', async (_how, deliverHints) => {
        let at = 0;
        for (; ; at += 1) {
          const { changed, ...result } = await runScenario(database, scenario, change, deliverHints, at);
          if (!changed) break;
          expect(result.actual, `in gap ${at}, ${result.gapName}`).toEqual(result.expected);
        }
        // Listening, reading the head and authorizing have a gap before and after each.
        expect(at).toBeGreaterThanOrEqual(6);
      });
    });
  });
});

/** Runs a scenario with a change in its gap number `at`. */
async function runScenario(
  database: Database,
  scenario: Scenario,
  change: (harness: Harness) => Promise<readonly StoredEvent[]>,
  deliverHints: (typeof hintDeliveries)[string],
  at: number,
) {
  let gaps = 0;
  let over = false;
  let gapName: string | undefined;
  let late: StoredEvent[] = [];
  const gap = async (name: string) => {
    gaps += 1;
    if (over || gaps !== at + 1) return;
    gapName = name;
    const delivered = deliverHints([...(await change(harness))]);
    late = delivered.late;
    for (const event of delivered.now) harness.bus.hint(event);
  };
  await using harness = await Harness.open({ database, gap });
  await harness.history(history);

  const received: Received = { seqs: [], ended: undefined };
  const stream = await scenario(harness, gap, received).catch((error: unknown) => error);
  if (stream instanceof NotFoundError) {
    // A reader removed before the authorization is refused and receives no event.
    const events = await harness.all();
    const removed = events.some((event) => revokes(event, readerId));
    return { changed: gapName !== undefined, gapName, actual: received.seqs, expected: removed ? [] : 'no refusal' };
  }
  if (!isStream(stream)) throw stream;
  const { authorizedAt } = stream;
  const position = harness.startsAt.get(stream)!;
  await settle(harness, position, received, () => gapName !== undefined);
  over = true;
  for (const event of late) harness.bus.hint(event);
  harness.bus.hint(await harness.append('ProjectCreated'));
  if (deliverHints === hintDeliveries.lost) await harness.feeds.checkHeads();

  const events = await harness.all();
  const end = events.find((event) => event.seq > authorizedAt && revokes(event, readerId));
  const expected = events
    .map(({ seq }) => seq)
    .filter((seq) => seq > position && seq < (end?.seq ?? Number.POSITIVE_INFINITY));
  const deadline = Date.now() + 3_000;
  while (Date.now() < deadline && !(end ? received.ended : received.seqs.length >= expected.length)) await delay(1);
  const actual = { seqs: [...received.seqs], revoked: received.ended instanceof AccessRevokedError };
  received.ended ??= 'over';
  await stream.return();
  return { changed: gapName !== undefined, gapName, actual, expected: { seqs: expected, revoked: end !== undefined } };
}

/** Waits until the reader has reached the head or the change has happened. */
async function settle(harness: Harness, position: number, received: Received, changed: () => boolean): Promise<void> {
  const head = (await harness.log.heads([harness.streamId])).get(harness.streamId) ?? 0;
  const deadline = Date.now() + 3_000;
  while (!changed() && !received.ended && (received.seqs.at(-1) ?? position) < head && Date.now() < deadline)
    await delay(1);
}

function isStream(value: unknown): value is ReaderStream {
  return typeof value === 'object' && value !== null && 'authorizedAt' in value;
}
