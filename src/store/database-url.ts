import { Client, type PoolConfig } from 'pg';

/** The address of a Postgres server, and the options of its connections. */
export interface DatabaseAddress {
  /** The options for node-postgres. */
  readonly connection: Pick<PoolConfig, 'connectionString' | 'connectionTimeoutMillis'> & {
    readonly enableChannelBinding: boolean;
  };
  /** The schema that holds the tables. */
  readonly schema: string;
  /** True behind a transaction pooler such as PgBouncer: without prepared statements and with few session settings. */
  readonly pooled: boolean;
}

/** An invalid connection string; the message continues "DATABASE_URL …". */
export class DatabaseUrlError extends Error {
  override readonly name = 'DatabaseUrlError';
}

const sslModes = ['disable', 'require', 'verify-ca', 'verify-full', 'no-verify'];
const connectTimeoutMs = 10_000;

/** Parameters with the same meaning in node-postgres and libpq. */
const passedParameters = new Set([
  ...['host', 'port', 'user', 'password', 'application_name', 'options'],
  ...['ssl', 'sslmode', 'sslcert', 'sslkey', 'sslrootcert', 'sslnegotiation'],
]);

/** Parameters that this module handles, and parameters whose only supported value is the default. */
const handledParameters = new Set([
  'schema',
  'pgbouncer',
  'channel_binding',
  'connect_timeout',
  'gssencmode',
  'target_session_attrs',
]);

const hints: Readonly<Record<string, string>> = {
  connection_limit: 'set DATABASE_POOL_SIZE',
  pool_timeout: 'remove it',
  socket_timeout: 'set DATABASE_STATEMENT_TIMEOUT',
  statement_timeout: 'set DATABASE_STATEMENT_TIMEOUT',
  sslaccept: 'set sslmode=verify-full or sslmode=no-verify',
};

/**
 * Reads a connection string (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS).
 *
 * `sslmode` has libpq's meaning: `require` and `no-verify` encrypt without a check of the certificate. Only known parameters
 * are accepted, because node-postgres copies every parameter over its own options and interprets `sslmode` differently.
 *
 * @throws DatabaseUrlError with the parameter and the correction
 */
export function readDatabaseUrl(text: string): DatabaseAddress {
  const url = parseUrl(text);
  for (const name of new Set(url.searchParams.keys())) requireKnown(url, name);
  const [schema, pooled] = [url.searchParams.get('schema') || 'public', isTrue(url, 'pgbouncer')];
  if (pooled && schema !== 'public') {
    const correction = 'remove schema, and keep the tables in the schema public';
    throw new DatabaseUrlError(`can't have schema together with pgbouncer=true: ${correction}`);
  }
  const address: DatabaseAddress = {
    connection: {
      connectionString: toConnectionString(url),
      connectionTimeoutMillis: Number(url.searchParams.get('connect_timeout') ?? 0) * 1_000 || connectTimeoutMs,
      enableChannelBinding: url.searchParams.get('channel_binding') !== 'disable',
    },
    schema,
    pooled,
  };
  requireReadable(address);
  return address;
}

/** Parses a URL. libpq accepts one without a host (`postgresql://me@/db?host=/run`); `URL` requires a host. */
function parseUrl(text: string): URL {
  const withHost = text.replace(/^(\w+:\/\/[^/?#]*@)(?=\/)/, '$1localhost');
  if (!URL.canParse(withHost) || !/^postgres(ql)?:\/\//.test(text)) {
    throw new DatabaseUrlError(
      'must be a URL that begins with postgresql:// or postgres://, has one host, and has special characters of the password percent-encoded',
    );
  }
  const url = new URL(withHost);
  if (url.hash !== '') throw new DatabaseUrlError('must not have a "#": write it as %23');
  return url;
}

function requireKnown({ searchParams }: URL, name: string): void {
  const values = searchParams.getAll(name);
  const value = values[0] ?? '';
  const refuse = (rule: string) => {
    throw new DatabaseUrlError(`${rule}, not ${name}=${value}`);
  };
  if (!passedParameters.has(name) && !handledParameters.has(name)) {
    throw new DatabaseUrlError(`has the parameter ${name}, which is not supported: ${hints[name] ?? 'remove it'}`);
  }
  if (values.length > 1) throw new DatabaseUrlError(`has the parameter ${name} more than once`);
  if (name === 'sslmode' && !sslModes.includes(value)) refuse(`must have an sslmode of ${sslModes.join(', ')}`);
  if (name === 'sslmode' && value === 'verify-ca' && !searchParams.has('sslrootcert')) {
    throw new DatabaseUrlError('must have sslrootcert together with sslmode=verify-ca');
  }
  if (name === 'pgbouncer' && !['true', 'false'].includes(value)) refuse('must have pgbouncer=true or false');
  if (name === 'channel_binding' && !['disable', 'prefer', 'require'].includes(value)) {
    refuse('must have a channel_binding of disable, prefer, require');
  }
  if (name === 'connect_timeout' && !/^\d{1,3}$/.test(value)) refuse('must have a connect_timeout in seconds');
  if (name === 'gssencmode' && !['disable', 'prefer'].includes(value)) refuse('must have gssencmode=disable');
  if (name === 'target_session_attrs' && !['any', 'read-write', 'primary'].includes(value)) {
    refuse('must lead to a server that accepts writes');
  }
  if (name === 'schema' && !/^[^"\0]{0,63}$/.test(value)) refuse('must have a schema of at most 63 characters');
}

/** The connection string for node-postgres, with `sslmode` as libpq interprets it and Postgres providers mean it. */
function toConnectionString(url: URL): string {
  const cleaned = new URL(url);
  const params = cleaned.searchParams;
  for (const name of handledParameters) params.delete(name);
  if (params.get('sslmode') === 'no-verify') {
    params.set('sslmode', 'require');
    params.delete('sslrootcert');
  }
  if (params.get('sslrootcert') === 'system') {
    params.delete('sslrootcert');
    params.set('sslmode', 'verify-full');
  }
  if (params.has('sslmode')) params.set('uselibpqcompat', 'true');
  return cleaned.href;
}

/** Reads the certificates at the start, so that a missing file is a configuration error. */
function requireReadable({ connection }: DatabaseAddress): void {
  try {
    new Client(connection);
  } catch (error) {
    throw new DatabaseUrlError(`is not usable: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isTrue({ searchParams }: URL, name: string): boolean {
  return searchParams.get(name) === 'true';
}
