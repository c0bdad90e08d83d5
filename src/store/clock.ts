import { sql } from 'kysely';
import type { Db } from './database.js';
import { statement } from './statement.js';

const selectNow = statement((_, db) => db.selectNoFrom(sql<Date>`clock_timestamp()`.as('now')));

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
      const row = await selectNow.first(db.sql, {});
      if (!row) throw new Error('The database returned no time');
      return row.now;
    },
  };
}
