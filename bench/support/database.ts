import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { cleanUpOnInterrupt } from './interrupt.js';

/** A temporary database for one run. */
export interface TemporaryDatabase extends AsyncDisposable {
  readonly url: string;
}

/**
 * Creates an empty database. Disposal drops the database and closes the connections to it.
 *
 * @param adminUrl a `postgresql://` URL of a user with the right to create databases
 */
export async function createDatabase(adminUrl: string): Promise<TemporaryDatabase> {
  const name = `taskwire_bench_${randomBytes(6).toString('hex')}`;
  await execute(adminUrl, `CREATE DATABASE ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    [Symbol.asyncDispose]: cleanUpOnInterrupt(() => execute(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
