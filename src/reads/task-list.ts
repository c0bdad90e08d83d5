import type { ProjectId, TaskId, UserId } from '../ids.js';
import type { Db, RawReader } from '../store/database.js';
import { Prisma, type Task } from '../store/prisma/client.js';
import { type Prefetch, parsePrefetches, prefetchesSql } from './prefetch.js';
import { columnsSql, countSql, fromJson, rowSql, taskRows } from './row-json.js';
import { afterSql, keyColumns, type Order, orderBySql, reversed, type SortKey, segmentsAfter } from './task-order.js';
import { matchesSql, type TaskSearch } from './task-search.js';

/*
 * Reads task lists: which tasks, in which order, which page, and of each task the columns and the parts that are wanted.
 * Any number of lists is one statement, so a list that stands in another list (the tasks of each project, the sub-tasks of
 * each task) costs as much as one; and each list is cut to its page inside the database. Prisma can do only one of both.
 */

/** Whose tasks. What is deleted is left out, unless the project's deleted ones are asked for. */
export type TaskScope =
  | { readonly kind: 'project'; readonly projectId: ProjectId; readonly deleted: boolean }
  | { readonly kind: 'subTasks'; readonly parentId: TaskId }
  | { readonly kind: 'assigned'; readonly userId: UserId; readonly projectIds: readonly ProjectId[] };

export interface TaskList {
  readonly scope: TaskScope;
  /** Makes the condition for a table that is called so. */
  readonly condition: (table: string) => Prisma.Sql;
  readonly search: TaskSearch | null;
  readonly order: Order;
  /** Whether the best way to read it depends on what is asked for: a condition, words, somebody's tasks. */
  readonly unprepared: boolean;
}

export interface TaskPage {
  readonly size: number;
  /** Whether it is counted from the end of the list. */
  readonly fromEnd: boolean;
  readonly after: SortKey | null;
  readonly before: SortKey | null;
}

/** A list and which page of it. */
export type PagedList = TaskList & { readonly page: TaskPage };

/** What is read of each task. */
export interface TaskReading {
  /** The id is one of them. */
  readonly columns: readonly string[];
  /** At most `maxParts`. */
  readonly prefetches: readonly Prefetch<unknown>[];
}

/** A task in a list. */
export interface ListedTask {
  readonly sortKey: SortKey;
  /** With the columns that were asked for. */
  readonly row: Task;
  /** In the order in which they were asked for. */
  readonly prefetched: readonly unknown[];
}

/** A page of each list as Postgres gives it; null when all are empty. */
export type PagesJson =
  | [list: number, part: number, rank: number, place: SortKey, row: Task, parts: unknown[] | null][]
  | null;

/** The statement that reads a page of each list, with one task more so that one knows whether that was all. */
export function pagesSql(lists: readonly PagedList[], { columns, prefetches }: TaskReading): Prisma.Sql {
  const width = Math.max(...lists.map(({ order }) => order.length));
  const selects = lists.flatMap((list, index) =>
    prefetchesOf(list).map((conditions, part) => {
      const order = list.page.fromEnd ? reversed(list.order) : list.order;
      return Prisma.sql`(
      SELECT ${index}::int AS list, ${part}::int AS part, row_number() OVER () AS rank, p.* FROM (
        SELECT ${columnsSql('t', columns)}, ${keyColumns(list.order, 't', width)} ${fromSql(list, conditions)}
        ORDER BY ${orderBySql(order, 't')} LIMIT ${countSql(list.page.size + 1)}
      ) p)`;
    }),
  );
  const keys = Array.from({ length: width }, (_, index) => Prisma.raw(`t.k${index}`));
  return Prisma.sql`
    SELECT json_agg(json_build_array(t.list, t.part, t.rank, json_build_array(${Prisma.join(keys)}),
      ${rowSql('t', columns)}, ${prefetchesSql(prefetches, 't.id')}))
    FROM (${Prisma.join(selects, ' UNION ALL ')}) t`;
}

/** The conditions of a page; several where it goes on from a place, for parts that follow each other. */
function prefetchesOf({ order, search, page }: PagedList): Prisma.Sql[][] {
  const { fromEnd, after, before } = page;
  const direction = fromEnd ? reversed(order) : order;
  const [from, to] = fromEnd ? [before, after] : [after, before];
  const rest = to ? [afterSql(reversed(direction), to, 't')] : [];
  if (!from) return [rest];
  // What a search finds is in no index anyway, and is found once then.
  if (search) return [[afterSql(direction, from, 't'), ...rest]];
  return segmentsAfter(direction, from, 't').map((part) => [part, ...rest]);
}

/** The statement that counts each list. */
export function countsSql(lists: readonly TaskList[]): Prisma.Sql {
  const counts = lists.map(
    (list, index) => Prisma.sql`SELECT ${index}::int AS list, count(*)::int AS total ${fromSql(list, [])}`,
  );
  return Prisma.join(counts, ' UNION ALL ');
}

/** Up to a page of each list and one task more, each in the direction that it is counted in. */
export async function readPages(
  reads: RawReader,
  lists: readonly PagedList[],
  reading: TaskReading,
): Promise<ListedTask[][]> {
  const [only] = lists;
  const prepare = lists.length === 1 && only?.unprepared === false;
  return parsePages((await reads.json<PagesJson>(pagesSql(lists, reading), { prepare })) ?? null, lists, reading);
}

/** A page of a list, as what a row brings along: whose list it is does not depend on the row. */
export function pagePrefetch(list: PagedList, reading: TaskReading): Prefetch<ListedTask[], PagesJson> {
  return {
    unprepared: list.unprepared,
    sql: () => Prisma.sql`(${pagesSql([list], reading)})`,
    parse: (json) => parsePages(json, [list], reading)[0] ?? [],
  };
}

function parsePages(json: PagesJson, lists: readonly PagedList[], { prefetches }: TaskReading): ListedTask[][] {
  const found = lists.map((): ListedTask[] => []);
  // What a UNION is made of comes in its own order, but may come interleaved.
  const rows = (json ?? []).sort((a, b) => a[1] - b[1] || a[2] - b[2]);
  for (const [list, , , place, row, values] of rows) {
    const { order, page } = lists[list] ?? { order: [], page: { size: 0 } };
    const listed = found[list];
    if (!listed || listed.length > page.size) continue;
    listed.push({
      sortKey: place.slice(0, order.length),
      row: fromJson(taskRows, row),
      prefetched: parsePrefetches(prefetches, values),
    });
  }
  return found;
}

/** How long each list is. */
export async function readCounts(db: Db, lists: readonly TaskList[]): Promise<number[]> {
  const rows = await db.$queryRaw<{ list: number; total: number }[]>(countsSql(lists));
  const totals = new Map(rows.map(({ list, total }) => [list, total]));
  return lists.map((_list, index) => totals.get(index) ?? 0);
}

function fromSql({ scope, condition, search }: TaskList, more: readonly Prisma.Sql[]): Prisma.Sql {
  const both = (table: string) => [scopeSql(scope, table), condition(table)];
  if (!search) return Prisma.sql`FROM task t WHERE ${Prisma.join([...both('t'), ...more], ' AND ')}`;
  const matches = matchesSql(search, projectsOf(scope), Prisma.join(both('m'), ' AND '));
  return Prisma.sql`FROM ${matches} t WHERE ${Prisma.join([Prisma.sql`TRUE`, ...more], ' AND ')}`;
}

function scopeSql(scope: TaskScope, table: string): Prisma.Sql {
  const t = Prisma.raw(table);
  switch (scope.kind) {
    case 'project':
      return Prisma.sql`${t}.project_id = ${scope.projectId} AND ${t}.deleted_at ${Prisma.raw(scope.deleted ? 'IS NOT NULL' : 'IS NULL')}`;
    case 'subTasks':
      return Prisma.sql`${t}.parent_id = ${scope.parentId} AND ${t}.deleted_at IS NULL`;
    case 'assigned':
      return Prisma.sql`${t}.project_id = ANY(${[...scope.projectIds]}::text[]) AND ${t}.deleted_at IS NULL
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
