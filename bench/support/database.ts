import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { undoAtInterrupt } from './interrupt.js';

/** A database of the bench's own. */
export interface TemporaryDatabase extends AsyncDisposable {
  readonly url: string;
}

/**
 * Creates an empty database, which disposal drops with whatever still holds it.
 *
 * @param adminUrl a `postgresql://` URL whose user may create databases
 */
export async function createDatabase(adminUrl: string): Promise<TemporaryDatabase> {
  const name = `taskwire_bench_${randomBytes(6).toString('hex')}`;
  await execute(adminUrl, `CREATE DATABASE ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    [Symbol.asyncDispose]: undoAtInterrupt(() => execute(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
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
