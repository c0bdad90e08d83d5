import type { Database } from '../../src/store/database.js';
import type { Person } from './client.js';

/** What a mutation answered: its payload's selection, or a refusal. */
export interface MutationAnswer {
  readonly __typename: string;
  readonly cursor?: string;
  readonly code?: string;
  readonly message?: string;
  readonly path?: readonly string[];
  readonly [field: string]: unknown;
}

/**
 * Sends a mutation by its name, for suites that send many, wrong ones among them.
 *
 * @param selection what to read of the payload besides its cursor
 */
export function mutate(
  person: Person,
  name: string,
  input: Record<string, unknown>,
  selection = '__typename',
): Promise<MutationAnswer> {
  return act(person, name, input, `${selection} ... on MutationPayload { cursor }`);
}

/** The same for a mutation whose payload has no cursor. */
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

/** The same for a mutation that must succeed. */
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

/** Tables that a refused command must leave alone. Events are only counted: nothing changes one that is stored. */
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
 * Everything that a refused command must leave alone: for each table the number of rows and a hash of their content. The
 * database computes the hashes, because tests ask before and after each command, about tables that grow with each test.
 */
export async function everything({ db }: Database): Promise<Record<string, string>> {
  const tables = await db.$queryRawUnsafe<{ name: string; rows: number; hash: string }[]>(everythingSql);
  return Object.fromEntries(tables.map(({ name, rows, hash }) => [name, `${rows} rows, hash ${hash}`]));
}
