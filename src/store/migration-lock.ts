import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

/** The session that holds the migration lock. */
export interface LockHolder {
  /** The process id of the session on the database server. */
  readonly pid: number;
  readonly application: string;
  readonly address: string | null;
  /** The start of the session's current statement or idle time. */
  readonly since: string | null;
}

/** Another session held the migration lock for longer than the limit. */
export class MigrationLockError extends Error {
  override readonly name = 'MigrationLockError';

  constructor({ pid, application, address, since }: LockHolder, waitedMs: number) {
    super(
      `Another session has held the lock for migrations for more than ${waitedMs / 1_000} s: process ${pid} of Postgres` +
        ` (application "${application}", address ${address ?? 'local'}, state since ${since ?? 'unknown'}).` +
        ` Wait for that session's migration, or end the session by SELECT pg_terminate_backend(${pid});`,
    );
  }
}

/** The id of the advisory lock of Prisma's schema engine, per database. */
const lockId = 72_707_369;
const pollMs = 250;

export interface MigrationLockOptions {
  /** Milliseconds to wait for another session. */
  readonly limitMs: number;
  /** Called once, when another session holds the lock. */
  readonly onWait: (holder: LockHolder) => void;
}

/**
 * Runs a migration when no other session holds the migration lock. The engine's own wait ends after ten seconds, shorter
 * than a long migration, with an error that does not name the other session.
 *
 * @throws MigrationLockError when another session holds the lock for longer than the limit
 */
export async function withMigrationLock<T>(
  pool: Pool,
  { limitMs, onWait }: MigrationLockOptions,
  run: () => Promise<T>,
): Promise<T> {
  const deadline = performance.now() + limitMs;
  let waiting = false;
  for (;;) {
    const holder = await findHolder(pool);
    if (!holder) {
      try {
        return await run();
      } catch (error) {
        // Another instance may have acquired the lock first, and held it for longer than the engine waits.
        if (performance.now() > deadline || !(await findHolder(pool))) throw error;
        continue;
      }
    }
    if (performance.now() > deadline) throw new MigrationLockError(holder, limitMs);
    if (!waiting) onWait(holder);
    waiting = true;
    await sleep(pollMs);
  }
}

async function findHolder(pool: Pool): Promise<LockHolder | undefined> {
  const { rows } = await pool.query<LockHolder>(
    `SELECT l.pid, coalesce(a.application_name, '') AS application, a.client_addr::text AS address,
            a.state_change::text AS since
     FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
     WHERE l.locktype = 'advisory' AND l.granted AND l.objid = $1 AND l.classid = 0
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
     LIMIT 1`,
    [lockId],
  );
  return rows[0];
}
