import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { DatabaseUrlError, readDatabaseUrl } from '../../src/store/database-url.js';

/** The client of node-postgres for a connection string. */
function clientOf(url: string): Client {
  return new Client(readDatabaseUrl(url).connection);
}

describe('a Postgres connection string', () => {
  it.each([
    ['postgres://me:p%40ss%2Fw%23@db.example:6543/tasks', { host: 'db.example', port: 6543, password: 'p@ss/w#' }],
    ['postgresql://me@[::1]:5433/tasks', { host: '::1', port: 5433, database: 'tasks' }],
    ['postgresql:///tasks?host=/var/run/postgresql&user=me', { host: '/var/run/postgresql', database: 'tasks' }],
    ['postgresql://me:pw@/tasks?host=/var/run/postgresql', { host: '/var/run/postgresql', password: 'pw' }],
    ['postgresql://me@%2Fvar%2Frun%2Fpostgresql/tasks', { host: '/var/run/postgresql', database: 'tasks' }],
    ['postgresql://db/tasks?application_name=taskwire&connect_timeout=5', { host: 'db', database: 'tasks' }],
  ])('sets host, port, password and database by %s', (url, expected) => {
    expect(clientOf(url)).toMatchObject(expected);
  });

  it.each([
    ['', false],
    ['?sslmode=disable', false],
    ['?sslmode=require', { rejectUnauthorized: false }],
    ['?sslmode=require&channel_binding=require', { rejectUnauthorized: false }],
    ['?sslmode=no-verify', { rejectUnauthorized: false }],
    ['?sslmode=verify-full', {}],
    ['?sslmode=verify-full&sslrootcert=system', {}],
  ])('uses TLS as libpq does for "%s"', (query, ssl) => {
    expect((clientOf(`postgresql://me@db/tasks${query}`) as unknown as { ssl: unknown }).ssl).toEqual(ssl);
  });

  it('translates schema, pgbouncer, connect_timeout and channel_binding into settings', () => {
    const url = 'postgresql://me@db/tasks?pgbouncer=true&connect_timeout=7&channel_binding=disable';
    const { connection, schema, pooled } = readDatabaseUrl(url);
    expect({ schema, pooled }).toEqual({ schema: 'public', pooled: true });
    expect(connection).toMatchObject({ connectionTimeoutMillis: 7_000, enableChannelBinding: false });
    expect(connection.connectionString).toBe('postgresql://me@db/tasks');
    expect(readDatabaseUrl('postgresql://me@db/tasks?schema=work').schema).toBe('work');
  });

  it.each([
    ['mysql://db/tasks', 'must be a URL that begins with postgresql://'],
    ['postgresql://a:1,b:2/tasks', 'has one host'],
    ['postgresql://me:p#w@db/tasks', 'percent-encoded'],
    ['postgresql://me@db/tasks#x', 'write it as %23'],
    ['postgresql://me@db/tasks?sslmode=prefer', 'must have an sslmode of disable, require'],
    ['postgresql://me@db/tasks?sslmode=verify-ca', 'must have sslrootcert'],
    ['postgresql://me@db/tasks?sslmode=verify-ca&sslrootcert=/nowhere.pem', '/nowhere.pem'],
    ['postgresql://me@db/tasks?connection_limit=5', 'connection_limit, which is not supported: set DATABASE_POOL_SIZE'],
    ['postgresql://me@db/tasks?query_timeout=1', 'query_timeout, which is not supported: remove it'],
    ['postgresql://me@db/tasks?schema=a&schema=b', 'schema more than once'],
    ['postgresql://me@db/tasks?schema=a&pgbouncer=true', 'schema together with pgbouncer=true'],
    ['postgresql://me@db/tasks?pgbouncer=yes', 'pgbouncer=true or false'],
    ['postgresql://me@db/tasks?target_session_attrs=standby', 'accepts writes'],
  ])('is refused for %s with an error that names the problem', (url, reason) => {
    expect(() => readDatabaseUrl(url)).toThrow(DatabaseUrlError);
    expect(() => readDatabaseUrl(url)).toThrow(reason);
  });
});
