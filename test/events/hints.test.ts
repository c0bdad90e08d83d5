import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CursorExpiredError } from '../../src/errors.js';
import type { Database } from '../../src/store/database.js';
import { openPackedPglite } from '../support/backends.js';
import { type Gap, Harness, type HarnessOptions, type ReaderStream } from './harness.js';

describe('feeds over a bus that can not be trusted', () => {
  let database: Database;
  let rig: Harness;
  beforeAll(async () => {
    database = await openPackedPglite();
  });
  afterAll(() => database[Symbol.asyncDispose]());
  afterEach(() => rig[Symbol.asyncDispose]());

  async function open(options: Partial<HarnessOptions> = {}): Promise<Harness> {
    rig = await Harness.open({ db: database.db, ...options });
    return rig;
  }

  it('give the exact sequence whatever becomes of the hints', async () => {
    // For each event: how many copies arrive, and after how many more events.
    const fates = fc.array(fc.array(fc.nat(12), { maxLength: 3 }), { minLength: 5, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fates, fc.boolean(), async (fates, fromTheStart) => {
        await using rig = await Harness.open({ db: database.db });
        await rig.history(1);
        const streams = [await rig.open('user_1'), await rig.open('user_2', fromTheStart ? 0 : 1)];
        const seen = streams.map((stream) => collect(stream));
        const events = await rig.history(fates.length);
        for (let now = 0; now < fates.length + 12; now += 1) {
          for (const [index, copies] of fates.entries()) {
            for (const late of copies) if (index + late === now) rig.bus.hint(events[index]!);
          }
          // Every now and then the others get a turn.
          if (now % 7 === 0) await delay(0);
        }
        await rig.feeds.checkHeads();
        const head = fates.length + 1;
        await expect.poll(() => seen.map((seqs) => seqs.at(-1)), { interval: 1 }).toEqual([head, head]);
        expect(seen).toEqual([range(2, head), range(fromTheStart ? 1 : 2, head)]);
        for (const stream of streams) await stream.return();
      }),
      { numRuns: 40, interruptAfterTimeLimit: 20_000 },
    );
    rig = await Harness.open({ db: database.db });
  });

  it('read from the log what more than 1,024 waiting hints would have carried', async () => {
    await open();
    const seen = collect(await rig.open('user_1'));
    const events = await rig.history(1_200);
    for (const event of events.slice(1)) rig.bus.hint(event);
    await rig.feeds.checkHeads();
    await expect.poll(() => seen.at(-1)).toBe(1_200);
    expect(seen).toEqual(range(1, 1_200));
    expect(rig.reads.length).toBeGreaterThan(0);
  });

  it('keep the newest 256 events in memory and read older ones from the log', async () => {
    await open();
    const stream = await rig.open('user_1');
    const seen = collect(stream);
    for (const event of await rig.history(300)) rig.bus.hint(event);
    await expect.poll(() => seen.at(-1)).toBe(300);
    expect(stream.feed.recentAfter(44)?.map(({ seq }) => seq)).toEqual(range(45, 300));
    expect(stream.feed.recentAfter(43)).toBeUndefined();
    expect((await stream.feed.after(43))[0]?.seq).toBe(44);
  });

  it('find a last hint that was lost by the head check alone', async () => {
    await open({ headCheckMs: 20 });
    const seen = collect(await rig.open('user_1'));
    await rig.append('ProjectCreated');
    await expect.poll(() => seen).toEqual([1]);
  });

  it('check the heads at once when the bus comes or goes, and more often without it', async () => {
    await open({ headCheckWithoutBusMs: 20 });
    const seen = collect(await rig.open('user_1'));
    await rig.append('ProjectCreated');
    rig.bus.become('down');
    await expect.poll(() => seen).toEqual([1]);
    await rig.append('ProjectCreated');
    await expect.poll(() => seen).toEqual([1, 2]);
    rig.bus.become('up');
    await expect.poll(() => seen).toEqual([1, 2]);
  });

  it('check the heads again for a bus that came back during a check', async () => {
    const doors = closedDoors('behind reading the heads');
    await open({ gap: doors.gap });
    doors.open = true;
    const seen = collect(await rig.open('user_1'));
    doors.open = false;
    rig.bus.become('down');
    await doors.reached();
    // The check that is under way has read the heads already; what is written now, its hint lost, it does not know.
    await rig.append('ProjectCreated');
    rig.bus.become('up');
    doors.openAll();
    await expect.poll(() => seen).toEqual([1]);
  });

  it('check the heads of a feed that was starting when the bus came back', async () => {
    const doors = closedDoors('behind reading the heads');
    await open({ gap: doors.gap });
    rig.bus.state = 'down';
    const opening = rig.open('user_1');
    await doors.reached();
    await rig.append('ProjectCreated');
    rig.bus.become('up');
    doors.openAll();
    const seen = collect(await opening);
    await expect.poll(() => seen).toEqual([1]);
  });

  it('go on behind what retention has eaten, and end the readers that were before it', async () => {
    await open();
    await rig.history(3);
    const reader = await rig.open('user_1');
    const seen = collect(reader);
    await rig.history(10);
    await rig.forget(1, 9);
    await rig.feeds.checkHeads();
    await expect.poll(() => seen.ended).toBeInstanceOf(CursorExpiredError);
    expect([...seen]).toEqual([]);
    const fresh = collect(await rig.open('user_2', 10));
    rig.bus.hint(await rig.append('ProjectCreated'));
    await expect.poll(() => [...fresh]).toEqual([11, 12, 13, 14]);
  });

  it('end the readers of a feed whose every missing event retention has eaten', async () => {
    await open();
    await rig.history(3);
    const seen = collect(await rig.open('user_1'));
    await rig.history(5);
    await rig.forget(1, 8);
    await rig.feeds.checkHeads();
    await expect.poll(() => seen.ended).toBeInstanceOf(CursorExpiredError);
    expect([...seen]).toEqual([]);
  });

  it.each([
    ['the first of the hole', 1, 5],
    ['the middle, by two that delete at the same time', 5, 7],
    ['all', 1, 10],
  ])('never give anything behind a hole when retention has eaten %s', async (_name, from, to) => {
    await open();
    await rig.history(10);
    await rig.forget(from, to);
    const seen = collect(await rig.open('user_1', 0));
    await expect.poll(() => seen.ended).toBeInstanceOf(CursorExpiredError);
    expect([...seen]).toEqual(range(1, from - 1));
  });

  it('refuse a page that begins in a hole, and end one before it', async () => {
    await open();
    await rig.history(10);
    await rig.forget(5, 7);
    await expect(rig.streams.page(rig.streamId, rig.cursor(4), 100)).rejects.toBeInstanceOf(CursorExpiredError);
    const { events, hasMore } = await rig.streams.page(rig.streamId, rig.cursor(0), 100);
    expect([events.map(({ seq }) => seq), hasMore]).toEqual([[1, 2, 3, 4], true]);
  });

  it('page on from the head while something is written', async () => {
    let written = false;
    await open({
      gap: async (name) => {
        if (name !== 'behind reading the log' || written) return;
        written = true;
        await rig.append('ProjectCreated');
      },
    });
    await rig.history(3);
    const { events, hasMore } = await rig.streams.page(rig.streamId, rig.cursor(3), 10);
    expect([events.map(({ seq }) => seq), hasMore]).toEqual([[4], false]);
    const rest = await rig.streams.page(rig.streamId, rig.cursor(4), 10);
    expect([rest.events, rest.cursor]).toEqual([[], rig.cursor(4)]);
  });

  it('do not take a block that was read before the events of a later reader for a hole', async () => {
    const doors = closedDoors('behind reading the log');
    await open({ gap: doors.gap });
    await rig.history(100);
    const first = collect(await rig.open('user_1', 10));
    await doors.reached();
    // Far more than the ring of recent events holds, while the first reader still waits for its block.
    for (const event of await rig.history(400)) rig.bus.hint(event);
    const second = collect(await rig.open('user_2', 120));
    doors.openAll();
    await expect.poll(() => [first.at(-1), second.at(-1), second.ended]).toEqual([500, 500, undefined]);
    expect([[...first], [...second]]).toEqual([range(11, 500), range(121, 500)]);
  });

  it('read a block once for all who come back, and the ring for those who were away shortly', async () => {
    await open();
    await rig.history(600);
    const stayed = await rig.open('user_0');
    const readers = await Promise.all(Array.from({ length: 100 }, (_, index) => rig.open(`user_${index}`, 5 + index)));
    const seen = readers.map(collect);
    await expect.poll(() => seen.every((seqs) => seqs.at(-1) === 600)).toBe(true);
    expect(seen.map((seqs) => seqs.length)).toEqual(readers.map((_, index) => 595 - index));
    // Two full blocks once each, and the unfinished one whenever somebody comes to it.
    expect(rig.reads.length).toBeLessThanOrEqual(12);
    for (const event of await rig.history(50)) rig.bus.hint(event);
    const reads = rig.reads.length;
    const back = collect(await rig.open('user_1', 620));
    await expect.poll(() => back.at(-1)).toBe(650);
    expect([back[0], rig.reads.length - reads]).toEqual([621, 0]);
    for (const stream of [stayed, ...readers]) await stream.return();
  });

  it('end after their last reader and leave no subscription on the bus', async () => {
    await open({ lingerMs: 10 });
    await rig.history(2);
    const [a, b] = [await rig.open('user_1'), await rig.open('user_2', 0)];
    const seen = [collect(a), collect(b)];
    await a.return();
    expect([rig.feeds.size, rig.bus.listeners]).toEqual([1, 1]);
    await b.return();
    await expect.poll(() => [rig.feeds.size, rig.bus.listeners]).toEqual([0, 0]);
    // And one that is refused holds none either.
    await rig.append('ProjectMemberRemoved', 'user_3');
    await expect(rig.open('user_3')).rejects.toThrow();
    await expect(rig.open('user_1', 99)).rejects.toBeInstanceOf(CursorExpiredError);
    await expect.poll(() => [rig.feeds.size, rig.bus.listeners]).toEqual([0, 0]);
    expect(seen.map(({ ended }) => ended)).toEqual(['closed', 'closed']);
  });

  it('leave nothing on the bus when a feed can not start, and start anew for the next', async () => {
    let broken = true;
    await open({
      gap: async (name) => {
        if (broken && name === 'before reading the heads') throw new Error('The database is away');
      },
    });
    await expect(rig.open('user_1')).rejects.toThrow('away');
    await expect.poll(() => [rig.feeds.size, rig.bus.listeners]).toEqual([0, 0]);
    broken = false;
    const seen = collect(await rig.open('user_1'));
    rig.bus.hint(await rig.append('ProjectCreated'));
    await expect.poll(() => [...seen]).toEqual([1]);
  });

  it('fill a hole after the log could not be read, with the next head check', async () => {
    let broken = false;
    await open({
      gap: async (name) => {
        if (broken && name === 'before reading the log') throw new Error('The database is away');
      },
    });
    const seen = collect(await rig.open('user_1'));
    broken = true;
    const [, second] = await rig.history(2);
    rig.bus.hint(second!);
    await expect.poll(() => rig.reads.length).toBeGreaterThan(0);
    broken = false;
    await expect
      .poll(async () => {
        await rig.feeds.checkHeads();
        return [...seen];
      })
      .toEqual([1, 2]);
  });
});

/** What a stream has given so far; `ended` once it is over. */
function collect(stream: ReaderStream): number[] & { ended?: unknown } {
  const seen: number[] & { ended?: unknown } = [];
  void (async () => {
    try {
      for await (const { seq } of stream) seen.push(seq);
      seen.ended = 'closed';
    } catch (error) {
      seen.ended = error;
    }
  })();
  return seen;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Doors at the gaps of that name: whoever comes waits until they are opened. */
function closedDoors(at: string) {
  const waiting: (() => void)[] = [];
  const watching: (() => void)[] = [];
  const doors = {
    open: false,
    gap: (async (name) => {
      if (name !== at || doors.open) return;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        for (const arrived of watching.splice(0)) arrived();
      });
    }) satisfies Gap,
    /** Resolves when somebody waits at a door. */
    reached: (): Promise<void> =>
      waiting.length > 0 ? Promise.resolve() : new Promise((resolve) => watching.push(resolve)),
    openAll() {
      doors.open = true;
      for (const pass of waiting.splice(0)) pass();
    },
  };
  return doors;
}
