import { openSql, type SqlConnection } from './kysely.js';
import type { Sql } from './tables.js';

/** Runs typed statements, each in a transaction of its own or all in one (see `Db.transaction`). */
export interface Tx {
  readonly sql: Sql;
}

/** Runs typed statements and transactions. */
export interface Db extends Tx {
  /**
   * Runs statements in one transaction at READ COMMITTED. An error of `run` rolls the transaction back. Concurrent
   * statements are sent in the order of their calls, without waiting for each other's results (see `SqlConnection`).
   */
  transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
}

/**
 * Opens typed SQL over the connections of an adapter.
 *
 * Kysely's own transactions wait for each statement's result before the next statement is sent, so transactions are run here.
 *
 * @param connect acquires a connection
 */
export function openDb(connect: () => Promise<SqlConnection>): Db {
  const withConnection = async <T>(run: (connection: SqlConnection) => Promise<T>): Promise<T> => {
    const connection = await connect();
    try {
      return await run(connection);
    } finally {
      connection.release();
    }
  };
  return {
    sql: openSql(withConnection),
    transaction: (run) =>
      withConnection(async (connection) => {
        await connection.begin();
        try {
          const result = await run({ sql: openSql((use) => use(connection)) });
          await connection.commit();
          return result;
        } catch (error) {
          await connection.rollback();
          throw error;
        }
      }),
  };
}
