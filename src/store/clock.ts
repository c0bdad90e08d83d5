import type { Db } from './database.js';

/**
 * The clock port: the time for scheduled work. All instances of a database must receive the same time, within the duration
 * of the call.
 */
export interface Clock {
  now(): Promise<Date>;
}

/**
 * The database's clock. The clocks of instances may differ by seconds, or by hours when broken. With the database's clock
 * all instances agree with each other and with the times in the rows.
 */
export function databaseClock(db: Db): Clock {
  return {
    async now() {
      const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
      if (!row) throw new Error('The database returned no time');
      return row.now;
    },
  };
}
