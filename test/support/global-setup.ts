import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/store/migrate.js';
import { openPostgres } from '../../src/store/postgres.js';
import { withAdmin } from './admin.js';

export interface ServiceUrls {
  readonly postgres: string;
  readonly redis: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The addresses of Postgres and Redis; null unless both answer. */
    services: ServiceUrls | null;
    /**
     * The name of a migrated, empty template database on that Postgres. Copying it is faster than migrating. The names of
     * copies begin with it.
     */
    templateDatabase: string;
    /** The path of a packed, migrated, empty PGlite. Unpacking it is faster than migrating. */
    pglitePack: string;
  }
}

const root = new URL('../../', import.meta.url);
const cache = fileURLToPath(new URL('node_modules/.cache/taskwire', root));

const defaults = { postgres: 'postgresql://postgres@127.0.0.1:5432/postgres', redis: 'redis://127.0.0.1:6379' };

/** Probes Postgres and Redis, prepares databases, and prints at the end why suites on services were skipped. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = process.env.TEST_DATABASE_URL ?? defaults.postgres;
  const redis = process.env.TEST_REDIS_URL ?? defaults.redis;
  const issues = (await Promise.all([probePostgres(postgres), probeRedis(redis)])).filter((issue) => issue !== null);
  if (issues.length > 0 && process.env.TEST_REQUIRE_SERVICES === 'true') {
    throw new Error(`TEST_REQUIRE_SERVICES is set, but ${issues.join('; ')}`);
  }
  const found = issues.length === 0;
  project.provide('services', found ? { postgres, redis } : null);
  const template = `taskwire_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  project.provide('templateDatabase', template);
  const [pack] = await Promise.all([packPglite(), found && createTemplate(postgres, template)]);
  project.provide('pglitePack', pack);

  return async () => {
    if (found) {
      await dropDatabases(postgres, template);
      return;
    }
    console.log(
      [
        '',
        `Not run: the suites on Postgres + Redis, because ${issues.join('; ')}.`,
        'To run them too, start both (for example `docker run -d -p 5432:5432 -e POSTGRES_HOST_AUTH_METHOD=trust postgres:16`',
        'and `docker run -d -p 6379:6379 redis:7`), or point TEST_DATABASE_URL and TEST_REDIS_URL at yours.',
      ].join('\n'),
    );
  };
}

async function createTemplate(postgres: string, name: string): Promise<void> {
  await withAdmin(postgres, (admin) => admin.query(`CREATE DATABASE ${name}`));
  const url = new URL(postgres);
  url.pathname = `/${name}`;
  await using database = openPostgres(url.href, 2, () => {});
  await database.migrate();
}

/** Drops the template and the copies that suites have left, also those of suites that failed. */
async function dropDatabases(postgres: string, template: string): Promise<void> {
  await withAdmin(postgres, async (admin) => {
    const found = await admin.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [template]);
    for (const { datname } of found.rows) await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  });
}

/**
 * Packs a migrated PGlite, which takes some seconds, unless an earlier run has packed the same migrations.
 *
 * @returns the path of the file, which contains a hash of the migrations and package-lock.json
 */
async function packPglite(): Promise<string> {
  const path = join(cache, `pglite-${await hashOfSources()}.tar`);
  if (existsSync(path)) return path;
  const pglite = await PGlite.create();
  await migrate(new PrismaPGlite(pglite));
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  await mkdir(cache, { recursive: true });
  // Concurrent runs may write the same file, and an aborted run must not leave an incomplete file.
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, new Uint8Array(await dump.arrayBuffer()));
  await rename(unfinished, path);
  return path;
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const migrations = new URL('prisma/migrations/', root);
  const names = (await readdir(migrations, { recursive: true })).filter((name) => name.endsWith('.sql')).sort();
  const files = [...names.map((name) => new URL(name, migrations)), new URL('package-lock.json', root)];
  for (const file of files) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

async function probePostgres(url: string): Promise<string | null> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    await client.end();
    return null;
  } catch (error) {
    return `no Postgres answers at ${url} (${reason(error)})`;
  }
}

async function probeRedis(url: string): Promise<string | null> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 3_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return null;
  } catch (error) {
    return `no Redis answers at ${url} (${reason(error)})`;
  } finally {
    client.disconnect();
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
