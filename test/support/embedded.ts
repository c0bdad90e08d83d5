import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { overPglite } from '../../src/store/pglite.js';

/** A PGlite with the schema that it had when it was unpacked. */
interface Embedded {
  readonly pglite: PGlite;
  readonly schema: string;
}

/** Empty databases of earlier suites. A worker runs many files with the same modules, and so reuses them. */
const spare: Embedded[] = [];

/**
 * A migrated, empty PGlite in memory: the one of an earlier suite, or a new one. Emptying one takes a tenth of the time of
 * unpacking one, and its code and caches are warm.
 */
export async function openPackedPglite(): Promise<Database> {
  const embedded = spare.pop() ?? (await unpack());
  const { pglite } = embedded;
  // A new epoch, as after a restore: no cursor of an earlier suite is valid.
  await pglite.exec(newEpoch);
  const database = await overPglite(pglite);
  return {
    ...database,
    async [Symbol.asyncDispose]() {
      await database.prisma.$disconnect();
      if (await empty(embedded)) spare.push(embedded);
      else await pglite.close();
    },
  };
}

/** The statement after which a copy of a database is an independent deployment. */
export const newEpoch = `
  UPDATE event_log SET epoch = substr(md5(random()::text), 1, 8), hint_key = gen_random_uuid()::text`;

async function unpack(): Promise<Embedded> {
  const pack = new Blob([new Uint8Array(await readFile(inject('pglitePack')))]);
  const pglite = await PGlite.create({
    loadDataDir: pack,
    // Postgres clears its shared buffers at the start; the default of 128 MB would take longer.
    postgresqlconf: ['shared_buffers=16MB'],
  });
  return { pglite, schema: await schemaOf(pglite) };
}

/** Deletes all rows and the session's state. Returns false when the suite has changed the schema. */
async function empty({ pglite, schema }: Embedded): Promise<boolean> {
  await pglite.exec('DISCARD ALL');
  if ((await schemaOf(pglite)) !== schema) return false;
  const { rows } = await pglite.query<{ tables: string }>(`
    SELECT string_agg(format('%I', tablename), ', ') AS tables FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT IN ('event_log', '_prisma_migrations')`);
  await pglite.exec(`TRUNCATE ${rows[0]?.tables} RESTART IDENTITY`);
  // PGlite has no process for checkpoints; without them the write-ahead log grows for ever.
  await pglite.exec('CHECKPOINT');
  return true;
}

async function schemaOf(pglite: PGlite): Promise<string> {
  const { rows } = await pglite.query<{ schema: string }>(`
    WITH relation AS (SELECT oid, relname FROM pg_class WHERE relnamespace = 'public'::regnamespace),
    part AS (
      SELECT concat_ws(' ', relname, attname, atttypid, attnotnull, attidentity) AS name
      FROM pg_attribute JOIN relation ON relation.oid = attrelid
      UNION ALL SELECT relname || ' ' || tgname FROM pg_trigger JOIN relation ON relation.oid = tgrelid WHERE NOT tgisinternal
      UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    )
    SELECT md5(string_agg(name, ',' ORDER BY name)) AS schema FROM part`);
  return rows[0]?.schema ?? '';
}
