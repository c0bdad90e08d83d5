import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Action, can, canWhileArchived, type ProjectRole } from '../../src/domain/policy.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends, describeServices } from '../support/backends.js';
import { newPerson, type Person, post } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { everything, mutate, succeed } from '../support/mutate.js';
import { newProject, newTask, nextKey } from '../support/operations.js';

const projectDocument = graphql(`
  query ProjectDetails($id: ID!) {
    project(id: $id) {
      key
      name
      description
      color
      version
      archivedAt
      cursor
      viewerRole
      members {
        nodes {
          role
          user {
            id
          }
        }
      }
      labels {
        totalCount
        nodes {
          id
          name
          color
          project {
            id
          }
        }
      }
      tasks {
        nodes {
          id
          version
          assignees {
            id
          }
        }
      }
    }
  }
`);

const labelPageDocument = graphql(`
  query LabelPage($id: ID!, $first: Int, $after: String) {
    project(id: $id) {
      labels(first: $first, after: $after) {
        totalCount
        nodes {
          name
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const labelNodeDocument = graphql(`
  query LabelNode($id: ID!) {
    node(id: $id) {
      __typename
      ... on Label {
        name
      }
    }
  }
`);

const projectChangedDocument = graphql(`
  subscription ProjectChanged($projectId: ID!, $after: Cursor) {
    projectChanged(projectId: $projectId, after: $after) {
      __typename
      ...ProjectNews
    }
  }
`);

const projectNewsDocument = graphql(`
  query ProjectNewsSince($projectId: ID!, $after: Cursor) {
    changes(projectId: $projectId, after: $after) {
      events {
        __typename
        ... on ProjectEvent {
          ...ProjectNews
        }
      }
    }
  }
`);

graphql(`
  fragment ProjectNews on ProjectEvent {
    seq
    cursor
    actor {
      id
    }
    projectId
    project {
      name
      color
      version
      archivedAt
    }
    ... on ProjectUpdated {
      projectChanges {
        field
        from
        to
      }
    }
    ... on ProjectMemberEvent {
      user {
        id
      }
      role
    }
    ... on ProjectMemberRoleChanged {
      fromRole
    }
    ... on ProjectTransferred {
      fromUser {
        id
      }
      toUser {
        id
      }
    }
    ... on LabelEvent {
      label {
        id
        name
        color
        project {
          id
        }
      }
    }
    ... on LabelUpdated {
      fromName
      fromColor
    }
  }
`);

const ghost = {
  project: 'project_01h455vb4pex5vsknk084sn02q',
  user: 'user_01h455vb4pex5vsknk084sn02q',
  label: 'label_01h455vb4pex5vsknk084sn02q',
};
const red = '#ff0000';

interface Labelled {
  label: { id: string; name: string; color: string };
}

/** A project with one person in each role. */
interface Team {
  id: string;
  people: Record<ProjectRole, Person>;
}

describeBackends('projects', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let mia: Person;
  let vic: Person;
  let eve: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    [ada, bob, mia, vic, eve] = (await Promise.all(
      ['Ada', 'Bob', 'Mia', 'Vic', 'Eve'].map((name) => newPerson(app.url, name)),
    )) as [Person, Person, Person, Person, Person];
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  async function newTeam(): Promise<Team> {
    const { id } = await newProject(ada);
    for (const [person, role] of [
      [bob, 'ADMIN'],
      [mia, 'MEMBER'],
      [vic, 'VIEWER'],
    ] as const) {
      await succeed(ada, 'addProjectMember', { projectId: id, email: person.email, role });
    }
    return { id, people: { OWNER: ada, ADMIN: bob, MEMBER: mia, VIEWER: vic } };
  }

  const details = async (person: Person, id: string) => (await person.ask(projectDocument, { id })).project;

  /** The project's events after a cursor. */
  const news = async (person: Person, projectId: string, after: string) =>
    (await person.ask(projectNewsDocument, { projectId, after })).changes.events;

  /** Asserts the code and path of a refused mutation, and unchanged data. */
  async function refuse(
    person: Person,
    name: string,
    input: Record<string, unknown>,
    code: string,
    path: readonly string[],
  ) {
    const before = await everything(backend.database);
    const answer = await mutate(person, name, input);
    expect(answer, `${name} ${JSON.stringify(input)}`).toMatchObject({ code, path });
    expect(answer.__typename).toBe(
      { BAD_USER_INPUT: 'InvalidInputError', NOT_FOUND: 'NotFoundError', FORBIDDEN: 'ForbiddenError' }[code] ??
        'ConflictError',
    );
    expect(await everything(backend.database)).toEqual(before);
  }

  describe('through createProject and updateProject', () => {
    it('have a colour, grey by default', async () => {
      const selection = 'project { color archivedAt version }';
      const made = async (input: object) =>
        (await succeed<{ project: object }>(ada, 'createProject', { key: nextKey(), name: 'x', ...input }, selection))
          .project;
      expect(await made({})).toEqual({ color: '#64748b', archivedAt: null, version: 1 });
      expect(await made({ color: '#AbCdEf' })).toMatchObject({ color: '#abcdef' });
    });

    it('append one ProjectUpdated event per change, and none when nothing changes', async () => {
      const { id } = await newTeam();
      const { cursor } = await details(ada, id);
      const input = { projectId: id, name: '  Launch ', description: 'Soon', color: red };
      const updated = await succeed<{ project: object }>(
        bob,
        'updateProject',
        input,
        'project { name description color version }',
      );
      expect(updated.project).toEqual({ name: 'Launch', description: 'Soon', color: red, version: 2 });
      expect(await news(vic, id, cursor)).toMatchObject([
        {
          __typename: 'ProjectUpdated',
          actor: { id: bob.id },
          project: { name: 'Launch', color: red, version: 2 },
          projectChanges: [
            { field: 'NAME', from: 'A project', to: 'Launch' },
            { field: 'DESCRIPTION', from: '', to: 'Soon' },
            { field: 'COLOR', from: '#64748b', to: red },
          ],
        },
      ]);
      const before = await everything(backend.database);
      const again = await succeed(ada, 'updateProject', { ...input, color: red.toUpperCase() });
      await succeed(ada, 'updateProject', { projectId: id, name: null });
      expect(await everything(backend.database)).toEqual(before);
      expect(again.cursor).toBe(updated.cursor);
    });

    it('merge concurrent changes of different fields, and return CONFLICT for the same field', async () => {
      const { id } = await newTeam();
      await succeed(ada, 'updateProject', { projectId: id, name: 'Two', expectedVersion: 1 });
      await succeed(bob, 'updateProject', { projectId: id, color: red, expectedVersion: 1 });
      await refuse(bob, 'updateProject', { projectId: id, name: 'Three', expectedVersion: 1 }, 'CONFLICT', [
        'input',
        'name',
      ]);
      const mixed = { projectId: id, description: 'x', color: '#00ff00', expectedVersion: 2 };
      await refuse(ada, 'updateProject', mixed, 'CONFLICT', ['input', 'color']);
      // The field already has the new value, so no change is lost.
      await succeed(bob, 'updateProject', { projectId: id, name: 'Two', expectedVersion: 1 });
      await succeed(ada, 'archiveProject', { projectId: id });
      await succeed(ada, 'unarchiveProject', { projectId: id });
      await succeed(ada, 'updateProject', { projectId: id, name: 'Four', expectedVersion: 3 });
      await refuse(ada, 'updateProject', { projectId: id, name: 'x', expectedVersion: 9 }, 'BAD_USER_INPUT', [
        'input',
        'expectedVersion',
      ]);
      expect(await details(ada, id)).toMatchObject({ name: 'Four', description: '', color: red, version: 6 });
    });

    it('return CONFLICT for an expectedVersion whose events have been pruned', async () => {
      const { id } = await newTeam();
      await succeed(ada, 'updateProject', { projectId: id, name: 'Two' });
      await succeed(ada, 'updateProject', { projectId: id, name: 'Three' });
      await backend.database.prisma.event.deleteMany({ where: { streamId: id, kind: 'ProjectUpdated' } });
      const stale = { projectId: id, color: red, expectedVersion: 2 };
      await refuse(ada, 'updateProject', stale, 'CONFLICT', ['input', 'expectedVersion']);
      await succeed(ada, 'updateProject', { ...stale, expectedVersion: 3 });
    });

    it('change once when updateProject is repeated with the same idempotencyKey', async () => {
      const { id } = await newTeam();
      const input = { projectId: id, name: 'Once', idempotencyKey: randomUUID() };
      const first = await succeed(ada, 'updateProject', input);
      await succeed(ada, 'updateProject', { projectId: id, name: 'Then' });
      const before = await everything(backend.database);
      expect((await succeed(ada, 'updateProject', input)).cursor).toBe(first.cursor);
      expect(await everything(backend.database)).toEqual(before);
      await refuse(ada, 'updateProject', { ...input, name: 'Other' }, 'CONFLICT', ['input', 'idempotencyKey']);
    });

    it.each([
      ['an empty name', { name: ' ' }, 'name'],
      ['a name of 101 characters', { name: 'x'.repeat(101) }, 'name'],
      ['a name of two lines', { name: 'a\nb' }, 'name'],
      ['a description of 10,001 characters', { description: 'x'.repeat(10_001) }, 'description'],
      ['a colour name', { color: 'red' }, 'color'],
      ['a three-digit colour', { color: '#f00' }, 'color'],
      ['a colour followed by a newline', { color: '#ff0000\n' }, 'color'],
      ['expectedVersion 0', { name: 'x', expectedVersion: 0 }, 'expectedVersion'],
    ])('return BAD_USER_INPUT for %s', async (_name, fields, field) => {
      const { id } = await newProject(ada);
      await refuse(ada, 'updateProject', { projectId: id, ...fields }, 'BAD_USER_INPUT', ['input', field]);
      if (field !== 'expectedVersion') {
        const input = { key: nextKey(), name: 'x', ...fields };
        await refuse(ada, 'createProject', input, 'BAD_USER_INPUT', ['input', field]);
      }
    });

    it('return BAD_USER_INPUT when updateProject receives a key', async () => {
      const { id } = await newProject(ada);
      await expect(mutate(ada, 'updateProject', { projectId: id, key: 'OTHER' })).rejects.toThrow('BAD_USER_INPUT');
    });
  });

  describe('when archived', () => {
    it('append one event for archiveProject and one for unarchiveProject, and none for a repetition', async () => {
      const { id } = await newTeam();
      const { cursor } = await details(ada, id);
      const selection = 'project { archivedAt version }';
      const archived = await succeed<{ project: { archivedAt: string } }>(
        bob,
        'archiveProject',
        { projectId: id },
        selection,
      );
      expect(archived.project).toEqual({ archivedAt: expect.stringMatching(/Z$/), version: 2 });
      const before = await everything(backend.database);
      expect((await succeed(ada, 'archiveProject', { projectId: id })).cursor).toBe(archived.cursor);
      expect(await everything(backend.database)).toEqual(before);
      expect(await details(vic, id)).toMatchObject({ archivedAt: archived.project.archivedAt });

      const back = await succeed<object>(bob, 'unarchiveProject', { projectId: id }, selection);
      expect(back).toMatchObject({ project: { archivedAt: null, version: 3 } });
      await succeed(bob, 'unarchiveProject', { projectId: id });
      expect(await news(vic, id, cursor)).toMatchObject([
        { __typename: 'ProjectArchived', project: { archivedAt: archived.project.archivedAt, version: 2 } },
        { __typename: 'ProjectUnarchived', project: { archivedAt: null, version: 3 } },
      ]);
      await newTask(mia, { projectId: id, title: 'On we go' });
    });

    it('return CONFLICT for changes of the project and its labels, and allow changes of members, ownership and deletion', async () => {
      const { id } = await newTeam();
      const { label } = await succeed<Labelled>(ada, 'createLabel', { projectId: id, name: 'x' }, 'label { id }');
      const at = await succeed(ada, 'archiveProject', { projectId: id });
      const projectPath = ['input', 'projectId'];
      for (const [name, input, path] of [
        ['updateProject', { projectId: id, name: 'x' }, projectPath],
        ['addProjectMember', { projectId: id, email: eve.email }, projectPath],
        ['createLabel', { projectId: id, name: 'y' }, projectPath],
        ['updateLabel', { labelId: label.id, name: 'y' }, ['input', 'labelId']],
        ['deleteLabel', { labelId: label.id }, ['input', 'labelId']],
      ] as const) {
        await refuse(ada, name, input, 'CONFLICT', path);
      }
      await succeed(ada, 'updateProjectMember', { projectId: id, userId: mia.id, role: 'VIEWER' });
      await succeed(ada, 'removeProjectMember', { projectId: id, userId: mia.id });
      await succeed(vic, 'leaveProject', { projectId: id });
      await succeed(ada, 'transferProject', { projectId: id, userId: bob.id });
      expect((await news(bob, id, at.cursor)).map((event) => event.__typename)).toEqual([
        'ProjectMemberRoleChanged',
        'ProjectMemberRemoved',
        'ProjectMemberRemoved',
        'ProjectTransferred',
      ]);
      await succeed(bob, 'deleteProject', { projectId: id });
    });
  });

  describe('with members', () => {
    it('append one event for a changed role, which applies immediately', async () => {
      const { id } = await newTeam();
      const { cursor } = await details(ada, id);
      const input = { projectId: id, userId: vic.id, role: 'MEMBER' };
      const changed = await succeed(bob, 'updateProjectMember', input, 'user { id } member { role user { id } }');
      expect(changed).toMatchObject({ user: { id: vic.id }, member: { role: 'MEMBER', user: { id: vic.id } } });
      expect((await succeed(bob, 'updateProjectMember', input)).cursor).toBe(changed.cursor);
      expect(await news(ada, id, cursor)).toMatchObject([
        {
          __typename: 'ProjectMemberRoleChanged',
          actor: { id: bob.id },
          user: { id: vic.id },
          fromRole: 'VIEWER',
          role: 'MEMBER',
        },
      ]);
      await newTask(vic, { projectId: id, title: 'Now I may' });
      await succeed(bob, 'updateProjectMember', { projectId: id, userId: bob.id, role: 'VIEWER' });
      await refuse(bob, 'updateProject', { projectId: id, name: 'x' }, 'FORBIDDEN', ['input', 'projectId']);
    });

    it('return an error when an actor may not change a role or the input is invalid', async () => {
      const { id } = await newTeam();
      const change = (userId: string, role: string) => ({ projectId: id, userId, role });
      const user = ['input', 'userId'];
      for (const [person, input, code, path] of [
        [bob, change(ada.id, 'MEMBER'), 'FORBIDDEN', user],
        [bob, change(mia.id, 'OWNER'), 'FORBIDDEN', ['input', 'role']],
        [bob, change(bob.id, 'OWNER'), 'FORBIDDEN', ['input', 'role']],
        [ada, change(ada.id, 'ADMIN'), 'CONFLICT', ['input', 'role']],
        [ada, change(eve.id, 'MEMBER'), 'NOT_FOUND', user],
        [ada, change(ghost.user, 'MEMBER'), 'NOT_FOUND', user],
        [ada, change('bob', 'MEMBER'), 'BAD_USER_INPUT', user],
        [ada, change(id, 'MEMBER'), 'BAD_USER_INPUT', user],
      ] as const) {
        await refuse(person, 'updateProjectMember', input, code, path);
      }
    });

    it('lose a member by leaveProject, who is removed from the assignees of all tasks', async () => {
      const { id } = await newTeam();
      const task = await newTask(ada, { projectId: id, title: 'x', assigneeIds: [mia.id] });
      const left = await succeed(mia, 'leaveProject', { projectId: id }, 'projectId user { id }');
      expect(left).toMatchObject({ projectId: id, user: { id: mia.id } });
      expect(await news(ada, id, task.cursor)).toMatchObject([
        { __typename: 'ProjectMemberRemoved', actor: { id: mia.id }, user: { id: mia.id }, role: 'MEMBER' },
      ]);
      expect((await details(ada, id)).tasks.nodes).toMatchObject([{ assignees: [] }]);
      expect((await mia.post(projectDocument, { id })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      await refuse(mia, 'leaveProject', { projectId: id }, 'NOT_FOUND', ['input', 'projectId']);
      await refuse(ada, 'leaveProject', { projectId: id }, 'CONFLICT', ['input', 'projectId']);
    });

    it('lose a member once when leaveProject is repeated with the same idempotencyKey', async () => {
      const { id } = await newTeam();
      const input = { projectId: id, idempotencyKey: randomUUID() };
      const first = await succeed(vic, 'leaveProject', input);
      expect((await succeed(vic, 'leaveProject', input)).cursor).toBe(first.cursor);
    });

    it('have the member as OWNER and the previous owner as ADMIN after transferProject, with one event', async () => {
      const { id } = await newTeam();
      const { cursor } = await details(ada, id);
      await succeed(ada, 'transferProject', { projectId: id, userId: mia.id }, 'project { viewerRole }');
      expect((await details(vic, id)).members.nodes).toEqual(
        expect.arrayContaining([
          { role: 'ADMIN', user: { id: ada.id } },
          { role: 'OWNER', user: { id: mia.id } },
        ]),
      );
      expect(await news(vic, id, cursor)).toMatchObject([
        { __typename: 'ProjectTransferred', fromUser: { id: ada.id }, toUser: { id: mia.id } },
      ]);
      const user = ['input', 'userId'];
      await refuse(mia, 'transferProject', { projectId: id, userId: mia.id }, 'BAD_USER_INPUT', user);
      await refuse(mia, 'transferProject', { projectId: id, userId: eve.id }, 'NOT_FOUND', user);
      await refuse(mia, 'transferProject', { projectId: id, userId: id }, 'BAD_USER_INPUT', user);
    });

    it('keep one owner when two owners leave or change their roles concurrently', async () => {
      for (const name of ['updateProjectMember', 'leaveProject']) {
        const { id } = await newProject(ada);
        await succeed(ada, 'addProjectMember', { projectId: id, email: bob.email, role: 'OWNER' });
        const answers = await Promise.all(
          [ada, bob].map((person) => {
            const demotion = name === 'updateProjectMember' ? { userId: person.id, role: 'MEMBER' } : {};
            return mutate(person, name, { projectId: id, ...demotion });
          }),
        );
        expect(
          answers.filter(({ code }) => code === 'CONFLICT'),
          name,
        ).toHaveLength(1);
        const owners = await backend.database.prisma.projectMember.count({ where: { projectId: id, role: 'OWNER' } });
        expect(owners, name).toBe(1);
      }
    });
  });

  describe('with labels', () => {
    it('create one label for concurrent createLabel mutations whose names differ in case', async () => {
      const { id: projectId } = await newProject(ada);
      const names = ['urgent', 'Urgent', 'URGENT', 'uRgEnT', 'urgenT', 'urGENT'];
      const answers = await Promise.all(names.map((name) => mutate(ada, 'createLabel', { projectId, name })));
      expect(answers.filter(({ __typename }) => __typename === 'CreateLabelPayload')).toHaveLength(1);
      expect(answers.filter(({ code }) => code === 'CONFLICT')).toHaveLength(names.length - 1);
    });

    it('append one event each for createLabel, updateLabel and deleteLabel', async () => {
      const { id } = await newTeam();
      const { cursor } = await details(ada, id);
      const selection = 'label { id name color project { id } }';
      const { label } = await succeed<Labelled>(mia, 'createLabel', { projectId: id, name: ' bug ' }, selection);
      expect(label).toEqual({ id: expect.any(String), name: 'bug', color: '#64748b', project: { id } });
      const change = { labelId: label.id, name: 'defect', color: '#FF0000' };
      const updated = await succeed(mia, 'updateLabel', change, selection);
      expect(updated).toMatchObject({ label: { id: label.id, name: 'defect', color: red } });
      expect((await succeed(mia, 'updateLabel', change)).cursor).toBe(updated.cursor);
      const { labels } = await details(vic, id);
      expect(labels).toEqual({ totalCount: 1, nodes: [{ id: label.id, name: 'defect', color: red, project: { id } }] });

      const task = await newTask(ada, { projectId: id, title: 'x' });
      await backend.database.prisma.taskLabel.create({ data: { taskId: task.id, labelId: label.id } });
      expect(await succeed(mia, 'deleteLabel', { labelId: label.id }, 'labelId')).toMatchObject({ labelId: label.id });
      expect(await backend.database.prisma.taskLabel.count({ where: { taskId: task.id } })).toBe(0);
      expect((await details(vic, id)).labels.totalCount).toBe(0);
      expect(await news(vic, id, cursor)).toMatchObject([
        { __typename: 'LabelCreated', projectId: id, label: { id: label.id, name: 'bug', color: '#64748b' } },
        { __typename: 'LabelUpdated', label: { name: 'defect', color: red }, fromName: 'bug', fromColor: '#64748b' },
        { __typename: 'TaskCreated' },
        { __typename: 'LabelDeleted', label: { name: 'defect', project: { id } } },
      ]);
    });

    it('page through labels by name, and return a label by its id to members alone', async () => {
      const { id } = await newTeam();
      const made = new Map<string, string>();
      for (const name of ['c', 'a', 'b']) {
        const { label } = await succeed<Labelled>(ada, 'createLabel', { projectId: id, name }, 'label { id }');
        made.set(name, label.id);
      }
      const { project } = await vic.ask(labelPageDocument, { id, first: 2 });
      expect(project.labels).toMatchObject({ totalCount: 3, nodes: [{ name: 'a' }, { name: 'b' }] });
      const { project: rest } = await vic.ask(labelPageDocument, { id, after: project.labels.pageInfo.endCursor });
      expect(rest.labels.nodes).toEqual([{ name: 'c' }]);
      const one = { id: made.get('b') ?? '' };
      expect((await vic.ask(labelNodeDocument, one)).node).toEqual({ __typename: 'Label', name: 'b' });
      for (const [person, variables] of [
        [eve, one],
        [vic, { id: ghost.label }],
      ] as const) {
        const { errors } = await person.post(labelNodeDocument, variables);
        expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND', inputPath: ['id'] } }]);
      }
    });

    it('return CONFLICT for a label name that exists in the project, and BAD_USER_INPUT for invalid names and colours', async () => {
      const { id } = await newTeam();
      const elsewhere = await newTeam();
      const create = (projectId: string, name: string) =>
        succeed<Labelled>(ada, 'createLabel', { projectId, name }, 'label { id }');
      await create(id, 'bug');
      await create(elsewhere.id, 'bug');
      const { label } = await create(id, 'idea');
      const name = ['input', 'name'];
      await refuse(mia, 'createLabel', { projectId: id, name: 'bug ' }, 'CONFLICT', name);
      await refuse(mia, 'createLabel', { projectId: id, name: 'BUG' }, 'CONFLICT', name);
      await refuse(mia, 'updateLabel', { labelId: label.id, name: 'Bug' }, 'CONFLICT', name);
      await create(id, 'Stra\u00dfe');
      await refuse(mia, 'createLabel', { projectId: id, name: 'STRASSE' }, 'CONFLICT', name);
      await create(id, 'cafe\u0301');
      await refuse(mia, 'createLabel', { projectId: id, name: 'CAF\u00c9' }, 'CONFLICT', name);
      await succeed(ada, 'updateLabel', { labelId: label.id, name: 'Idea' });
      await refuse(mia, 'updateLabel', { labelId: label.id, name: 'bug' }, 'CONFLICT', name);
      for (const wrong of ['', ' ', 'a\nb', 'x'.repeat(51)]) {
        await refuse(mia, 'createLabel', { projectId: id, name: wrong }, 'BAD_USER_INPUT', name);
        await refuse(mia, 'updateLabel', { labelId: label.id, name: wrong }, 'BAD_USER_INPUT', name);
      }
      await refuse(mia, 'createLabel', { projectId: id, name: 'y', color: 'red' }, 'BAD_USER_INPUT', [
        'input',
        'color',
      ]);
      await refuse(mia, 'updateLabel', { labelId: label.id, color: '#12' }, 'BAD_USER_INPUT', ['input', 'color']);
    });
  });

  describe('in projectChanged', () => {
    it('deliver events other than task events from a cursor on, and end with ACCESS_REVOKED when the member is removed', async () => {
      const { id } = await newTeam();
      const { cursor } = await details(ada, id);
      await using live = vic.follow(projectChangedDocument, { projectId: id, after: cursor });
      await succeed(ada, 'updateProject', { projectId: id, name: 'New' });
      await newTask(ada, { projectId: id, title: 'Not here' });
      const { label } = await succeed<Labelled>(ada, 'createLabel', { projectId: id, name: 'x' }, 'label { id }');
      await succeed(ada, 'deleteLabel', { labelId: label.id });
      await live.until(3);
      expect(live.data.map((data) => data.projectChanged)).toMatchObject([
        { __typename: 'ProjectUpdated', project: { name: 'New' } },
        { __typename: 'LabelCreated' },
        { __typename: 'LabelDeleted', label: { id: label.id, project: { id } } },
      ]);
      const [first] = live.data;
      await using resumed = vic.follow(projectChangedDocument, { projectId: id, after: first?.projectChanged.cursor });
      await resumed.until(2);
      expect(resumed.data).toEqual(live.data.slice(1));

      await succeed(ada, 'removeProjectMember', { projectId: id, userId: vic.id });
      await Promise.all([live.ended, resumed.ended]);
      for (const { results } of [live, resumed]) {
        expect(results.at(-1)?.errors).toMatchObject([{ extensions: { code: 'ACCESS_REVOKED' } }]);
      }
      await using outside = eve.follow(projectChangedDocument, { projectId: id });
      expect(await outside.refusal()).toBe('NOT_FOUND');
    });
  });

  describe('under the policy', () => {
    const table: readonly [Action, string, (team: Team, labelId: string) => Record<string, unknown>][] = [
      ['project:update', 'updateProject', ({ id }) => ({ projectId: id, name: randomUUID() })],
      ['project:archive', 'archiveProject', ({ id }) => ({ projectId: id })],
      ['project:archive', 'unarchiveProject', ({ id }) => ({ projectId: id })],
      ['project:transfer', 'transferProject', ({ id, people }) => ({ projectId: id, userId: people.MEMBER.id })],
      ['project:leave', 'leaveProject', ({ id }) => ({ projectId: id })],
      [
        'member:update',
        'updateProjectMember',
        ({ id, people }) => ({ projectId: id, userId: people.VIEWER.id, role: 'VIEWER' }),
      ],
      ['label:manage', 'createLabel', ({ id }) => ({ projectId: id, name: randomUUID() })],
      ['label:manage', 'updateLabel', (_team, labelId) => ({ labelId, name: randomUUID() })],
      ['label:manage', 'deleteLabel', (_team, labelId) => ({ labelId })],
    ];

    it.each(table)('allow %s through %s to exactly the roles of the policy', async (action, name, inputOf) => {
      for (const role of ['OWNER', 'ADMIN', 'MEMBER', 'VIEWER'] as const) {
        const team = await newTeam();
        // A second owner, because the last owner may not leave.
        await succeed(ada, 'addProjectMember', { projectId: team.id, email: eve.email, role: 'OWNER' });
        const { label } = await succeed<Labelled>(
          ada,
          'createLabel',
          { projectId: team.id, name: 'x' },
          'label { id }',
        );
        const person = team.people[role];
        // A project cannot be transferred to the actor.
        const people = { ...team.people, MEMBER: role === 'MEMBER' ? vic : mia };
        const input = inputOf({ ...team, people }, label.id);
        const path = ['input', 'labelId' in input ? 'labelId' : 'projectId'];
        if (can(role, action)) await succeed(person, name, input);
        else await refuse(person, name, input, 'FORBIDDEN', path);
      }
    });

    it.each(table)(
      'refuse %s through %s to users who are not members or not signed in, for unknown ids and in archived projects',
      async (action, name, inputOf) => {
        const team = await newTeam();
        const { label } = await succeed<Labelled>(
          ada,
          'createLabel',
          { projectId: team.id, name: 'x' },
          'label { id }',
        );
        const input = inputOf(team, label.id);
        const field = 'labelId' in input ? 'labelId' : 'projectId';
        const other = field === 'labelId' ? ghost.label : ghost.project;
        await refuse(eve, name, input, 'NOT_FOUND', ['input', field]);
        const unseen = await mutate(eve, name, input);
        const unknown = await mutate(eve, name, { ...input, [field]: other });
        expect(unknown).toEqual(unseen);
        await refuse(ada, name, { ...input, [field]: other }, 'NOT_FOUND', ['input', field]);
        await refuse(ada, name, { ...input, [field]: ghost.user }, 'BAD_USER_INPUT', ['input', field]);
        await refuse(ada, name, { ...input, [field]: '7' }, 'BAD_USER_INPUT', ['input', field]);
        const anonymous = await post(
          app.url,
          `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`,
          { input },
        );
        expect(anonymous.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
        if (!canWhileArchived(action)) {
          await succeed(ada, 'archiveProject', { projectId: team.id });
          await refuse(ada, name, input, 'CONFLICT', ['input', field]);
        }
      },
    );
  });
});

describeServices('archiveProject during other mutations', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let project: { id: string };

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    ada = await newPerson(app.url);
  });
  beforeEach(async () => {
    project = await newProject(ada);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** Resolves when `count` statements that begin with `statement` wait for a lock. */
  async function waiting(count: number, statement = '') {
    for (;;) {
      const [row] = await backend.database.prisma.$queryRaw<[{ waiting: number }]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND ltrim(query, E' \\n') LIKE ${`${statement}%`}`;
      if (row.waiting === count) return;
    }
  }

  it('makes mutations that waited for its lock return CONFLICT', async () => {
    const { id } = project;
    const task = await newTask(ada, { projectId: id, title: 'x' });
    const { sent } = await backend.database.db.transaction(async (tx) => {
      await sql`SELECT user_id FROM project_member WHERE project_id = ${id} FOR UPDATE`.execute(tx.sql);
      await tx.sql.updateTable('project').set({ archivedAt: new Date() }).where('id', '=', id).execute();
      const sent = [
        mutate(ada, 'createLabel', { projectId: id, name: 'late' }),
        mutate(ada, 'addComment', { taskId: task.id, body: 'late' }),
        mutate(ada, 'updateProject', { projectId: id, name: 'late' }),
      ];
      await waiting(sent.length);
      return { sent };
    });
    for (const answer of await Promise.all(sent)) expect(answer).toMatchObject({ code: 'CONFLICT' });
  });

  it('makes mutations of a member who was added meanwhile return CONFLICT', async () => {
    const { id } = project;
    const { db } = backend.database;
    const bob = await newPerson(app.url);
    const { archived, late } = await db.transaction(async (holder) => {
      // Transactions that have changed the project wait here to append their event.
      await sql`SELECT head FROM stream WHERE id = ${id} FOR UPDATE`.execute(holder.sql);
      const { archived } = await db.transaction(async (tx) => {
        await sql`SELECT user_id FROM project_member WHERE project_id = ${id} FOR SHARE`.execute(tx.sql);
        await tx.sql.insertInto('projectMember').values({ projectId: id, userId: bob.id, role: 'MEMBER' }).execute();
        const archived = mutate(ada, 'archiveProject', { projectId: id });
        await waiting(1);
        return { archived };
      });
      await waiting(1, 'WITH ');
      const late = mutate(bob, 'createLabel', { projectId: id, name: 'late' });
      await waiting(2);
      return { archived, late };
    });
    expect(await archived).toMatchObject({ __typename: 'ArchiveProjectPayload' });
    expect(await late).toMatchObject({ code: 'CONFLICT' });
  });
});
