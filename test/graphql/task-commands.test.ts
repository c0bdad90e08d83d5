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

describeBackends('task mutations', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let projectId: string;
  let foreignTask: { id: string };
  let newsCursor: string | undefined;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    ada = await newPerson(app.url, 'Ada');
    bob = await newPerson(app.url, 'Bob');
    projectId = (await newProject(ada, [bob])).id;
    foreignTask = await newTask(ada, { projectId: (await newProject(ada)).id, title: 'Elsewhere' });
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

  /** The project's events since the last call. */
  async function news() {
    const all = [];
    for (;;) {
      const { changes } = await ada.ask(newestDocument, { projectId, after: newsCursor });
      newsCursor = changes.cursor;
      if (changes.events.length === 0) return all;
      all.push(...changes.events);
    }
  }

  /** Asserts the code and path of a refused request, and unchanged data. */
  async function refused(
    request: Promise<{ __typename: string; code?: unknown; path?: unknown }>,
    code: string,
    path: unknown,
  ) {
    const { prisma } = backend.database;
    expect(await request).toMatchObject({ code, path });
    expect(await news()).toEqual([]);
    expect(await prisma.task.count({ where: { title: 'Never' } })).toBe(0);
  }

  it('moveTask appends one TaskMoved event, one TaskStatusChanged for another column, and none for the same position', async () => {
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

    // The task already has the position, so no event is appended.
    await move({ taskId: c.id, afterTaskId: a.id });
    await move({ taskId: c.id, beforeTaskId: b.id });
    expect(await news()).toEqual([]);
    await make('first', { beforeTaskId: a.id });
    expect((await titles()).slice(-4)).toEqual(['first', 'a', 'c', 'b']);
  });

  it('moveTask rebalances positions when the same gap is used often, and the events carry the new positions', async () => {
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
    // The positions of the events must equal those of the table.
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

  it('restoreTask restores a deleted task with an event, and returns NOT_FOUND for a task that is not deleted', async () => {
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

  it('createTask and updateTask report changes of parent and labels in their events', async () => {
    const { prisma } = backend.database;
    const labelId = newId('label');
    await prisma.label.create({ data: { id: labelId, projectId, name: 'bug' } });
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

  describe('updateTask with expectedVersion', () => {
    it('merges changes of different fields, and returns a conflict with the changed fields and their users for the same field', async () => {
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
      // The field already has the new value, so there is no conflict.
      expect(await update({ taskId: task.id, title: "Bob's", expectedVersion: 1 })).toMatchObject({
        task: { version: 3 },
      });
    });

    it('merges over the newest 100 versions, and returns a conflict for any field when a version is older', async () => {
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

    it('considers bulk changes, and returns a conflict when their events have been pruned', async () => {
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
      await backend.database.prisma.event.deleteMany({ where: { streamId: projectId, kind: 'TasksBulkChanged' } });
      const { prisma } = backend.database;
      const before = await prisma.event.count({ where: { streamId: projectId } });
      expect(await update({ taskId: task.id, status: 'DONE' as never, expectedVersion: 1 })).toMatchObject({
        fields: ['STATUS'],
      });
      expect(await prisma.event.count({ where: { streamId: projectId } })).toBe(before);
    });

    it('returns BAD_USER_INPUT when the version is higher than the current one', async () => {
      const fresh = await newTask(ada, { projectId: (await newProject(ada)).id, title: 'Fresh' });
      expect(await update({ taskId: fresh.id, title: 'Never', expectedVersion: 2 })).toMatchObject({
        code: 'BAD_USER_INPUT',
        path: ['input', 'expectedVersion'],
      });
    });
  });

  describe('bulkUpdateTasks', () => {
    let own: string;
    let tasks: { id: string }[];
    beforeAll(async () => {
      own = (await newProject(ada, [bob])).id;
      tasks = [];
      for (const title of ['1', '2', '3']) tasks.push(await newTask(ada, { projectId: own, title }));
    });
    const events = async () => (await ada.ask(newestDocument, { projectId: own })).changes.events;

    it('changes many tasks with one event and returns a result per task', async () => {
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

    it('with an invalid item changes nothing for ALL_OR_NOTHING, and skips the item for SKIP_INVALID', async () => {
      const before = (await events()).length;
      const [one, two] = tasks.map(({ id }) => id);
      const items = [
        { taskId: one!, title: 'Never' },
        { taskId: foreignTask.id, title: 'Never' },
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

  describe('returns BAD_USER_INPUT', () => {
    let task: { id: string };
    beforeAll(async () => {
      task = await make('Subject');
      await news();
    });

    const unknown = newId('task');
    it.each<[string, () => Partial<MoveTaskInput>, string[]]>([
      ['no neighbour', () => ({}), ['input', 'afterTaskId']],
      ['two neighbours', () => ({ afterTaskId: task.id, beforeTaskId: task.id }), ['input', 'afterTaskId']],
      ['the task itself as neighbour', () => ({ beforeTaskId: task.id }), ['input', 'beforeTaskId']],
      ['a task of another project as neighbour', () => ({ afterTaskId: foreignTask.id }), ['input', 'afterTaskId']],
      ['an unknown task as neighbour', () => ({ beforeTaskId: unknown }), ['input', 'beforeTaskId']],
      ['an id of another type as neighbour', () => ({ afterTaskId: ada.id }), ['input', 'afterTaskId']],
    ])('when moveTask receives %s', (_name, input, path) =>
      refused(move({ taskId: task.id, ...input() }), 'BAD_USER_INPUT', path),
    );

    it.each<[string, () => Partial<UpdateTaskInput>, string[]]>([
      ['a parent in another project', () => ({ parentId: foreignTask.id }), ['input', 'parentId']],
      ['an unknown parent', () => ({ parentId: unknown }), ['input', 'parentId']],
      ['the task itself as parent', () => ({ parentId: task.id }), ['input', 'parentId']],
      ['an unknown label', () => ({ labelIds: [newId('label')] }), ['input', 'labelIds']],
      ['21 labels', () => ({ labelIds: Array.from({ length: 21 }, () => newId('label')) }), ['input', 'labelIds']],
      ['expectedVersion 0', () => ({ title: 'Never', expectedVersion: 0 }), ['input', 'expectedVersion']],
    ])('when updateTask receives %s', (_name, input, path) =>
      refused(update({ taskId: task.id, ...input() }), 'BAD_USER_INPUT', path),
    );

    it('when updateTask would make a task its own ancestor', async () => {
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
    ])('when bulkUpdateTasks receives %s', (_name, items, path) =>
      refused(bulk({ items: items() }), 'BAD_USER_INPUT', path),
    );
  });

  describe('with an idempotencyKey', () => {
    const key = () => newId('task');
    const create = async (input: Partial<CreateTaskInput>, person = ada) =>
      (await person.ask(createTaskDocument, { input: { projectId, title: 'Once', ...input } })).createTask;

    it('a repeated mutation returns the first result and changes nothing', async () => {
      const idempotencyKey = key();
      const first = await create({ idempotencyKey });
      await news();
      const repeats = await Promise.all([create({ idempotencyKey }), create({ idempotencyKey, mutationId: 'again' })]);
      expect(repeats).toEqual([first, first]);
      expect(await news()).toEqual([]);
    });

    it('concurrent identical mutations create one task', async () => {
      const idempotencyKey = key();
      await news();
      const answers = await Promise.all(Array.from({ length: 8 }, () => create({ idempotencyKey, title: 'Race' })));
      expect(new Set(answers.map((answer) => ('task' in answer ? answer.task.id : '')))).toHaveProperty('size', 1);
      expect(await news()).toHaveLength(1);
    });

    it('a key of a success returns CONFLICT for another input, and a key of a refusal can be used again', async () => {
      const idempotencyKey = key();
      expect(await create({ idempotencyKey, title: ' ' })).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(await create({ idempotencyKey })).toMatchObject({ __typename: 'CreateTaskPayload' });
      await news();
      await refused(create({ idempotencyKey, title: 'Never' }), 'CONFLICT', ['input', 'idempotencyKey']);
      await refused(create({ idempotencyKey: '' }), 'BAD_USER_INPUT', ['input', 'idempotencyKey']);
    });

    it('a repeated mutation returns NOT_FOUND for a field whose object has been deleted', async () => {
      const input = { projectId, name: 'gone', idempotencyKey: key() };
      const { createLabel } = await ada.ask(labelDocument, { input });
      await backend.database.prisma.label.delete({ where: { id: 'label' in createLabel ? createLabel.label.id : '' } });
      const again = await ada.post(labelDocument, { input });
      expect(again.errors).toMatchObject([{ path: ['createLabel', 'label'], extensions: { code: 'NOT_FOUND' } }]);
    });

    it('a key is scoped to its user, expires after a day, and returns NOT_FOUND to a removed member', async () => {
      const idempotencyKey = key();
      const first = await create({ idempotencyKey });
      const bobs = await create({ idempotencyKey }, bob);
      expect('task' in bobs && 'task' in first && bobs.task.id !== first.task.id).toBe(true);
      const { prisma } = backend.database;
      await prisma.projectMember.delete({ where: { projectId_userId: { projectId, userId: bob.id } } });
      expect(await create({ idempotencyKey }, bob)).toMatchObject({ code: 'NOT_FOUND' });
      await prisma.projectMember.create({ data: { projectId, userId: bob.id, role: 'MEMBER' } });
      await prisma.idempotencyKey.updateMany({ where: { key: idempotencyKey }, data: { createdAt: new Date(0) } });
      const later = await create({ idempotencyKey });
      expect('task' in later && 'task' in first && later.task.id !== first.task.id).toBe(true);
    });
  });
});
