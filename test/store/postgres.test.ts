import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { type Fragment, readJson } from '../../src/store/fragment.js';
import { MigrationLockError } from '../../src/store/migration-lock.js';
import { openPostgres } from '../../src/store/postgres.js';
import { type Backend, describeServices } from '../support/backends.js';
import { openProxy } from '../support/proxy.js';

describeServices('the Postgres connection', (kind) => {
  let backend: Backend;
  let url: URL;
  beforeAll(async () => {
    backend = await kind.open();
    url = new URL(backend.env.DATABASE_URL!);
  });
  afterAll(() => backend[Symbol.asyncDispose]());

  /** The URL of the database with a change. */
  function at(change: (url: URL) => void): string {
    const changed = new URL(url);
    change(changed);
    return changed.href;
  }

  function readOn<T>({ db }: Database, statement: Fragment<{ json: T }>): Promise<T | undefined> {
    return readJson(db.sql, statement);
  }

  it('has the session settings that statements require, regardless of the database defaults', async () => {
    const names = ['TimeZone', 'DateStyle', 'IntervalStyle', 'default_transaction_isolation', 'statement_timeout'];
    const plain = new Client({ connectionString: url.href });
    await plain.connect();
    const { rows } = await plain.query("SELECT current_setting('TimeZone') AS zone");
    await plain.end();
    expect(['America/New_York', 'Europe/Vienna']).toContain(rows[0].zone);

    const expected = ['UTC', 'ISO, MDY', 'postgres', 'read committed', '15s'];
    const settings = sql<{
      json: string[];
    }>`SELECT json_agg(current_setting(name)) AS json FROM unnest(${names}::text[]) AS name`;
    expect(await readOn(backend.database, settings)).toEqual(expected);
    const inTransaction = await backend.database.db.transaction((tx) =>
      sql<{ value: string }>`SELECT current_setting(name) AS value FROM unnest(${names}::text[]) AS name`.execute(
        tx.sql,
      ),
    );
    expect(inTransaction.rows.map(({ value }) => value)).toEqual(expected);
  });

  it('reads and writes the same instant by Prisma, by SQL and as JSON', async () => {
    const { prisma } = backend.database;
    const moment = new Date('2026-07-01T12:34:56.789Z');
    const id = `project_${crypto.randomUUID()}`;
    const user = await prisma.user.create({
      data: { id, email: `${id}@example.com`, name: 'A', passwordHash: '', createdAt: moment },
    });
    expect(user.createdAt).toEqual(moment);
    const [row] = await prisma.$queryRaw<{ at: Date }[]>`SELECT created_at AS at FROM "user" WHERE id = ${id}`;
    expect(row?.at).toEqual(moment);
    const json = await readOn(
      backend.database,
      sql<{ json: string }>`SELECT to_json(created_at) AS json FROM "user" WHERE id = ${id}`,
    );
    expect(new Date(json!)).toEqual(moment);
  });

  it('uses the schema of the connection string', async () => {
    await using database = openPostgres(
      at(({ searchParams }) => searchParams.set('schema', 'Other one')),
      2,
      () => {},
    );
    expect((await database.migrate()).length).toBeGreaterThan(0);
    expect(await database.migrate()).toEqual([]);
    const id = `user_${crypto.randomUUID()}`;
    await database.prisma.user.create({ data: { id, email: `${id}@example.com`, name: 'A', passwordHash: '' } });
    const count = sql<{ json: number }>`SELECT to_json(count(*)) AS json FROM "user" WHERE id = ${id}`;
    expect(await readOn(database, count)).toBe(1);
    expect(await readOn(backend.database, count)).toBe(0);
  });

  it('works through a pooler that keeps few session settings', async () => {
    await using database = openPostgres(
      at(({ searchParams }) => searchParams.set('pgbouncer', 'true')),
      2,
      () => {},
    );
    expect(await readOn(database, sql`SELECT to_json(current_setting('TimeZone')) AS json`)).toBe('UTC');
  });

  it('cancels a statement above the time limit, and runs the next one', async () => {
    await using database = openPostgres(url.href, 1, () => {}, { statementMs: 200 });
    await expect(readOn(database, sql`SELECT to_json(pg_sleep(30)::text) AS json`)).rejects.toMatchObject({
      code: '57014',
    });
    expect(await readOn(database, sql`SELECT to_json(1) AS json`)).toBe(1);
  });

  it('is replaced when an answer is lost, also in a transaction, and the next statement succeeds', async () => {
    await using proxy = await openProxy(Number(url.port || 5432));
    const statementMs = 300;
    await using database = openPostgres(
      at((changed) => {
        changed.port = String(proxy.port);
      }),
      1,
      () => {},
      { statementMs },
    );
    for (const ask of [
      () => readOn(database, sql`SELECT to_json(1) AS json`),
      () => database.db.transaction((tx) => sql`SELECT 1`.execute(tx.sql)),
    ]) {
      await ask();
      proxy.stall();
      const swallowed = expect(ask()).rejects.toThrow();
      proxy.release();
      await swallowed;
      await ask();
    }
  });

  it('reports the holder of the migration lock, and migrates when the lock is free', async () => {
    const onMigrationWait = vi.fn();
    await using database = openPostgres(url.href, 2, () => {}, { onMigrationWait });
    const { pid, release } = await holdMigrationLock();
    const migrating = database.migrate();
    await vi.waitFor(() => expect(onMigrationWait).toHaveBeenCalledWith(expect.objectContaining({ pid })));
    await release();
    expect(await migrating).toEqual([]);
    expect(onMigrationWait).toHaveBeenCalledTimes(1);
  });

  it('fails a migration with an error that names the holder of the lock after the maximum wait', async () => {
    await using database = openPostgres(url.href, 2, () => {}, { migrationLockMs: 300 });
    const { pid, release } = await holdMigrationLock();
    const error = await database.migrate().catch((thrown: unknown) => thrown);
    await release();
    expect(error).toBeInstanceOf(MigrationLockError);
    expect(String(error)).toContain(`process ${pid} of Postgres (application "a deploy"`);
  });

  async function holdMigrationLock(): Promise<{ pid: number; release: () => Promise<void> }> {
    const client = new Client({ connectionString: url.href, application_name: 'a deploy' });
    await client.connect();
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid, pg_advisory_lock(72707369)');
    return { pid: rows[0].pid, release: () => client.end() };
  }
});
