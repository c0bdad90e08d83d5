/**
 * Settings that change the meaning of statements. Each session sets them, regardless of the settings of server, database
 * and role: the driver adapter reads times as UTC, and commands rely on READ COMMITTED.
 */
const meaning = {
  TimeZone: 'UTC',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  standard_conforming_strings: 'on',
  default_transaction_isolation: 'read committed',
} as const;

/** The settings that PgBouncer tracks per client in transaction pooling. */
const trackedByPoolers = ['TimeZone', 'DateStyle', 'standard_conforming_strings'] as const;

export interface SessionLimits {
  /** The time limit of a statement in milliseconds, including waits for locks; 0 for no limit. */
  readonly statementMs: number;
  /** The time limit of an idle transaction in milliseconds; 0 for no limit. */
  readonly idleInTransactionMs: number;
}

/** The SQL that prepares a session. */
export function sessionSql(schema: string, { statementMs, idleInTransactionMs }: SessionLimits): string {
  return toSql({
    ...meaning,
    search_path: `"${schema}"`,
    statement_timeout: String(statementMs),
    lock_timeout: '0',
    idle_in_transaction_session_timeout: String(idleInTransactionMs),
  });
}

/** The SQL that prepares a session behind a pooler, which would leak other settings to other clients. */
export function pooledSessionSql(): string {
  return toSql(Object.fromEntries(trackedByPoolers.map((name) => [name, meaning[name]])));
}

function toSql(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `SET ${name} = ${name === 'search_path' || name === 'DateStyle' ? value : `'${value}'`};`)
    .join(' ');
}
