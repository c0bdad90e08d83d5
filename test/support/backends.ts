import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { describe, inject } from 'vitest';
import type { Bus } from '../../src/events/bus.js';
import { openMemoryBus } from '../../src/events/bus-memory.js';
import { openRedisBus } from '../../src/events/bus-redis.js';
import { createLogger } from '../../src/observability/logger.js';
import { createMetrics } from '../../src/observability/metrics.js';
import type { Database } from '../../src/store/database.js';
import { overPglite } from '../../src/store/pglite.js';
import { openPostgres } from '../../src/store/postgres.js';
import { withAdmin } from './admin.js';

/** What a suite runs on: a database that is its own and a way to open buses that reach each other. */
export interface Backend extends AsyncDisposable {
  readonly name: 'embedded' | 'services';
  readonly database: Database;
  /** A bus as one instance has it; instances of one backend hear each other. The backend closes it. */
  openBus(): Bus;
  /** The environment that makes a server process use this backend; embedded servers have databases of their own. */
  readonly env: Readonly<Record<string, string>>;
}

export interface BackendKind {
  readonly name: 'embedded' | 'services';
  open(): Promise<Backend>;
}

/** A migrated, empty PGlite in memory. */
export async function openPackedPglite(): Promise<Database> {
  const pack = new Blob([new Uint8Array(await readFile(inject('pglitePack')))]);
  // A start clears its buffers, which are 128 MB unless set otherwise.
  return overPglite(await PGlite.create({ loadDataDir: pack, postgresqlconf: ['shared_buffers=16MB'] }));
}

const embedded: BackendKind = {
  name: 'embedded',
  async open() {
    const database = await openPackedPglite();
    const bus = openMemoryBus();
    return {
      name: 'embedded',
      env: {},
      database,
      openBus: () => bus,
      [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
    };
  },
};

const services: BackendKind = {
  name: 'services',
  async open() {
    const urls = inject('services');
    if (!urls) throw new Error('Postgres and Redis are not there');
    const name = `taskwire_test_${randomUUID().replaceAll('-', '')}`;
    await withAdmin(urls.postgres, async (admin) => {
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${inject('templateDatabase')}`);
      for (const setting of hostileSettings()) await admin.query(`ALTER DATABASE ${name} SET ${setting}`);
    });
    const url = new URL(urls.postgres);
    url.pathname = `/${name}`;
    const database = openPostgres(url.href, 10, () => {});
    // As after a restore elsewhere: copies of one database are deployments that know nothing of each other.
    await database.db.$executeRaw`
      UPDATE event_log SET epoch = substr(md5(random()::text), 1, 8), hint_key = gen_random_uuid()::text`;
    const prefix = `${name}:`;
    const buses: Bus[] = [];
    return {
      name: 'services',
      database,
      env: { DATABASE_URL: url.href, REDIS_URL: urls.redis, REDIS_PREFIX: prefix },
      openBus() {
        const bus = openRedisBus({
          url: urls.redis,
          prefix,
          key: 'test',
          logger: createLogger('silent', 'json'),
          metrics: createMetrics(),
        });
        buses.push(bus);
        return bus;
      },
      async [Symbol.asyncDispose]() {
        await Promise.all(buses.map((bus) => bus[Symbol.asyncDispose]()));
        await database[Symbol.asyncDispose]();
        await withAdmin(urls.postgres, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
      },
    };
  },
};

let opened = 0;

/** What a database may be configured with, and no session of ours may be impressed by: every suite shows that. */
export function hostileSettings(): string[] {
  opened += 1;
  return [
    `TimeZone = '${opened % 2 === 0 ? 'Europe/Vienna' : 'America/New_York'}'`,
    "DateStyle = 'SQL, DMY'",
    "IntervalStyle = 'sql_standard'",
    "bytea_output = 'escape'",
    'standard_conforming_strings = off',
    "default_transaction_isolation = 'serializable'",
  ];
}

/** Runs a suite on PGlite with the in-process bus, and on Postgres + Redis where they answer. */
export function describeBackends(name: string, suite: (backend: BackendKind) => void): void {
  describe(`${name} (embedded)`, () => suite(embedded));
  describeServices(name, suite);
}

/** Runs a suite on Postgres + Redis only: races, several instances, faults. */
export function describeServices(name: string, suite: (backend: BackendKind) => void): void {
  describe.runIf(inject('services'))(`${name} (services)`, () => suite(services));
}
