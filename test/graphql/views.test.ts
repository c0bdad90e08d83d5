import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import type { CreateViewInput, UpdateViewInput } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { addMember, newProject, newTask, removeMember } from '../support/operations.js';

const createViewDocument = graphql(`
  mutation CreateView($input: CreateViewInput!) {
    createView(input: $input) {
      __typename
      ... on CreateViewPayload {
        cursor
        view {
          id
          name
          shared
          version
          owner {
            id
          }
          project {
            id
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

const updateViewDocument = graphql(`
  mutation UpdateView($input: UpdateViewInput!) {
    updateView(input: $input) {
      __typename
      ... on UpdateViewPayload {
        cursor
        view {
          id
          name
          shared
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

const deleteViewDocument = graphql(`
  mutation DeleteView($input: DeleteViewInput!) {
    deleteView(input: $input) {
      __typename
      ... on DeleteViewPayload {
        viewId
      }
      ... on UserError {
        code
        path
      }
    }
  }
`);

const viewsDocument = graphql(`
  query Views($id: ID!, $tasks: Int) {
    project(id: $id) {
      views {
        totalCount
        nodes {
          id
          name
          orderBy {
            field
            direction
            nulls
          }
          filter
          tasks(first: $tasks) {
            totalCount
            nodes {
              title
            }
            pageInfo {
              hasNextPage
            }
          }
        }
      }
    }
  }
`);

const filteredDocument = graphql(`
  query Filtered($id: ID!, $filter: TaskFilter) {
    tasks(projectId: $id, filter: $filter) {
      nodes {
        title
      }
    }
  }
`);

const viewNodeDocument = graphql(`
  query ViewNode($id: ID!) {
    node(id: $id) {
      id
    }
    nodes(ids: [$id]) {
      id
    }
  }
`);

const myEventsDocument = graphql(`
  subscription MyViewEvents($after: Cursor) {
    myEvents(after: $after) {
      __typename
      cursor
      ... on SavedViewEvent {
        projectId
        viewId
        viewName
        viewVersion
        shared
        owner {
          id
        }
        view {
          name
          tasks {
            totalCount
          }
        }
      }
    }
  }
`);

const projectEventsDocument = graphql(`
  subscription ProjectViewEvents($projectId: ID!, $after: Cursor) {
    projectEvents(projectId: $projectId, after: $after) {
      __typename
      seq
      ... on SavedViewEvent {
        viewName
        shared
        view {
          name
        }
      }
    }
  }
`);

const cursorsDocument = graphql(`
  query Cursors($id: ID!) {
    myCursor
    project(id: $id) {
      cursor
    }
  }
`);

describeBackends('saved views', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let eve: Person;
  let zoe: Person;
  let projectId: string;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    const people = ['Ada', 'Bob', 'Eve', 'Zoe'].map((name) => newPerson(app.url, name));
    [ada, bob, eve, zoe] = (await Promise.all(people)) as [Person, Person, Person, Person];
    projectId = (await newProject(ada, [bob])).id;
    await addMember(ada, projectId, zoe, 'VIEWER');
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const create = async (person: Person, input: Partial<CreateViewInput> = {}) =>
    (await person.ask(createViewDocument, { input: { projectId, name: 'A view', ...input } })).createView;
  const update = async (person: Person, input: UpdateViewInput) =>
    (await person.ask(updateViewDocument, { input })).updateView;
  const remove = async (person: Person, viewId: string) =>
    (await person.ask(deleteViewDocument, { input: { viewId } })).deleteView;
  const made = async (person: Person, input: Partial<CreateViewInput> = {}) => {
    const answer = await create(person, input);
    if (answer.__typename !== 'CreateViewPayload') throw new Error(JSON.stringify(answer));
    return answer.view;
  };
  const seenBy = async (person: Person, id = projectId) =>
    (await person.ask(viewsDocument, { id })).project.views.nodes.map(({ name }) => name);

  /** All data protected from refused requests. */
  async function state() {
    const { prisma } = backend.database;
    return Promise.all([
      prisma.stream.findMany({ orderBy: { id: 'asc' } }),
      prisma.event.count(),
      prisma.savedView.findMany({ orderBy: { id: 'asc' } }),
    ]);
  }

  it('store filter and order, and return their tasks by them', async () => {
    const own = await newProject(ada, [bob]);
    await newTask(ada, { projectId: own.id, title: 'one', assigneeIds: [bob.id] });
    await newTask(ada, { projectId: own.id, title: 'two', status: 'DONE' });
    await newTask(ada, { projectId: own.id, title: 'three' });
    const view = await made(ada, {
      projectId: own.id,
      name: '  Open  ',
      filter: {
        status: { notIn: ['DONE'] },
        createdAt: { gte: '2020-01-01T01:00:00+01:00' },
        or: [
          { assignees: { some: { id: { in: [bob.id] } } } },
          { assignees: { null: true }, not: { number: { gt: 99 } } },
        ],
      },
      orderBy: [{ field: 'DUE_DATE' }, { field: 'NUMBER', direction: 'DESC', nulls: 'FIRST' }],
    });
    expect(view).toMatchObject({
      name: 'Open',
      shared: false,
      version: 1,
      owner: { id: ada.id },
      project: { id: own.id },
    });
    await made(ada, { projectId: own.id, name: 'All' });
    const { views } = (await ada.ask(viewsDocument, { id: own.id, tasks: 1 })).project;
    expect(views.totalCount).toBe(2);
    expect(views.nodes[0]).toEqual({
      id: view.id,
      name: 'Open',
      orderBy: [
        { field: 'DUE_DATE', direction: 'ASC', nulls: 'LAST' },
        { field: 'NUMBER', direction: 'DESC', nulls: 'FIRST' },
      ],
      filter: {
        status: { notIn: ['DONE'] },
        createdAt: { gte: '2020-01-01T00:00:00.000Z' },
        or: [
          { assignees: { some: { id: { in: [bob.id] } } } },
          { assignees: { null: true }, not: { number: { gt: 99 } } },
        ],
      },
      tasks: { totalCount: 2, nodes: [{ title: 'three' }], pageInfo: { hasNextPage: true } },
    });
    expect(views.nodes[1]).toMatchObject({
      name: 'All',
      orderBy: [],
      tasks: { totalCount: 3, nodes: [{ title: 'one' }] },
    });
  });

  it('return a filter that createView, updateView and task lists accept', async () => {
    const own = await newProject(ada, [bob]);
    await newTask(ada, { projectId: own.id, title: 'Kept', priority: 'HIGH', dueDate: '2027-01-02' });
    await newTask(ada, { projectId: own.id, title: 'Dropped' });
    const saved = await made(ada, {
      projectId: own.id,
      filter: {
        priority: { gte: 'HIGH' },
        dueDate: { eq: '2027-01-02', null: null },
        updatedAt: { gt: '2020-01-01T01:00:00+01:00' },
        or: [{ labels: { null: true } }, { subTasks: { some: { title: { contains: 'x' } } } }],
        not: { number: { in: [99] } },
      },
    });
    const read = async () => {
      const { nodes } = (await ada.ask(viewsDocument, { id: own.id })).project.views;
      return nodes.find(({ id }) => id === saved.id) ?? expect.fail();
    };
    const { filter } = await read();
    expect(await update(ada, { viewId: saved.id, filter })).toMatchObject({ view: { version: 1 } });
    await made(ada, { projectId: own.id, name: 'Copy', filter });
    const { views } = (await ada.ask(viewsDocument, { id: own.id })).project;
    expect(views.nodes.map((view) => view.filter)).toEqual([filter, filter]);
    const { tasks } = await ada.ask(filteredDocument, { id: own.id, filter });
    expect(tasks.nodes).toEqual([{ title: 'Kept' }]);
  });

  it('are updated and deleted by their owner, and append no event when nothing changes', async () => {
    const view = await made(bob, { filter: { title: { contains: 'x' } }, orderBy: [{ field: 'TITLE' }] });
    const filter = { title: { eq: 'y' } };
    expect(await update(bob, { viewId: view.id, name: 'Renamed', filter, orderBy: [] })).toMatchObject({
      view: { name: 'Renamed', shared: false, version: 2 },
    });
    const before = await state();
    for (const same of [{}, { name: ' Renamed ', shared: false, filter, orderBy: [] }]) {
      expect(await update(bob, { viewId: view.id, ...same })).toMatchObject({ view: { version: 2 } });
    }
    expect(await state()).toEqual(before);
    const { nodes } = (await bob.ask(viewsDocument, { id: projectId })).project.views;
    expect(nodes.find(({ id }) => id === view.id)).toMatchObject({ orderBy: [], filter: { title: { eq: 'y' } } });
    expect(await remove(bob, view.id)).toEqual({ __typename: 'DeleteViewPayload', viewId: view.id });
    expect(await remove(bob, view.id)).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'viewId'] });
  });

  it('return BAD_USER_INPUT with the path of the id for a filter by an assignee who is not a member', async () => {
    const own = await newProject(ada, [bob]);
    const filter = (...users: string[]) => ({
      or: [{ title: { eq: 'x' } }, { not: { assignees: { some: { id: { in: users } } } } }],
    });
    const refused = {
      code: 'BAD_USER_INPUT',
      path: ['input', 'filter', 'or', '1', 'not', 'assignees', 'some', 'id', 'in', '1'],
    };
    expect(await create(ada, { projectId: own.id, filter: filter(bob.id, eve.id) })).toMatchObject(refused);
    const view = await made(ada, { projectId: own.id, filter: filter(bob.id, ada.id) });
    expect(await update(ada, { viewId: view.id, filter: filter(ada.id, eve.id) })).toMatchObject(refused);
    expect(await update(ada, { viewId: view.id, filter: { createdBy: { id: { eq: eve.id } } } })).toMatchObject({
      __typename: 'UpdateViewPayload',
    });
  });

  it('are visible to all members when shared, otherwise to their owner alone', async () => {
    const own = await newProject(ada, [bob]);
    const hers = await made(ada, { projectId: own.id, name: 'hers' });
    const shared = await made(ada, { projectId: own.id, name: 'shared', shared: true });
    await made(bob, { projectId: own.id, name: 'his' });
    expect(await seenBy(ada, own.id)).toEqual(['hers', 'shared']);
    expect(await seenBy(bob, own.id)).toEqual(['shared', 'his']);
    expect(await bob.ask(viewNodeDocument, { id: shared.id })).toEqual({
      node: { id: shared.id },
      nodes: [{ id: shared.id }],
    });
    for (const [person, id] of [
      [bob, hers.id],
      [eve, shared.id],
    ] as const) {
      const answer = await person.post(viewNodeDocument, { id });
      expect(answer.errors).toMatchObject([{ path: ['node'], extensions: { code: 'NOT_FOUND' } }]);
      expect(await person.ask(viewsOnly, { id })).toEqual({ nodes: [null] });
    }
  });

  it('return an error when the actor may not see, change, share or delete them', async () => {
    const hers = await made(ada, { name: 'hers' });
    const shared = await made(ada, { name: 'shared', shared: true });
    const his = await made(bob, { name: 'his', shared: true });
    const looker = await made(zoe, { name: 'of a viewer' });
    const before = await state();
    const refused = (code: string, ...path: string[]) => ({ code, path: ['input', ...path] });
    expect(await update(bob, { viewId: hers.id, name: 'x' })).toMatchObject(refused('NOT_FOUND', 'viewId'));
    expect(await remove(bob, hers.id)).toMatchObject(refused('NOT_FOUND', 'viewId'));
    expect(await update(bob, { viewId: shared.id, name: 'x' })).toMatchObject(refused('FORBIDDEN', 'viewId'));
    expect(await remove(bob, shared.id)).toMatchObject(refused('FORBIDDEN', 'viewId'));
    expect(await update(ada, { viewId: his.id, name: 'x' })).toMatchObject(refused('FORBIDDEN', 'viewId'));
    expect(await create(zoe, { shared: true })).toMatchObject(refused('FORBIDDEN', 'shared'));
    expect(await update(zoe, { viewId: looker.id, shared: true })).toMatchObject(refused('FORBIDDEN', 'shared'));
    expect(await create(eve)).toMatchObject(refused('NOT_FOUND', 'projectId'));
    expect(await update(eve, { viewId: shared.id, name: 'x' })).toMatchObject(refused('NOT_FOUND', 'viewId'));
    expect(await state()).toEqual(before);
    expect(await update(zoe, { viewId: looker.id, name: 'still' })).toMatchObject({ view: { name: 'still' } });
    expect(await remove(ada, his.id)).toEqual({ __typename: 'DeleteViewPayload', viewId: his.id });
  });

  it('return BAD_USER_INPUT for an invalid name, filter or order', async () => {
    const view = await made(ada);
    const before = await state();
    const cases: [Partial<CreateViewInput>, (string | number)[]][] = [
      [{ name: ' ' }, ['name']],
      [{ name: 'x'.repeat(101) }, ['name']],
      [{ filter: { title: { contains: '' } } }, ['filter', 'title', 'contains']],
      [{ filter: { labels: { some: { id: { in: ['bug'] } } } } }, ['filter', 'labels', 'some', 'id', 'in', '0']],
      [{ orderBy: [{ field: 'TITLE' }, { field: 'TITLE' }] }, ['orderBy', '1', 'field']],
    ];
    for (const [input, path] of cases) {
      const expected = { __typename: 'InvalidInputError', code: 'BAD_USER_INPUT', path: ['input', ...path] };
      expect(await create(ada, input)).toMatchObject(expected);
      expect(await update(ada, { viewId: view.id, ...input })).toMatchObject(expected);
    }
    expect(await create(ada, { projectId: view.id })).toMatchObject({ path: ['input', 'projectId'] });
    expect(await remove(ada, projectId)).toMatchObject({ code: 'BAD_USER_INPUT', path: ['input', 'viewId'] });
    expect(await state()).toEqual(before);
  });

  it('return CONFLICT in an archived project when they are shared, and stay changeable when private', async () => {
    const own = await newProject(ada);
    const shared = await made(ada, { projectId: own.id, shared: true });
    await backend.database.prisma.project.update({ where: { id: own.id }, data: { archivedAt: new Date() } });
    expect(await create(ada, { projectId: own.id, shared: true })).toMatchObject({ code: 'CONFLICT' });
    expect(await update(ada, { viewId: shared.id, name: 'x' })).toMatchObject({ code: 'CONFLICT' });
    expect(await create(ada, { projectId: own.id })).toMatchObject({ __typename: 'CreateViewPayload' });
    expect(await update(ada, { viewId: shared.id, shared: false })).toMatchObject({ view: { shared: false } });
  });

  it("append their events to the project's stream while shared, otherwise to their owner's stream", async () => {
    const own = await newProject(ada, [bob]);
    const { myCursor, project } = await ada.ask(cursorsDocument, { id: own.id });
    const { myCursor: bobsCursor } = await bob.ask(cursorsDocument, { id: own.id });
    await using hers = ada.follow(myEventsDocument, { after: myCursor });
    await using his = bob.follow(myEventsDocument, { after: bobsCursor });
    await using all = bob.follow(projectEventsDocument, { projectId: own.id, after: project.cursor });
    const { id: viewId } = await made(ada, { projectId: own.id, name: 'private' });
    await hers.until(1);
    await update(ada, { viewId, name: 'open', shared: true });
    await update(ada, { viewId, name: 'still open' });
    await all.until(2);
    await update(ada, { viewId, shared: false });
    await all.until(3);
    await update(ada, { viewId, name: 'private again' });
    await remove(ada, viewId);
    await hers.until(6);
    await newTask(ada, { projectId: own.id, title: 'the end' });
    await his.until(({ myEvents }) => myEvents.__typename === 'TaskCreated');
    await all.until(4);
    const names = (events: { __typename: string; viewName?: string; shared?: boolean }[]) =>
      events.map(({ __typename, viewName, shared }) => `${__typename} ${viewName} ${shared}`);
    const inProject = [
      'SavedViewUpdated open true',
      'SavedViewUpdated still open true',
      'SavedViewUpdated still open false',
    ];
    expect(names(all.data.map(({ projectEvents }) => projectEvents)).slice(0, 3)).toEqual(inProject);
    expect(names(his.data.map(({ myEvents }) => myEvents)).slice(0, -1)).toEqual(inProject);
    expect(
      names(hers.data.map(({ myEvents }) => myEvents))
        .slice(0, 6)
        .sort(),
    ).toEqual(
      [
        'SavedViewCreated private false',
        ...inProject,
        'SavedViewUpdated private again false',
        'SavedViewDeleted private again false',
      ].sort(),
    );
    expect(hers.data[0]?.myEvents).toMatchObject({
      projectId: own.id,
      viewId,
      viewVersion: 1,
      owner: { id: ada.id },
      view: { name: 'private', tasks: { totalCount: 0 } },
    });
    expect(hers.results.flatMap(({ errors }) => errors ?? [])).toEqual([]);
  });

  it('are null in the events of a removed member’s own stream', async () => {
    const own = await newProject(ada, [bob]);
    await newTask(ada, { projectId: own.id, title: 'secret' });
    const { myCursor } = await bob.ask(cursorsDocument, { id: own.id });
    await made(bob, { projectId: own.id, name: 'his' });
    await removeMember(ada, own.id, bob.id);
    await using events = bob.follow(myEventsDocument, { after: myCursor });
    const [first] = await events.until(1);
    expect(first?.myEvents).toMatchObject({ __typename: 'SavedViewCreated', viewName: 'his', view: null });
  });
});

const viewsOnly = graphql(`
  query ViewNodes($id: ID!) {
    nodes(ids: [$id]) {
      id
    }
  }
`);
