/** `npm run migrate:new NAME`: writes a migration from the state of the migrations on disk to prisma/schema.prisma. */
import { mkdir, writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { diffMigrations } from '../src/store/migrate.js';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  throw new Error('NAME must be lower-case letters, digits and underscores, as in: npm run migrate:new add_labels');
}

const scratch = await PGlite.create();
const sql = await diffMigrations(new PrismaPGlite(scratch));
await scratch.close();

if (sql === '') {
  console.log('The migrations already match the schema; no migration was written.');
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = `prisma/migrations/${stamp}_${name}`;
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/migration.sql`, sql);
  console.log(`Wrote ${folder}/migration.sql. Review the SQL before you commit the file.`);
}
