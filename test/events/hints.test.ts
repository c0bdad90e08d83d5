import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CursorExpiredError } from '../../src/errors.js';
import type { StreamId } from '../../src/events/event.js';
import type { Database } from '../../src/store/database.js';
import { openPackedPglite } from '../support/embedded.js';
import { type Gap, Harness, type HarnessOptions, type ReaderStream } from './harness.js';

describe('feeds over an unreliable bus', () => {
  let database: Database;
  let harness: Harness;
  beforeAll(async () => {
    database = await openPackedPglite();
  });
  afterAll(() => database[Symbol.asyncDispose]());
  afterEach(() => harness[Symbol.asyncDispose]());

  async function open(options: Partial<HarnessOptions> = {}): Promise<Harness> {
    harness = await Harness.open({ database, ...options });
    return harness;
  }

  it('deliver the exact sequence when hints are lost, repeated, delayed or reordered', async () => {
    // For each event: the delays of the copies of its hint, in events.
    const fates = fc.array(fc.array(fc.nat(12), { maxLength: 3 }), { minLength: 5, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fates, fc.boolean(), async (fates, fromTheStart) => {
        await using harness = await Harness.open({ database });
        await harness.history(1);
        const streams = [await harness.open('user_1'), await harness.open('user_2', fromTheStart ? 0 : 1)];
        const received = streams.map((stream) => collect(stream));
        const events = await harness.history(fates.length);
        for (let now = 0; now < fates.length + 12; now += 1) {
          for (const [index, copies] of fates.entries()) {
            for (const late of copies) if (index + late === now) harness.bus.hint(events[index]!);
          }
          // Let the readers run between hints.
          if (now % 7 === 0) await delay(0);
        }
        await harness.feeds.checkHeads();
        const head = fates.length + 1;
        await expect.poll(() => received.map((seqs) => seqs.at(-1)), { interval: 1 }).toEqual([head, head]);
        expect(received).toEqual([range(2, head), range(fromTheStart ? 1 : 2, head)]);
        for (const stream of streams) await stream.return();
      }),
      { numRuns: 40, interruptAfterTimeLimit: 20_000 },
    );
    harness = await Harness.open({ database });
  });

  it('read from the log when more than 1,024 hints wait', async () => {
    await open();
    const received = collect(await harness.open('user_1'));
    const events = await harness.history(1_200);
    for (const event of events.slice(1)) harness.bus.hint(event);
    await harness.feeds.checkHeads();
    await expect.poll(() => received.at(-1)).toBe(1_200);
    expect(received).toEqual(range(1, 1_200));
    expect(harness.reads.length).toBeGreaterThan(0);
  });

  it('keep the newest 256 events in memory and read older ones from the log', async () => {
    await open();
    const stream = await harness.open('user_1');
    const received = collect(stream);
    for (const event of await harness.history(300)) harness.bus.hint(event);
    await expect.poll(() => received.at(-1)).toBe(300);
    expect(stream.feed.recentAfter(44)?.map(({ seq }) => seq)).toEqual(range(45, 300));
    expect(stream.feed.recentAfter(43)).toBeUndefined();
    expect((await stream.feed.after(43))[0]?.seq).toBe(44);
  });

  it('read their heads in one query when they start in the same turn', async () => {
    const passed: string[] = [];
    await open({ gap: async (name) => void passed.push(name) });
    const streamIds = Array.from({ length: 100 }, (_, index): StreamId => `project_${index}`);
    const feeds = await Promise.all(streamIds.map((streamId) => harness.feeds.acquire(streamId)));
    // The bus confirms each subscription in a turn of its own; later ones wait for the running query.
    expect(passed.filter((name) => name === 'before reading the heads').length).toBeLessThanOrEqual(3);
    for (const feed of feeds) feed.release();
  });

  it('find an event with a lost hint by the head check', async () => {
    await open({ headCheckMs: 20 });
    const received = collect(await harness.open('user_1'));
    await harness.append('ProjectCreated');
    await expect.poll(() => received).toEqual([1]);
  });

  it('check the heads at once when the bus connects or disconnects, and more often without the bus', async () => {
    await open({ headCheckWithoutBusMs: 20 });
    const received = collect(await harness.open('user_1'));
    await harness.append('ProjectCreated');
    harness.bus.become('down');
    await expect.poll(() => received).toEqual([1]);
    await harness.append('ProjectCreated');
    await expect.poll(() => received).toEqual([1, 2]);
    harness.bus.become('up');
    await expect.poll(() => received).toEqual([1, 2]);
  });

  it('check the heads again when the bus reconnects during a check', async () => {
    const hook = holdGap('after reading the heads');
    await open({ gap: hook.gap });
    hook.released = true;
    const received = collect(await harness.open('user_1'));
    hook.released = false;
    harness.bus.become('down');
    await hook.reached();
    // The running check has read the heads already, so it misses the next event, whose hint is lost.
    await harness.append('ProjectCreated');
    harness.bus.become('up');
    hook.release();
    await expect.poll(() => received).toEqual([1]);
  });

  it('check the heads of a feed that starts while the bus reconnects', async () => {
    const hook = holdGap('after reading the heads');
    await open({ gap: hook.gap });
    harness.bus.state = 'down';
    const opening = harness.open('user_1');
    await hook.reached();
    await harness.append('ProjectCreated');
    harness.bus.become('up');
    hook.release();
    const received = collect(await opening);
    await expect.poll(() => received).toEqual([1]);
  });

  it('continue after deleted events, and end the readers before them with CursorExpiredError', async () => {
    await open();
    await harness.history(3);
    const reader = await harness.open('user_1');
    const received = collect(reader);
    await harness.history(10);
    await harness.forget(1, 9);
    await harness.feeds.checkHeads();
    await expect.poll(() => received.ended).toBeInstanceOf(CursorExpiredError);
    expect([...received]).toEqual([]);
    const fresh = collect(await harness.open('user_2', 10));
    harness.bus.hint(await harness.append('ProjectCreated'));
    await expect.poll(() => [...fresh]).toEqual([11, 12, 13, 14]);
  });

  it('end all readers with CursorExpiredError when retention has deleted every missing event', async () => {
    await open();
    await harness.history(3);
    const received = collect(await harness.open('user_1'));
    await harness.history(5);
    await harness.forget(1, 8);
    await harness.feeds.checkHeads();
    await expect.poll(() => received.ended).toBeInstanceOf(CursorExpiredError);
    expect([...received]).toEqual([]);
  });

  it.each([
    ['the first events', 1, 5],
    ['events in the middle', 5, 7],
    ['all events', 1, 10],
  ])('deliver nothing after a gap when retention has deleted %s', async (_name, from, to) => {
    await open();
    await harness.history(10);
    await harness.forget(from, to);
    const received = collect(await harness.open('user_1', 0));
    await expect.poll(() => received.ended).toBeInstanceOf(CursorExpiredError);
    expect([...received]).toEqual(range(1, from - 1));
  });

  it('refuse a page that begins in a gap, and end a page before a gap', async () => {
    await open();
    await harness.history(10);
    await harness.forget(5, 7);
    await expect(harness.streams.page(harness.streamId, harness.cursor(4), 100)).rejects.toBeInstanceOf(
      CursorExpiredError,
    );
    const { events, hasMore } = await harness.streams.page(harness.streamId, harness.cursor(0), 100);
    expect([events.map(({ seq }) => seq), hasMore]).toEqual([[1, 2, 3, 4], true]);
  });

  it('page from the head while events are written', async () => {
    let written = false;
    await open({
      gap: async (name) => {
        if (name !== 'after reading the log' || written) return;
        written = true;
        await harness.append('ProjectCreated');
      },
    });
    await harness.history(3);
    const { events, hasMore } = await harness.streams.page(harness.streamId, harness.cursor(3), 10);
    expect([events.map(({ seq }) => seq), hasMore]).toEqual([[4], false]);
    const rest = await harness.streams.page(harness.streamId, harness.cursor(4), 10);
    expect([rest.events, rest.cursor]).toEqual([[], harness.cursor(4)]);
  });

  it('detect no gap when a block was read before the events of a later reader', async () => {
    const hook = holdGap('after reading the log');
    await open({ gap: hook.gap });
    await harness.history(100);
    const first = collect(await harness.open('user_1', 10));
    await hook.reached();
    // The new events exceed the ring of recent events while the first reader still waits for its block.
    for (const event of await harness.history(400)) harness.bus.hint(event);
    const second = collect(await harness.open('user_2', 120));
    hook.release();
    await expect.poll(() => [first.at(-1), second.at(-1), second.ended]).toEqual([500, 500, undefined]);
    expect([[...first], [...second]]).toEqual([range(11, 500), range(121, 500)]);
  });

  it('read each block once for all resuming readers, and serve short absences from memory', async () => {
    await open();
    await harness.history(600);
    const stayed = await harness.open('user_0');
    const readers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => harness.open(`user_${index}`, 5 + index)),
    );
    const received = readers.map(collect);
    await expect.poll(() => received.every((seqs) => seqs.at(-1) === 600)).toBe(true);
    expect(received.map((seqs) => seqs.length)).toEqual(readers.map((_, index) => 595 - index));
    // Two full blocks once each, and the unfinished block each time a reader reaches it.
    expect(harness.reads.length).toBeLessThanOrEqual(12);
    for (const event of await harness.history(50)) harness.bus.hint(event);
    const reads = harness.reads.length;
    const back = collect(await harness.open('user_1', 620));
    await expect.poll(() => back.at(-1)).toBe(650);
    expect([back[0], harness.reads.length - reads]).toEqual([621, 0]);
    for (const stream of [stayed, ...readers]) await stream.return();
  });

  it('end after their last reader and release their bus subscription', async () => {
    await open({ lingerMs: 10 });
    await harness.history(2);
    const [a, b] = [await harness.open('user_1'), await harness.open('user_2', 0)];
    const received = [collect(a), collect(b)];
    await a.return();
    expect([harness.feeds.size, harness.bus.listeners]).toEqual([1, 1]);
    await b.return();
    await expect.poll(() => [harness.feeds.size, harness.bus.listeners]).toEqual([0, 0]);
    // A refused reader holds no subscription either.
    await harness.append('ProjectMemberRemoved', 'user_3');
    await expect(harness.open('user_3')).rejects.toThrow();
    await expect(harness.open('user_1', 99)).rejects.toBeInstanceOf(CursorExpiredError);
    await expect.poll(() => [harness.feeds.size, harness.bus.listeners]).toEqual([0, 0]);
    expect(received.map(({ ended }) => ended)).toEqual(['closed', 'closed']);
  });

  it('release their bus subscription when a start fails, and start again for the next reader', async () => {
    let broken = true;
    await open({
      gap: async (name) => {
        if (broken && name === 'before reading the heads') throw new Error('The database is unavailable');
      },
    });
    await expect(harness.open('user_1')).rejects.toThrow('unavailable');
    await expect.poll(() => [harness.feeds.size, harness.bus.listeners]).toEqual([0, 0]);
    broken = false;
    const received = collect(await harness.open('user_1'));
    harness.bus.hint(await harness.append('ProjectCreated'));
    await expect.poll(() => [...received]).toEqual([1]);
  });

  it('fill a gap with the next head check after a failed read of the log', async () => {
    let broken = false;
    await open({
      gap: async (name) => {
        if (broken && name === 'before reading the log') throw new Error('The database is unavailable');
      },
    });
    const received = collect(await harness.open('user_1'));
    broken = true;
    const [, second] = await harness.history(2);
    harness.bus.hint(second!);
    await expect.poll(() => harness.reads.length).toBeGreaterThan(0);
    broken = false;
    await expect
      .poll(async () => {
        await harness.feeds.checkHeads();
        return [...received];
      })
      .toEqual([1, 2]);
  });
});

/** The event numbers that a stream has delivered so far; `ended` is set at its end. */
function collect(stream: ReaderStream): number[] & { ended?: unknown } {
  const received: number[] & { ended?: unknown } = [];
  void (async () => {
    try {
      for await (const { seq } of stream) received.push(seq);
      received.ended = 'closed';
    } catch (error) {
      received.ended = error;
    }
  })();
  return received;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** A gap hook that holds every call at the gaps of one name until `release`. */
function holdGap(heldName: string) {
  const waiting: (() => void)[] = [];
  const watching: (() => void)[] = [];
  const hook = {
    released: false,
    gap: (async (name) => {
      if (name !== heldName || hook.released) return;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        for (const notify of watching.splice(0)) notify();
      });
    }) satisfies Gap,
    /** Resolves when a call is held at the gap. */
    reached: (): Promise<void> =>
      waiting.length > 0 ? Promise.resolve() : new Promise((resolve) => watching.push(resolve)),
    release() {
      hook.released = true;
      for (const resume of waiting.splice(0)) resume();
    },
  };
  return hook;
}
