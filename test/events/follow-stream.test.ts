import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followStream } from '../../src/events/follow-stream.js';
import { createLogger } from '../../src/observability/logger.js';
import type { Database } from '../../src/store/database.js';
import { openPackedPglite } from '../support/embedded.js';
import { type Gap, Harness } from './harness.js';

const logger = createLogger('silent', 'json');

describe('a follower of a stream within the instance', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openPackedPglite();
  });
  afterAll(() => database[Symbol.asyncDispose]());

  /** Follows the stream of the harness. `received` lists the event numbers, and 'gap' for each gap. */
  async function follow(harness: Harness, onGap: () => void | Promise<void> = () => {}) {
    const handle = await harness.feeds.acquire(harness.streamId);
    const stopping = new AbortController();
    const received: (number | 'gap')[] = [];
    const following = followStream(handle.value, stopping.signal, {
      onEvent: ({ seq }) => received.push(seq),
      onGap: () => {
        received.push('gap');
        return onGap();
      },
      logger,
    });
    return {
      received,
      async [Symbol.asyncDispose]() {
        stopping.abort();
        handle.release();
        await following;
      },
    };
  }

  it('receives each later event once and in order', async () => {
    await using harness = await Harness.open({ database });
    await harness.history(3);
    await using follower = await follow(harness);
    const events = await harness.history(3);
    for (const event of [...events.toReversed(), ...events]) harness.bus.hint(event);
    await expect.poll(() => follower.received).toEqual([4, 5, 6]);
  });

  it('receives a gap where retention has deleted events, and continues after it', async () => {
    await using harness = await Harness.open({ database });
    await using follower = await follow(harness);
    await harness.history(5);
    await harness.forget(1, 5);
    await harness.feeds.checkHeads();
    await expect.poll(() => follower.received).toEqual(['gap']);
    await harness.history(4);
    await harness.forget(6, 7);
    await harness.feeds.checkHeads();
    await expect.poll(() => follower.received).toEqual(['gap', 'gap']);
    for (const event of await harness.history(2)) harness.bus.hint(event);
    await expect.poll(() => follower.received).toEqual(['gap', 'gap', 10, 11]);
  });

  it('receives a gap again after its handler failed, and no event before the handler succeeds', async () => {
    await using harness = await Harness.open({ database });
    let failures = 1;
    await using follower = await follow(harness, async () => {
      for (const event of await harness.history(1)) harness.bus.hint(event);
      if (failures > 0) {
        failures -= 1;
        throw new Error('The database is unavailable');
      }
    });
    await harness.history(2);
    await harness.forget(1, 2);
    await harness.feeds.checkHeads();
    // The event written during the failed attempt is part of the gap of the next attempt.
    await expect.poll(() => follower.received, { timeout: 5_000 }).toEqual(['gap', 'gap', 4]);
  });

  it('skips no event while reads of the log fail', async () => {
    let failures = 0;
    const gap: Gap = async (name) => {
      if (name !== 'before reading the log' || failures === 0) return;
      failures -= 1;
      throw new Error('The database is unavailable');
    };
    await using harness = await Harness.open({ database, gap });
    await using follower = await follow(harness);
    failures = 2;
    // More events than the feed keeps in memory, so the first events are read from the log.
    const count = 400;
    await harness.history(count);
    for (const event of await harness.all()) harness.bus.hint(event);
    await expect.poll(() => follower.received.length, { timeout: 5_000 }).toBe(count);
    expect(follower.received).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(failures).toBe(0);
  });
});
