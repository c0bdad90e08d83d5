import { sql } from 'kysely';
import type { ProjectId } from '../ids.js';
import type { Fragment } from '../store/fragment.js';
import { projectWords } from './search-document.js';
import type { TaskSearch } from './search-query.js';

/** The newest matches to rank, and the best matches to list. The limits bound the cost of a common word. */
const ranked = 10_000;
const listed = 1_000;

/** The relevance of the task whose key or number was searched: above all ranks, which are below 1,000,000. */
const keyRelevance = 2_000_000;

/**
 * Builds a table of the best tasks of a search, with their `relevance`. A match in the title weighs more than a match in the
 * description. The task whose key or number is the whole text comes first.
 *
 * @param condition the condition on a task with the alias `m`
 * @param projectIds the projects to search, which also limit the index scan
 */
export function matchesSql(search: TaskSearch, projectIds: readonly ProjectId[], condition: Fragment): Fragment {
  return sql`(
    SELECT b.*, ${relevanceSql(search, projectIds, 'b')} AS relevance
    FROM (
      SELECT m.* FROM (
        SELECT id FROM (${candidatesSql(search, projectIds, ['tasks'])}) c ORDER BY id DESC
      ) c
      CROSS JOIN LATERAL (SELECT * FROM task m WHERE m.id = c.id AND ${condition} OFFSET 0) m
      LIMIT ${ranked}
    ) b
    ORDER BY relevance DESC, id DESC LIMIT ${listed}
  )`;
}

/**
 * Builds a table of the best tasks and comments of a search: `id`, `task_id`, `relevance` and `born`, the part of the id that
 * sorts by creation. Deleted tasks and their comments are left out.
 */
export function textMatchesSql(search: TaskSearch, projectIds: readonly ProjectId[]): Fragment {
  return sql`(
    SELECT b.*, ${relevanceSql(search, projectIds, 'b')} AS relevance
    FROM (
      SELECT c.id, c.task_id, c.born, m.number, m.project_id FROM (
        SELECT id, task_id, right(id, 26) COLLATE "C" AS born
        FROM (${candidatesSql(search, projectIds, ['tasks', 'comments'])}) c ORDER BY born DESC
      ) c
      CROSS JOIN LATERAL (
        SELECT number, project_id FROM task m
        WHERE m.id = c.task_id AND m.deleted_at IS NULL AND m.project_id = ANY(${[...projectIds]}::text[]) OFFSET 0
      ) m
      LIMIT ${ranked}
    ) b
    ORDER BY relevance DESC, born DESC LIMIT ${listed}
  )`;
}

/**
 * The ids of all matches. The join to tasks follows as one look-up a match: Postgres would otherwise read the whole table for
 * a common word.
 */
function candidatesSql(
  { query, key }: TaskSearch,
  projectIds: readonly ProjectId[],
  kinds: readonly (keyof typeof projectWords)[],
): Fragment {
  // Ids contain letters, digits and underscores only, so quoting is safe.
  const projects = projectIds.flatMap((id) => kinds.map((kind) => `'${projectWords[kind](id)}'`)).join(' | ');
  const text = sql`SELECT id, task_id FROM task_search WHERE ${query === null || projects === '' ? sql`FALSE` : sql`document @@ ${`(${projects}) & (${query})`}::tsquery`}`;
  return key ? sql`${text} UNION SELECT id, id FROM task k WHERE ${keySql(key, projectIds, 'k')}` : text;
}

function keySql(
  { projectKey, number }: NonNullable<TaskSearch['key']>,
  projectIds: readonly ProjectId[],
  table: string,
): Fragment {
  const t = sql.raw(table);
  const ids = sql`${[...projectIds]}::text[]`;
  const projects =
    projectKey === null
      ? ids
      : sql`ARRAY(SELECT p.id FROM project p WHERE p.key = ${projectKey} AND p.id = ANY(${ids}))`;
  return sql`${t}.project_id = ANY(${projects}) AND ${t}.number = ${number}::int`;
}

/** Whether a row is the task that the search names by its key or number. Comments have the task's number, but another id. */
export function isKeyMatchSql({ key }: TaskSearch, projectIds: readonly ProjectId[], table: string): Fragment {
  return key ? sql`(starts_with(${sql.raw(table)}.id, 'task_') AND ${keySql(key, projectIds, table)})` : sql`FALSE`;
}

function relevanceSql(search: TaskSearch, projectIds: readonly ProjectId[], table: string): Fragment {
  const document = sql`(SELECT r.document FROM task_search r WHERE r.id = ${sql.raw(table)}.id)`;
  const rank = sql`coalesce(round(ts_rank(${document}, ${search.ranked ?? ''}::tsquery) * 1000000)::int, 0)`;
  return search.key
    ? sql`CASE WHEN ${isKeyMatchSql(search, projectIds, table)} THEN ${sql.lit(keyRelevance)} ELSE ${rank} END`
    : rank;
}
