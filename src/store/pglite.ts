import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { type Database, openClient, type Prisma } from './database.js';
import { migrate } from './migrate.js';

/**
 * PGlite: Postgres compiled to WebAssembly, in this process, on one connection.
 * Transactions queue behind one another; right for one instance and for trying things out.
 *
 * @param directory where its files live, made if absent; without it everything stays in memory
 */
export async function openPglite(directory?: string): Promise<Database> {
  if (directory) await mkdir(directory, { recursive: true });
  return overPglite(await PGlite.create(directory ? { dataDir: directory } : {}));
}

/** A PGlite that is open already. It is closed with the database. */
export function overPglite(pglite: PGlite): Database {
  const factory = new PrismaPGlite(pglite);
  const db = openClient(factory);
  return {
    kind: 'pglite',
    db,
    reads: {
      async json<T>({ text, values }: Prisma.Sql) {
        const { rows } = await pglite.query<[T]>(text, values, { rowMode: 'array' });
        return rows[0]?.[0];
      },
    },
    migrate: () => migrate(factory),
    async [Symbol.asyncDispose]() {
      await db.$disconnect();
      await pglite.close();
    },
  };
}
