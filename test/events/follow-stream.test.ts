import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followStream } from '../../src/events/follow-stream.js';
import { createLogger } from '../../src/observability/logger.js';
import type { Database } from '../../src/store/database.js';
import { openPackedPglite } from '../support/backends.js';
import { type Gap, Harness } from './harness.js';

const logger = createLogger('silent', 'json');

describe('whoever follows a stream for the instance', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openPackedPglite();
  });
  afterAll(() => database[Symbol.asyncDispose]());

  /** Follows the rig's stream; what it is told is in `told`, gaps as words. */
  async function follow(rig: Harness, onGap: () => void | Promise<void> = () => {}) {
    const lease = await rig.feeds.acquire(rig.streamId);
    const stopping = new AbortController();
    const told: (number | 'gap')[] = [];
    const following = followStream(lease.value, stopping.signal, {
      onEvent: ({ seq }) => told.push(seq),
      onGap: () => {
        told.push('gap');
        return onGap();
      },
      logger,
    });
    return {
      told,
      async [Symbol.asyncDispose]() {
        stopping.abort();
        lease.release();
        await following;
      },
    };
  }

  it('is told each event from then on, once and in order', async () => {
    await using rig = await Harness.open({ db: database.db });
    await rig.history(3);
    await using follower = await follow(rig);
    const events = await rig.history(3);
    for (const event of [...events.toReversed(), ...events]) rig.bus.hint(event);
    await expect.poll(() => follower.told).toEqual([4, 5, 6]);
  });

  it('is told of a gap where retention was faster, and goes on behind it', async () => {
    await using rig = await Harness.open({ db: database.db });
    await using follower = await follow(rig);
    await rig.history(5);
    await rig.forget(1, 5);
    await rig.feeds.checkHeads();
    await expect.poll(() => follower.told).toEqual(['gap']);
    await rig.history(4);
    await rig.forget(6, 7);
    await rig.feeds.checkHeads();
    await expect.poll(() => follower.told).toEqual(['gap', 'gap']);
    for (const event of await rig.history(2)) rig.bus.hint(event);
    await expect.poll(() => follower.told).toEqual(['gap', 'gap', 10, 11]);
  });

  it('is told of a gap again when it could not deal with it, and of nothing else before it has', async () => {
    await using rig = await Harness.open({ db: database.db });
    let failures = 1;
    await using follower = await follow(rig, async () => {
      for (const event of await rig.history(1)) rig.bus.hint(event);
      if (failures > 0) {
        failures -= 1;
        throw new Error('The database is away');
      }
    });
    await rig.history(2);
    await rig.forget(1, 2);
    await rig.feeds.checkHeads();
    // What came during the attempt that failed is behind the gap for the next, which begins after it.
    await expect.poll(() => follower.told, { timeout: 5_000 }).toEqual(['gap', 'gap', 4]);
  });

  it('leaves nothing out while the log can not be read', async () => {
    let failures = 0;
    const gap: Gap = async (name) => {
      if (name !== 'before reading the log' || failures === 0) return;
      failures -= 1;
      throw new Error('The database is away');
    };
    await using rig = await Harness.open({ db: database.db, gap });
    await using follower = await follow(rig);
    failures = 2;
    // More than the feed remembers: the first of them have to be read from the log.
    const count = 400;
    await rig.history(count);
    for (const event of await rig.all()) rig.bus.hint(event);
    await expect.poll(() => follower.told.length, { timeout: 5_000 }).toBe(count);
    expect(follower.told).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(failures).toBe(0);
  });
});
