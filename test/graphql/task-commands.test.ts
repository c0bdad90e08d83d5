import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { newId } from '../../src/ids.js';
import type { BulkUpdateTasksInput, CreateTaskInput, MoveTaskInput, UpdateTaskInput } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { changeTask, createTaskDocument, newProject, newTask } from '../support/operations.js';

const moveDocument = graphql(`
  mutation MoveTask($input: MoveTaskInput!) {
    moveTask(input: $input) {
      __typename
      ... on MoveTaskPayload {
        task {
          position
          status
          version
        }
      }
      ... on UserError {
        code
        path
      }
    }
  }
`);

const updateDocument = graphql(`
  mutation UpdateTaskAtVersion($input: UpdateTaskInput!) {
    updateTask(input: $input) {
      __typename
      ... on UpdateTaskPayload {
        task {
          title
          priority
          version
        }
      }
      ... on UserError {
        code
        path
      }
      ... on TaskVersionConflictError {
        task {
          title
          version
        }
        fields
        changedBy {
          name
        }
      }
    }
  }
`);

const removeDocument = graphql(`
  mutation RemoveTask($taskId: ID!) {
    deleteTask(input: { taskId: $taskId }) {
      __typename
    }
  }
`);

const restoreDocument = graphql(`
  mutation RestoreTask($taskId: ID!) {
    restoreTask(input: { taskId: $taskId }) {
      __typename
      ... on RestoreTaskPayload {
        task {
          deletedAt
          version
        }
      }
      ... on UserError {
        code
        path
      }
    }
  }
`);

const bulkDocument = graphql(`
  mutation BulkUpdateTasks($input: BulkUpdateTasksInput!) {
    bulkUpdateTasks(input: $input) {
      __typename
      ... on BulkUpdateTasksPayload {
        cursor
        results {
          taskId
          changed
          task {
            title
            status
          }
          error {
            code
            path
          }
        }
      }
      ... on UserError {
        code
        path
      }
    }
  }
`);

const labelDocument = graphql(`
  mutation MakeLabelOnce($input: CreateLabelInput!) {
    createLabel(input: $input) {
      ... on CreateLabelPayload {
        label {
          id
        }
      }
    }
  }
`);

const boardDocument = graphql(`
  query BoardOrder($projectId: ID!) {
    tasks(projectId: $projectId, first: 100) {
      nodes {
        id
        title
        position
      }
    }
  }
`);

const newestDocument = graphql(`
  query NewestEvents($projectId: ID!, $after: Cursor) {
    changes(projectId: $projectId, after: $after) {
      cursor
      events {
        __typename
        seq
        ... on TaskEvent {
          rebalanced {
            taskId
            position
          }
          items {
            task {
              id
              version
            }
            changes {
              field
              ... on TaskPositionChange {
                fromPosition
                toPosition
              }
              ... on TaskStatusChange {
                fromStatus
                toStatus
              }
              ... on TaskParentChange {
                fromParentId
                toParentId
              }
              ... on TaskLabelsChange {
                toLabels {
                  name
                }
              }
              ... on TaskTextChange {
                fromText
                toText
              }
            }
          }
        }
      }
    }
  }
`);

describeBackends('commands on tasks', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let projectId: string;
  let elsewhere: { id: string };
  let seen: string | undefined;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    ada = await newPerson(app.url, 'Ada');
    bob = await newPerson(app.url, 'Bob');
    projectId = (await newProject(ada, [bob])).id;
    elsewhere = await newTask(ada, { projectId: (await newProject(ada)).id, title: 'Elsewhere' });
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const make = (title: string, more: Partial<CreateTaskInput> = {}) => newTask(ada, { projectId, title, ...more });
  const move = async (input: MoveTaskInput, person = ada) => (await person.ask(moveDocument, { input })).moveTask;
  const update = async (input: UpdateTaskInput, person = ada) =>
    (await person.ask(updateDocument, { input })).updateTask;
  const bulk = async (input: Partial<BulkUpdateTasksInput>, person = ada) =>
    (await person.ask(bulkDocument, { input: { projectId, onError: 'ALL_OR_NOTHING', items: [], ...input } }))
      .bulkUpdateTasks;
  const titles = async () => (await ada.ask(boardDocument, { projectId })).tasks.nodes.map(({ title }) => title);

  /** The project's events since this was last asked. */
  async function news() {
    const all = [];
    for (;;) {
      const { changes } = await ada.ask(newestDocument, { projectId, after: seen });
      seen = changes.cursor;
      if (changes.events.length === 0) return all;
      all.push(...changes.events);
    }
  }

  /** Asserts that a request is refused so, and that it leaves no trace. */
  async function refused(
    request: Promise<{ __typename: string; code?: unknown; path?: unknown }>,
    code: string,
    path: unknown,
  ) {
    const { db } = backend.database;
    expect(await request).toMatchObject({ code, path });
    expect(await news()).toEqual([]);
    expect(await db.task.count({ where: { title: 'Never' } })).toBe(0);
  }

  it('moves a task beside another, as one event from → to, and across columns as a change of status', async () => {
    const [a, b, c] = [await make('a'), await make('b'), await make('c')];
    await news();
    expect(await move({ taskId: c.id, beforeTaskId: a.id })).toMatchObject({ __typename: 'MoveTaskPayload' });
    expect((await titles()).slice(-3)).toEqual(['c', 'a', 'b']);
    await move({ taskId: c.id, afterTaskId: a.id, status: 'IN_PROGRESS' });
    expect((await titles()).slice(-3)).toEqual(['a', 'c', 'b']);
    const [moved, dragged] = await news();
    expect(moved).toMatchObject({
      __typename: 'TaskMoved',
      rebalanced: [],
      items: [{ task: { id: c.id, version: 2 }, changes: [{ field: 'POSITION' }] }],
    });
    expect(dragged).toMatchObject({
      __typename: 'TaskStatusChanged',
      items: [{ changes: [{ field: 'STATUS', fromStatus: 'TODO', toStatus: 'IN_PROGRESS' }, { field: 'POSITION' }] }],
    });

    // It stands there already: nothing to tell.
    await move({ taskId: c.id, afterTaskId: a.id });
    await move({ taskId: c.id, beforeTaskId: b.id });
    expect(await news()).toEqual([]);
    await make('first', { beforeTaskId: a.id });
    expect((await titles()).slice(-4)).toEqual(['first', 'a', 'c', 'b']);
  });

  it('keeps positions short however often the same gap is used, without a change of order', async () => {
    const own = (await newProject(ada)).id;
    const [low, x, y] = [
      await newTask(ada, { projectId: own, title: 'low' }),
      await newTask(ada, { projectId: own, title: 'x' }),
      await newTask(ada, { projectId: own, title: 'y' }),
    ];
    await newTask(ada, { projectId: own, title: 'high' });
    await move({ taskId: x.id, afterTaskId: low.id });
    for (let round = 0; round < 95; round += 1) {
      expect(await move({ taskId: y.id, afterTaskId: low.id })).toHaveProperty('task');
      expect(await move({ taskId: x.id, afterTaskId: low.id })).toHaveProperty('task');
    }
    // Whoever follows the events has the same texts as the table.
    const known = new Map<string, string>();
    let rebalanced = 0;
    for (let after: string | undefined; ; ) {
      const { changes } = await ada.ask(newestDocument, { projectId: own, after });
      after = changes.cursor;
      if (changes.events.length === 0) break;
      for (const event of changes.events) {
        if (!('items' in event)) continue;
        for (const { task, changes } of event.items) {
          for (const change of changes) if ('toPosition' in change) known.set(task.id, change.toPosition);
        }
        rebalanced += Math.min(1, event.rebalanced.length);
        for (const { taskId, position } of event.rebalanced) known.set(taskId, position);
      }
    }
    const board = (await ada.ask(boardDocument, { projectId: own })).tasks.nodes;
    expect(rebalanced).toBeGreaterThan(0);
    expect(board.map(({ title }) => title)).toEqual(['low', 'x', 'y', 'high']);
    expect(Math.max(...board.map(({ position }) => position.length))).toBeLessThanOrEqual(24);
    for (const { id, position } of board) if (known.has(id)) expect(known.get(id)).toBe(position);
    expect(known.size).toBeGreaterThan(2);
  }, 60_000);

  it('deletes and restores, with version and event', async () => {
    const task = await make('Back again');
    await ada.ask(removeDocument, { taskId: task.id });
    await news();
    const { restoreTask } = await bob.ask(restoreDocument, { taskId: task.id });
    expect(restoreTask).toMatchObject({ task: { deletedAt: null, version: 3 } });
    expect(await news()).toMatchObject([
      { __typename: 'TaskRestored', items: [{ task: { id: task.id, version: 3 } }] },
    ]);
    const again = (await ada.ask(restoreDocument, { taskId: task.id })).restoreTask;
    expect(again).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'taskId'] });
    expect(await news()).toEqual([]);
  });

  it('hangs tasks below others, and labels on them', async () => {
    const { db } = backend.database;
    const labelId = newId('label');
    await db.label.create({ data: { id: labelId, projectId, name: 'bug' } });
    const parent = await make('Parent');
    await news();
    const child = await make('Child', { parentId: parent.id, labelIds: [labelId] });
    await changeTask(ada, { taskId: child.id, parentId: null, labelIds: [] });
    const [created, updated] = await news();
    expect(created).toMatchObject({ items: [{ changes: [{ field: 'LABELS', toLabels: [{ name: 'bug' }] }] }] });
    expect(updated).toMatchObject({
      __typename: 'TaskUpdated',
      items: [
        {
          changes: [
            { field: 'PARENT', fromParentId: parent.id, toParentId: null },
            { field: 'LABELS', toLabels: [] },
          ],
        },
      ],
    });
  });

  describe('with an expected version', () => {
    it('merges changes to different fields and refuses one to the same, naming who was first', async () => {
      const task = await make('Contested');
      await changeTask(bob, { taskId: task.id, title: "Bob's" });
      expect(await update({ taskId: task.id, priority: 'HIGH', expectedVersion: 1 })).toMatchObject({
        task: { title: "Bob's", priority: 'HIGH', version: 3 },
      });
      await news();
      const answer = await update({ taskId: task.id, title: 'Never', priority: 'LOW', expectedVersion: 1 });
      expect(answer).toMatchObject({
        __typename: 'TaskVersionConflictError',
        code: 'CONFLICT',
        path: ['input', 'expectedVersion'],
        task: { title: "Bob's", version: 3 },
        fields: ['TITLE', 'PRIORITY'],
      });
      expect('changedBy' in answer && answer.changedBy.map(({ name }) => name).sort()).toEqual(['Ada', 'Bob']);
      expect(await news()).toEqual([]);
      // What is wanted is there already: no conflict.
      expect(await update({ taskId: task.id, title: "Bob's", expectedVersion: 1 })).toMatchObject({
        task: { version: 3 },
      });
    });

    it('looks at the newest 100 versions and refuses every field from before', async () => {
      const task = await make('Edited often');
      const texts = Array.from({ length: 120 }, (_, index) => `${index}`.padEnd(5_000, 'x'));
      for (const description of texts) await changeTask(bob, { taskId: task.id, description });
      expect(await update({ taskId: task.id, title: 'Merged', expectedVersion: 21 })).toMatchObject({
        task: { title: 'Merged', version: 122 },
      });
      expect(await update({ taskId: task.id, priority: 'HIGH', expectedVersion: 21 })).toMatchObject({
        __typename: 'TaskVersionConflictError',
        fields: ['PRIORITY'],
        changedBy: [],
      });
      while ((await news()).length > 0);
    });

    it('sees what bulk changes did, and is careful where the log has ended', async () => {
      const task = await make('Old');
      await bulk({ items: [{ taskId: task.id, title: 'By bulk' }] }, bob);
      await news();
      await refused(update({ taskId: task.id, title: 'Never', expectedVersion: 1 }), 'CONFLICT', [
        'input',
        'expectedVersion',
      ]);
      expect(await update({ taskId: task.id, priority: 'LOW', expectedVersion: 1 })).toMatchObject({
        task: { version: 3 },
      });
      await backend.database.db.event.deleteMany({ where: { streamId: projectId, kind: 'TasksBulkChanged' } });
      const { db } = backend.database;
      const before = await db.event.count({ where: { streamId: projectId } });
      expect(await update({ taskId: task.id, status: 'DONE' as never, expectedVersion: 1 })).toMatchObject({
        fields: ['STATUS'],
      });
      expect(await db.event.count({ where: { streamId: projectId } })).toBe(before);
    });

    it('refuses a version that is not there yet', async () => {
      const fresh = await newTask(ada, { projectId: (await newProject(ada)).id, title: 'Fresh' });
      expect(await update({ taskId: fresh.id, title: 'Never', expectedVersion: 2 })).toMatchObject({
        code: 'BAD_USER_INPUT',
        path: ['input', 'expectedVersion'],
      });
    });
  });

  describe('in bulk', () => {
    let own: string;
    let tasks: { id: string }[];
    beforeAll(async () => {
      own = (await newProject(ada, [bob])).id;
      tasks = [];
      for (const title of ['1', '2', '3']) tasks.push(await newTask(ada, { projectId: own, title }));
    });
    const events = async () => (await ada.ask(newestDocument, { projectId: own })).changes.events;

    it('change many tasks by one event, with a result for each', async () => {
      const before = (await events()).length;
      const [one, two, three] = tasks.map(({ id }) => id);
      const answer = await bulk({
        projectId: own,
        items: [
          { taskId: one!, status: 'DONE' },
          { taskId: two!, title: '2' },
          { taskId: three!, delete: true },
        ],
      });
      expect(answer).toMatchObject({
        results: [
          { taskId: one, changed: true, task: { status: 'DONE' }, error: null },
          { taskId: two, changed: false, error: null },
          { taskId: three, changed: true, error: null },
        ],
      });
      const made = (await events()).slice(before);
      expect(made).toMatchObject([
        {
          __typename: 'TasksBulkChanged',
          items: [
            { task: { id: one }, changes: [{ field: 'STATUS' }] },
            { task: { id: three }, changes: [] },
          ],
        },
      ]);
    });

    it('change nothing for a bad item, or pass it over, as asked', async () => {
      const before = (await events()).length;
      const [one, two] = tasks.map(({ id }) => id);
      const items = [
        { taskId: one!, title: 'Never' },
        { taskId: elsewhere.id, title: 'Never' },
        { taskId: two!, title: ' ' },
      ];
      expect(await bulk({ projectId: own, items })).toMatchObject({
        code: 'NOT_FOUND',
        path: ['input', 'items', '1', 'taskId'],
      });
      expect((await events()).length).toBe(before);
      const good = [{ taskId: one!, title: 'Good' }, ...items.slice(1)];
      expect(await bulk({ projectId: own, items: good, onError: 'SKIP_INVALID' })).toMatchObject({
        results: [
          { changed: true, task: { title: 'Good' }, error: null },
          { changed: false, task: null, error: { code: 'NOT_FOUND', path: ['input', 'items', '1', 'taskId'] } },
          { changed: false, task: null, error: { code: 'BAD_USER_INPUT', path: ['input', 'items', '2', 'title'] } },
        ],
      });
      expect((await events()).slice(before)).toMatchObject([{ items: [{ task: { id: one } }] }]);
    });
  });

  describe('refuses', () => {
    let task: { id: string };
    beforeAll(async () => {
      task = await make('Subject');
      await news();
    });

    const unknown = newId('task');
    it.each<[string, () => Partial<MoveTaskInput>, string[]]>([
      ['no neighbour', () => ({}), ['input', 'afterTaskId']],
      ['two neighbours', () => ({ afterTaskId: task.id, beforeTaskId: task.id }), ['input', 'afterTaskId']],
      ['itself', () => ({ beforeTaskId: task.id }), ['input', 'beforeTaskId']],
      ['a task elsewhere', () => ({ afterTaskId: elsewhere.id }), ['input', 'afterTaskId']],
      ['an unknown task', () => ({ beforeTaskId: unknown }), ['input', 'beforeTaskId']],
      ['an id of another type', () => ({ afterTaskId: ada.id }), ['input', 'afterTaskId']],
    ])('a move beside %s', (_name, input, path) =>
      refused(move({ taskId: task.id, ...input() }), 'BAD_USER_INPUT', path),
    );

    it.each<[string, () => Partial<UpdateTaskInput>, string[]]>([
      ['a parent elsewhere', () => ({ parentId: elsewhere.id }), ['input', 'parentId']],
      ['an unknown parent', () => ({ parentId: unknown }), ['input', 'parentId']],
      ['itself as parent', () => ({ parentId: task.id }), ['input', 'parentId']],
      ['an unknown label', () => ({ labelIds: [newId('label')] }), ['input', 'labelIds']],
      ['21 labels', () => ({ labelIds: Array.from({ length: 21 }, () => newId('label')) }), ['input', 'labelIds']],
      ['a version of nothing', () => ({ title: 'Never', expectedVersion: 0 }), ['input', 'expectedVersion']],
    ])('an update with %s', (_name, input, path) =>
      refused(update({ taskId: task.id, ...input() }), 'BAD_USER_INPUT', path),
    );

    it('a circle of parents', async () => {
      const below = await make('Below', { parentId: task.id });
      const deeper = await make('Deeper', { parentId: below.id });
      await news();
      await refused(update({ taskId: task.id, parentId: deeper.id }), 'BAD_USER_INPUT', ['input', 'parentId']);
    });

    it.each<[string, () => BulkUpdateTasksInput['items'], string[]]>([
      ['no items', () => [], ['input', 'items']],
      [
        'a task twice',
        () => [
          { taskId: task.id, title: 'Never' },
          { taskId: task.id, status: 'DONE' },
        ],
        ['input', 'items', '1', 'taskId'],
      ],
      [
        'a deletion with a change',
        () => [{ taskId: task.id, delete: true, title: 'Never' }],
        ['input', 'items', '0', 'delete'],
      ],
      ['a malformed id', () => [{ taskId: 'x', title: 'Never' }], ['input', 'items', '0', 'taskId']],
    ])('a bulk change with %s', (_name, items, path) => refused(bulk({ items: items() }), 'BAD_USER_INPUT', path));
  });

  describe('with an idempotency key', () => {
    const key = () => newId('task');
    const create = async (input: Partial<CreateTaskInput>, person = ada) =>
      (await person.ask(createTaskDocument, { input: { projectId, title: 'Once', ...input } })).createTask;

    it('give the first answer again, and do nothing twice', async () => {
      const idempotencyKey = key();
      const first = await create({ idempotencyKey });
      await news();
      const repeats = await Promise.all([create({ idempotencyKey }), create({ idempotencyKey, mutationId: 'again' })]);
      expect(repeats).toEqual([first, first]);
      expect(await news()).toEqual([]);
    });

    it('let one of many at the same time do it', async () => {
      const idempotencyKey = key();
      await news();
      const answers = await Promise.all(Array.from({ length: 8 }, () => create({ idempotencyKey, title: 'Race' })));
      expect(new Set(answers.map((answer) => ('task' in answer ? answer.task.id : '')))).toHaveProperty('size', 1);
      expect(await news()).toHaveLength(1);
    });

    it('refuse another input, and leave a refused key free', async () => {
      const idempotencyKey = key();
      expect(await create({ idempotencyKey, title: ' ' })).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(await create({ idempotencyKey })).toMatchObject({ __typename: 'CreateTaskPayload' });
      await news();
      await refused(create({ idempotencyKey, title: 'Never' }), 'CONFLICT', ['input', 'idempotencyKey']);
      await refused(create({ idempotencyKey: '' }), 'BAD_USER_INPUT', ['input', 'idempotencyKey']);
    });

    it('say so when what the first answer gave is gone', async () => {
      const input = { projectId, name: 'gone', idempotencyKey: key() };
      const { createLabel } = await ada.ask(labelDocument, { input });
      await backend.database.db.label.delete({ where: { id: 'label' in createLabel ? createLabel.label.id : '' } });
      const again = await ada.post(labelDocument, { input });
      expect(again.errors).toMatchObject([{ path: ['createLabel', 'label'], extensions: { code: 'NOT_FOUND' } }]);
    });

    it('belong to one person, end after a day, and show nothing to who was removed', async () => {
      const idempotencyKey = key();
      const first = await create({ idempotencyKey });
      const bobs = await create({ idempotencyKey }, bob);
      expect('task' in bobs && 'task' in first && bobs.task.id !== first.task.id).toBe(true);
      const { db } = backend.database;
      await db.projectMember.delete({ where: { projectId_userId: { projectId, userId: bob.id } } });
      expect(await create({ idempotencyKey }, bob)).toMatchObject({ code: 'NOT_FOUND' });
      await db.projectMember.create({ data: { projectId, userId: bob.id, role: 'MEMBER' } });
      await db.idempotencyKey.updateMany({ where: { key: idempotencyKey }, data: { createdAt: new Date(0) } });
      const later = await create({ idempotencyKey });
      expect('task' in later && 'task' in first && later.task.id !== first.task.id).toBe(true);
    });
  });
});
