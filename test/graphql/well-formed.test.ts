import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { act } from '../support/mutate.js';
import { nextKey } from '../support/operations.js';
import { newProjectFixture, type ProjectFixture } from './scopes/project-fixture.js';

type Case = readonly [
  mutation: string,
  input: (fixture: ProjectFixture, text: string) => object,
  path: (string | number)[],
];

const mutations: readonly Case[] = [
  ['createTask', ({ projectId }, mutationId) => ({ projectId, title: 'x', mutationId }), ['mutationId']],
  ['createTask', ({ projectId }, key) => ({ projectId, title: 'x', idempotencyKey: key }), ['idempotencyKey']],
  ['createTask', ({ projectId }, title) => ({ projectId, title }), ['title']],
  ['createTask', ({ projectId }, id) => ({ projectId, title: 'x', labelIds: [id] }), ['labelIds', 0]],
  ['createProject', (_place, name) => ({ key: nextKey(), name }), ['name']],
  ['addProjectMember', ({ projectId }, email) => ({ projectId, email }), ['email']],
  ['signIn', (_place, email) => ({ email, password: 'x' }), ['email']],
  ['signIn', (_place, password) => ({ email: 'x@example.com', password }), ['password']],
  ['bulkUpdateTasks', ({ projectId }, taskId) => ({ projectId, items: [{ taskId }] }), ['items', 0, 'taskId']],
  ['addReaction', ({ commentId }, emoji) => ({ commentId, emoji }), ['emoji']],
  [
    'createView',
    ({ projectId }, eq) => ({ projectId, name: 'x', filter: { or: [{ title: { eq } }] } }),
    ['filter', 'or', 0, 'title', 'eq'],
  ],
];

const queries: readonly (readonly [query: string, path: string[]])[] = [
  ['($x: String!, $p: ID!) { tasks(projectId: $p, search: $x) { totalCount } }', ['search']],
  ['($x: String!, $p: ID!) { tasks(projectId: $p, after: $x) { nodes { id } } }', ['after']],
  ['($x: Cursor!, $p: ID!) { changes(projectId: $p, after: $x) { cursor } }', ['after']],
  ['($x: String!, $p: ID!) { importRun(projectId: $p, importId: $x) { status } }', ['importId']],
  ['($x: ID!) { node(id: $x) { id } }', ['id']],
  ['($x: ID!) { nodes(ids: [$x]) { id } }', ['ids', '0']],
  ['($x: String!) { taskByKey(key: $x) { id } }', ['key']],
];

describeBackends('input that the database cannot store', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let fixture: ProjectFixture;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    ada = await newPerson(app.url);
    fixture = await newProjectFixture(ada, await newPerson(app.url), await newPerson(app.url));
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  describe.each([
    ['a NUL character', 'a\0b'],
    ['half of a surrogate pair', 'a\ud800b'],
  ])('%s', (_name, text) => {
    it.each(mutations)(
      'in the input of %s returns BAD_USER_INPUT with the path of the field',
      async (name, input, path) => {
        expect(await act(ada, name, { ...input(fixture, text) })).toMatchObject({
          __typename: 'InvalidInputError',
          code: 'BAD_USER_INPUT',
          path: ['input', ...path.map(String)],
        });
      },
    );

    it.each(queries)('returns BAD_USER_INPUT in query %s', async (document, path) => {
      const variables = { x: text, ...(document.includes('$p') && { p: fixture.projectId }) };
      const { errors } = await ada.post<object, object>(`query ${document}`, variables);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(errors?.[0]?.extensions?.inputPath).toEqual(path.map((step) => (step === '0' ? 0 : step)));
    });
  });

  it.each(['0000-01-01', '1969-12-31', '3000-01-01', '9999-12-31'])(
    'an unsupported due date %s returns BAD_USER_INPUT',
    async (dueDate) => {
      for (const [name, input] of [
        ['createTask', { projectId: fixture.projectId, title: 'x', dueDate }],
        ['updateTask', { taskId: fixture.taskId, dueDate }],
        ['bulkUpdateTasks', { projectId: fixture.projectId, items: [{ taskId: fixture.taskId, dueDate }] }],
      ] as const) {
        const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input`;
        const { errors } = await ada.post<object, object>(
          `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`,
          { input },
        );
        expect(errors?.[0]?.extensions, name).toMatchObject({
          code: 'BAD_USER_INPUT',
          inputPath: name === 'bulkUpdateTasks' ? ['input', 'items', 0, 'dueDate'] : ['input', 'dueDate'],
        });
      }
    },
  );

  it.each(['0000-01-01T00:00:00.000Z', '9999-12-31T00:00:00.000Z', '+010000-01-01T00:00:00.000Z'])(
    'an unsupported instant %s returns BAD_USER_INPUT',
    async (until) => {
      const { errors } = await ada.post<object, object>(
        'mutation ($input: MarkAllNotificationsReadInput!) { markAllNotificationsRead(input: $input) { __typename } }',
        { input: { until } },
      );
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: ['input', 'until'] });
    },
  );

  it('a filter of createView or updateView with a label or parent of another project returns BAD_USER_INPUT', async () => {
    const other = await newProjectFixture(ada, await newPerson(app.url), await newPerson(app.url));
    const create = (filter: object) => act(ada, 'createView', { projectId: fixture.projectId, name: 'x', filter });
    expect(await create({ labels: { some: { id: { eq: fixture.labelId } } } })).toMatchObject({
      __typename: 'CreateViewPayload',
    });
    expect(await create({ not: { labels: { none: { id: { in: [fixture.labelId, other.labelId] } } } } })).toMatchObject(
      {
        __typename: 'InvalidInputError',
        path: ['input', 'filter', 'not', 'labels', 'none', 'id', 'in', '1'],
      },
    );
    const input = { viewId: fixture.viewId, filter: { parent: { eq: other.taskId } } };
    expect(await act(ada, 'updateView', input)).toMatchObject({
      __typename: 'InvalidInputError',
      path: ['input', 'filter', 'parent', 'eq'],
    });
  });
});
