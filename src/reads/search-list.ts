import { sql } from 'kysely';
import type { ProjectId } from '../ids.js';
import type { Db } from '../store/database.js';
import { type Fragment, readRows } from '../store/fragment.js';
import { fieldWeights } from './search-document.js';
import type { TaskSearch } from './search-query.js';
import { isKeyMatchSql, textMatchesSql } from './task-search.js';

/** A position in the list of matches, best first. */
export interface MatchPosition {
  readonly relevance: number;
  /** The part of the match's id that sorts by creation. */
  readonly born: string;
}

export interface MatchPage {
  readonly size: number;
  /** True when the page is counted from the end of the list. */
  readonly fromEnd: boolean;
  readonly after: MatchPosition | null;
  readonly before: MatchPosition | null;
}

/** A matching task or comment. */
export interface TextMatch extends MatchPosition {
  /** The id of the task or comment. */
  readonly id: string;
  readonly taskId: string;
  readonly inKey: boolean;
  readonly inTitle: boolean;
  readonly inDescription: boolean;
}

/** Reads a page of the tasks and comments that match, and one more, in the direction of the page's count. */
export function readMatches(
  db: Db,
  search: TaskSearch,
  projectIds: readonly ProjectId[],
  page: MatchPage,
): Promise<TextMatch[]> {
  return readRows(db.sql, matchPageSql(search, projectIds, page));
}

export function matchPageSql(
  search: TaskSearch,
  projectIds: readonly ProjectId[],
  { size, fromEnd, after, before }: MatchPage,
): Fragment<TextMatch> {
  const from = after ? sql`(relevance, born) < ${rowOf(after)}` : sql`TRUE`;
  const to = before ? sql`(relevance, born) > ${rowOf(before)}` : sql`TRUE`;
  const direction = sql.raw(fromEnd ? 'ASC' : 'DESC');
  const foundIn = (weight: string) =>
    search.anyOf === null
      ? sql`FALSE`
      : sql`coalesce((SELECT ts_filter(f.document, ${`{${weight}}`}::"char"[]) @@ ${search.anyOf}::tsquery FROM task_search f WHERE f.id = p.id), FALSE)`;
  return sql`
    SELECT p.id, p.task_id AS "taskId", p.relevance, p.born,
      ${isKeyMatchSql(search, projectIds, 'p')} AS "inKey",
      ${foundIn(fieldWeights.title)} AS "inTitle", ${foundIn(fieldWeights.description)} AS "inDescription"
    FROM (
      SELECT * FROM ${textMatchesSql(search, projectIds)} l WHERE ${from} AND ${to}
      ORDER BY relevance ${direction}, born ${direction} LIMIT ${size + 1}
    ) p ORDER BY relevance ${direction}, born ${direction}`;
}

function rowOf({ relevance, born }: MatchPosition): Fragment {
  return sql`(${relevance}::int, ${born}::text COLLATE "C")`;
}

/** Counts the matches on all pages. */
export async function countMatches(db: Db, search: TaskSearch, projectIds: readonly ProjectId[]): Promise<number> {
  const [row] = await readRows<{ total: number }>(
    db.sql,
    sql`SELECT count(*)::int AS total FROM ${textMatchesSql(search, projectIds)} l`,
  );
  return row?.total ?? 0;
}
