import { type CompiledQuery, sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockTask } from '../../src/domain/access.js';
import { lockComment } from '../../src/domain/comment/access.js';
import { projectSql } from '../../src/domain/project/project-read.js';
import { updateTask, updateTasks } from '../../src/domain/task/write-tasks.js';
import { type TaskListArgs, toTaskList } from '../../src/graphql/task/list.js';
import { type Id, newId } from '../../src/ids.js';
import { commentsPrefetch, listedColumns } from '../../src/reads/comment-list.js';
import { labelRows, taskRows } from '../../src/reads/row-json.js';
import { matchPageSql } from '../../src/reads/search-list.js';
import { toSearch } from '../../src/reads/search-query.js';
import type { TaskFilter } from '../../src/reads/task-filter.js';
import {
  countsSql,
  pagePrefetch,
  pagesSql,
  type TaskList,
  type TaskPage,
  type TaskReading,
  type TaskScope,
} from '../../src/reads/task-list.js';
import {
  keyColumns,
  orderBySql,
  type SortKey,
  type TaskSort,
  type TaskSortField,
  taskSortFields,
} from '../../src/reads/task-order.js';
import {
  assigneesPrefetch,
  commentCountPrefetch,
  labelsPrefetch,
  subTaskCountPrefetch,
} from '../../src/reads/task-prefetch.js';
import type { Fragment } from '../../src/store/fragment.js';
import { queryBuilder } from '../../src/store/kysely.js';
import { type Backend, describeServices } from '../support/backends.js';

/*
 * Query plans of Postgres for the API's own statements, for a project of 100,000 tasks next to another project. No list may
 * scan the whole table or sort the whole project for a page.
 */

const projectId = newId('project');
const otherId = newId('project');
const [userId, colleagueId] = [newId('user'), newId('user')];
const labelId = newId('label');

const unchangedTask = {
  projectId,
  number: 1,
  title: 'x',
  description: null,
  status: 'TODO',
  priority: 'NONE',
  startDate: null,
  dueDate: null,
  dueTime: null,
  estimate: null,
  position: 'a0',
  parentId: null,
  externalId: null,
  createdById: userId,
  version: 2,
  createdAt: new Date(),
  updatedAt: new Date(),
  completedAt: null,
  deletedAt: null,
} as const;

/** Tables that no list may scan. */
const big = ['task', 'task_assignee', 'task_label', 'comment'];

/** A node of a plan in the output of EXPLAIN (FORMAT JSON). */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Plan Rows': number;
  readonly 'Actual Rows'?: number;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

function nodes(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodes)];
}

describeServices('query plans of task lists', (kind) => {
  let backend: Backend;
  let client: Client;

  beforeAll(async () => {
    backend = await kind.open();
    client = new Client({ connectionString: backend.env.DATABASE_URL! });
    await client.connect();
    const { prisma } = backend.database;
    for (const id of [userId, colleagueId])
      await prisma.user.create({ data: { id, email: id, name: 'x', passwordHash: 'x' } });
    for (const id of [projectId, otherId]) await prisma.project.create({ data: { id, key: id, name: 'x' } });
    await prisma.label.create({ data: { id: labelId, projectId, name: 'bug' } });
    // Creating indexes after the rows is faster. The definitions are those of the migrations.
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(`
      SELECT indexname AS name, indexdef AS definition FROM pg_indexes
      WHERE tablename IN ('task', 'task_search') AND indexname NOT IN (SELECT conname FROM pg_constraint)`);
    await client.query(indexes.map(({ name }) => `DROP INDEX "${name}"`).join('; '));
    // Disables the triggers for foreign keys.
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO task (id, project_id, number, title, description, status, priority, due_date, position, parent_id,
                         created_by_id, created_at, updated_at, completed_at, deleted_at)
       SELECT 'task_' || lpad(to_hex(i), 26, '0'), CASE WHEN i % 3 = 0 THEN $2 ELSE $1 END, i,
              'task ' || md5(i::text), 'about ' || i % 1000,
              ('{BACKLOG,TODO,IN_PROGRESS,IN_REVIEW,DONE,CANCELLED}'::task_status[])[1 + i / 3 % 6],
              ('{NONE,LOW,MEDIUM,HIGH,URGENT}'::task_priority[])[1 + i / 3 % 5],
              CASE WHEN i % 4 > 0 THEN date '2027-01-01' + i * 7919 % 1000 END,
              'a' || md5((i + 7)::text),
              CASE WHEN i % 9 = 4 THEN 'task_' || lpad(to_hex(i - 3), 26, '0') END,
              CASE WHEN i % 50 = 1 THEN $4 ELSE $3 END,
              timestamptz '2026-01-01' + i * interval '1 minute',
              timestamptz '2026-01-01' + i * 7919 % 150000 * interval '1 minute',
              CASE WHEN i / 3 % 6 = 4 THEN timestamptz '2026-01-01' + i * interval '1 minute' END,
              CASE WHEN i % 100 = 7 THEN now() END
       FROM generate_series(1, 150000) i`,
      [projectId, otherId, userId, colleagueId],
    );
    await client.query(
      `INSERT INTO task_assignee (task_id, user_id)
       SELECT id, CASE WHEN number % 500 = 1 THEN $2 ELSE $1 END FROM task WHERE number % 2 = 1`,
      [userId, colleagueId],
    );
    await client.query('INSERT INTO task_label (task_id, label_id) SELECT id, $1 FROM task WHERE number % 30 = 1', [
      labelId,
    ]);
    await client.query(
      `INSERT INTO comment (id, task_id, author_id, body)
       SELECT 'comment_' || lpad(to_hex(i), 26, '0'), 'task_' || lpad(to_hex(1 + i / 2), 26, '0'), $1, 'comment ' || i
       FROM generate_series(1, 200000) i`,
      [userId],
    );
    // The documents as src/reads/search-document.ts builds them.
    await client.query(
      `INSERT INTO task_search (id, task_id, document)
       SELECT id, id, ('''@' || project_id || ''' ''task'':1A ''' || substr(title, 6) || ''':2A ''about'':12B ''' || substr(description, 7) || ''':13B')::tsvector
       FROM task`,
    );
    await client.query(
      `INSERT INTO task_search (id, task_id, document)
       SELECT c.id, c.task_id, ('''#' || t.project_id || ''' ''comment'':1C ''' || substr(c.body, 9) || ''':2C')::tsvector
       FROM comment c JOIN task t ON t.id = c.task_id`,
    );
    await client.query('SET session_replication_role = origin');
    await client.query(indexes.map(({ definition }) => definition).join('; '));
    await client.query('VACUUM ANALYZE task, task_search');
    await client.query('ANALYZE');
  });
  afterAll(async () => {
    await client.end();
    await backend[Symbol.asyncDispose]();
  });

  const project: TaskScope = { kind: 'project', projectId, deleted: false };
  const threeComments = { size: 3, fromEnd: false, after: null, before: null, topLevelOnly: false };
  /** Every column and prefetch of a list. */
  const everything: TaskReading = {
    columns: taskRows.columns,
    prefetches: [
      assigneesPrefetch,
      labelsPrefetch(labelRows.columns),
      commentCountPrefetch,
      subTaskCountPrefetch,
      commentsPrefetch(threeComments, listedColumns, 1),
    ],
  };
  const matchPage = { size: 20, fromEnd: false, after: null, before: null };
  const firstPage: TaskPage = { size: 50, fromEnd: false, after: null, before: null };
  const page = (list: TaskList, change: Partial<TaskPage> = {}) =>
    pagesSql([{ ...list, page: { ...firstPage, ...change } }], everything);

  function compiled(statement: Fragment): { text: string; values: unknown[] } {
    const { sql: text, parameters } = statement.compile(queryBuilder);
    return { text, values: [...parameters] };
  }

  async function explain(statement: Fragment, options = ''): Promise<PlanNode> {
    const { text, values } = compiled(statement);
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON${options}) ${text}`, values);
    return rows[0]['QUERY PLAN'][0].Plan;
  }

  function expectNoScan(plan: PlanNode, what: string, tables = ['task']): void {
    const scans = nodes(plan).filter(
      (node) => node['Node Type'] === 'Seq Scan' && tables.includes(node['Relation Name'] ?? ''),
    );
    expect(scans, `${what}: ${JSON.stringify(plan, null, 1)}`).toEqual([]);
  }

  /** Sorting a few rows with equal first fields is allowed, sorting the list is not. */
  function expectNoSort(plan: PlanNode, what: string): void {
    const sorts = nodes(plan).filter((node) => node['Node Type'] === 'Sort' && node['Plan Rows'] > 1_000);
    expect(sorts, `${what}: ${JSON.stringify(plan, null, 1)}`).toEqual([]);
  }

  /** The sort key of the task at an offset. */
  async function middle({ order }: TaskList, offset: number): Promise<SortKey> {
    const statement = sql`SELECT ${keyColumns(order, 't', order.length)} FROM task t
      WHERE t.project_id = ${projectId} AND t.deleted_at IS NULL ORDER BY ${orderBySql(order, 't')} OFFSET ${offset} LIMIT 1`;
    const { rows } = await client.query(compiled(statement));
    return order.map((_key, index) => rows[0][`k${index}`]);
  }

  const nullable: readonly TaskSortField[] = ['DUE_DATE', 'COMPLETED_AT'];
  const sorts = taskSortFields.flatMap((field) =>
    (['ASC', 'DESC'] as const).flatMap((direction) =>
      (nullable.includes(field) ? (['FIRST', 'LAST'] as const) : (['LAST'] as const)).map((nulls): [TaskSort] => [
        { field, direction, nulls },
      ]),
    ),
  );

  it.each(sorts)('use an index without a sort for the order %j', async (sort) => {
    const list = toTaskList(project, { orderBy: [sort] });
    const sortKeys = [await middle(list, 1_000), await middle(list, 50_000), await middle(list, 98_000)];
    const pages: Partial<TaskPage>[] = [
      {},
      { fromEnd: true },
      ...sortKeys.flatMap((key) => [{ after: key }, { fromEnd: true, before: key }]),
    ];
    for (const change of pages) {
      const what = JSON.stringify({ sort, change });
      const plan = await explain(page(list, change));
      expectNoScan(plan, what);
      expectNoSort(plan, what);
    }
  });

  it('sort only rows with equal first fields for an order by several fields', async () => {
    for (const [first, second] of [
      ['STATUS', 'DUE_DATE'],
      ['DUE_DATE', 'PRIORITY'],
      ['PRIORITY', 'TITLE'],
    ] as const) {
      const list = toTaskList(project, { orderBy: [{ field: first, direction: 'DESC' }, { field: second }] });
      const plan = await explain(page(list));
      expectNoScan(plan, `${first}, ${second}`);
      expectNoSort(plan, `${first}, ${second}`);
    }
  });

  const taskId: Id<'task'> = `task_${'0'.repeat(25)}4`;
  const day = '2027-03-01';
  const instant = '2026-02-01T00:00:00.000Z';
  it.each<[TaskFilter]>([
    [{ number: { eq: 7 } }],
    [{ number: { in: [1, 2, 4] } }],
    [{ number: { lt: 100 } }],
    [{ number: { lte: 100 } }],
    [{ number: { gt: 100 } }],
    [{ number: { gte: 149_000 } }],
    [{ title: { eq: 'task x' } }],
    [{ title: { in: ['task x', 'task y'] } }],
    [{ title: { contains: 'a' } }],
    [{ status: { eq: 'DONE' } }],
    [{ status: { in: ['DONE', 'TODO'] } }],
    [{ status: { notIn: ['DONE', 'TODO'] } }],
    [{ priority: { eq: 'URGENT' } }],
    [{ priority: { in: ['URGENT'] } }],
    [{ priority: { notIn: ['NONE', 'LOW'] } }],
    [{ priority: { gte: 'HIGH' } }],
    [{ priority: { lte: 'LOW' } }],
    [{ dueDate: { eq: day } }],
    [{ dueDate: { lt: day } }],
    [{ dueDate: { lte: day } }],
    [{ dueDate: { gt: day } }],
    [{ dueDate: { gte: day } }],
    [{ dueDate: { null: true } }],
    [{ dueDate: { null: false } }],
    [{ createdAt: { lt: instant } }],
    [{ createdAt: { lte: instant } }],
    [{ createdAt: { gt: instant } }],
    [{ updatedAt: { gte: instant } }],
    [{ completedAt: { lt: instant } }],
    [{ completedAt: { null: true } }],
    [{ completedAt: { null: false } }],
    [{ createdBy: { id: { eq: colleagueId } } }],
    [{ createdBy: { id: { in: [userId, colleagueId] } } }],
    [{ assignees: { some: { id: { eq: colleagueId } } } }],
    [{ assignees: { some: { id: { in: [userId, colleagueId] } } } }],
    [{ assignees: { none: { id: { eq: userId } } } }],
    [{ assignees: { none: {} } }],
    [{ assignees: { null: true } }],
    [{ assignees: { null: false } }],
    [{ labels: { some: { id: { eq: labelId } } } }],
    [{ labels: { some: { name: { eq: 'bug' } } } }],
    [{ labels: { some: { name: { contains: 'u' } } } }],
    [{ labels: { none: { name: { eq: 'bug' } } } }],
    [{ labels: { null: true } }],
    [{ parent: { eq: taskId } }],
    [{ parent: { in: [taskId] } }],
    [{ parent: { null: true } }],
    [{ parent: { null: false } }],
    [{ subTasks: { some: {} } }],
    [{ subTasks: { some: { status: { eq: 'DONE' } } } }],
    [{ subTasks: { none: {} } }],
    [{ subTasks: { none: { title: { contains: 'a' } } } }],
    [{ and: [{ status: { eq: 'DONE' } }, { priority: { gte: 'HIGH' } }] }],
    [{ or: [{ status: { eq: 'DONE' } }, { assignees: { null: true } }] }],
    [{ not: { dueDate: { lt: day } } }],
  ])('do not scan all tasks for the filter %j', async (filter) => {
    expectNoScan(await explain(page(toTaskList(project, { filter }))), JSON.stringify(filter));
  });

  it.each<[string, TaskScope, TaskListArgs]>([
    ['deleted tasks', { ...project, deleted: true }, {}],
    ['sub-tasks', { kind: 'subTasks', parentId: taskId }, {}],
    [
      'tasks assigned to the viewer',
      { kind: 'assigned', userId: colleagueId, projectIds: [projectId, otherId] },
      { orderBy: [{ field: 'DUE_DATE' }] },
    ],
    ['a search for a rare word', project, { search: 'about 7' }],
    ['a search for a common word', project, { search: 'task' }],
    ['a search by a prefix', project, { search: 'tas' }],
    [
      'a search in all projects of the viewer',
      { kind: 'assigned', userId: colleagueId, projectIds: [projectId, otherId] },
      { search: '77' },
    ],
  ])('do not scan all tasks for %s', async (what, scope, args) => {
    expectNoScan(await explain(page(toTaskList(scope, args))), what, ['task', 'task_search']);
  });

  it.each(['77', 'about 7', 'comment 77', 'abou', 'KEY-12', '"about 7" -task'])(
    'do not scan tasks, comments or documents for the search %j in all projects of the viewer',
    async (text) => {
      const statement = matchPageSql(toSearch(text, ['query']), [projectId, otherId], matchPage);
      expectNoScan(await explain(statement), text, [...big, 'task_search']);
    },
  );

  it.each(['task', 'comment', 'tas', '-x'])(
    'do not scan tasks, comments or documents for the word %j of each text of a project',
    async (text) => {
      const statement = matchPageSql(toSearch(text, ['query']), [otherId], matchPage);
      expectNoScan(await explain(statement), text, [...big, 'task_search']);
    },
  );

  it('read only the matches for a search in all projects of the viewer', async () => {
    const statement = matchPageSql(toSearch('"comment 77"', ['query']), [projectId, otherId], matchPage);
    const plan = await explain(statement, ', ANALYZE');
    const read = nodes(plan).filter((node) => ['task', 'task_search'].includes(node['Relation Name'] ?? ''));
    for (const node of read) expect(node['Actual Rows'], JSON.stringify(plan, null, 1)).toBeLessThanOrEqual(1);
  });

  it('do not read matches of other projects for a search in one project', async () => {
    const list = toTaskList({ ...project, projectId: otherId }, { search: '"about 9"' });
    const plan = await explain(
      pagesSql([{ ...list, page: firstPage }], { columns: ['id'], prefetches: [] }),
      ', ANALYZE',
    );
    const read = nodes(plan).filter((node) => node['Relation Name'] === 'task_search');
    // The matches, and the document of each match for its rank.
    expect(read.map((node) => node['Actual Rows']).sort(), JSON.stringify(plan, null, 1)).toEqual([1, 50]);
  });

  it('neither scan nor sort for a project with its tasks in one statement', async () => {
    const list = { ...toTaskList(project, {}), page: firstPage };
    const plan = await explain(projectSql(userId, projectId, [pagePrefetch(list, everything)]));
    expectNoScan(plan, 'project', big);
    expectNoSort(plan, 'project');
  });

  it('neither scan nor sort with a generic prepared plan for any order', async () => {
    for (const sort of sorts) {
      const list = { ...toTaskList(project, { orderBy: sort }), page: firstPage };
      const { text, values } = compiled(projectSql(userId, projectId, [pagePrefetch(list, everything)]));
      const literals = values.map((value) => (typeof value === 'number' ? value : client.escapeLiteral(String(value))));
      await client.query('SET plan_cache_mode = force_generic_plan');
      await client.query(`PREPARE kept AS ${text}`);
      const { rows } = await client.query(`EXPLAIN (FORMAT JSON) EXECUTE kept(${literals.join(', ')})`);
      await client.query('DEALLOCATE kept; RESET plan_cache_mode');
      const plan = rows[0]['QUERY PLAN'][0].Plan;
      expectNoScan(plan, JSON.stringify(sort), big);
      expectNoSort(plan, JSON.stringify(sort));
    }
  });

  const kept: [string, CompiledQuery<unknown>][] = [
    ['lock of a task', lockTask.compile({ taskId, userId, deleted: false })],
    ['lock of a comment', lockComment.compile({ commentId: newId('comment'), userId })],
    ['update of one task', updateTask.compile({ ...unchangedTask, id: taskId })],
    ['update of several tasks', updateTasks.compile({ ids: [taskId], rows: '[]' })],
  ];

  it.each(kept)('find the rows for the %s by their ids with a generic prepared plan', async (what, query) => {
    const literals = query.parameters.map((value) =>
      Array.isArray(value)
        ? `ARRAY['${value.join("', '")}']`
        : value === null
          ? 'NULL'
          : client.escapeLiteral(value instanceof Date ? value.toISOString() : String(value)),
    );
    await client.query('SET plan_cache_mode = force_generic_plan');
    await client.query(`PREPARE kept AS ${query.sql}`);
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) EXECUTE kept(${literals.join(', ')})`);
    await client.query('DEALLOCATE kept; RESET plan_cache_mode');
    const plan: PlanNode = rows[0]['QUERY PLAN'][0].Plan;
    const reads = nodes(plan).filter((node) => ['task', 'comment'].includes(node['Relation Name'] ?? ''));
    const indexes = reads.filter(({ 'Node Type': type }) => type !== 'ModifyTable').map((node) => node['Index Name']);
    expect(new Set(indexes), `${what}: ${JSON.stringify(plan, null, 1)}`).toEqual(
      new Set(what.includes('comment') ? ['task_pkey', 'comment_pkey'] : ['task_pkey']),
    );
  });

  it('neither scan nor sort for several lists in one statement', async () => {
    const lists = [projectId, otherId].map((id) => toTaskList({ ...project, projectId: id }, {}));
    const plan = await explain(
      pagesSql(
        lists.map((list) => ({ ...list, page: firstPage })),
        everything,
      ),
    );
    expectNoScan(plan, 'pages');
    expectNoSort(plan, 'pages');
    expectNoScan(await explain(countsSql([toTaskList({ ...project, projectId: otherId }, {})])), 'counts');
  });
});
