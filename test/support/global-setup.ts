import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    /** Real servers to test against; null when one of them doesn't answer. */
    services: ServiceUrls | null;
    /** A migrated, empty database on that Postgres, to be copied: a copy is faster than the migrations. */
    templateDatabase: string;
    /** A migrated, empty PGlite, packed: unpacking it is faster than a fresh start. */
    pglitePack: string;
  }
}

const defaults = { postgres: 'postgresql://postgres@127.0.0.1:5432/postgres', redis: 'redis://127.0.0.1:6379' };

/** Looks for Postgres and Redis, and says at the end which suites could not run without them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = process.env.TEST_DATABASE_URL ?? defaults.postgres;
  const redis = process.env.TEST_REDIS_URL ?? defaults.redis;
  const faults = (await Promise.all([probePostgres(postgres), probeRedis(redis)])).filter((fault) => fault !== null);
  if (faults.length > 0 && process.env.TEST_REQUIRE_SERVICES === 'true') {
    throw new Error(`TEST_REQUIRE_SERVICES is set, but ${faults.join('; ')}`);
  }
  const found = faults.length === 0;
  project.provide('services', found ? { postgres, redis } : null);
  const template = `taskwire_template_${randomUUID().replaceAll('-', '')}`;
  project.provide('templateDatabase', template);
  if (found) await createTemplate(postgres, template);

  const folder = await mkdtemp(join(tmpdir(), 'taskwire-test-'));
  const pack = join(folder, 'pglite.tar');
  await writeFile(pack, await packPglite());
  project.provide('pglitePack', pack);

  return async () => {
    await rm(folder, { recursive: true });
    if (found) {
      await withAdmin(postgres, (admin) => admin.query(`DROP DATABASE ${template} WITH (FORCE)`));
      return;
    }
    console.log(
      [
        '',
        `Not run: the suites on Postgres + Redis, because ${faults.join('; ')}.`,
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

async function packPglite(): Promise<Uint8Array> {
  const pglite = await PGlite.create();
  await migrate(new PrismaPGlite(pglite));
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  return new Uint8Array(await dump.arrayBuffer());
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
