import type { Db } from './database.js';

/**
 * The clock port: the time by which something happens without anybody's doing. All instances that share a database must
 * get the same time from it, give or take the time that asking takes.
 */
export interface Clock {
  now(): Promise<Date>;
}

/**
 * The database's clock. Instances may be some seconds, or with a broken clock hours, apart: with this one they still agree,
 * with each other and with the times that the database writes into rows.
 */
export function databaseClock(db: Db): Clock {
  return {
    async now() {
      const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
      if (!row) throw new Error('The database did not say what time it is');
      return row.now;
    },
  };
}
