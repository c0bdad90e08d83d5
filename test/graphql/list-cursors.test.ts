import { isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { schema } from '../../src/graphql/schema.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { succeed } from '../support/mutate.js';
import { changeTask, newProject, newTask } from '../support/operations.js';

type Cursors = { readonly pageInfo: { readonly startCursor: string; readonly endCursor: string } };

/** Each paged list of the schema as a field of a query, by the ids of a project, a task and a view. */
const lists = {
  'Query.tasks': (page: string) => `tasks(projectId: $project, ${page}) { pageInfo { startCursor endCursor } }`,
  'Query.projects': (page: string) => `projects(${page}) { pageInfo { startCursor endCursor } }`,
  'Query.myTasks': (page: string) => `myTasks(${page}) { pageInfo { startCursor endCursor } }`,
  'Query.search': (page: string) =>
    `search(query: "second or answer or part", ${page}) { pageInfo { startCursor endCursor } }`,
  'Query.notifications': (page: string) => `notifications(${page}) { pageInfo { startCursor endCursor } }`,
  'Query.announcements': (page: string) => `announcements(${page}) { pageInfo { startCursor endCursor } }`,
  'Query.onlineUsers': (page: string) =>
    `onlineUsers(projectId: $project, ${page}) { pageInfo { startCursor endCursor } }`,
  'Project.onlineUsers': (page: string) =>
    `project(id: $project) { onlineUsers(${page}) { pageInfo { startCursor endCursor } } }`,
  'Project.tasks': (page: string) => `project(id: $project) { tasks(${page}) { pageInfo { startCursor endCursor } } }`,
  'Project.members': (page: string) =>
    `project(id: $project) { members(${page}) { pageInfo { startCursor endCursor } } }`,
  'Project.labels': (page: string) =>
    `project(id: $project) { labels(${page}) { pageInfo { startCursor endCursor } } }`,
  'Project.views': (page: string) => `project(id: $project) { views(${page}) { pageInfo { startCursor endCursor } } }`,
  'Project.history': (page: string) =>
    `project(id: $project) { history(${page}) { pageInfo { startCursor endCursor } } }`,
  'Task.history': (page: string) => `task(id: $task) { history(${page}) { pageInfo { startCursor endCursor } } }`,
  'Task.comments': (page: string) => `task(id: $task) { comments(${page}) { pageInfo { startCursor endCursor } } }`,
  'Task.subTasks': (page: string) => `task(id: $task) { subTasks(${page}) { pageInfo { startCursor endCursor } } }`,
  'SavedView.tasks': (page: string) =>
    `node(id: $view) { ... on SavedView { tasks(${page}) { pageInfo { startCursor endCursor } } } }`,
  'Comment.revisions': (page: string) =>
    `task(id: $task) { comments { nodes { revisions(${page}) { pageInfo { startCursor endCursor } } } } }`,
  'Comment.replies': (page: string) =>
    `task(id: $task) { comments { nodes { replies(${page}) { pageInfo { startCursor endCursor } } } } }`,
  'User.sessions': (page: string) => `me { sessions(${page}) { pageInfo { startCursor endCursor } } }`,
  'User.personalAccessTokens': (page: string) =>
    `me { personalAccessTokens(${page}) { pageInfo { startCursor endCursor } } }`,
} as const;

/** Lists without entries in this test. */
const empty = ['Query.announcements', 'User.personalAccessTokens', 'Query.onlineUsers', 'Project.onlineUsers'];

const base64url = (text: string | Buffer) => Buffer.from(text).toString('base64url');

const hostile: readonly string[] = [
  '',
  'nonsense',
  '\u0000',
  '🦊',
  ...[
    '\u0000',
    'null',
    '[]',
    '{"length":2}',
    '['.repeat(1_000),
    'history:',
    'history:-1',
    'history:2147483648',
    'history:99999999999999999999',
    'comment_',
    '2026-11-22T09:30:00.000Z comment_0',
    'GPC:',
    'GPC:S:\u0000',
    'GPC:N:1',
    'GPC:N:NaN',
    'GPC:I:x',
    'GPC:D:x',
    'GPC:Z:',
    'GPC:O:{"not":"x"}',
    'GPC:J:[1,2]',
    'GPC:T:[1,2]',
    'GPC:T:["S:a","S:b"]',
    'GPC:T:["N:1","N:1.5"]',
    'GPC:T:["S:a","N:99999999999"]',
  ].map(base64url),
  base64url(Buffer.from([0xff, 0xfe, 0x00])),
  'A'.repeat(100_000),
];

it('the tests of list cursors cover every paged list of the schema', () => {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ type, field })) : [],
  );
  const paged = fields.filter(({ field }) => field.args.some(({ name }) => name === 'before'));
  expect(paged.map(({ type, field }) => `${type.name}.${field.name}`).sort()).toEqual(Object.keys(lists).sort());
});

describeBackends('list cursors', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let ids: { project: string; task: string; view: string };

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    ada = await newPerson(app.url, 'Ada');
    bob = await newPerson(app.url, 'Bob');
    const { id: project } = await newProject(ada, [bob]);
    const { id: task } = await newTask(ada, { projectId: project, title: 'x'.repeat(200), assigneeIds: [ada.id] });
    await newTask(ada, { projectId: project, title: 'Part', parentId: task });
    await succeed(ada, 'createLabel', { projectId: project, name: 'Urgent' });
    const { view } = await succeed<{ view: { id: string } }>(
      ada,
      'createView',
      { projectId: project, name: 'All' },
      'view { id }',
    );
    const made = await succeed<{ comment: { id: string } }>(
      ada,
      'addComment',
      { taskId: task, body: 'First' },
      'comment { id }',
    );
    await succeed(ada, 'addComment', { taskId: task, body: 'Answer', parentId: made.comment.id });
    await succeed(ada, 'editComment', { commentId: made.comment.id, body: 'Second' });
    await succeed(bob, 'addComment', { taskId: task, body: 'Notifies Ada' });
    ids = { project, task, view: view.id };
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  function read(list: keyof typeof lists, page: string, variables: object = {}) {
    const field = lists[list](page);
    const declared = Object.entries({ project: 'ID!', task: 'ID!', view: 'ID!', cursor: 'String' })
      .filter(([name]) => field.includes(`$${name}`))
      .map(([name, type]) => `$${name}: ${type}`);
    const document = `query ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${field} }`;
    return ada.post<Record<string, unknown>, object>(document, { ...ids, ...variables });
  }

  it.each(Object.keys(lists) as (keyof typeof lists)[])(
    'of %s return BAD_USER_INPUT when they are forged',
    async (list) => {
      for (const [index, cursor] of hostile.entries()) {
        const argument = index % 2 === 0 ? 'after' : 'before';
        const { errors } = await read(list, `${argument}: $cursor`, { cursor });
        const what = `${argument}: ${JSON.stringify(cursor.slice(0, 60))}`;
        expect(errors?.[0]?.extensions?.code, what).toBe('BAD_USER_INPUT');
      }
    },
  );

  it.each(Object.keys(lists) as (keyof typeof lists)[])(
    'of %s continue the list, and return BAD_USER_INPUT when they are too long',
    async (list) => {
      const first = await read(list, 'first: 1');
      const info = findPageInfo(first.data);
      expect(first.errors).toBeUndefined();
      if (empty.includes(list)) return;
      expect(info?.endCursor).toEqual(expect.any(String));
      const next = await read(list, 'first: 1, after: $cursor', { cursor: info?.endCursor });
      expect(next.errors).toBeUndefined();
      expect(findPageInfo(next.data)?.endCursor).not.toBe(info?.endCursor);
      const padded = await read(list, 'first: 1, after: $cursor', { cursor: `${info?.endCursor}${'='.repeat(3_000)}` });
      expect(padded.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    },
  );

  it('of Task.history support event numbers up to 2^31 - 1', async () => {
    const { id: project } = await newProject(ada);
    const { id: task } = await newTask(ada, { projectId: project, title: 'Old' });
    await backend.database.prisma.stream.update({ where: { id: project }, data: { head: 2 ** 31 - 3 } });
    await changeTask(ada, { taskId: task, title: 'New' });
    await changeTask(ada, { taskId: task, title: 'Newest' });
    const document = `query ($task: ID!, $cursor: String) {
      task(id: $task) { history(first: 1, after: $cursor) { nodes { seq } pageInfo { endCursor } } }
    }`;
    const seqs: number[] = [];
    for (let cursor: string | null = null; seqs.length < 3; ) {
      const { data, errors } = await ada.post<Record<string, unknown>, object>(document, { task, cursor });
      expect(errors).toBeUndefined();
      const { history } = data!.task as { history: { nodes: { seq: number }[]; pageInfo: { endCursor: string } } };
      seqs.push(...history.nodes.map(({ seq }) => seq));
      cursor = history.pageInfo.endCursor;
    }
    expect(seqs).toEqual([2 ** 31 - 1, 2 ** 31 - 2, 2]);
  });

  it('of Query.tasks ordered by NUMBER support task numbers up to 2^31 - 1', async () => {
    const { id: project } = await newProject(ada);
    const { id: task } = await newTask(ada, { projectId: project, title: 'Many before it' });
    await newTask(ada, { projectId: project, title: 'First' });
    await backend.database.prisma.task.update({ where: { id: task }, data: { number: 2 ** 31 - 1 } });
    const page = 'orderBy: [{ field: NUMBER, direction: DESC }], first: 1';
    const first = await read('Query.tasks', page, { project });
    const cursor = findPageInfo(first.data)?.endCursor;
    const next = await read('Query.tasks', `${page}, after: $cursor`, { project, cursor });
    expect(next.errors).toBeUndefined();
    expect(findPageInfo(next.data)?.endCursor).toEqual(expect.any(String));
  });
});

function findPageInfo(value: unknown): Cursors['pageInfo'] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('pageInfo' in value) return value.pageInfo as Cursors['pageInfo'];
  return Object.values(value)
    .map(findPageInfo)
    .find((found) => found !== undefined);
}
