import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { newId } from '../../src/ids.js';
import type {
  FilteredTasksQuery,
  FilteredTasksQueryVariables,
  TaskFilter,
  TaskSort,
  TaskSortField,
} from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { deleteTaskDocument, newProject, newTask, removeMember } from '../support/operations.js';

const listDocument = graphql(`
  query FilteredTasks(
    $projectId: ID!
    $filter: TaskFilter
    $orderBy: [TaskSort!]
    $search: String
    $deleted: Boolean
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    tasks(
      projectId: $projectId
      filter: $filter
      orderBy: $orderBy
      search: $search
      deleted: $deleted
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      nodes {
        id
        title
      }
      edges {
        cursor
        node {
          id
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

const projectListDocument = graphql(`
  query ProjectTaskList($id: ID!, $filter: TaskFilter, $orderBy: [TaskSort!], $search: String, $deleted: Boolean) {
    project(id: $id) {
      tasks(filter: $filter, orderBy: $orderBy, search: $search, deleted: $deleted, first: 100) {
        totalCount
        nodes {
          title
        }
      }
    }
  }
`);

const myTasksDocument = graphql(`
  query MyTasks($filter: TaskFilter, $search: String) {
    myTasks(filter: $filter, search: $search) {
      totalCount
      nodes {
        key
        title
        project {
          cursor
        }
      }
    }
  }
`);

const byKeyDocument = graphql(`
  query TaskByKey($key: String!) {
    taskByKey(key: $key) {
      id
      key
    }
  }
`);

const familyDocument = graphql(`
  query TaskFamily($id: ID!) {
    task(id: $id) {
      parent {
        title
      }
      subTaskCount
      subTasks(first: 2) {
        totalCount
        nodes {
          title
          subTaskCount
        }
        pageInfo {
          hasNextPage
        }
      }
      labels {
        name
      }
    }
  }
`);

const nodesDocument = graphql(`
  query NodesByIds($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Task {
        title
        project {
          cursor
        }
      }
      ... on Label {
        name
      }
      ... on User {
        name
      }
    }
  }
`);

const ghost = 'task_01h455vb4pex5vsknk084sn02q';

describeBackends('task lists', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let eve: Person;
  let projectId: string;
  const ids: Record<string, string> = {};
  const labels: Record<string, string> = {};

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    [ada, bob, eve] = [
      await newPerson(app.url, 'Ada'),
      await newPerson(app.url, 'Bob'),
      await newPerson(app.url, 'Eve'),
    ];
    projectId = (await newProject(ada, [bob])).id;
    const { prisma } = backend.database;
    for (const name of ['bug', 'ui']) {
      labels[name] = newId('label');
      await prisma.label.create({ data: { id: labels[name], projectId, name } });
    }
    const day = (text: string) => new Date(text);
    const rows = [
      {
        title: 'alpha one',
        status: 'TODO',
        priority: 'LOW',
        dueDate: '2027-01-01',
        by: ada,
        who: [ada],
        labels: ['bug'],
      },
      { title: 'beta 50%_off', status: 'DONE', priority: 'HIGH', dueDate: null, by: ada, who: [ada, bob], labels: [] },
      {
        title: 'Gamma',
        status: 'IN_PROGRESS',
        priority: 'URGENT',
        dueDate: '2027-02-01',
        by: bob,
        who: [],
        labels: ['bug', 'ui'],
      },
      {
        title: 'delta',
        status: 'BACKLOG',
        priority: 'NONE',
        dueDate: null,
        by: bob,
        who: [bob],
        labels: [],
        parent: 'alpha one',
      },
      {
        title: 'epsilon',
        status: 'CANCELLED',
        priority: 'MEDIUM',
        dueDate: '2027-02-01',
        by: ada,
        who: [],
        labels: ['ui'],
        parent: 'Gamma',
      },
    ] as const;
    for (const [index, row] of rows.entries()) {
      const id = newId('task');
      ids[row.title] = id;
      const made = day(`2026-0${index + 1}-01T12:00:00.123Z`);
      await prisma.task.create({
        data: {
          id,
          projectId,
          number: index + 1,
          title: row.title,
          status: row.status,
          priority: row.priority,
          dueDate: row.dueDate && day(row.dueDate),
          position: `a${index}`,
          createdById: row.by.id,
          createdAt: made,
          updatedAt: made,
          completedAt: row.status === 'DONE' ? made : null,
          parentId: 'parent' in row ? ids[row.parent]! : null,
          assignees: { create: row.who.map(({ id: userId }) => ({ userId })) },
          labels: { create: row.labels.map((name) => ({ labelId: labels[name]! })) },
        },
      });
    }
    await prisma.project.update({ where: { id: projectId }, data: { lastTaskNumber: 5 } });
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const titles = async (filter: TaskFilter) => {
    const { tasks } = await ada.ask(listDocument, { projectId, filter });
    expect(tasks.totalCount).toBe(tasks.nodes.length);
    return tasks.nodes.map(({ title }) => title.replace(/ .*/, '').toLowerCase().slice(0, 1)).join('');
  };

  it.each<[TaskFilter | (() => TaskFilter), string]>([
    [{}, 'abgde'],
    [{ status: null, title: {} }, 'abgde'],
    [{ status: { eq: 'DONE' } }, 'b'],
    [{ status: { in: ['DONE', 'TODO'] } }, 'ab'],
    [{ status: { in: [] } }, ''],
    [{ status: { notIn: ['DONE', 'TODO'] } }, 'gde'],
    [{ status: { notIn: [] } }, 'abgde'],
    [{ status: { in: ['DONE', 'TODO'], notIn: ['TODO'] } }, 'b'],
    [{ priority: { eq: 'NONE' } }, 'd'],
    [{ priority: { in: ['NONE', 'URGENT'] } }, 'gd'],
    [{ priority: { notIn: ['NONE', 'URGENT'] } }, 'abe'],
    [{ priority: { gte: 'HIGH' } }, 'bg'],
    [{ priority: { lte: 'LOW' } }, 'ad'],
    [{ priority: { gte: 'LOW', lte: 'MEDIUM' } }, 'ae'],
    [{ title: { contains: 'AM' } }, 'g'],
    [{ title: { contains: '%' } }, 'b'],
    [{ title: { contains: '0%_O' } }, 'b'],
    [{ title: { contains: '_' } }, 'b'],
    [{ title: { contains: '\\' } }, ''],
    [{ title: { eq: 'Gamma' } }, 'g'],
    [{ title: { eq: 'gamma' } }, ''],
    [{ title: { in: ['delta', 'Gamma'] } }, 'gd'],
    [{ number: { eq: 3 } }, 'g'],
    [{ number: { in: [1, 5, 99] } }, 'ae'],
    [{ number: { gt: 3 } }, 'de'],
    [{ number: { gte: 3 } }, 'gde'],
    [{ number: { lt: 3 } }, 'ab'],
    [{ number: { lte: 3 } }, 'abg'],
    [{ dueDate: { eq: '2027-02-01' } }, 'ge'],
    [{ dueDate: { lt: '2027-02-01' } }, 'a'],
    [{ dueDate: { lte: '2027-02-01' } }, 'age'],
    [{ dueDate: { gt: '2027-01-01' } }, 'ge'],
    [{ dueDate: { gte: '2027-01-01' } }, 'age'],
    [{ dueDate: { null: true } }, 'bd'],
    [{ dueDate: { null: false } }, 'age'],
    [{ createdAt: { lt: '2026-02-01T12:00:00.123Z' } }, 'a'],
    [{ createdAt: { lte: '2026-02-01T12:00:00.123Z' } }, 'ab'],
    [{ createdAt: { gt: '2026-04-01T12:00:00.123Z' } }, 'e'],
    [{ updatedAt: { gte: '2026-04-01T13:00:00.123+01:00' } }, 'de'],
    [{ completedAt: { null: true } }, 'agde'],
    [{ completedAt: { null: false } }, 'b'],
    [{ completedAt: { lt: '2027-01-01T00:00:00Z' } }, 'b'],
    [() => ({ createdBy: { id: { eq: bob.id } } }), 'gd'],
    [() => ({ createdBy: { id: { in: [bob.id, eve.id] } } }), 'gd'],
    [() => ({ assignees: { some: { id: { eq: bob.id } } } }), 'bd'],
    [() => ({ assignees: { some: { id: { in: [ada.id] } } } }), 'ab'],
    [() => ({ assignees: { none: { id: { eq: bob.id } } } }), 'age'],
    [{ assignees: { none: {} } }, 'ge'],
    [{ assignees: { null: true } }, 'ge'],
    [{ assignees: { null: false } }, 'abd'],
    [{ labels: { some: { name: { eq: 'bug' } } } }, 'ag'],
    [{ labels: { some: { name: { in: ['bug', 'ui'] } } } }, 'age'],
    [{ labels: { some: { name: { contains: 'U' } } } }, 'age'],
    [() => ({ labels: { some: { id: { eq: labels.ui! } } } }), 'ge'],
    [() => ({ labels: { none: { id: { in: [labels.ui!] } } } }), 'abd'],
    [{ labels: { some: { name: { eq: 'bug' } }, none: { name: { eq: 'ui' } } } }, 'a'],
    [{ labels: { null: true } }, 'bd'],
    [{ parent: { null: true } }, 'abg'],
    [{ parent: { null: false } }, 'de'],
    [() => ({ parent: { eq: ids['alpha one']! } }), 'd'],
    [() => ({ parent: { in: [ids.Gamma!, ids['alpha one']!] } }), 'de'],
    [{ subTasks: { some: {} } }, 'ag'],
    [{ subTasks: { none: {} } }, 'bde'],
    [{ subTasks: { some: { status: { eq: 'BACKLOG' } } } }, 'a'],
    [{ subTasks: { some: { parent: { null: false } }, none: { title: { eq: 'delta' } } } }, 'g'],
    [{ and: [{ status: { notIn: ['DONE'] } }, { dueDate: { null: false } }] }, 'age'],
    [{ and: [] }, 'abgde'],
    [{ or: [{ status: { eq: 'DONE' } }, { title: { contains: 'gam' } }] }, 'bg'],
    [{ or: [] }, ''],
    [{ not: { status: { eq: 'DONE' } } }, 'agde'],
    // A comparison with null is false, and the negation is true.
    [{ not: { dueDate: { lt: '2027-02-01' } } }, 'bgde'],
    [{ not: { not: { or: [{ and: [{ number: { lt: 2 } }] }, { number: { eq: 5 } }] } } }, 'ae'],
    [{ status: { eq: 'TODO' }, or: [{ number: { eq: 1 } }, { number: { eq: 2 } }], not: { number: { eq: 2 } } }, 'a'],
  ])('Query.tasks filters by %j', async (filter, expected) => {
    expect(await titles(typeof filter === 'function' ? filter() : filter)).toBe(expected);
  });

  const nested = (depth: number): TaskFilter => (depth === 1 ? { number: { eq: 1 } } : { not: nested(depth - 1) });

  it('Query.tasks accepts a filter of 5 levels, 50 conditions and 100 values', async () => {
    expect(await titles(nested(5))).toBe('a');
    expect(await titles({ or: Array.from({ length: 50 }, () => ({ number: { eq: 1 } })) })).toBe('a');
    expect(await titles({ number: { in: Array.from({ length: 100 }, (_, index) => index) } })).toBe('abgde');
  });

  it.each<[string, Record<string, unknown>, (string | number)[]]>([
    ['a filter that is too deep', { filter: nested(6) }, ['filter', 'not', 'not', 'not', 'not', 'not']],
    [
      'too many conditions',
      { filter: { or: Array.from({ length: 51 }, () => ({ number: { eq: 1 } })) } },
      ['filter', 'or', 50, 'number'],
    ],
    ['too many values', { filter: { number: { in: Array(101).fill(1) } } }, ['filter', 'number', 'in']],
    [
      'a malformed id',
      { filter: { assignees: { some: { id: { eq: 'bob' } } } } },
      ['filter', 'assignees', 'some', 'id', 'eq'],
    ],
    [
      'an id of another type',
      { filter: { and: [{ parent: { in: ['user_1'] } }] } },
      ['filter', 'and', 0, 'parent', 'in', 0],
    ],
    ['an empty text in contains', { filter: { title: { contains: '' } } }, ['filter', 'title', 'contains']],
    [
      'a text of 201 characters in contains',
      { filter: { title: { contains: 'x'.repeat(201) } } },
      ['filter', 'title', 'contains'],
    ],
    ['a NUL character', { filter: { title: { eq: 'a\u0000' } } }, ['filter', 'title', 'eq']],
    ['the year 0', { filter: { dueDate: { lt: '0000-01-01' } } }, ['filter', 'dueDate', 'lt']],
    [
      'an instant in the year 0',
      { filter: { createdAt: { lt: '0000-01-01T00:00:00Z' } } },
      ['filter', 'createdAt', 'lt'],
    ],
    ['an empty orderBy', { orderBy: [] }, ['orderBy']],
    [
      'five fields in orderBy',
      { orderBy: ['TITLE', 'STATUS', 'NUMBER', 'DUE_DATE', 'PRIORITY'].map((field) => ({ field })) },
      ['orderBy'],
    ],
    [
      'the same field twice in orderBy',
      { orderBy: [{ field: 'TITLE' }, { field: 'TITLE', direction: 'DESC' }] },
      ['orderBy', 1, 'field'],
    ],
    ['an empty search', { search: '' }, ['search']],
    ['a search without words', { search: ' -"!" ' }, ['search']],
    ['a search of 201 characters', { search: 'x'.repeat(201) }, ['search']],
    ['a search with a NUL character', { search: 'a\u0000b' }, ['search']],
    ['an arbitrary text as cursor', { after: 'nonsense' }, ['after']],
    ['a cursor without values', { before: Buffer.from('["POSITION+,ID+"]').toString('base64url') }, ['before']],
    ['first together with last', { first: 1, last: 1 }, ['last']],
    ['a negative last', { last: -1 }, ['last']],
  ])('Query.tasks returns BAD_USER_INPUT for %s', async (_name, args, inputPath) => {
    const { errors, data } = await ada.post(listDocument, { projectId, ...args } as never);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', inputPath } }]);
    expect(data?.tasks).toBeUndefined();
  });

  it.each([
    ['CREATED_AT', '2026-02-31 00:00:00+00'],
    ['CREATED_AT', '2026-02-03 25:00:00+00'],
    ['CREATED_AT', "2026-02-03 05:00:00+00'"],
    ['CREATED_AT', null],
    ['DUE_DATE', '2026-02-31'],
    ['NUMBER', '1e5'],
    ['NUMBER', '99999999999'],
    ['STATUS', 'WAITING'],
    ['PRIORITY', 'constructor'],
    ['TITLE', '\u0000'],
  ] as const)('Query.tasks returns BAD_USER_INPUT for a cursor of %s with the value %s', async (field, value) => {
    const { tasks } = await ada.ask(listDocument, { projectId, orderBy: [{ field }], first: 1 });
    const [order, , id] = JSON.parse(Buffer.from(tasks.pageInfo.endCursor ?? '', 'base64url').toString());
    const after = Buffer.from(JSON.stringify([order, value, id])).toString('base64url');
    const { errors } = await ada.post(listDocument, { projectId, orderBy: [{ field }], after });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', inputPath: ['after'] } }]);
  });

  it('Query.tasks returns BAD_USER_INPUT for a cursor of another order', async () => {
    const { tasks } = await ada.ask(listDocument, { projectId, first: 1 });
    const orderBy: TaskSort[] = [{ field: 'POSITION', direction: 'DESC' }];
    const { errors } = await ada.post(listDocument, { projectId, orderBy, after: tasks.pageInfo.endCursor ?? null });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', inputPath: ['after'] } }]);
  });

  it('Query.tasks continues after a cursor whose task has been deleted', async () => {
    const own = await newProject(ada);
    const made = [];
    for (const title of ['a', 'b', 'c', 'd']) made.push(await newTask(ada, { projectId: own.id, title }));
    const first = await ada.ask(listDocument, { projectId: own.id, first: 2 });
    await ada.ask(deleteTaskDocument, { input: { taskId: made[1]!.id } });
    const next = await ada.ask(listDocument, {
      projectId: own.id,
      first: 2,
      after: first.tasks.pageInfo.endCursor ?? null,
    });
    expect(next.tasks.nodes.map(({ title }) => title)).toEqual(['c', 'd']);
  });

  it('Query.tasks returns deleted tasks only with deleted: true, and Task.parent is null when the parent is deleted', async () => {
    const own = await newProject(ada);
    const parent = await newTask(ada, { projectId: own.id, title: 'whole' });
    const child = await newTask(ada, { projectId: own.id, title: 'part' });
    const other = await newTask(ada, { projectId: own.id, title: 'other part' });
    const { prisma } = backend.database;
    await prisma.task.updateMany({ where: { id: { in: [child.id, other.id] } }, data: { parentId: parent.id } });
    await prisma.taskLabel.createMany({
      data: Object.values(labels).map((labelId) => ({ taskId: child.id, labelId })),
    });
    expect((await ada.ask(familyDocument, { id: parent.id })).task).toEqual({
      parent: null,
      subTaskCount: 2,
      subTasks: {
        totalCount: 2,
        nodes: [
          { title: 'part', subTaskCount: 0 },
          { title: 'other part', subTaskCount: 0 },
        ],
        pageInfo: { hasNextPage: false },
      },
      labels: [],
    });
    await ada.ask(deleteTaskDocument, { input: { taskId: other.id } });
    expect((await ada.ask(familyDocument, { id: parent.id })).task).toMatchObject({
      subTaskCount: 1,
      subTasks: { totalCount: 1, nodes: [{ title: 'part' }] },
    });
    expect((await ada.ask(familyDocument, { id: child.id })).task).toMatchObject({
      parent: { title: 'whole' },
      labels: [{ name: 'bug' }, { name: 'ui' }],
    });
    await ada.ask(deleteTaskDocument, { input: { taskId: parent.id } });
    expect((await ada.ask(familyDocument, { id: child.id })).task.parent).toBeNull();
    const list = async (args: { filter?: TaskFilter; deleted?: boolean; search?: string }) =>
      (await ada.ask(projectListDocument, { id: own.id, ...args })).project.tasks.nodes.map(({ title }) => title);
    expect(await list({})).toEqual(['part']);
    expect(await list({ deleted: true })).toEqual(['whole', 'other part']);
    expect(await list({ deleted: true, search: 'other' })).toEqual(['other part']);
    expect(await list({ filter: { parent: { null: true } } })).toEqual(['part']);
    expect(await list({ filter: { parent: { eq: parent.id } } })).toEqual([]);
    expect(await list({ filter: { parent: { null: false } } })).toEqual([]);
  });

  it('Query.tasks finds text in composed and in decomposed Unicode', async () => {
    const own = await newProject(ada);
    await newTask(ada, { projectId: own.id, title: 'Cafe\u0301 opens' });
    await newTask(ada, { projectId: own.id, title: 'Other', description: 'the re\u0301sume\u0301' });
    for (const form of ['NFC', 'NFD'] as const) {
      const titles = async (args: { filter?: TaskFilter; search?: string }) =>
        (await ada.ask(listDocument, { projectId: own.id, ...args })).tasks.nodes.map(({ title }) => title);
      expect(await titles({ search: 'caf\u00e9'.normalize(form) })).toEqual(['Caf\u00e9 opens']);
      expect(await titles({ search: 'r\u00e9sum\u00e9'.normalize(form) })).toEqual(['Other']);
      expect(await titles({ filter: { title: { contains: 'f\u00e9'.normalize(form) } } })).toEqual(['Caf\u00e9 opens']);
      expect(await titles({ filter: { title: { in: ['Caf\u00e9 opens'.normalize(form)] } } })).toHaveLength(1);
    }
  });

  it('Query.tasks searches titles and descriptions, the best match first', async () => {
    const own = await newProject(ada);
    const other = await newProject(ada);
    const make = (title: string, description = '', project = own) =>
      newTask(ada, { projectId: project.id, title, description });
    await make('Fix the deployment', 'It fails at night.');
    await make('Write notes', 'About the deployment, and what to fix.');
    await make('Ship it', 'Deploy to be sure.');
    await make('to be or not to be');
    await make("Überprüfung der Straße: it's 100%");
    await make('deployment elsewhere', '', other);
    const search = async (text: string, orderBy?: TaskSort[]) => {
      const { tasks } = await ada.ask(listDocument, { projectId: own.id, search: text, ...(orderBy && { orderBy }) });
      expect(tasks.totalCount).toBe(tasks.nodes.length);
      return tasks.nodes.map(({ title }) => title.slice(0, 5));
    };
    expect(await search('deployment')).toEqual(['Fix t', 'Write']);
    expect(await search('DEPLOY')).toEqual(['Fix t', 'Ship ', 'Write']);
    expect(await search('deploy', [{ field: 'TITLE' }])).toEqual(['Fix t', 'Ship ', 'Write']);
    expect(await search('fix depl')).toEqual(['Fix t', 'Write']);
    expect(await search('"deploy"')).toEqual(['Ship ']);
    expect(await search('"the deployment"')).toEqual(['Fix t', 'Write']);
    expect(await search('"deployment the"')).toEqual([]);
    expect(await search('deployment -night')).toEqual(['Write']);
    expect(await search('-deployment')).toHaveLength(3);
    expect(await search('night or notes')).toHaveLength(2);
    expect(await search('to be')).toEqual(['to be', 'Ship ']);
    expect(await search('Überp')).toEqual(['Überp']);
    for (const odd of ["'", '&!|', 'a:*', "it's", '(', 'x <-> y', '\\', 'or', '- or']) {
      const { errors } = await ada.post(listDocument, { projectId: own.id, search: `${odd} fix` });
      expect(errors, odd).toBeUndefined();
    }
    const { tasks } = await ada.ask(listDocument, {
      projectId: own.id,
      search: 'deploy',
      filter: { number: { gt: 1 } },
    });
    expect(tasks.nodes.map(({ title }) => title)).toEqual(['Ship it', 'Write notes']);
  });

  it('Query.tasks pages through search results in both directions', async () => {
    const own = await newProject(ada);
    for (let index = 0; index < 7; index += 1) {
      await newTask(ada, {
        projectId: own.id,
        title: index % 3 ? 'plain' : 'needle',
        description: 'a needle '.repeat(index),
      });
    }
    const all = await ada.ask(listDocument, { projectId: own.id, search: 'needle' });
    expect(all.tasks.nodes).toHaveLength(7);
    expect(await readAll({ projectId: own.id, search: 'needle' }, 2, false)).toEqual(
      all.tasks.nodes.map(({ id }) => id),
    );
    expect(await readAll({ projectId: own.id, search: 'needle' }, 3, true)).toEqual(
      all.tasks.nodes.map(({ id }) => id),
    );
  });

  /** Reads all pages of a list, from the start or from the end. Returns the ids in list order. */
  async function readAll(
    list: { projectId: string; orderBy?: TaskSort[]; search?: string },
    size: number,
    backwards: boolean,
  ): Promise<string[]> {
    const seen: string[] = [];
    let cursor: string | null = null;
    for (;;) {
      const page: Partial<FilteredTasksQueryVariables> = backwards
        ? { last: size, before: cursor }
        : { first: size, after: cursor };
      const { tasks }: FilteredTasksQuery = await ada.ask(listDocument, { ...list, ...page });
      const found = tasks.nodes.map(({ id }) => id);
      expect(tasks.edges.map(({ node }) => node.id)).toEqual(found);
      const { hasNextPage, hasPreviousPage, startCursor, endCursor } = tasks.pageInfo;
      expect([startCursor, endCursor]).toEqual([tasks.edges[0]?.cursor ?? null, tasks.edges.at(-1)?.cursor ?? null]);
      expect(backwards ? hasNextPage : hasPreviousPage).toBe(cursor !== null);
      if (backwards) seen.unshift(...found);
      else seen.push(...found);
      if (!(backwards ? hasPreviousPage : hasNextPage)) return seen;
      cursor = (backwards ? startCursor : endCursor) ?? null;
    }
  }

  it('Query.tasks pages through any order in both directions without missing or duplicate tasks, including nulls', async () => {
    const { prisma } = backend.database;
    const fields: Record<TaskSortField, (task: Row) => string | number | null> = {
      POSITION: (task) => task.position,
      NUMBER: (task) => task.number,
      TITLE: (task) => task.title,
      STATUS: (task) => ['BACKLOG', 'TODO', 'IN_PROGRESS', 'IN_REVIEW', 'DONE', 'CANCELLED'].indexOf(task.status),
      PRIORITY: (task) => ['NONE', 'LOW', 'MEDIUM', 'HIGH', 'URGENT'].indexOf(task.priority),
      DUE_DATE: (task) => task.dueDate?.getTime() ?? null,
      CREATED_AT: (task) => task.createdAt.getTime(),
      UPDATED_AT: (task) => task.updatedAt.getTime(),
      COMPLETED_AT: (task) => task.completedAt?.getTime() ?? null,
    };
    const instant = fc.integer({ min: 0, max: 2 }).map((n) => new Date(Date.UTC(2026, 0, 1, 0, 0, 0, n)));
    const task = fc.record({
      title: fc.constantFrom('a', 'b', 'c'),
      status: fc.constantFrom('BACKLOG', 'TODO', 'DONE', 'CANCELLED'),
      priority: fc.constantFrom('NONE', 'HIGH', 'URGENT'),
      dueDate: fc.option(fc.constantFrom(new Date('2027-01-01'), new Date('2027-01-02'))),
      position: fc.constantFrom('a0', 'Zz', 'a1'),
      createdAt: instant,
      updatedAt: instant,
      completedAt: fc.option(instant),
    });
    type Row = Awaited<ReturnType<typeof prisma.task.findMany>>[number];
    const sort = fc.record({
      field: fc.constantFrom(...(Object.keys(fields) as TaskSortField[])),
      direction: fc.constantFrom('ASC' as const, 'DESC' as const),
      nulls: fc.constantFrom('FIRST' as const, 'LAST' as const),
    });
    const list = fc.record({
      tasks: fc.array(task, { maxLength: 9 }),
      orderBy: fc.uniqueArray(sort, { minLength: 1, maxLength: 4, selector: ({ field }) => field }),
      size: fc.integer({ min: 1, max: 4 }),
    });
    const own = await newProject(ada);
    await fc.assert(
      fc.asyncProperty(list, async ({ tasks, orderBy, size }) => {
        await prisma.task.deleteMany({ where: { projectId: own.id } });
        await prisma.task.createMany({
          data: tasks.map((row, index) => ({
            ...row,
            id: newId('task'),
            projectId: own.id,
            number: index + 1,
            createdById: ada.id,
          })) as never,
        });
        const rows = await prisma.task.findMany({ where: { projectId: own.id } });
        const sign = orderBy[0]?.direction === 'DESC' ? -1 : 1;
        const expected = rows.sort((a, b) => {
          for (const { field, direction, nulls } of orderBy) {
            const [x, y] = [fields[field](a), fields[field](b)];
            if (x === y) continue;
            if (x === null || y === null) return (x === null) === (nulls === 'FIRST') ? -1 : 1;
            return (x < y ? -1 : 1) * (direction === 'DESC' ? -1 : 1);
          }
          return (a.id < b.id ? -1 : 1) * sign;
        });
        for (const backwards of [false, true]) {
          expect(await readAll({ projectId: own.id, orderBy }, size, backwards)).toEqual(expected.map(({ id }) => id));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('myTasks returns the tasks assigned to the viewer in all projects of the viewer', async () => {
    const [first, second] = [await newProject(ada, [eve]), await newProject(ada, [eve])];
    const assigneeIds = [eve.id];
    await newTask(ada, { projectId: first.id, title: 'later', dueDate: '2027-03-01', assigneeIds });
    await newTask(ada, { projectId: second.id, title: 'soon', dueDate: '2027-01-01', assigneeIds });
    await newTask(ada, { projectId: second.id, title: 'some day', assigneeIds: [eve.id, ada.id] });
    await newTask(ada, { projectId: second.id, title: 'not mine', assigneeIds: [ada.id] });
    const { myTasks } = await eve.ask(myTasksDocument, {});
    expect(myTasks).toMatchObject({
      totalCount: 3,
      nodes: [{ key: `${second.key}-1`, title: 'soon' }, { title: 'later' }, { title: 'some day' }],
    });
    const filtered = await eve.ask(myTasksDocument, { filter: { dueDate: { null: true } } });
    expect(filtered.myTasks.nodes.map(({ title }) => title)).toEqual(['some day']);
    const found = await eve.ask(myTasksDocument, { search: 'so' });
    expect(found.myTasks.nodes.map(({ title }) => title).sort()).toEqual(['some day', 'soon']);
    await removeMember(ada, second.id, eve.id);
    expect((await eve.ask(myTasksDocument, {})).myTasks.nodes.map(({ title }) => title)).toEqual(['later']);
    await removeMember(ada, first.id, eve.id);
    expect((await eve.ask(myTasksDocument, { search: 'later' })).myTasks).toEqual({ totalCount: 0, nodes: [] });
  });

  it('taskByKey returns the task of a key, NOT_FOUND for unknown keys and BAD_USER_INPUT for malformed keys', async () => {
    const own = await newProject(ada);
    const task = await newTask(ada, { projectId: own.id, title: 'x' });
    for (const key of [task.key, task.key.toLowerCase()]) {
      expect((await ada.ask(byKeyDocument, { key })).taskByKey).toEqual({ id: task.id, key: task.key });
    }
    const code = async (person: Person, key: string) =>
      (await person.post(byKeyDocument, { key })).errors?.[0]?.extensions;
    expect(await code(bob, task.key)).toEqual({ code: 'NOT_FOUND', inputPath: ['key'] });
    for (const key of [`${own.key}-2`, 'NOSUCHKEY9-1'])
      expect(await code(ada, key)).toMatchObject({ code: 'NOT_FOUND' });
    for (const key of ['', 'APP', 'APP-', 'APP-0', 'APP-1x', 'APP--1', 'A-1', '-1', 'APP-9999999999', `${task.key} `]) {
      expect(await code(ada, key), key).toEqual({ code: 'BAD_USER_INPUT', inputPath: ['key'] });
    }
    await ada.ask(deleteTaskDocument, { input: { taskId: task.id } });
    expect(await code(ada, task.key)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('nodes returns objects in the order of the ids, and null for ids that the viewer may not read', async () => {
    const own = await newProject(eve);
    const hidden = await newTask(eve, { projectId: own.id, title: 'hidden' });
    const asked = [ids.delta!, labels.bug!, hidden.id, bob.id, projectId, eve.id, ids.delta!, ghost, own.id];
    const { nodes } = await ada.ask(nodesDocument, { ids: asked });
    expect(nodes).toEqual([
      { __typename: 'Task', id: ids.delta, title: 'delta', project: { cursor: expect.any(String) } },
      { __typename: 'Label', id: labels.bug, name: 'bug' },
      null,
      { __typename: 'User', id: bob.id, name: 'Bob' },
      { __typename: 'Project', id: projectId },
      null,
      { __typename: 'Task', id: ids.delta, title: 'delta', project: { cursor: expect.any(String) } },
      null,
      null,
    ]);
    expect((await ada.ask(nodesDocument, { ids: [] })).nodes).toEqual([]);
    const refused = async (list: string[]) => (await ada.post(nodesDocument, { ids: list })).errors?.[0]?.extensions;
    expect(await refused([ada.id, 'x'])).toEqual({ code: 'BAD_USER_INPUT', inputPath: ['ids', 1] });
    expect(await refused(Array(101).fill(ada.id))).toEqual({ code: 'BAD_USER_INPUT', inputPath: ['ids'] });
  });
});
