/**
 * `npm run schema`: prints the sorted schema to schema/schema.graphql. With `--check` it fails if the file is out of
 * date.
 */
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../src/graphql/schema.js';
import { keepPrinted } from './printed.js';

await keepPrinted('schema/schema.graphql', `${printSchema(lexicographicSortSchema(schema))}\n`, 'npm run schema');
