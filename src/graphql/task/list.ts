import { type ArgBuilder, completeValue } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Prefetch } from '../../reads/prefetch.js';
import { taskRows } from '../../reads/row-json.js';
import { toSearch } from '../../reads/search-query.js';
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

import type { Task } from '../../store/prisma/client.js';
import type { builder } from '../builder.js';
import type { Context } from '../context.js';
import { requirePageSize } from '../plugins/page-size.js';
import { columnsFor } from '../prefetch/columns.js';
import { createOperationCache, createOperationLoader, fieldKeyOf } from '../prefetch/operation-loader.js';
import { attachPrefetched, type PrefetchPlan } from '../prefetch/prefetch-plan.js';
import { isRelation, selectionOf } from '../prefetch/prisma-selection.js';
import { type SelectedField, type Selection, selectedBelow } from '../prefetch/selected-fields.js';
import { ConnectionPage, type Edge } from '../relay/connection.js';
import type { PageArgs } from '../relay/list-page.js';
import { TaskFilterInput } from './filter.js';
import { orderByDescription, TaskSortInput } from './order.js';
import { encodeSortKey, toTaskPage } from './page.js';
import { taskPrefetchable } from './prefetch.js';

type Arg = ArgBuilder<typeof builder.$inferSchemaTypes>;
type Maybe<T> = T | null | undefined;

/** The arguments of all task lists, without the page arguments. */
export const taskListArgs = (arg: Arg) => ({
  filter: arg({ type: TaskFilterInput, description: 'The filter of the tasks; no filter by default.' }),
  orderBy: arg({ type: [TaskSortInput], description: orderByDescription }),
  search: arg.string({
    description:
      'A search in titles, descriptions and task keys, 1 to 200 characters. The syntax allows `"a phrase"`, `this or that` and `-without`; the last word matches as a prefix. The list contains the best 1,000 of the newest 10,000 matches, best first unless `orderBy` is given.',
  }),
});

export interface TaskListArgs {
  readonly filter?: Maybe<TaskFilter>;
  readonly orderBy?: Maybe<readonly TaskSort[]>;
  readonly search?: Maybe<string>;
}

/** @throws InvalidInputError for an invalid filter, order or search */
export function toTaskList(scope: TaskScope, args: TaskListArgs, defaultOrder: Order = boardOrder): TaskList {
  const { filter } = args;
  // Validates the filter now. The statement builds the condition later, with its own table alias.
  if (filter) taskCondition(filter, 't', ['filter']);
  const search = args.search == null ? null : toSearch(args.search, ['search']);
  const order = args.orderBy ? toOrder(args.orderBy, ['orderBy']) : search ? relevanceOrder : defaultOrder;
  const condition = (table: string) => taskCondition(filter ?? {}, table, ['filter']);
  const unprepared = filter != null || search !== null || scope.kind === 'assigned';
  return { scope, condition, search, order, unprepared };
}

/** The paths from a connection to its tasks. */
const taskPaths = [['nodes'], ['edges', 'node']];

/** The columns and prefetches to read for the selected fields of a connection's tasks. */
interface ListReadPlan extends TaskReading {
  readonly prefetch: PrefetchPlan;
  /** Whether the selection includes relations, which Prisma reads in a second statement. */
  readonly relations: boolean;
}

function readPlanOf(selection: Selection): ListReadPlan {
  const prefetch = taskPrefetchable.plan(selection, undefined);
  const relations = [...prefetch.others.values()].some(isRelation);
  const columns = relations ? ['id'] : columnsFor(taskRows.columns, prefetch.others);
  return { prefetch, relations, columns, prefetches: prefetch.prefetches };
}

/** A task of a page with its row, the source of the task's fields. */
interface TaskOnPage {
  readonly sortKey: SortKey;
  readonly node: Task;
}

const readPlans = createOperationCache(
  (_context, info: GraphQLResolveInfo) => readPlanOf(selectedBelow(info, taskPaths)),
  fieldKeyOf,
);

/** Reads all lists of a field in one statement, or in two with relations. */
const pages = createOperationLoader(
  async (lists: readonly PagedList[], context, info: GraphQLResolveInfo): Promise<TaskOnPage[][]> => {
    const readPlan = readPlans(context, info);
    const listed = await readPages(context.db, lists, readPlan);
    const rowOf: RowOf = readPlan.relations
      ? await findRows(context, selectionOf(context, info, 'Task', taskPaths), listed.flat())
      : ({ row }) => row;
    return listed.map((tasks) => withRows(readPlan, tasks, rowOf));
  },
  { keyOf: fieldKeyOf },
);

const counts = createOperationLoader(
  (lists: readonly TaskList[], { db }, _info: GraphQLResolveInfo) => readCounts(db, lists),
  { keyOf: fieldKeyOf },
);

/** A list field in execution. */
export interface ListField {
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
  /** The prefetched page, if the parent's row has one. */
  readonly prefetched?: unknown;
}

/**
 * Creates the connection of a task list. Pages and counts are read on first access.
 *
 * @throws InvalidInputError for invalid page arguments
 */
export function taskConnection({ context, info, prefetched }: ListField, list: TaskList, args: PageArgs) {
  const page = toTaskPage(args, list.order);
  const connect = (tasks: readonly TaskOnPage[]) =>
    new ConnectionPage(
      page,
      tasks.map((task) => new TaskEdge(list.order, task)),
    );
  const load = () => {
    // Each execution of the field must register the relations below it with the Prisma plugin.
    if (readPlans(context, info).relations) selectionOf(context, info, 'Task', taskPaths);
    return pages(context, info)
      .load({ ...list, page })
      .then(connect);
  };
  let loaded: ConnectionPage<Task> | Promise<ConnectionPage<Task>> | undefined;
  const once = () => {
    loaded ??= prefetched === undefined ? load() : connect(prefetched as TaskOnPage[]);
    return loaded;
  };
  return {
    get edges() {
      return completeValue(once(), ({ edges }) => edges);
    },
    get pageInfo() {
      return completeValue(once(), ({ pageInfo }) => pageInfo);
    },
    totalCount: () => counts(context, info).load(list),
  };
}

/**
 * Creates the prefetch of a list's page, to be read in the statement of the parent row.
 *
 * @returns undefined when no tasks are selected, or relations of the tasks
 * @throws InvalidInputError for invalid page arguments
 */
export function readPrefetchedPage(
  selected: SelectedField,
  list: TaskList,
  args: PageArgs,
): Prefetch<TaskOnPage[], PagesJson> | undefined {
  requirePageSize(args);
  const readPlan = readPlanOf(selected.below(taskPaths));
  const selectsPage = [...selected.below().values()].some(({ field }) => field.name !== 'totalCount');
  if (!selectsPage || readPlan.relations) return undefined;
  const prefetch = pagePrefetch({ ...list, page: toTaskPage(args, list.order) }, readPlan);
  return { ...prefetch, parse: (json) => withRows(readPlan, prefetch.parse(json), ({ row }) => row) };
}

class TaskEdge implements Edge<Task> {
  readonly #order: Order;
  readonly #sortKey: SortKey;
  readonly node: Task;

  constructor(order: Order, { sortKey, node }: TaskOnPage) {
    this.#order = order;
    this.#sortKey = sortKey;
    this.node = node;
  }

  get cursor(): string {
    return encodeSortKey(this.#order, this.#sortKey);
  }
}

/** Returns the row of a listed task; undefined when the row was deleted in between. */
type RowOf = (listed: ListedTask) => Task | undefined;

function withRows({ prefetch }: ListReadPlan, listed: readonly ListedTask[], rowOf: RowOf): TaskOnPage[] {
  return listed.flatMap((task) => {
    const row = rowOf(task);
    return row ? [{ sortKey: task.sortKey, node: attachPrefetched(row, prefetch, task.prefetched) }] : [];
  });
}

/** Reads tasks with the selected relations. */
async function findRows(
  { prisma }: Context,
  selection: ReturnType<typeof selectionOf>,
  listed: readonly ListedTask[],
): Promise<RowOf> {
  const ids = [...new Set(listed.map(({ row }) => row.id))];
  const rows = ids.length === 0 ? [] : await prisma.task.findMany({ ...selection, where: { id: { in: ids } } });
  const rowsById = new Map(rows.map((row) => [row.id, row]));
  return ({ row }) => rowsById.get(row.id);
}
