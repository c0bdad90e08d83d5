import { afterAll, beforeAll, expect, it } from 'vitest';
import { countStatements } from '../../bench/support/statement-counter.js';
import type { App } from '../../src/app.js';
import { taskSnapshot } from '../../src/domain/snapshots.js';
import type { EventDraft } from '../../src/events/event.js';
import type { TaskFieldChange } from '../../src/events/snapshots.js';
import { newId, storedId } from '../../src/ids.js';
import { openPostgres } from '../../src/store/postgres.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends, describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { addCommentDocument, changeTask, deleteTaskDocument, newProject, newTask } from '../support/operations.js';

const taskHistoryDocument = graphql(`
  query TaskHistory(
    $id: ID!
    $filter: HistoryFilter
    $order: HistoryOrder! = NEWEST_FIRST
    $first: Int
    $last: Int
    $after: String
    $before: String
  ) {
    task(id: $id) {
      history(filter: $filter, order: $order, first: $first, last: $last, after: $after, before: $before) {
        totalCount
        nodes {
          __typename
          seq
          actor {
            name
          }
        }
        edges {
          cursor
          node {
            seq
          }
        }
        pageInfo {
          startCursor
          endCursor
          hasNextPage
          hasPreviousPage
        }
      }
    }
  }
`);

const projectHistoryDocument = graphql(`
  query ProjectHistory($id: ID!, $filter: HistoryFilter, $first: Int, $after: String) {
    project(id: $id) {
      history(filter: $filter, first: $first, after: $after) {
        totalCount
        nodes {
          __typename
          seq
          occurredAt
          actor {
            name
          }
          ... on TaskEvent {
            items {
              task {
                key
                title
                status
              }
              changes {
                field
                ... on TaskStatusChange {
                  fromStatus
                  toStatus
                }
                ... on TaskAssigneesChange {
                  toUsers {
                    name
                  }
                }
                ... on TaskLabelsChange {
                  toLabels {
                    name
                  }
                }
              }
            }
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
`);

const boardHistoryDocument = graphql(`
  query BoardHistory($id: ID!, $first: Int) {
    project(id: $id) {
      tasks(first: $first) {
        nodes {
          key
          history(first: 2) {
            totalCount
            nodes {
              seq
            }
          }
        }
      }
    }
  }
`);

const historyInEventsDocument = graphql(`
  subscription HistoryInEvents($projectId: ID!, $after: Cursor) {
    taskChanged(projectId: $projectId, after: $after) {
      seq
      items {
        task {
          history(first: 1) {
            totalCount
            nodes {
              seq
            }
          }
        }
      }
    }
  }
`);

/** Appends an event about several tasks, as bulkUpdateTasks does. */
async function changeMany(app: App, person: Person, projectId: string, changes: Record<string, TaskFieldChange[]>) {
  const { db, prisma, log } = app.services;
  const tasks = await prisma.task.findMany({ where: { id: { in: Object.keys(changes) } }, include: { project: true } });
  const streamId = storedId('project', projectId);
  const draft: EventDraft = {
    streamId,
    kind: 'TasksBulkChanged',
    actorId: person.id,
    origin: { clientId: null, mutationId: null },
    entityId: projectId,
    data: {
      projectKey: tasks[0]!.project.key,
      items: tasks.map((task) => ({ task: taskSnapshot(task), changes: changes[task.id]! })),
    },
  };
  await db.transaction((tx) => log.append(tx, [draft]));
}

describeBackends('history', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let eve: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    [ada, bob, eve] = [
      await newPerson(app.url, 'Ada'),
      await newPerson(app.url, 'Bob'),
      await newPerson(app.url, 'Eve'),
    ];
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const historyOf = async (id: string, more: object = {}) =>
    (await ada.ask(taskHistoryDocument, { id, order: 'NEWEST_FIRST', ...more })).task.history;
  const kindsOf = async (id: string, more: object = {}) =>
    (await historyOf(id, more)).nodes.map(({ __typename }) => __typename);

  /** Appends events 1 to 8: project, member Bob, two tasks, changes of the first task, one of the second, a bulk change. */
  async function createEvents() {
    const project = await newProject(ada, [bob]);
    const task = await newTask(ada, { projectId: project.id, title: 'First' });
    const other = await newTask(ada, { projectId: project.id, title: 'Second' });
    await changeTask(bob, { taskId: task.id, status: 'DONE', title: 'First!' });
    await bob.ask(addCommentDocument, { input: { taskId: task.id, body: 'Done' } });
    await changeTask(ada, { taskId: other.id, assigneeIds: [bob.id] });
    await changeMany(app, bob, project.id, {
      [task.id]: [{ field: 'priority', from: 'NONE', to: 'HIGH' }],
      [other.id]: [{ field: 'status', from: 'TODO', to: 'DONE' }],
    });
    return { project, task, other };
  }

  it("Task.history returns the task's events, newest first, including comments and bulk changes", async () => {
    const { task, other } = await createEvents();
    expect(await historyOf(task.id)).toMatchObject({
      totalCount: 4,
      nodes: [
        { __typename: 'TasksBulkChanged', seq: 8, actor: { name: 'Bob' } },
        { __typename: 'CommentAdded', seq: 6, actor: { name: 'Bob' } },
        { __typename: 'TaskStatusChanged', seq: 5, actor: { name: 'Bob' } },
        { __typename: 'TaskCreated', seq: 3, actor: { name: 'Ada' } },
      ],
      pageInfo: { hasNextPage: false, hasPreviousPage: false },
    });
    expect(await kindsOf(other.id, { order: 'OLDEST_FIRST' })).toEqual([
      'TaskCreated',
      'TaskAssigneesChanged',
      'TasksBulkChanged',
    ]);
  });

  it("Project.history returns the project's events with their data, including those of deleted tasks", async () => {
    const { project, task } = await createEvents();
    await ada.ask(deleteTaskDocument, { input: { taskId: task.id } });
    const { history } = (await ada.ask(projectHistoryDocument, { id: project.id })).project;
    expect(history.totalCount).toBe(9);
    expect(history.nodes.map(({ seq }) => seq)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(history.nodes[2]).toMatchObject({
      __typename: 'TaskAssigneesChanged',
      items: [{ task: { key: `${project.key}-2` }, changes: [{ field: 'ASSIGNEES', toUsers: [{ name: 'Bob' }] }] }],
    });
    expect(history.nodes[4]).toMatchObject({
      items: [
        {
          task: { title: 'First!', status: 'DONE' },
          changes: [{ field: 'TITLE' }, { field: 'STATUS', fromStatus: 'TODO', toStatus: 'DONE' }],
        },
      ],
    });
  });

  it('history filters by kind, field, actor and time', async () => {
    const { project, task, other } = await createEvents();
    const inProject = async (filter: object) => {
      const { history } = (await ada.ask(projectHistoryDocument, { id: project.id, filter })).project;
      expect(history.totalCount).toBe(history.nodes.length);
      return history.nodes.map(({ seq }) => seq);
    };
    expect(await inProject({ kinds: ['TASK_CREATED', 'COMMENT_ADDED'] })).toEqual([6, 4, 3]);
    expect(await inProject({ kinds: [] })).toEqual([]);
    expect(await inProject({ fields: ['STATUS'] })).toEqual([8, 5]);
    expect(await inProject({ fields: ['ASSIGNEES', 'PRIORITY'] })).toEqual([8, 7]);
    expect(await inProject({ actorId: bob.id })).toEqual([8, 6, 5]);
    expect(await inProject({ actorId: bob.id, fields: ['TITLE'] })).toEqual([5]);
    // The history of a task considers only the fields of that task.
    expect(await kindsOf(task.id, { filter: { fields: ['STATUS'] } })).toEqual(['TaskStatusChanged']);
    expect(await kindsOf(other.id, { filter: { fields: ['STATUS'] } })).toEqual(['TasksBulkChanged']);

    const instants = (await ada.ask(projectHistoryDocument, { id: project.id })).project.history.nodes;
    const at = (seq: number) => String(instants.find((event) => event.seq === seq)!.occurredAt);
    const between = await inProject({ since: at(4), until: at(7) });
    const expected = instants.filter(({ occurredAt }) => occurredAt >= at(4) && occurredAt < at(7));
    expect(between).toEqual(expected.map(({ seq }) => seq));
    expect(between).toContain(4);
    expect(between).not.toContain(7);
  });

  it("Project.history with a filter on a task's field omits changes of the project's field of the same name", async () => {
    const project = await newProject(ada);
    const streamId = storedId('project', project.id);
    const { db, log } = app.services;
    const now = new Date().toISOString();
    await db.transaction((tx) =>
      log.append(tx, [
        {
          streamId,
          kind: 'ProjectUpdated',
          actorId: ada.id,
          origin: { clientId: null, mutationId: null },
          entityId: project.id,
          data: {
            project: {
              ...project,
              description: '',
              color: '',
              version: 1,
              createdAt: now,
              updatedAt: now,
              archivedAt: null,
            },
            changes: [{ field: 'description', from: 'a', to: 'b' }],
          },
        },
      ]),
    );
    const filter = { fields: ['DESCRIPTION' as const] };
    const { history } = (await ada.ask(projectHistoryDocument, { id: project.id, filter })).project;
    expect(history.nodes).toEqual([]);
  });

  it('history pages forward and backward in both orders without missing or duplicate events', async () => {
    const { task } = await createEvents();
    for (const order of ['NEWEST_FIRST', 'OLDEST_FIRST'] as const) {
      const all = (await historyOf(task.id, { order })).edges;
      expect(all).toHaveLength(4);
      const one = await historyOf(task.id, { order, first: 3 });
      expect(one.edges).toEqual(all.slice(0, 3));
      expect(one.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
      const two = await historyOf(task.id, { order, first: 3, after: one.pageInfo.endCursor });
      expect(two.edges).toEqual(all.slice(3));
      expect(two.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
      const end = await historyOf(task.id, { order, last: 1 });
      expect(end.edges).toEqual(all.slice(3));
      expect(end.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
      const back = await historyOf(task.id, { order, last: 2, before: end.pageInfo.startCursor });
      expect(back.edges).toEqual(all.slice(1, 3));
      expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
      const upTo = await historyOf(task.id, { order, before: all[3]!.cursor });
      expect(upTo.edges.map(({ cursor }) => cursor)).toEqual(all.slice(0, 3).map(({ cursor }) => cursor));
      expect(upTo.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
      const inner = await historyOf(task.id, { order, first: 9, after: all[0]!.cursor, before: all[3]!.cursor });
      expect(inner.edges).toEqual(all.slice(1, 3));
    }
    expect(await historyOf(task.id, { first: 0 })).toMatchObject({
      totalCount: 4,
      nodes: [],
      pageInfo: { startCursor: null, hasNextPage: true },
    });
  });

  it('Task.history in a subscription ends with the event that it is selected in', async () => {
    const project = await newProject(ada);
    const task = await newTask(ada, { projectId: project.id, title: '0' });
    for (const title of ['1', '2', '3']) await changeTask(ada, { taskId: task.id, title });
    await using events = ada.follow(historyInEventsDocument, { projectId: project.id, after: task.cursor });
    await events.until(3);
    const newest = events.data.map(({ taskChanged: { seq, items } }) => [seq, items[0]?.task.history]);
    expect(newest).toEqual([
      [3, { totalCount: 2, nodes: [{ seq: 3 }] }],
      [4, { totalCount: 3, nodes: [{ seq: 4 }] }],
      [5, { totalCount: 4, nodes: [{ seq: 5 }] }],
    ]);
  });

  it('history returns NOT_FOUND when the viewer is not a member', async () => {
    const { project, task } = await createEvents();
    const answers = await Promise.all([
      eve.post(projectHistoryDocument, { id: project.id }),
      eve.post(taskHistoryDocument, { id: task.id, order: 'NEWEST_FIRST' }),
    ]);
    for (const { data, errors } of answers) {
      expect(data ?? null).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    }
  });

  it('history returns BAD_USER_INPUT for invalid page sizes, cursors, ids, kinds and time ranges', async () => {
    const { task } = await createEvents();
    const { cursor } = task;
    const refused: [object, (string | number)[]][] = [
      [{ first: 101 }, ['first']],
      [{ last: 101 }, ['last']],
      [{ first: -1 }, ['first']],
      [{ last: -5 }, ['last']],
      [{ first: 1, last: 1 }, ['last']],
      [{ after: 'nonsense' }, ['after']],
      [{ before: '' }, ['before']],
      // A cursor of the event stream is not a cursor of the list.
      [{ after: cursor }, ['after']],
      [{ filter: { actorId: 'somebody' } }, ['filter', 'actorId']],
      [{ filter: { actorId: task.id } }, ['filter', 'actorId']],
      [{ filter: { since: '2027-01-02T00:00:00Z', until: '2027-01-01T00:00:00Z' } }, ['filter', 'until']],
      [{ filter: { kinds: ['MEMBERSHIP_STARTED'] } }, ['filter', 'kinds', 0]],
      [{ filter: { since: 'yesterday' } }, ['filter', 'since']],
    ];
    for (const [more, inputPath] of refused) {
      const { data, errors } = await ada.post(taskHistoryDocument, {
        id: task.id,
        order: 'NEWEST_FIRST',
        ...more,
      } as never);
      expect(data ?? null, JSON.stringify(more)).toBeNull();
      expect(errors, JSON.stringify(more)).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', inputPath } }]);
    }
  });

  it('Project.history omits deleted labels from label changes', async () => {
    const project = await newProject(ada);
    const task = await newTask(ada, { projectId: project.id, title: 'Marked' });
    const { prisma } = app.services;
    const label = await prisma.label.create({
      data: { id: newId('label'), projectId: project.id, name: 'urgent' },
    });
    const gone = newId('label');
    await changeMany(app, ada, project.id, {
      [task.id]: [{ field: 'labelIds', from: [], to: [label.id, gone].sort() }],
    });
    const { history } = (await ada.ask(projectHistoryDocument, { id: project.id, first: 1 })).project;
    expect(history.nodes[0]).toMatchObject({ items: [{ changes: [{ toLabels: [{ name: 'urgent' }] }] }] });
  });
});

describeServices('the number of statements of history', (kind) => {
  it('does not grow with the page size or the number of tasks', async () => {
    await using backend = await kind.open();
    await using counter = await countStatements(backend.env.DATABASE_URL!);
    await using database = openPostgres(counter.url, 5, () => {});
    await using app = await startInstance(
      { ...backend, database },
      {
        timing: { headCheck: 60_000, snoozes: 60_000 },
        env: { LIMIT_OPERATION_COST: '1000000' },
      },
    );
    const people = await Promise.all(['Ada', 'Bob', 'Cy'].map((name) => newPerson(app.url, name)));
    const [ada, bob, cy] = people as [Person, Person, Person];
    const project = await newProject(ada, [bob, cy]);
    const tasks = [];
    for (let index = 0; index < 12; index += 1) {
      tasks.push(await newTask(ada, { projectId: project.id, title: `Task ${index}`, assigneeIds: [bob.id] }));
    }
    for (const [index, task] of tasks.entries()) {
      await changeTask(bob, { taskId: task.id, status: 'DONE' });
      await changeTask(ada, { taskId: task.id, assigneeIds: index % 2 ? [cy.id] : [bob.id, cy.id] });
      await changeTask(ada, { taskId: task.id, assigneeIds: [ada.id] });
    }
    const statementsOf = async (run: () => Promise<unknown>) => {
      counter.reset();
      await run();
      return [...counter.counts].flatMap(([text, count]) => Array<string>(count).fill(text));
    };
    const page = (first: number) => ada.ask(projectHistoryDocument, { id: project.id, first });
    await page(50);
    const short = await statementsOf(() => page(5));
    const long = await statementsOf(() => page(50));
    expect(long).toHaveLength(short.length);
    expect((await page(50)).project.history.nodes).toHaveLength(50);
    // Statements: session, membership, project, page, count, users.
    expect(short.length).toBeLessThanOrEqual(6);

    // The current relations of events are read in batches as well.
    const wide = (first: number) =>
      ada.post(
        `query ($id: ID!, $first: Int) {
          project(id: $id) {
            history(first: $first) {
              nodes {
                actor { id createdAt }
                ... on TaskEvent {
                  items {
                    task { key assignees { name } }
                    changes { ... on TaskAssigneesChange { fromUsers { createdAt } toUsers { createdAt } } }
                  }
                }
              }
            }
          }
        }`,
        { id: project.id, first },
      );
    expect((await wide(50)).errors).toBeUndefined();
    expect(await statementsOf(() => wide(48))).toHaveLength((await statementsOf(() => wide(6))).length);

    const board = (first: number) => ada.ask(boardHistoryDocument, { id: project.id, first });
    await board(12);
    const few = await statementsOf(() => board(2));
    const many = await statementsOf(() => board(12));
    expect(many).toHaveLength(few.length);
    const { nodes } = (await board(12)).project.tasks;
    expect(nodes.map(({ history }) => history.totalCount)).toEqual(Array(12).fill(4));
    expect(nodes[0]!.history.nodes).toHaveLength(2);
  });
});
