/** `npm run schema`: prints the schema, sorted, to schema/schema.graphql. With `--check` it fails if that is stale. */
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../src/graphql/schema.js';
import { keepPrinted } from './printed.js';

await keepPrinted('schema/schema.graphql', `${printSchema(lexicographicSortSchema(schema))}\n`, 'npm run schema');
