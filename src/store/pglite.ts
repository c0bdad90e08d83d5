import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { type Database, openPrisma } from './database.js';
import { lockDirectory } from './directory-lock.js';
import { migrate } from './migrate.js';
import { PgliteConnection } from './pglite-connection.js';
import { sessionSql } from './session.js';
import { openDb } from './transaction.js';

/**
 * Opens PGlite: Postgres as WebAssembly in this process, on one connection. Transactions run one after the other, which
 * suits a single instance and evaluation.
 *
 * @param directory the data folder, created if absent; without a folder the data is in memory
 * @throws DirectoryInUseError when another process has the folder open
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

/** Wraps an open PGlite. The disposal of the database closes PGlite. */
export async function overPglite(pglite: PGlite): Promise<Database> {
  // No time limits: on one connection in the process no other session holds locks, and no network loses responses.
  await pglite.exec(sessionSql('public', { statementMs: 0, idleInTransactionMs: 0 }));
  return toDatabase(pglite);
}

function toDatabase(pglite: PGlite): Database {
  const factory = new PrismaPGlite(pglite);
  const prisma = openPrisma(factory);
  return {
    kind: 'pglite',
    db: openDb(async () => new PgliteConnection(pglite)),
    prisma,
    migrate: () => migrate(factory),
    async [Symbol.asyncDispose]() {
      await prisma.$disconnect();
      await pglite.close();
    },
  };
}
