/*
 * What a session of the database must be like, whatever the database, the role or the server was configured with. Dates,
 * paging and locks depend on these settings: the driver adapter reads times as UTC, and commands rely on READ COMMITTED.
 */

/** Settings that change what statements mean. */
const meaning = {
  TimeZone: 'UTC',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  standard_conforming_strings: 'on',
  default_transaction_isolation: 'read committed',
} as const;

/** Those that PgBouncer keeps per client, also where each transaction gets another connection. */
const trackedByPoolers = ['TimeZone', 'DateStyle', 'standard_conforming_strings'] as const;

export interface SessionLimits {
  /** Milliseconds that a statement may take, waits for locks included; 0 for no limit. */
  readonly statementMs: number;
  /** Milliseconds that a transaction may hold its locks without a statement; 0 for no limit. */
  readonly idleInTransactionMs: number;
}

/** The statements that prepare a session, in one text. */
export function sessionSql(schema: string, { statementMs, idleInTransactionMs }: SessionLimits): string {
  return toSql({
    ...meaning,
    search_path: `"${schema}"`,
    statement_timeout: String(statementMs),
    lock_timeout: '0',
    idle_in_transaction_session_timeout: String(idleInTransactionMs),
  });
}

/** The same for a session behind a pooler, which would hand other settings on to other clients. */
export function pooledSessionSql(): string {
  return toSql(Object.fromEntries(trackedByPoolers.map((name) => [name, meaning[name]])));
}

function toSql(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `SET ${name} = ${name === 'search_path' || name === 'DateStyle' ? value : `'${value}'`};`)
    .join(' ');
}
