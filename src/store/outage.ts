import { UnavailableError } from '../errors.js';

/** Kinds of outages: no connection, no response in time, or a conflict with another transaction. */
export type Outage = 'unreachable' | 'timeout' | 'conflict';

/** Error codes of Prisma (https://www.prisma.io/docs/orm/reference/error-reference), Postgres and sockets. */
const codes: Readonly<Record<string, Outage>> = {
  ...{ P1001: 'unreachable', P1002: 'unreachable', P1017: 'unreachable', P2037: 'unreachable' },
  ...{ P1008: 'timeout', P2024: 'timeout', P2028: 'timeout', P2034: 'conflict' },
  ...{ '57014': 'timeout', '55P03': 'timeout', '25P03': 'timeout', '25P04': 'timeout' },
  ...{ '40P01': 'conflict', '40001': 'conflict' },
  ...{ '57P01': 'unreachable', '57P02': 'unreachable', '57P03': 'unreachable', '53300': 'unreachable' },
  ...{ '08000': 'unreachable', '08003': 'unreachable', '08006': 'unreachable', '08P01': 'unreachable' },
  ...{ ECONNREFUSED: 'unreachable', ECONNRESET: 'unreachable', ENOTFOUND: 'unreachable', EPIPE: 'unreachable' },
  ...{ ETIMEDOUT: 'unreachable', EHOSTUNREACH: 'unreachable', EAI_AGAIN: 'unreachable' },
};

/** Error kinds of the driver adapter, for errors without a code. */
const kinds: Readonly<Record<string, Outage>> = {
  DatabaseNotReachable: 'unreachable',
  ConnectionClosed: 'unreachable',
  TooManyConnections: 'unreachable',
  SocketTimeout: 'timeout',
  TransactionWriteConflict: 'conflict',
};

/** Error messages of node-postgres without a code. */
const messages: readonly (readonly [RegExp, Outage])[] = [
  [/^Query read timeout$/, 'timeout'],
  [/^timeout exceeded when trying to connect$/, 'timeout'],
  [/^Connection terminated/, 'unreachable'],
  [/^Client has encountered a connection error/, 'unreachable'],
];

/**
 * Classifies an error of the database. After an outage the same request may succeed later.
 *
 * @returns undefined for internal errors
 */
export function outageOf(error: unknown): Outage | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, originalCode, kind } = driverErrorOf(error);
  const outage = codes[originalCode ?? ''] ?? kinds[kind ?? ''] ?? codes[code ?? ''];
  return outage ?? messages.find(([pattern]) => pattern.test(error.message))?.[1];
}

/** Conflicts for which Postgres aborts a transaction: a deadlock, or a row that changed after the snapshot. */
export type Conflict = 'deadlock' | 'serialization';

/** Classifies a conflict with another transaction. @returns undefined for all other errors */
export function conflictOf(error: unknown): Conflict | undefined {
  if (!(error instanceof Error) || outageOf(error) !== 'conflict') return undefined;
  const { code, originalCode } = driverErrorOf(error);
  return (originalCode ?? code) === '40P01' ? 'deadlock' : 'serialization';
}

/** True for a violation of a unique constraint (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, originalCode } = driverErrorOf(error);
  return code === 'P2002' || (originalCode ?? code) === '23505';
}

const tryAgain = 'Try again; repeat a mutation with its idempotency key.';

/** Converts an outage to the error for clients; returns any other error unchanged. */
export function asUnavailable(error: unknown): unknown {
  const outage = outageOf(error);
  if (!outage) return error;
  return new UnavailableError(
    outage === 'conflict'
      ? `The change conflicts with other changes to the same data. ${tryAgain}`
      : `The database did not respond in time. ${tryAgain}`,
  );
}

interface DriverError {
  readonly code?: string | undefined;
  readonly originalCode?: string | undefined;
  readonly kind?: string | undefined;
}

/** The driver's error, which Prisma wraps in `meta.driverAdapterError.cause`. */
function driverErrorOf(error: Error & { code?: unknown; meta?: unknown }): DriverError {
  const code = typeof error.code === 'string' ? error.code : undefined;
  const cause = property(property(error.meta, 'driverAdapterError') ?? error, 'cause');
  const [originalCode, kind] = [property(cause, 'originalCode'), property(cause, 'kind')];
  return {
    code,
    originalCode: typeof originalCode === 'string' ? originalCode : undefined,
    kind: typeof kind === 'string' ? kind : undefined,
  };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}
