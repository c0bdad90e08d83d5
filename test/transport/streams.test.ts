import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { Retention } from '../../src/events/retention.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import {
  addMember,
  changeTask,
  newProject,
  newTask,
  removeMember,
  taskChangedDocument,
} from '../support/operations.js';

const projectEventsDocument = graphql(`
  subscription ProjectEvents($projectId: ID!, $after: Cursor) {
    projectEvents(projectId: $projectId, after: $after) {
      __typename
      seq
      cursor
      ... on ProjectMemberEvent {
        role
        user {
          id
        }
      }
      ... on SingleTaskEvent {
        task {
          title
        }
      }
    }
  }
`);

const myEventsDocument = graphql(`
  subscription MyEvents($after: Cursor) {
    myEvents(after: $after) {
      __typename
      seq
      cursor
      ... on MembershipEvent {
        projectId
      }
      ... on SingleTaskEvent {
        task {
          title
        }
      }
    }
  }
`);

const changesDocument = graphql(`
  query Changes($projectId: ID!, $after: Cursor, $first: Int!) {
    changes(projectId: $projectId, after: $after, first: $first) {
      cursor
      hasMore
      events {
        __typename
        seq
        cursor
      }
    }
  }
`);

const myCursorDocument = graphql(`
  query MyCursor {
    myCursor
  }
`);

const deleteProjectDocument = graphql(`
  mutation DeleteProject($input: DeleteProjectInput!) {
    deleteProject(input: $input) {
      __typename
      ... on UserError {
        code
      }
    }
  }
`);

describeBackends('event streams', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let eve: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    [ada, bob, eve] = (await Promise.all(['Ada', 'Bob', 'Eve'].map((name) => newPerson(app.url, name)))) as [
      Person,
      Person,
      Person,
    ];
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const start = (projectId: string) => Buffer.from(`${app.services.log.epoch}.${projectId}.0`).toString('base64url');
  const titleOf = (event: object) => ('task' in event ? (event.task as { title: string }).title : undefined);

  it('deliver every event of a project from the first, without gaps', async () => {
    const project = await newProject(ada);
    await using events = ada.follow(projectEventsDocument, { projectId: project.id, after: start(project.id) });
    await addMember(ada, project.id, bob);
    await newTask(bob, { projectId: project.id, title: 'Hello' });
    await removeMember(ada, project.id, bob.id);
    await newTask(ada, { projectId: project.id, title: 'Still here' });
    const seen = (await events.until(5)).map(({ projectEvents }) => projectEvents);
    expect(seen).toMatchObject([
      { __typename: 'ProjectCreated', seq: 1 },
      { __typename: 'ProjectMemberAdded', seq: 2, role: 'MEMBER', user: { id: bob.id } },
      { __typename: 'TaskCreated', seq: 3, task: { title: 'Hello' } },
      { __typename: 'ProjectMemberRemoved', seq: 4, user: { id: bob.id } },
      { __typename: 'TaskCreated', seq: 5 },
    ]);
  });

  it('are paged by Query.changes over HTTP', async () => {
    const project = await newProject(ada);
    for (const title of ['a', 'b', 'c', 'd']) await newTask(ada, { projectId: project.id, title });
    const seqs: number[] = [];
    let after: string | undefined;
    for (let more = true; more; ) {
      const { changes } = await ada.ask(changesDocument, { projectId: project.id, after, first: 2 });
      seqs.push(...changes.events.map(({ seq }) => seq));
      after = changes.cursor;
      more = changes.hasMore;
    }
    expect(seqs).toEqual([1, 2, 3, 4, 5]);
    const { changes } = await ada.ask(changesDocument, { projectId: project.id, after, first: 2 });
    expect(changes).toEqual({ events: [], hasMore: false, cursor: after });
    for (const first of [0, 101]) {
      const { errors } = await ada.post(changesDocument, { projectId: project.id, after, first });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', inputPath: ['first'] } }]);
    }
    expect((await eve.post(changesDocument, { projectId: project.id, first: 1 })).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
  });

  it('end with ACCESS_REVOKED for every subscriber when the project is deleted', async () => {
    const project = await newProject(ada, [bob]);
    await using adas = ada.follow(projectEventsDocument, { projectId: project.id });
    await using bobs = bob.follow(taskChangedDocument, { projectId: project.id });
    await expect.poll(() => app.sockets.groups.members).toBe(2);
    expect((await bob.ask(deleteProjectDocument, { input: { projectId: project.id } })).deleteProject).toMatchObject({
      code: 'FORBIDDEN',
    });
    await ada.ask(deleteProjectDocument, { input: { projectId: project.id } });
    for (const subscription of [adas, bobs]) {
      await subscription.ended;
      expect(subscription.results).toMatchObject([{ errors: [{ extensions: { code: 'ACCESS_REVOKED' } }] }]);
    }
  });

  it('follow the memberships of a user, and resume in all projects from one cursor', async () => {
    const person = await newPerson(app.url, 'Wanda');
    const first = await newProject(ada, [person]);
    const { myCursor } = await person.ask(myCursorDocument);
    await newTask(ada, { projectId: first.id, title: 'before the subscription' });
    const events = person.follow(myEventsDocument, { after: myCursor });
    expect((await events.until(1)).map(({ myEvents }) => titleOf(myEvents))).toEqual(['before the subscription']);

    const second = await newProject(ada, [person]);
    await newTask(ada, { projectId: second.id, title: 'in the second' });
    await events.until(({ myEvents }) => titleOf(myEvents) === 'in the second');
    expect(events.data.map(({ myEvents }) => myEvents)).toContainEqual(
      expect.objectContaining({ __typename: 'MembershipStarted', projectId: second.id }),
    );
    await removeMember(ada, first.id, person.id);
    await events.until(({ myEvents }) => myEvents.__typename === 'MembershipEnded');
    await newTask(ada, { projectId: first.id, title: 'secret' });
    await newTask(ada, { projectId: second.id, title: 'visible' });
    await events.until(({ myEvents }) => titleOf(myEvents) === 'visible');
    const last = events.data.at(-1)?.myEvents.cursor;
    await events[Symbol.asyncDispose]();

    // During the disconnection the user rejoins the first project and is removed from the second.
    await newTask(ada, { projectId: second.id, title: 'missed' });
    await addMember(ada, first.id, person);
    await newTask(ada, { projectId: first.id, title: 'after the return' });
    await removeMember(ada, second.id, person.id);
    await newTask(ada, { projectId: second.id, title: 'secret too' });

    await using resumed = person.follow(myEventsDocument, { after: last });
    await resumed.until(({ myEvents }) => titleOf(myEvents) === 'after the return');
    await resumed.until(({ myEvents }) => myEvents.__typename === 'MembershipEnded');
    const titles = [...events.data, ...resumed.data].map(({ myEvents }) => titleOf(myEvents));
    expect(titles).not.toContain('secret');
    expect(titles).not.toContain('secret too');
    // Replay is authorized again: a removed member receives nothing of the project, not even past events.
    expect(titles).not.toContain('missed');
    await using foreign = ada.follow(myEventsDocument, { after: last });
    expect(await foreign.refusal()).toBe('BAD_USER_INPUT');
  });

  it('answer CURSOR_EXPIRED without a partial replay when retention has deleted events after the cursor', async () => {
    const project = await newProject(ada);
    const task = await newTask(ada, { projectId: project.id, title: '0' });
    for (const title of ['1', '2', '3']) await changeTask(ada, { taskId: task.id, title });
    const last = await changeTask(ada, { taskId: task.id, title: '4' });
    await backend.database.prisma.event.updateMany({
      where: { streamId: project.id, seq: { lte: 4 } },
      data: { occurredAt: new Date(Date.now() - 3_600_000) },
    });
    await using retention = new Retention({
      db: backend.database.db,
      logger: app.services.logger,
      keepSeconds: 1_800,
      everyMs: 3_600_000,
      metrics: app.services.metrics,
      pruneMore: {},
    });
    await retention.nudge();
    await using expired = ada.follow(taskChangedDocument, { projectId: project.id, after: task.cursor });
    expect(await expired.refusal()).toBe('CURSOR_EXPIRED');
    const page = await ada.post(changesDocument, { projectId: project.id, after: task.cursor, first: 10 });
    expect(page.errors).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED' } }]);
    await using kept = ada.follow(taskChangedDocument, { projectId: project.id, after: last.cursor });
    await changeTask(ada, { taskId: task.id, title: '5' });
    expect((await kept.until(1))[0]?.taskChanged).toMatchObject({ task: { title: '5' } });
    const oldest = await ada.ask(changesDocument, { projectId: project.id, first: 10 });
    expect(oldest.changes.events[0]?.seq).toBe(5);
  });

  it('answer CURSOR_EXPIRED to a cursor more than LIMIT_REPLAY_EVENTS behind', async () => {
    await using own = await kind.open();
    await using other = await startInstance(own, { env: { LIMIT_REPLAY_EVENTS: '2' } });
    const person = await newPerson(other.url);
    const project = await newProject(person);
    const task = await newTask(person, { projectId: project.id, title: '0' });
    for (const title of ['1', '2', '3']) await changeTask(person, { taskId: task.id, title });
    await using refused = person.follow(taskChangedDocument, { projectId: project.id, after: task.cursor });
    expect(await refused.refusal()).toBe('CURSOR_EXPIRED');
  });
});
