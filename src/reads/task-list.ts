import { sql } from 'kysely';
import type { ProjectId, TaskId, UserId } from '../ids.js';
import type { Db } from '../store/database.js';
import { and, type Fragment, readJson, readRows, unionAll } from '../store/fragment.js';
import type { Task } from '../store/prisma/client.js';
import { type Prefetch, parsePrefetches, prefetchesSql } from './prefetch.js';
import { columnsSql, countSql, fromJson, rowSql, taskRows } from './row-json.js';
import type { TaskSearch } from './search-query.js';
import { afterSql, keyColumns, type Order, orderBySql, reversed, type SortKey, segmentsAfter } from './task-order.js';
import { matchesSql } from './task-search.js';

/** The set of tasks in a list. Deleted tasks are left out, except for a project's list with `deleted`. */
export type TaskScope =
  | { readonly kind: 'project'; readonly projectId: ProjectId; readonly deleted: boolean }
  | { readonly kind: 'subTasks'; readonly parentId: TaskId }
  | { readonly kind: 'assigned'; readonly userId: UserId; readonly projectIds: readonly ProjectId[] };

export interface TaskList {
  readonly scope: TaskScope;
  /** Builds the filter's condition for a table alias. */
  readonly condition: (table: string) => Fragment;
  readonly search: TaskSearch | null;
  readonly order: Order;
  /** True when the best plan depends on the parameters: with a filter, a search or a user's tasks. */
  readonly unprepared: boolean;
}

export interface TaskPage {
  readonly size: number;
  /** True when the page is counted from the end of the list. */
  readonly fromEnd: boolean;
  readonly after: SortKey | null;
  readonly before: SortKey | null;
}

/** A list and its page. */
export type PagedList = TaskList & { readonly page: TaskPage };

/** The selection of each task. */
export interface TaskReading {
  /** Includes the id. */
  readonly columns: readonly string[];
  /** At most `maxPrefetches`. */
  readonly prefetches: readonly Prefetch<unknown>[];
}

/** A task in a list. */
export interface ListedTask {
  readonly sortKey: SortKey;
  /** Has the selected columns only. */
  readonly row: Task;
  /** In the order of `TaskReading.prefetches`. */
  readonly prefetched: readonly unknown[];
}

/** The pages of several lists as Postgres returns them; null when all pages are empty. */
export type PagesJson =
  | [list: number, segment: number, rank: number, sortKey: SortKey, row: Task, prefetched: unknown[] | null][]
  | null;

/**
 * Builds the statement that reads a page of each list, with one more task to detect a next page. One statement reads any
 * number of lists, so nested lists (the tasks of each project, the sub-tasks of each task) cost one query, and the database
 * limits each list to its page. Prisma supports only one of both.
 */
export function pagesSql(
  lists: readonly PagedList[],
  { columns, prefetches }: TaskReading,
): Fragment<{ json: PagesJson }> {
  const width = Math.max(...lists.map(({ order }) => order.length));
  const selects = lists.flatMap((list, index) =>
    segmentsOf(list).map((conditions, segment) => {
      const order = list.page.fromEnd ? reversed(list.order) : list.order;
      return sql`(
      SELECT ${index}::int AS list, ${segment}::int AS segment, row_number() OVER () AS rank, p.* FROM (
        SELECT ${columnsSql('t', columns)}, ${keyColumns(list.order, 't', width)} ${fromSql(list, conditions)}
        ORDER BY ${orderBySql(order, 't')} LIMIT ${countSql(list.page.size + 1)}
      ) p)`;
    }),
  );
  const keys = Array.from({ length: width }, (_, index) => sql.raw(`t.k${index}`));
  return sql`
    SELECT json_agg(json_build_array(t.list, t.segment, t.rank, json_build_array(${sql.join(keys)}),
      ${rowSql('t', columns)}, ${prefetchesSql(prefetches, 't.id')})) AS json
    FROM (${sql.join(selects, unionAll)}) t`;
}

/** The conditions of a page: one list of conditions per segment. A page after a sort key has several segments. */
function segmentsOf({ order, search, page }: PagedList): Fragment[][] {
  const { fromEnd, after, before } = page;
  const direction = fromEnd ? reversed(order) : order;
  const [from, to] = fromEnd ? [before, after] : [after, before];
  const rest = to ? [afterSql(reversed(direction), to, 't')] : [];
  if (!from) return [rest];
  // Search results are not in index order, so one segment suffices.
  if (search) return [[afterSql(direction, from, 't'), ...rest]];
  return segmentsAfter(direction, from, 't').map((segment) => [segment, ...rest]);
}

/** Builds the statement that counts each list. */
export function countsSql(lists: readonly TaskList[]): Fragment<{ list: number; total: number }> {
  const counts = lists.map(
    (list, index) => sql`SELECT ${index}::int AS list, count(*)::int AS total ${fromSql(list, [])}`,
  );
  return sql.join(counts, unionAll);
}

/** Reads a page of each list and one more task, in the direction of the page's count. */
export async function readPages(db: Db, lists: readonly PagedList[], reading: TaskReading): Promise<ListedTask[][]> {
  const [only] = lists;
  const prepare = lists.length === 1 && only?.unprepared === false;
  const json = await readJson(db.sql, pagesSql(lists, reading), { prepare });
  return parsePages(json ?? null, lists, reading);
}

/** Prefetches a page of a list together with a row. The list does not depend on the row. */
export function pagePrefetch(list: PagedList, reading: TaskReading): Prefetch<ListedTask[], PagesJson> {
  return {
    unprepared: list.unprepared,
    sql: () => sql`(${pagesSql([list], reading)})`,
    parse: (json) => parsePages(json, [list], reading)[0] ?? [],
  };
}

function parsePages(json: PagesJson, lists: readonly PagedList[], { prefetches }: TaskReading): ListedTask[][] {
  const found = lists.map((): ListedTask[] => []);
  // UNION ALL keeps the order within a segment, but may interleave segments.
  const rows = (json ?? []).sort((a, b) => a[1] - b[1] || a[2] - b[2]);
  for (const [list, , , sortKey, row, values] of rows) {
    const { order, page } = lists[list] ?? { order: [], page: { size: 0 } };
    const listed = found[list];
    if (!listed || listed.length > page.size) continue;
    listed.push({
      sortKey: sortKey.slice(0, order.length),
      row: fromJson(taskRows, row),
      prefetched: parsePrefetches(prefetches, values),
    });
  }
  return found;
}

/** Counts the tasks of each list. */
export async function readCounts(db: Db, lists: readonly TaskList[]): Promise<number[]> {
  const rows = await readRows(db.sql, countsSql(lists));
  const totals = new Map(rows.map(({ list, total }) => [list, total]));
  return lists.map((_list, index) => totals.get(index) ?? 0);
}

function fromSql({ scope, condition, search }: TaskList, more: readonly Fragment[]): Fragment {
  const conditions = (table: string) => [scopeSql(scope, table), condition(table)];
  if (!search) return sql`FROM task t WHERE ${sql.join([...conditions('t'), ...more], and)}`;
  const matches = matchesSql(search, projectsOf(scope), sql.join(conditions('m'), and));
  return sql`FROM ${matches} t WHERE ${sql.join([sql`TRUE`, ...more], and)}`;
}

function scopeSql(scope: TaskScope, table: string): Fragment {
  const t = sql.raw(table);
  switch (scope.kind) {
    case 'project':
      return sql`${t}.project_id = ${scope.projectId} AND ${t}.deleted_at ${sql.raw(scope.deleted ? 'IS NOT NULL' : 'IS NULL')}`;
    case 'subTasks':
      return sql`${t}.parent_id = ${scope.parentId} AND ${t}.deleted_at IS NULL`;
    case 'assigned':
      return sql`${t}.project_id = ANY(${[...scope.projectIds]}::text[]) AND ${t}.deleted_at IS NULL
        AND ${t}.id IN (SELECT own.task_id FROM task_assignee own WHERE own.user_id = ${scope.userId})`;
    default:
      return scope satisfies never;
  }
}

function projectsOf(scope: TaskScope): readonly ProjectId[] {
  switch (scope.kind) {
    case 'project':
      return [scope.projectId];
    case 'assigned':
      return scope.projectIds;
    case 'subTasks':
      return [];
    default:
      return scope satisfies never;
  }
}
