/** `npm run schema`: prints the schema, sorted, to schema/schema.graphql. With `--check` it fails if that is stale. */
import { readFile, writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../src/graphql/schema.js';

const path = 'schema/schema.graphql';
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

if (process.argv.includes('--check')) {
  const committed = await readFile(path, 'utf8').catch(() => '');
  if (committed !== printed) throw new Error(`${path} is stale: run \`npm run schema\` and commit it.`);
} else {
  await writeFile(path, printed);
  console.log(`Wrote ${path}.`);
}
