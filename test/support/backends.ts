import { randomUUID } from 'node:crypto';
import { describe, inject } from 'vitest';
import type { Bus } from '../../src/events/bus.js';
import { openMemoryBus } from '../../src/events/bus-memory.js';
import { openRedisBus } from '../../src/events/bus-redis.js';
import { createLogger } from '../../src/observability/logger.js';
import { createMetrics } from '../../src/observability/metrics.js';
import type { Database } from '../../src/store/database.js';
import { openPostgres } from '../../src/store/postgres.js';
import { withAdmin } from './admin.js';
import { newEpoch, openPackedPglite } from './embedded.js';

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
    const template = inject('templateDatabase');
    const name = `${template}_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
    await withAdmin(urls.postgres, async (admin) => {
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
      // A commit that waits for the disk takes four times as long. These databases survive no crash.
      for (const setting of [...hostileSettings(), 'synchronous_commit = off'])
        await admin.query(`ALTER DATABASE ${name} SET ${setting}`);
    });
    const url = new URL(urls.postgres);
    url.pathname = `/${name}`;
    const database = openPostgres(url.href, 10, () => {});
    // Copies of one database are independent deployments.
    await database.prisma.$executeRawUnsafe(newEpoch);
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
        drop(urls.postgres, name);
      },
    };
  },
};

/**
 * Drops a database without waiting, because Postgres writes a checkpoint first. The end of the run drops what is left, so a
 * failure is not reported here.
 */
function drop(postgres: string, name: string): void {
  withAdmin(postgres, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`)).catch(() => {});
}

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
