import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessRevokedError, NotFoundError } from '../../src/errors.js';
import { revokes, type StoredEvent } from '../../src/events/event.js';
import type { Group, GroupMember } from '../../src/events/group.js';
import type { Database } from '../../src/store/database.js';
import { openPackedPglite } from '../support/backends.js';
import { Harness, type ReaderStream } from './harness.js';

/*
 * Between a reader's coming and its following live there are many moments at which the program waits. Every scenario here
 * is run once for each of them: at the n-th, and there alone, something happens to the project. What the reader got is
 * then compared with the event table.
 */

const me = 'user_me';
const history = 6;

/** What happens in the gap; each gives the events that it wrote. */
const happenings = {
  'three events': async (rig: Harness) => rig.history(3),
  'my removal, then an event': async (rig: Harness) => [
    await rig.append('ProjectMemberRemoved', me),
    await rig.append('ProjectCreated'),
  ],
  'my removal, my return, then an event': async (rig: Harness) => [
    await rig.append('ProjectMemberRemoved', me),
    await rig.append('ProjectMemberAdded', me),
    await rig.append('ProjectCreated'),
  ],
} as const;

/** How its hints travel: what arrives at once, and what arrives when all is over. */
const carriers: Record<string, (events: StoredEvent[]) => { now: StoredEvent[]; late: StoredEvent[] }> = {
  'in time': (events) => ({ now: events, late: [] }),
  lost: () => ({ now: [], late: [] }),
  'backwards, twice and late': (events) => ({ now: [...events.toReversed(), ...events], late: events }),
};

/** What a reader got, and how it ended. */
interface Seen {
  readonly seqs: number[];
  ended: unknown;
}

type Scenario = (rig: Harness, gap: (name: string) => Promise<void>, seen: Seen) => Promise<ReaderStream>;

const scenarios: Record<string, Scenario> = {
  'a stream from now on': async (rig, _gap, seen) => iterate(await rig.open(me), seen),
  'a stream from a cursor, over a cold feed': async (rig, _gap, seen) => iterate(await rig.open(me, 2), seen),
  'a stream from a cursor, over a warm feed': async (rig, _gap, seen) => {
    iterate(await rig.open('user_other'), { seqs: [], ended: undefined });
    for (const event of await rig.history(2)) rig.bus.hint(event);
    return iterate(await rig.open(me, 2), seen);
  },
  'a group of its own from a cursor': async (rig, gap, seen) => {
    const stream = await rig.open(me, 2);
    const group = rig.group(stream, renderer(gap));
    void serve(group, stream, seen, gap);
    return stream;
  },
  'a group of its own from now on': async (rig, gap, seen) => {
    const stream = await rig.open(me);
    void serve(rig.group(stream, renderer(gap)), stream, seen, gap);
    return stream;
  },
  'a group that is there already, from a cursor': async (rig, gap, seen) => {
    const first = await rig.open('user_other');
    const group = rig.group(first, renderer(gap));
    void serve(group, first, { seqs: [], ended: undefined }, gap);
    for (const event of await rig.history(2)) rig.bus.hint(event);
    const stream = await rig.open(me, 2);
    void serve(group, stream, seen, gap);
    return stream;
  },
};

function iterate(stream: ReaderStream, seen: Seen): ReaderStream {
  void (async () => {
    try {
      for await (const event of stream) seen.seqs.push(event.seq);
      seen.ended = 'closed';
    } catch (error) {
      seen.ended = error;
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

async function serve(group: Group, stream: ReaderStream, seen: Seen, gap: (name: string) => Promise<void>) {
  const member: GroupMember = {
    userId: stream.userId,
    authorizedAt: stream.authorizedAt,
    get closed() {
      return seen.ended !== undefined;
    },
    drained: () => gap('before a slow reader has room'),
    deliver: (frames) => {
      seen.seqs.push(...frames.map(Number));
    },
    end: (reason) => {
      seen.ended = reason;
    },
  };
  try {
    await group.catchUp(member, stream.position);
  } catch (error) {
    seen.ended = error;
  }
}

describe('whatever happens in a gap', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openPackedPglite();
  });
  afterAll(() => database[Symbol.asyncDispose]());

  describe.each(Object.entries(scenarios))('%s', (_name, scenario) => {
    describe.each(Object.entries(happenings))('sees %s exactly', (_what, happen) => {
      it.each(Object.entries(carriers))('when the hint is %s', async (_how, carry) => {
        let at = 0;
        for (; ; at += 1) {
          const { fired, ...result } = await play(database, scenario, happen, carry, at);
          if (!fired) break;
          expect(result.got, `in gap ${at}, ${result.place}`).toEqual(result.expected);
        }
        // Listening, reading the head, authorising: each with a gap before and behind.
        expect(at).toBeGreaterThanOrEqual(6);
      });
    });
  });
});

/** Plays a scenario with something happening in its gap number `at`. */
async function play(
  { db }: Database,
  scenario: Scenario,
  happen: (rig: Harness) => Promise<readonly StoredEvent[]>,
  carry: (typeof carriers)[string],
  at: number,
) {
  let gaps = 0;
  let over = false;
  let place: string | undefined;
  let late: StoredEvent[] = [];
  const gap = async (name: string) => {
    gaps += 1;
    if (over || gaps !== at + 1) return;
    place = name;
    const carried = carry([...(await happen(rig))]);
    late = carried.late;
    for (const event of carried.now) rig.bus.hint(event);
  };
  await using rig = await Harness.open({ db, gap });
  await rig.history(history);

  const seen: Seen = { seqs: [], ended: undefined };
  const stream = await scenario(rig, gap, seen).catch((error: unknown) => error);
  if (stream instanceof NotFoundError) {
    // Removed before the authorisation: refused, and nothing was seen.
    const events = await rig.all();
    const removed = events.some((event) => revokes(event, me));
    return { fired: place !== undefined, place, got: seen.seqs, expected: removed ? [] : 'no refusal' };
  }
  if (!isStream(stream)) throw stream;
  const { authorizedAt } = stream;
  const position = rig.startsAt.get(stream)!;
  await settle(rig, position, seen, () => place !== undefined);
  over = true;
  for (const event of late) rig.bus.hint(event);
  rig.bus.hint(await rig.append('ProjectCreated'));
  if (carry === carriers.lost) await rig.feeds.checkHeads();

  const events = await rig.all();
  const end = events.find((event) => event.seq > authorizedAt && revokes(event, me));
  const expected = events
    .map(({ seq }) => seq)
    .filter((seq) => seq > position && seq < (end?.seq ?? Number.POSITIVE_INFINITY));
  const deadline = Date.now() + 3_000;
  while (Date.now() < deadline && !(end ? seen.ended : seen.seqs.length >= expected.length)) await delay(1);
  const got = { seqs: [...seen.seqs], revoked: seen.ended instanceof AccessRevokedError };
  seen.ended ??= 'over';
  await stream.return();
  return { fired: place !== undefined, place, got, expected: { seqs: expected, revoked: end !== undefined } };
}

/** Lets the reader come as far as it comes without anything else happening. */
async function settle(rig: Harness, position: number, seen: Seen, fired: () => boolean): Promise<void> {
  const head = (await rig.log.heads([rig.streamId])).get(rig.streamId) ?? 0;
  const deadline = Date.now() + 3_000;
  while (!fired() && !seen.ended && (seen.seqs.at(-1) ?? position) < head && Date.now() < deadline) await delay(1);
}

function isStream(value: unknown): value is ReaderStream {
  return typeof value === 'object' && value !== null && 'authorizedAt' in value;
}
