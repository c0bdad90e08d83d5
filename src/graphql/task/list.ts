import { type ArgBuilder, completeValue } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { Batcher } from '../../lib/batcher.js';
import type { Prefetch } from '../../reads/prefetch.js';
import { taskRows } from '../../reads/row-json.js';
import { taskCondition } from '../../reads/task-condition.js';
import type { TaskFilter } from '../../reads/task-filter.js';
import {
  type ListedTask,
  type PagedList,
  type PagesJson,
  pagePrefetch,
  readCounts,
  readPages,
  type TaskList,
  type TaskReading,
  type TaskScope,
} from '../../reads/task-list.js';
import {
  boardOrder,
  type Order,
  relevanceOrder,
  type SortKey,
  type TaskSort,
  toOrder,
} from '../../reads/task-order.js';
import { toSearch } from '../../reads/task-search.js';
import type { Task } from '../../store/prisma/client.js';
import type { builder } from '../builder.js';
import type { Context } from '../context.js';
import { fieldName } from '../field-name.js';
import type { PageArgs } from '../list-page.js';
import { requirePageSize } from '../plugins/page-size.js';
import { columnsFor } from '../prefetch/columns.js';
import { attachPrefetched, type PrefetchPlan } from '../prefetch/prefetch-plan.js';
import { isRelation, selectionOf } from '../prefetch/prisma-selection.js';
import { type SelectedField, type Selection, selectedBelow } from '../prefetch/selected-fields.js';
import { ConnectionPage, type Edge } from '../relay/connection-page.js';
import { TaskFilterInput } from './filter.js';
import { orderByDescription, TaskSortInput } from './order.js';
import { encodeSortKey, toTaskPage } from './page.js';
import { taskPrefetchable } from './prefetch.js';

type Arg = ArgBuilder<typeof builder.$inferSchemaTypes>;
type Maybe<T> = T | null | undefined;

/** What every list of tasks can be asked for, apart from the page. */
export const taskListArgs = (arg: Arg) => ({
  filter: arg({ type: TaskFilterInput, description: 'Which of the tasks; all without it.' }),
  orderBy: arg({ type: [TaskSortInput], description: orderByDescription }),
  search: arg.string({
    description:
      'Words to find in titles and descriptions, 1 to 200 characters: `"a phrase"`, `this or that`, `-without`; the last word may be just begun. Of the newest 10,000 matches the best 1,000 are listed, the best first unless `orderBy` says otherwise.',
  }),
});

export interface TaskListArgs {
  readonly filter?: Maybe<TaskFilter>;
  readonly orderBy?: Maybe<readonly TaskSort[]>;
  readonly search?: Maybe<string>;
}

/** @throws InvalidInputError */
export function toTaskList(scope: TaskScope, args: TaskListArgs, usual: Order = boardOrder): TaskList {
  const { filter } = args;
  // Once to check it; the condition itself is made for whatever the statement calls the table.
  if (filter) taskCondition(filter, 't', ['filter']);
  const search = args.search == null ? null : toSearch(args.search, ['search']);
  const order = args.orderBy ? toOrder(args.orderBy, ['orderBy']) : search ? relevanceOrder : usual;
  const condition = (table: string) => taskCondition(filter ?? {}, table, ['filter']);
  const unprepared = filter != null || search !== null || scope.kind === 'assigned';
  return { scope, condition, search, order, unprepared };
}

/** Where a connection has its tasks. */
const taskPaths = [['nodes'], ['edges', 'node']];

/** What is read of the tasks that a connection gives, for what is selected of them. */
interface ListReadPlan extends TaskReading {
  readonly prefetch: PrefetchPlan;
  /** Whether there are relations among it: those are Prisma's. */
  readonly relations: boolean;
}

function readPlanOf(selection: Selection): ListReadPlan {
  const prefetch = taskPrefetchable.plan(selection, undefined);
  const relations = [...prefetch.others.values()].some(isRelation);
  const columns = relations ? ['id'] : columnsFor(taskRows.columns, prefetch.others);
  return { prefetch, relations, columns, prefetches: prefetch.prefetches };
}

/** A task in a list, with the row that its fields are resolved from. */
interface FoundTask {
  readonly sortKey: SortKey;
  readonly node: Task;
}

/** The lists of one field of the document, however often it stands in the answer. */
interface FieldLists {
  readonly readPlan: ListReadPlan;
  readonly pages: Batcher<PagedList, FoundTask[]>;
  readonly counts: Batcher<TaskList, number>;
}
const fields = new WeakMap<Context, Map<string, FieldLists>>();

/** Where a list is asked for. */
export interface ListField {
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
  /** What `readPageAhead` has read, if it has. */
  readonly prefetched?: unknown;
}

/**
 * A page of a list as the connection type reads it; nothing is read before it is asked for.
 *
 * @throws InvalidInputError for page arguments that are none
 */
export function taskConnection({ context, info, prefetched }: ListField, list: TaskList, args: PageArgs) {
  const page = toTaskPage(args, list.order);
  const connect = (found: readonly FoundTask[]) =>
    new ConnectionPage(
      page,
      found.map((task) => new TaskEdge(list.order, task)),
    );
  const load = () => {
    const { readPlan, pages } = listsOf(context, info);
    // Whenever the field is executed, Prisma's plugin wants to know that the relations below it are read.
    if (readPlan.relations) selectionOf(context, info, 'Task', taskPaths);
    return pages.load({ ...list, page }).then(connect);
  };
  let loaded: ConnectionPage<Task> | Promise<ConnectionPage<Task>> | undefined;
  const once = () => {
    loaded ??= prefetched === undefined ? load() : connect(prefetched as FoundTask[]);
    return loaded;
  };
  return {
    get edges() {
      return completeValue(once(), ({ edges }) => edges);
    },
    get pageInfo() {
      return completeValue(once(), ({ pageInfo }) => pageInfo);
    },
    totalCount: () => listsOf(context, info).counts.load(list),
  };
}

/**
 * Reads a page of a list ahead, for a row that brings it along.
 *
 * @returns nothing when the list is not asked for its tasks, or for relations of theirs
 * @throws InvalidInputError for page arguments that are none
 */
export function readPrefetchedPage(
  selected: SelectedField,
  list: TaskList,
  args: PageArgs,
): Prefetch<FoundTask[], PagesJson> | undefined {
  requirePageSize(args);
  const reading = readPlanOf(selected.below(taskPaths));
  const asked = [...selected.below().values()].some(({ field }) => field.name !== 'totalCount');
  if (!asked || reading.relations) return undefined;
  const part = pagePrefetch({ ...list, page: toTaskPage(args, list.order) }, reading);
  return { ...part, parse: (json) => withRows(reading, part.parse(json), ({ row }) => row) };
}

class TaskEdge implements Edge<Task> {
  readonly #order: Order;
  readonly #place: SortKey;
  readonly node: Task;

  constructor(order: Order, { sortKey, node }: FoundTask) {
    this.#order = order;
    this.#place = sortKey;
    this.node = node;
  }

  get cursor(): string {
    return encodeSortKey(this.#order, this.#place);
  }
}

function listsOf(context: Context, info: GraphQLResolveInfo): FieldLists {
  const known = fields.get(context) ?? new Map<string, FieldLists>();
  fields.set(context, known);
  const name = fieldName(info.path);
  const lists = known.get(name) ?? newLists(context, info);
  known.set(name, lists);
  return lists;
}

/** Lists that are read by one statement, or by two when there are relations to read. */
function newLists(context: Context, info: GraphQLResolveInfo): FieldLists {
  const readPlan = readPlanOf(selectedBelow(info, taskPaths));
  const readRows = async (pages: readonly ListedTask[][]) =>
    readPlan.relations
      ? findRows(context, selectionOf(context, info, 'Task', taskPaths), pages.flat())
      : ({ row }: ListedTask) => row;
  return {
    readPlan,
    pages: new Batcher(async (asked: readonly PagedList[]) => {
      const pages = await readPages(context.services.rawReader, asked, readPlan);
      const rowOf = await readRows(pages);
      return pages.map((listed) => withRows(readPlan, listed, rowOf));
    }),
    counts: new Batcher((asked: readonly TaskList[]) => readCounts(context.db, asked)),
  };
}

/** Finds a listed task's row, unless it is gone meanwhile. */
type RowOf = (listed: ListedTask) => Task | undefined;

function withRows({ prefetch }: ListReadPlan, listed: readonly ListedTask[], rowOf: RowOf): FoundTask[] {
  return listed.flatMap((task) => {
    const row = rowOf(task);
    return row ? [{ sortKey: task.sortKey, node: attachPrefetched(row, prefetch, task.prefetched) }] : [];
  });
}

/** Reads tasks with the relations that were selected. */
async function findRows(
  { db }: Context,
  selection: ReturnType<typeof selectionOf>,
  listed: readonly ListedTask[],
): Promise<RowOf> {
  const ids = [...new Set(listed.map(({ row }) => row.id))];
  const found = ids.length === 0 ? [] : await db.task.findMany({ ...selection, where: { id: { in: ids } } });
  const rows = new Map(found.map((task) => [task.id, task]));
  return ({ row }) => rows.get(row.id);
}
