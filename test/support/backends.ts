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

/** A separate database for a suite, with connected buses. */
export interface Backend extends AsyncDisposable {
  readonly name: 'embedded' | 'services';
  readonly database: Database;
  /** Opens the bus of one instance. Buses of the same backend receive each other's messages. The backend closes them. */
  openBus(): Bus;
  /** The environment for a server process on this backend; empty for the embedded backend. */
  readonly env: Readonly<Record<string, string>>;
}

export interface BackendKind {
  readonly name: 'embedded' | 'services';
  open(): Promise<Backend>;
}

/** A migrated, empty PGlite in memory. */
export async function openPackedPglite(): Promise<Database> {
  const pack = new Blob([new Uint8Array(await readFile(inject('pglitePack')))]);
  // Postgres clears its shared buffers at the start; the default of 128 MB would take longer.
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
    if (!urls) throw new Error('Postgres and Redis do not answer');
    const name = `taskwire_test_${randomUUID().replaceAll('-', '')}`;
    await withAdmin(urls.postgres, async (admin) => {
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${inject('templateDatabase')}`);
      for (const setting of hostileSettings()) await admin.query(`ALTER DATABASE ${name} SET ${setting}`);
    });
    const url = new URL(urls.postgres);
    url.pathname = `/${name}`;
    const database = openPostgres(url.href, 10, () => {});
    // A new epoch, as after a restore: copies of one database are independent deployments.
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

/** Database settings without permitted effect on the server's sessions. Every suite runs with these settings. */
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

/** Runs a suite on PGlite with the in-memory bus, and on Postgres and Redis if they answer. */
export function describeBackends(name: string, suite: (backend: BackendKind) => void): void {
  describe(`${name} (embedded)`, () => suite(embedded));
  describeServices(name, suite);
}

/** Runs a suite on Postgres and Redis only, for races, several instances and failures. */
export function describeServices(name: string, suite: (backend: BackendKind) => void): void {
  describe.runIf(inject('services'))(`${name} (services)`, () => suite(services));
}
