/** `npm run migrate:new NAME`: writes the next migration, from the migrations on disk to prisma/schema.prisma. */
import { mkdir, writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { diffMigrations } from '../src/store/migrate.js';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  throw new Error(
    'Give the migration a name of lower-case letters, digits and underscores: npm run migrate:new add_labels',
  );
}

const scratch = await PGlite.create();
const sql = await diffMigrations(new PrismaPGlite(scratch));
await scratch.close();

if (sql === '') {
  console.log('The migrations already lead to the schema; nothing to write.');
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = `prisma/migrations/${stamp}_${name}`;
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/migration.sql`, sql);
  console.log(`Wrote ${folder}/migration.sql. Read it before you commit it.`);
}
