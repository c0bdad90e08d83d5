import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person, post } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import {
  addCommentDocument,
  addProjectMemberDocument,
  changeTask,
  createProjectDocument,
  createTaskDocument,
  deleteTaskDocument,
  newProject,
  newTask,
  removeProjectMemberDocument,
  updateTaskDocument,
} from '../support/operations.js';

const boardDocument = graphql(`
  query Board($id: ID!, $first: Int, $after: String) {
    project(id: $id) {
      id
      name
      viewerRole
      cursor
      members(first: 10) {
        totalCount
        nodes {
          role
          user {
            id
          }
        }
      }
      tasks(first: $first, after: $after) {
        totalCount
        nodes {
          id
          key
          title
          status
          assignees {
            id
          }
          commentCount
          comments(first: 5) {
            totalCount
            nodes {
              body
              author {
                name
              }
            }
          }
        }
        edges {
          cursor
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const taskDocument = graphql(`
  query TaskById($id: ID!) {
    task(id: $id) {
      id
      key
      project {
        cursor
      }
    }
  }
`);

const nodeDocument = graphql(`
  query NodeById($id: ID!) {
    node(id: $id) {
      __typename
      id
    }
  }
`);

const tasksDocument = graphql(`
  query TaskList($projectId: ID!, $first: Int, $last: Int, $after: String, $before: String) {
    tasks(projectId: $projectId, first: $first, last: $last, after: $after, before: $before) {
      totalCount
      nodes {
        title
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const tasksCountDocument = graphql(`
  query TaskCount($projectId: ID!) {
    tasks(projectId: $projectId) {
      totalCount
    }
  }
`);

const meDocument = graphql(`
  query Me {
    me {
      id
      email
    }
    projects {
      totalCount
      nodes {
        id
        cursor
      }
    }
  }
`);

const memberEmailsDocument = graphql(`
  query MemberEmails($id: ID!) {
    project(id: $id) {
      members {
        nodes {
          user {
            id
            email
          }
        }
      }
    }
  }
`);

describeBackends('tasks over HTTP', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let eve: Person;
  let project: { id: string; key: string };

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    [ada, bob, eve] = await Promise.all([
      newPerson(app.url, 'Ada'),
      newPerson(app.url, 'Bob'),
      newPerson(app.url, 'Eve'),
    ]);
    project = await newProject(ada, [bob]);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** All data protected from refused requests. */
  async function state() {
    const { prisma } = backend.database;
    const [streams, events, tasks, members, comments, projects] = await Promise.all([
      prisma.stream.findMany({ orderBy: { id: 'asc' } }),
      prisma.event.count(),
      prisma.task.findMany({ orderBy: { id: 'asc' }, include: { assignees: true } }),
      prisma.projectMember.findMany({ orderBy: [{ projectId: 'asc' }, { userId: 'asc' }] }),
      prisma.comment.count(),
      prisma.project.findMany({ orderBy: { id: 'asc' } }),
    ]);
    return { streams, events, tasks, members, comments, projects };
  }

  it('Query.project returns a board with members, tasks, assignees and comments', async () => {
    const own = await newProject(ada, [bob]);
    const first = await newTask(ada, { projectId: own.id, title: '  First  ', assigneeIds: [bob.id] });
    await newTask(bob, { projectId: own.id, title: 'Second', status: 'DONE', dueDate: '2027-02-28' });
    await bob.ask(addCommentDocument, { input: { taskId: first.id, body: 'On it.' } });
    const { project: board } = await ada.ask(boardDocument, { id: own.id });
    expect(board).toMatchObject({
      viewerRole: 'OWNER',
      members: {
        totalCount: 2,
        nodes: [
          { role: 'OWNER', user: { id: ada.id } },
          { role: 'MEMBER', user: { id: bob.id } },
        ],
      },
      tasks: {
        totalCount: 2,
        nodes: [
          {
            key: `${own.key}-1`,
            title: 'First',
            status: 'TODO',
            assignees: [{ id: bob.id }],
            commentCount: 1,
            comments: { totalCount: 1, nodes: [{ body: 'On it.', author: { name: 'Bob' } }] },
          },
          { key: `${own.key}-2`, status: 'DONE', commentCount: 0 },
        ],
      },
    });
  });

  it('Query.tasks pages in board order in both directions', async () => {
    const own = await newProject(ada);
    for (const title of ['a', 'b', 'c', 'd', 'e']) await newTask(ada, { projectId: own.id, title });
    const titles: string[] = [];
    let after: string | null | undefined;
    do {
      const { tasks } = await ada.ask(tasksDocument, { projectId: own.id, first: 2, after });
      expect(tasks.totalCount).toBe(5);
      titles.push(...tasks.nodes.map(({ title }) => title));
      after = tasks.pageInfo.hasNextPage ? tasks.pageInfo.endCursor : null;
    } while (after);
    expect(titles).toEqual(['a', 'b', 'c', 'd', 'e']);
    const { tasks } = await ada.ask(tasksDocument, { projectId: own.id, last: 2 });
    expect(tasks.nodes.map(({ title }) => title)).toEqual(['d', 'e']);
  });

  it('me and projects return the viewer and the projects of the viewer', async () => {
    const { me, projects } = await eve.ask(meDocument);
    expect(me).toEqual({ id: eve.id, email: eve.email });
    expect(projects).toEqual({ totalCount: 0, nodes: [] });
    const mine = await newProject(eve);
    expect((await eve.ask(meDocument)).projects).toMatchObject({ totalCount: 1, nodes: [{ id: mine.id }] });
  });

  it('User.email is null for other members', async () => {
    const { project: seen } = await bob.ask(memberEmailsDocument, { id: project.id });
    expect(seen.members.nodes).toEqual([
      { user: { id: ada.id, email: null } },
      { user: { id: bob.id, email: bob.email } },
    ]);
  });

  it('node returns any object by its id, and NOT_FOUND when the viewer may not read it', async () => {
    const task = await newTask(ada, { projectId: project.id, title: 'Find me' });
    const { addComment } = await ada.ask(addCommentDocument, { input: { taskId: task.id, body: 'Here.' } });
    const commentId = addComment.__typename === 'AddCommentPayload' ? addComment.comment.id : '';
    for (const [id, type] of [
      [task.id, 'Task'],
      [project.id, 'Project'],
      [ada.id, 'User'],
      [commentId, 'Comment'],
    ] as const) {
      expect((await bob.ask(nodeDocument, { id })).node).toEqual({ __typename: type, id });
      if (type !== 'User')
        expect((await eve.post(nodeDocument, { id })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    }
    expect((await eve.post(nodeDocument, { id: ada.id })).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
  });

  it('updateTask changes only the given fields, and appends no event when nothing changes', async () => {
    const task = await newTask(ada, {
      projectId: project.id,
      title: 'Stay',
      dueDate: '2027-01-01',
      assigneeIds: [ada.id],
    });
    expect(await changeTask(bob, { taskId: task.id, status: 'DONE' })).toMatchObject({
      title: 'Stay',
      status: 'DONE',
      dueDate: '2027-01-01',
      version: 2,
      assignees: [{ id: ada.id }],
    });
    const before = await state();
    const same = await changeTask(bob, {
      taskId: task.id,
      status: 'DONE',
      title: 'Stay',
      assigneeIds: [ada.id, ada.id],
    });
    expect(same.version).toBe(2);
    expect(await state()).toEqual(before);
    expect(await changeTask(bob, { taskId: task.id, dueDate: null, assigneeIds: [] })).toMatchObject({
      dueDate: null,
      version: 3,
      assignees: [],
    });
  });

  it('task mutations append one event each, with old and new values, actor, clientId and mutationId', async () => {
    const own = await newProject(ada, [bob]);
    const task = await newTask(ada, { projectId: own.id, title: 'One' });
    await bob.post(
      updateTaskDocument,
      { input: { taskId: task.id, title: 'Two', priority: 'HIGH', mutationId: 'm-1' } },
      { 'x-client-id': 'tab-7' },
    );
    await ada.ask(deleteTaskDocument, { input: { taskId: task.id } });
    const events = await backend.database.prisma.event.findMany({
      where: { streamId: own.id },
      orderBy: { seq: 'asc' },
    });
    expect(events.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'ProjectCreated'],
      [2, 'ProjectMemberAdded'],
      [3, 'TaskCreated'],
      [4, 'TaskUpdated'],
      [5, 'TaskDeleted'],
    ]);
    expect(events[3]).toMatchObject({
      actorId: bob.id,
      clientId: 'tab-7',
      mutationId: 'm-1',
      entityId: task.id,
      data: {
        task: { title: 'Two', priority: 'HIGH', version: 2 },
        changes: [
          { field: 'title', from: 'One', to: 'Two' },
          { field: 'priority', from: 'NONE', to: 'HIGH' },
        ],
      },
    });
  });

  it('removeProjectMember removes the member from the assignees of the project', async () => {
    const own = await newProject(ada, [bob]);
    const task = await newTask(ada, { projectId: own.id, title: 'Whose?', assigneeIds: [bob.id] });
    await ada.ask(removeProjectMemberDocument, { input: { projectId: own.id, userId: bob.id } });
    const { project: board } = await ada.ask(boardDocument, { id: own.id });
    expect(board.tasks.nodes).toMatchObject([{ id: task.id, assignees: [] }]);
    expect((await bob.post(boardDocument, { id: own.id })).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
  });

  describe('refusals', () => {
    const ghost = 'task_01h455vb4pex5vsknk084sn02q';

    it('return UNAUTHENTICATED for root fields without a credential', async () => {
      for (const query of [
        '{ me { id } }',
        `{ project(id: "${project.id}") { id } }`,
        '{ projects { totalCount } }',
        '{ projects { nodes { id } } }',
        `{ tasks(projectId: "${project.id}") { totalCount } }`,
        `{ task(id: "${ghost}") { id } }`,
        `{ node(id: "${project.id}") { id } }`,
        `mutation { createProject(input: { key: "NOPE", name: "x" }) { __typename } }`,
        `mutation { addProjectMember(input: { projectId: "${project.id}", email: "x" }) { __typename } }`,
        `mutation { removeProjectMember(input: { projectId: "${project.id}", userId: "x" }) { __typename } }`,
        `mutation { createTask(input: { projectId: "${project.id}", title: "x" }) { __typename } }`,
        `mutation { updateTask(input: { taskId: "${ghost}" }) { __typename } }`,
        `mutation { deleteTask(input: { taskId: "${ghost}" }) { __typename } }`,
        `mutation { addComment(input: { taskId: "${ghost}", body: "x" }) { __typename } }`,
      ]) {
        const answer = await post(app.url, query);
        expect(answer.errors, query).toMatchObject([
          { extensions: { code: 'UNAUTHENTICATED' }, path: expect.anything() },
        ]);
      }
    });

    it('respond with status 401 to a malformed token', async () => {
      for (const authorization of ['Bearer nonsense', 'Basic abc', 'Bearer a b']) {
        const answer = await post(app.url, '{ me { id } }', {}, { authorization });
        expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
      }
    });

    it.each([
      [
        'an unknown project',
        () => [boardDocument, { id: 'project_01h455vb4pex5vsknk084sn02q' }],
        'NOT_FOUND',
        'project',
      ],
      ['a project without membership', () => [boardDocument, { id: project.id }], 'NOT_FOUND', 'project'],
      ['a malformed id', () => [boardDocument, { id: 'project_1' }], 'BAD_USER_INPUT', 'project'],
      ['an id of another type', () => [taskDocument, { id: project.id }], 'BAD_USER_INPUT', 'task'],
      ['an unknown task', () => [taskDocument, { id: ghost }], 'NOT_FOUND', 'task'],
      ['a malformed label id', () => [nodeDocument, { id: 'label_1' }], 'BAD_USER_INPUT', 'node'],
      ['tasks of a project without membership', () => [tasksDocument, { projectId: project.id }], 'NOT_FOUND', 'tasks'],
      [
        'the task count of a project without membership',
        () => [tasksCountDocument, { projectId: project.id }],
        'NOT_FOUND',
        'tasks',
      ],
    ] as const)('return an error for a query of %s', async (_name, request, code, field) => {
      const [document, variables] = request();
      const { errors } = await eve.post(document as typeof taskDocument, variables as { id: string });
      expect(errors).toMatchObject([{ extensions: { code }, path: expect.arrayContaining([field]) }]);
      if (code === 'BAD_USER_INPUT') expect(errors?.[0]?.extensions?.inputPath).toEqual(['id']);
    });

    it.each([
      ['an empty title', { title: ' ' }, ['title']],
      ['a title of two lines', { title: 'a\nb' }, ['title']],
      ['a title of 201 characters', { title: 'x'.repeat(201) }, ['title']],
      ['half of a surrogate pair in the title', { title: 'x\ud800' }, ['title']],
      ['half of a surrogate pair in the description', { title: 'x', description: '\udc00' }, ['description']],
      ['a description of 50,001 characters', { title: 'x', description: 'x'.repeat(50_001) }, ['description']],
      ['a malformed project id', { title: 'x', projectId: '7' }, ['projectId']],
      ['a malformed assignee', { title: 'x', assigneeIds: ['bob'] }, ['assigneeIds', '0']],
      ['an assignee who is not a member', { title: 'x', assigneeIds: () => [eve.id] }, ['assigneeIds']],
      ['21 assignees', { title: 'x', assigneeIds: Array.from({ length: 21 }, () => 'u') }, ['assigneeIds']],
    ])('return BAD_USER_INPUT when createTask receives %s', async (_name, fields, path) => {
      const before = await state();
      const assigneeIds =
        'assigneeIds' in fields && typeof fields.assigneeIds === 'function'
          ? fields.assigneeIds()
          : (fields as { assigneeIds?: string[] }).assigneeIds;
      const { createTask } = await ada.ask(createTaskDocument, {
        input: { projectId: project.id, ...fields, ...(assigneeIds && { assigneeIds }) } as never,
      });
      expect(createTask).toMatchObject({
        __typename: 'InvalidInputError',
        code: 'BAD_USER_INPUT',
        path: ['input', ...path],
      });
      expect(await state()).toEqual(before);
    });

    it.each([
      ['a due date that does not exist', { dueDate: '2027-02-30' }, ['input', 'dueDate']],
      ['an instant as due date', { dueDate: '2027-02-03T10:00:00Z' }, ['input', 'dueDate']],
      ['an unknown status', { status: 'WAITING' }, ['input', 'status']],
      ['an unknown field', { colour: 'red' }, ['input']],
      ['a missing title', { title: undefined }, ['input']],
    ])('return BAD_USER_INPUT before createTask runs for %s', async (_name, fields, inputPath) => {
      const before = await state();
      const { errors } = await ada.post(createTaskDocument, {
        input: { projectId: project.id, title: 'x', ...fields } as never,
      });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', inputPath } }]);
      expect(await state()).toEqual(before);
    });

    it('return GRAPHQL_PARSE_FAILED or GRAPHQL_VALIDATION_FAILED for an invalid document', async () => {
      for (const [query, code] of [
        ['{ me {', 'GRAPHQL_PARSE_FAILED'],
        ['{ me { salary } }', 'GRAPHQL_VALIDATION_FAILED'],
        [`{ ${'me { id } '.repeat(2_000)} }`, 'GRAPHQL_PARSE_FAILED'],
      ] as const) {
        expect((await ada.post(query)).errors?.[0], query.slice(0, 30)).toMatchObject({ extensions: { code } });
      }
    });

    it('return NOT_FOUND for mutations of an unknown or deleted task', async () => {
      const gone = await newTask(ada, { projectId: project.id, title: 'Gone' });
      await ada.ask(deleteTaskDocument, { input: { taskId: gone.id } });
      const before = await state();
      for (const taskId of [ghost, gone.id]) {
        const missing = { code: 'NOT_FOUND', path: ['input', 'taskId'] };
        expect((await ada.ask(updateTaskDocument, { input: { taskId, title: 'x' } })).updateTask).toMatchObject(
          missing,
        );
        expect((await ada.ask(deleteTaskDocument, { input: { taskId } })).deleteTask).toMatchObject(missing);
        expect((await ada.ask(addCommentDocument, { input: { taskId, body: 'x' } })).addComment).toMatchObject(missing);
      }
      expect(await state()).toEqual(before);
    });

    it('return BAD_USER_INPUT when addComment receives an empty, too long or malformed body', async () => {
      const task = await newTask(ada, { projectId: project.id, title: 'Talk' });
      const before = await state();
      for (const body of ['', ' \n ', 'x'.repeat(20_001), 'half a \ud83d']) {
        const { addComment } = await ada.ask(addCommentDocument, { input: { taskId: task.id, body } });
        expect(addComment).toMatchObject({ code: 'BAD_USER_INPUT', path: ['input', 'body'] });
      }
      expect(await state()).toEqual(before);
    });

    it('return BAD_USER_INPUT for a malformed project key and CONFLICT for a taken key', async () => {
      const before = await state();
      for (const key of ['', 'a', 'app', '1AB', 'TOOLONGAKEY']) {
        const { createProject } = await ada.ask(createProjectDocument, { input: { key, name: 'x' } });
        expect(createProject).toMatchObject({ code: 'BAD_USER_INPUT', path: ['input', 'key'] });
      }
      const { createProject } = await eve.ask(createProjectDocument, { input: { key: project.key, name: 'x' } });
      expect(createProject).toMatchObject({ __typename: 'ConflictError', code: 'CONFLICT', path: ['input', 'key'] });
      expect(await state()).toEqual(before);
    });

    it('return FORBIDDEN when a VIEWER changes tasks or members', async () => {
      const own = await newProject(ada, [bob], 'VIEWER');
      const task = await newTask(ada, { projectId: own.id, title: 'Look' });
      const before = await state();
      const forbidden = { __typename: 'ForbiddenError', code: 'FORBIDDEN' };
      expect(
        (await bob.ask(createTaskDocument, { input: { projectId: own.id, title: 'x' } })).createTask,
      ).toMatchObject(forbidden);
      expect((await bob.ask(updateTaskDocument, { input: { taskId: task.id, title: 'x' } })).updateTask).toMatchObject(
        forbidden,
      );
      expect((await bob.ask(deleteTaskDocument, { input: { taskId: task.id } })).deleteTask).toMatchObject(forbidden);
      expect((await bob.ask(addCommentDocument, { input: { taskId: task.id, body: 'x' } })).addComment).toMatchObject(
        forbidden,
      );
      const add = { projectId: own.id, email: eve.email, role: 'MEMBER' as const };
      expect((await bob.ask(addProjectMemberDocument, { input: add })).addProjectMember).toMatchObject(forbidden);
      const remove = { projectId: own.id, userId: ada.id };
      expect((await bob.ask(removeProjectMemberDocument, { input: remove })).removeProjectMember).toMatchObject(
        forbidden,
      );
      expect(await state()).toEqual(before);
    });

    it('return an error when members are unknown, added twice, or outrank the actor', async () => {
      const own = await newProject(ada, [bob], 'ADMIN');
      const before = await state();
      const add = async (person: Person, email: string, role: 'OWNER' | 'MEMBER' = 'MEMBER') =>
        (await person.ask(addProjectMemberDocument, { input: { projectId: own.id, email, role } })).addProjectMember;
      const remove = async (person: Person, userId: string) =>
        (await person.ask(removeProjectMemberDocument, { input: { projectId: own.id, userId } })).removeProjectMember;
      expect(await add(ada, 'nobody@example.com')).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'email'] });
      expect(await add(ada, bob.email)).toMatchObject({ code: 'CONFLICT', path: ['input', 'email'] });
      expect(await add(bob, eve.email, 'OWNER')).toMatchObject({ code: 'FORBIDDEN', path: ['input', 'role'] });
      expect(await add(eve, eve.email)).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'projectId'] });
      expect(await remove(bob, ada.id)).toMatchObject({ code: 'FORBIDDEN', path: ['input', 'userId'] });
      expect(await remove(ada, eve.id)).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'userId'] });
      expect(await remove(ada, ada.id)).toMatchObject({ code: 'CONFLICT', path: ['input', 'userId'] });
      expect(await state()).toEqual(before);
      expect(await remove(bob, bob.id)).toMatchObject({ __typename: 'RemoveProjectMemberPayload' });
    });

    it('return BAD_USER_INPUT for an invalid page size or cursor', async () => {
      for (const page of [{ first: -1 }, { first: 101 }, { last: 101 }, { first: 1, after: 'nonsense' }]) {
        const { errors } = await ada.post(tasksDocument, { projectId: project.id, ...page });
        expect(errors, JSON.stringify(page)).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      }
    });
  });
});

describeBackends('signUp and signIn', (kind) => {
  it('name the invalid fields, and return the same error for an unknown email and a wrong password', async () => {
    await using backend = await kind.open();
    await using app = await startInstance(backend);
    const signUp = (input: object) =>
      post<{ signUp: object }, object>(
        app.url,
        'mutation ($input: SignUpInput!) { signUp(input: $input) { __typename ... on UserError { code path } ... on InvalidInputError { issues { path } } } }',
        { input },
      );
    const good = { email: 'Ada@Example.com', name: 'Ada', password: 'correct horse' };
    const all = await signUp({ email: 'ada', name: ' ', password: 'short' });
    expect(all.data?.signUp).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'email'] }, { path: ['input', 'name'] }, { path: ['input', 'password'] }],
    });
    expect((await signUp(good)).data?.signUp).toEqual({ __typename: 'SignUpPayload' });
    expect((await signUp({ ...good, email: 'ada@example.COM' })).data?.signUp).toMatchObject({
      code: 'CONFLICT',
      path: ['input', 'email'],
    });

    const signIn = (email: string, password: string) =>
      post<{ signIn: object }, object>(
        app.url,
        'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on UserError { code message } } }',
        { input: { email, password } },
      );
    expect((await signIn('ADA@example.com', 'correct horse')).data?.signIn).toEqual({ __typename: 'SignInPayload' });
    const wrong = await signIn('ada@example.com', 'wrong horse');
    expect(wrong.data?.signIn).toMatchObject({ __typename: 'UnauthenticatedError', code: 'UNAUTHENTICATED' });
    expect((await signIn('nobody@example.com', 'wrong horse')).data).toEqual(wrong.data);
  });
});
