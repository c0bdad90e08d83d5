import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { type Database, openClient, type Prisma } from './database.js';
import { lockDirectory } from './directory-lock.js';
import { migrate } from './migrate.js';
import { sessionSql } from './session.js';

/**
 * PGlite: Postgres compiled to WebAssembly, in this process, on one connection.
 * Transactions queue behind one another; right for one instance and for trying things out.
 *
 * @param directory where its files live, made if absent; without it everything stays in memory
 * @throws DirectoryInUseError when another process has it open
 */
export async function openPglite(directory?: string): Promise<Database> {
  if (!directory) return overPglite(await PGlite.create());
  await mkdir(directory, { recursive: true });
  await using stack = new AsyncDisposableStack();
  stack.use(await lockDirectory(directory));
  const database = stack.use(await overPglite(await PGlite.create({ dataDir: directory })));
  const open = stack.move();
  return { ...database, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

/** A PGlite that is open already. It is closed with the database. */
export async function overPglite(pglite: PGlite): Promise<Database> {
  // One connection in this process: no other session can hold a lock, and no network can swallow an answer.
  await pglite.exec(sessionSql('public', { statementMs: 0, idleInTransactionMs: 0 }));
  return toDatabase(pglite);
}

function toDatabase(pglite: PGlite): Database {
  const factory = new PrismaPGlite(pglite);
  const db = openClient(factory);
  return {
    kind: 'pglite',
    db,
    rawReader: {
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
