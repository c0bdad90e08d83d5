import type { Database } from '../../src/store/database.js';
import type { Person } from './client.js';

/** The result of a mutation: the selection of the payload, or a UserError. */
export interface MutationAnswer {
  readonly __typename: string;
  readonly cursor?: string;
  readonly code?: string;
  readonly message?: string;
  readonly path?: readonly string[];
  readonly [field: string]: unknown;
}

/**
 * Sends a mutation by its name. A UserError is returned, other errors are thrown.
 *
 * @param selection the fields of the payload, in addition to the cursor
 */
export function mutate(
  person: Person,
  name: string,
  input: Record<string, unknown>,
  selection = '__typename',
): Promise<MutationAnswer> {
  return act(person, name, input, `${selection} ... on MutationPayload { cursor }`);
}

/** Sends a mutation whose payload has no cursor. */
export async function act(
  person: Person,
  name: string,
  input: Record<string, unknown>,
  selection = '__typename',
): Promise<MutationAnswer> {
  const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  const answer = await person.post<Record<string, MutationAnswer>, object>(
    `mutation ($input: ${type}Input!) {
      answer: ${name}(input: $input) {
        __typename
        ... on ${type}Payload { ${selection} }
        ... on UserError { code message path }
      }
    }`,
    { input },
  );
  if (answer.errors || !answer.data?.answer) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.data.answer;
}

/** Sends a mutation and returns its payload. Throws at a UserError. */
export async function succeed<T>(
  person: Person,
  name: string,
  input: Record<string, unknown>,
  selection?: string,
): Promise<T & { cursor: string }> {
  const answer = await mutate(person, name, input, selection);
  if (!answer.__typename.endsWith('Payload')) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer as unknown as T & { cursor: string };
}

/** Tables that a refused command must not change. Events are only counted, because stored events never change. */
const compared = [
  ...['stream', 'project', 'project_member', 'label', 'task', 'task_assignee', 'task_label', 'comment'],
  ...['comment_revision', 'comment_reaction', 'comment_mention', 'announcement'],
];
const counted = ['event', 'idempotency_key'];
const rowHash = (row: string) => `coalesce(sum(hashtextextended(${row}::text, 0)), 0)::text`;
const everythingSql = [
  ...compared.map(
    (table) => `SELECT '${table}' AS name, count(*)::int AS rows, ${rowHash('t')} AS hash FROM ${table} t`,
  ),
  ...counted.map((table) => `SELECT '${table}', count(*)::int, '' FROM ${table}`),
  `SELECT 'user', count(*)::int, ${rowHash('(id, time_zone, due_soon_minutes)')} FROM "user"`,
].join(' UNION ALL ');

/**
 * All data that a refused command must not change: per table the number of rows and a hash of their content. The database
 * computes the hashes, because tests compare before and after each command while the tables grow.
 */
export async function everything({ prisma }: Database): Promise<Record<string, string>> {
  const tables = await prisma.$queryRawUnsafe<{ name: string; rows: number; hash: string }[]>(everythingSql);
  return Object.fromEntries(tables.map(({ name, rows, hash }) => [name, `${rows} rows, hash ${hash}`]));
}
