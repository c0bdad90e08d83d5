import type { ArgBuilder } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { Batcher } from '../../domain/batcher.js';
import { taskCondition } from '../../domain/task-condition.js';
import type { TaskFilter } from '../../domain/task-filter.js';
import {
  type ListedTask,
  readCounts,
  readPages,
  type TaskList,
  type TaskPage,
  type TaskScope,
} from '../../domain/task-list.js';
import { boardOrder, type Order, relevanceOrder, type TaskSort, toOrder } from '../../domain/task-order.js';
import { toSearch } from '../../domain/task-search.js';
import type { Task } from '../../store/prisma/client.js';
import type { builder } from '../builder.js';
import type { Context } from '../context.js';
import { fieldName } from '../field-name.js';
import { selectionOf } from '../selection.js';
import { TaskFilterInput } from './filter.js';
import { orderByDescription, TaskSortInput } from './order.js';
import { encodePlace, type PageArgs, toPage } from './page.js';

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
  return { scope, condition: (table) => taskCondition(filter ?? {}, table, ['filter']), search, order };
}

type PageList = TaskList & { readonly page: TaskPage };
/** Reads tasks with what was selected of them. */
type FindTasks = (ids: string[]) => Promise<Task[]>;
interface FoundPage {
  readonly listed: readonly ListedTask[];
  readonly rows: ReadonlyMap<string, Task>;
}

/** The lists of one field of the document, however often it stands in the answer. */
interface FieldLists {
  readonly pages: Batcher<PageList, FoundPage>;
  readonly counts: Batcher<TaskList, number>;
}
const fields = new WeakMap<Context, Map<string, FieldLists>>();

/**
 * A page of a list as the connection type reads it; nothing is read before it is asked for.
 *
 * @throws InvalidInputError for page arguments that are none
 */
export function taskConnection(context: Context, info: GraphQLResolveInfo, list: TaskList, args: PageArgs) {
  const page = toPage(args, list.order);
  const selection = selectionOf(context, info, 'Task', [['nodes'], ['edges', 'node']]);
  const lists = listsOf(context, info, (ids) => context.db.task.findMany({ ...selection, where: { id: { in: ids } } }));
  let loading: ReturnType<typeof load> | undefined;
  const load = async () => {
    const { listed, rows } = await lists.pages.load({ ...list, page });
    const more = listed.length > page.size;
    const shown = listed.slice(0, page.size);
    if (page.fromEnd) shown.reverse();
    const edges = shown.flatMap(({ id, place }) => {
      const node = rows.get(id);
      return node ? [{ cursor: encodePlace(list.order, place), node }] : [];
    });
    const pageInfo = {
      hasNextPage: page.fromEnd ? page.before !== null : more,
      hasPreviousPage: page.fromEnd ? more : page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    };
    return { edges, pageInfo };
  };
  const once = () => {
    loading ??= load();
    return loading;
  };
  return {
    get edges() {
      return once().then(({ edges }) => edges);
    },
    get pageInfo() {
      return once().then(({ pageInfo }) => pageInfo);
    },
    totalCount: () => lists.counts.load(list),
  };
}

function listsOf(context: Context, info: GraphQLResolveInfo, find: FindTasks): FieldLists {
  const known = fields.get(context) ?? new Map<string, FieldLists>();
  fields.set(context, known);
  const name = fieldName(info.path);
  const lists = known.get(name) ?? {
    pages: new Batcher((asked: readonly PageList[]) => loadPages(context, asked, find)),
    counts: new Batcher((asked: readonly TaskList[]) => readCounts(context.db, asked)),
  };
  known.set(name, lists);
  return lists;
}

/** Two statements for any number of pages: which tasks, then the tasks with what was selected of them. */
async function loadPages({ db }: Context, asked: readonly PageList[], find: FindTasks): Promise<FoundPage[]> {
  const pages = await readPages(db, asked);
  const ids = new Set(pages.flatMap((listed) => listed.map(({ id }) => id)));
  const found = ids.size === 0 ? [] : await find([...ids]);
  const rows = new Map(found.map((task) => [task.id, task]));
  return pages.map((listed) => ({ listed, rows }));
}
