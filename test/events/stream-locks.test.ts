import { expect, it } from 'vitest';
import { EventLog } from '../../src/events/log.js';
import { lockStreams } from '../../src/events/stream-locks.js';
import { newId } from '../../src/ids.js';
import { sampleEvent } from '../contract/bus.suite.js';
import { describeServices } from '../support/backends.js';

describeServices('the locks of streams', (kind) => {
  it('are taken in one order with the append, also when a stream is missing', async () => {
    await using backend = await kind.open();
    const { db, prisma } = backend.database;
    const log = await EventLog.open(db);
    const [missing, existing] = [newId('project'), newId('project')].sort() as [
      `project_${string}`,
      `project_${string}`,
    ];
    await db.transaction((tx) => lockStreams(tx, [existing]));
    const waiting = (count: number) =>
      expect
        .poll(async () => {
          const [row] = await prisma.$queryRaw<{ count: number }[]>`
            SELECT count(*)::int AS count FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`;
          return row?.count;
        })
        .toBe(count);

    // Both wait for the existing stream. If the first held no lock on the missing one, it would wait for the second next.
    const others: Promise<unknown>[] = [];
    await db.transaction(async (tx) => {
      await lockStreams(tx, [existing]);
      others.push(db.transaction((other) => lockStreams(other, [missing, existing])));
      await waiting(1);
      const drafts = [missing, existing].map((streamId) => ({ ...sampleEvent(streamId, 0), streamId }));
      others.push(db.transaction((other) => log.append(other, drafts)));
      await waiting(2);
    });
    await Promise.all(others);
    expect(await log.heads([missing, existing])).toEqual(
      new Map([
        [missing, 1],
        [existing, 1],
      ]),
    );
  });
});
