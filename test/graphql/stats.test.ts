import { afterAll, beforeAll, expect, it } from 'vitest';
import { countStatements } from '../../bench/support/statement-counter.js';
import type { App } from '../../src/app.js';
import { openPostgres } from '../../src/store/postgres.js';
import type { CreateTaskInput } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends, describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import {
  addCommentDocument,
  changeTask,
  deleteTaskDocument,
  newProject,
  newTask,
  removeMember,
  taskChangedDocument,
} from '../support/operations.js';

const statsDocument = graphql(`
  query Stats($id: ID!) {
    project(id: $id) {
      stats {
        cursor
        total
        byStatus {
          status
          count
        }
        byPriority {
          priority
          count
        }
        byAssignee {
          user {
            id
            name
          }
          count
        }
        unassigned
        overdue
        doneByWeek {
          week
          count
        }
      }
    }
  }
`);

const allStatsDocument = graphql(`
  query AllStats($first: Int) {
    projects(first: $first) {
      nodes {
        id
        stats {
          total
        }
      }
    }
  }
`);

const statsChangedDocument = graphql(`
  subscription StatsChanged($projectId: ID!) {
    projectStatsChanged(projectId: $projectId) {
      cursor
      total
      byStatus {
        status
        count
      }
      byAssignee {
        user {
          name
        }
        count
      }
      overdue
    }
  }
`);

const dayMs = 86_400_000;
const day = (offset: number) => new Date(Date.now() + offset * dayMs).toISOString().slice(0, 10);
/** Milliseconds between two computations of statistics in these tests. */
const interval = 300;

describeBackends('project statistics', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let eve: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { timing: { stats: interval, feedLinger: 50 } });
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

  const statsOf = async (id: string) => (await ada.ask(statsDocument, { id })).project.stats;
  const make = (projectId: string, input: Partial<CreateTaskInput> = {}) =>
    newTask(ada, { projectId, title: 'A task', ...input });
  const followers = () => app.feeds.size;

  it('count tasks by status, priority, assignee, due date and week of completion', async () => {
    const project = await newProject(ada, [bob]);
    await make(project.id, { status: 'BACKLOG', priority: 'URGENT', dueDate: day(-1), assigneeIds: [bob.id] });
    await make(project.id, { priority: 'URGENT', dueDate: day(0), assigneeIds: [bob.id, ada.id] });
    await make(project.id, { status: 'DONE', dueDate: day(-3), assigneeIds: [ada.id] });
    await make(project.id, { status: 'CANCELLED', dueDate: day(-3) });
    await make(project.id, { dueDate: day(-30) });
    const old = await make(project.id, { status: 'DONE' });
    const ancient = await make(project.id, { status: 'DONE' });
    const deleted = await make(project.id, { dueDate: day(-30), status: 'IN_REVIEW', assigneeIds: [ada.id] });
    await ada.ask(deleteTaskDocument, { input: { taskId: deleted.id } });
    const { prisma } = app.services;
    const ago = (weeks: number) => ({ completedAt: new Date(Date.now() - weeks * 7 * dayMs) });
    await prisma.task.update({ where: { id: old.id }, data: ago(11) });
    await prisma.task.update({ where: { id: ancient.id }, data: ago(12) });

    const stats = await statsOf(project.id);
    expect(stats).toMatchObject({
      total: 7,
      byStatus: [
        { status: 'BACKLOG', count: 1 },
        { status: 'TODO', count: 2 },
        { status: 'IN_PROGRESS', count: 0 },
        { status: 'IN_REVIEW', count: 0 },
        { status: 'DONE', count: 3 },
        { status: 'CANCELLED', count: 1 },
      ],
      byPriority: [
        { priority: 'NONE', count: 5 },
        { priority: 'LOW', count: 0 },
        { priority: 'MEDIUM', count: 0 },
        { priority: 'HIGH', count: 0 },
        { priority: 'URGENT', count: 2 },
      ],
      byAssignee: [
        { user: { id: bob.id, name: 'Bob' }, count: 2 },
        { user: { id: ada.id, name: 'Ada' }, count: 1 },
      ],
      unassigned: 1,
      overdue: 2,
    });
    const counts = stats.doneByWeek.map(({ count }) => count);
    expect(counts).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    const mondays = stats.doneByWeek.map(({ week }) => new Date(`${week}T00:00:00Z`));
    for (const [index, monday] of mondays.entries()) {
      expect(monday.getUTCDay()).toBe(1);
      if (index > 0) expect(monday.getTime() - mondays[index - 1]!.getTime()).toBe(7 * dayMs);
    }
    const age = Date.now() - mondays[11]!.getTime();
    expect(age >= 0 && age < 7 * dayMs).toBe(true);
  });

  it('are zero for an empty project, and return NOT_FOUND when the viewer is not a member', async () => {
    const project = await newProject(ada);
    expect(await statsOf(project.id)).toMatchObject({ total: 0, byAssignee: [], unassigned: 0, overdue: 0 });
    const { errors } = await eve.post(statsDocument, { id: project.id });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    await using refused = eve.follow(statsChangedDocument, { projectId: project.id });
    expect(await refused.refusal()).toBe('NOT_FOUND');
    await using misspelt = ada.follow(statsChangedDocument, { projectId: 'project' });
    expect(await misspelt.refusal()).toBe('BAD_USER_INPUT');
  });

  it('return a cursor from which a subscription delivers the first event that is not counted', async () => {
    const project = await newProject(ada);
    await make(project.id);
    const { cursor, total } = await statsOf(project.id);
    expect(total).toBe(1);
    await using events = ada.follow(taskChangedDocument, { projectId: project.id, after: cursor });
    const { id } = await make(project.id, { title: 'Later' });
    expect(await events.until(1)).toMatchObject([{ taskChanged: { seq: 3, task: { id } } }]);
  });

  it('projectStatsChanged delivers the current state first and then each new state', async () => {
    const project = await newProject(ada, [bob]);
    const task = await make(project.id, { assigneeIds: [bob.id], dueDate: day(-2) });
    await using live = bob.follow(statsChangedDocument, { projectId: project.id });
    expect(await live.until(1)).toMatchObject([
      { projectStatsChanged: { total: 1, overdue: 1, byAssignee: [{ user: { name: 'Bob' }, count: 1 }] } },
    ]);
    await changeTask(ada, { taskId: task.id, status: 'DONE' });
    const [, second] = await live.until(2);
    expect(second).toMatchObject({ projectStatsChanged: { total: 1, overdue: 0, byAssignee: [] } });
    expect(second?.projectStatsChanged.byStatus).toContainEqual({ status: 'DONE', count: 1 });
    expect(second?.projectStatsChanged.cursor).not.toBe(live.data[0]?.projectStatsChanged.cursor);
  });

  it('projectStatsChanged delivers at most one state per interval for several changes', async () => {
    const project = await newProject(ada);
    await using live = ada.follow(statsChangedDocument, { projectId: project.id });
    await live.until(1);
    const began = Date.now();
    await Promise.all(Array.from({ length: 8 }, () => make(project.id)));
    await live.until(({ projectStatsChanged }) => projectStatsChanged.total === 8);
    const intervals = Math.floor((Date.now() - began) / interval);
    expect(live.data.length).toBeLessThanOrEqual(2 + intervals);
    const totals = live.data.map(({ projectStatsChanged }) => projectStatsChanged.total);
    expect(totals).toEqual([...new Set(totals)].sort((a, b) => a - b));
  });

  it('projectStatsChanged delivers nothing when an event leaves the numbers unchanged', async () => {
    const project = await newProject(ada);
    const task = await make(project.id);
    await using live = ada.follow(statsChangedDocument, { projectId: project.id });
    await live.until(1);
    await changeTask(ada, { taskId: task.id, title: 'Another title' });
    await ada.ask(addCommentDocument, { input: { taskId: task.id, body: 'x' } });
    // This event triggers a computation, but the numbers stay the same.
    await changeTask(ada, { taskId: task.id, dueDate: day(5) });
    await changeTask(ada, { taskId: task.id, status: 'IN_REVIEW' });
    await live.until(2);
    expect(
      live.data.map(({ projectStatsChanged: { byStatus } }) => byStatus.find(({ count }) => count)?.status),
    ).toEqual(['TODO', 'IN_REVIEW']);
  });

  it('projectStatsChanged ends with ACCESS_REVOKED when the viewer is removed, without later states', async () => {
    const project = await newProject(ada, [bob]);
    await using live = bob.follow(statsChangedDocument, { projectId: project.id });
    await live.until(1);
    await removeMember(ada, project.id, bob.id);
    await make(project.id);
    await live.ended;
    expect(live.results).toMatchObject([
      { data: { projectStatsChanged: { total: 0 } } },
      { errors: [{ extensions: { code: 'ACCESS_REVOKED' } }] },
    ]);
  });

  it('projectStatsChanged works over server-sent events', async () => {
    const project = await newProject(ada);
    const abort = new AbortController();
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: ada.authorization },
      body: JSON.stringify({
        query: `subscription { projectStatsChanged(projectId: "${project.id}") { total } }`,
      }),
      signal: abort.signal,
    });
    let text = '';
    const decoder = new TextDecoder();
    const reader = response.body!.getReader();
    const until = async (wanted: string) => {
      while (!text.includes(wanted)) text += decoder.decode((await reader.read()).value, { stream: true });
    };
    await until('"total":0');
    await make(project.id);
    await until('"total":1');
    abort.abort();
    await expect.poll(followers).toBe(1);
  });

  it('projectStatsChanged releases its feed at any moment of unsubscribing', async () => {
    const project = await newProject(ada, [bob]);
    // The instance's own feed.
    await expect.poll(followers).toBe(1);
    const waiting = ada.follow(statsChangedDocument, { projectId: project.id });
    const changing = bob.follow(statsChangedDocument, { projectId: project.id });
    await Promise.all([waiting.until(1), changing.until(1)]);
    expect(followers()).toBe(2);
    await make(project.id);
    await changing[Symbol.asyncDispose]();
    const early = bob.follow(statsChangedDocument, { projectId: project.id });
    await early[Symbol.asyncDispose]();
    await waiting.until(2);
    await waiting[Symbol.asyncDispose]();
    await expect.poll(followers).toBe(1);
  });
});

describeServices('shared project statistics', (kind) => {
  it('are computed by one statement for all subscribers of a project and for all projects of a query', async () => {
    await using backend = await kind.open();
    await using counter = await countStatements(backend.env.DATABASE_URL!);
    await using database = openPostgres(counter.url, 5, () => {});
    await using app = await startInstance({ ...backend, database }, { timing: { headCheck: 60_000, stats: interval } });
    const countings = () => {
      const texts = [...counter.counts].filter(([text]) => text.includes('doneByWeek'));
      return texts.reduce((sum, [, count]) => sum + count, 0);
    };
    const ada = await newPerson(app.url, 'Ada');
    const projects = [await newProject(ada), await newProject(ada), await newProject(ada)];
    const [{ id }] = projects as [{ id: string }, unknown, unknown];
    await newTask(ada, { projectId: id, title: 'x' });

    counter.reset();
    const all = await ada.ask(allStatsDocument, { first: 10 });
    expect(countings()).toBe(1);
    expect(all.projects.nodes.map((project) => [project.id, project.stats.total]).sort()).toEqual(
      projects.map((project) => [project.id, project.id === id ? 1 : 0]).sort(),
    );

    counter.reset();
    const began = Date.now();
    const client = ada.socket();
    const totals = Array.from({ length: 30 }, (): number[] => []);
    const over = totals.map(async (seen) => {
      const query = `subscription { projectStatsChanged(projectId: "${id}") { total } }`;
      for await (const { data } of client.iterate<{ projectStatsChanged: { total: number } }>({ query })) {
        seen.push(data!.projectStatsChanged.total);
        if (seen.at(-1) === 6) return;
      }
    });
    await expect.poll(() => totals.every((seen) => seen.length > 0)).toBe(true);
    for (let index = 0; index < 5; index += 1) await newTask(ada, { projectId: id, title: 'x' });
    await Promise.all(over);
    await client.dispose();
    const intervals = Math.floor((Date.now() - began) / interval);
    expect(countings()).toBeLessThanOrEqual(1 + intervals);
  });

  it('reach subscribers of another instance, and end there when the viewer is removed', async () => {
    await using backend = await kind.open();
    const timing = { headCheck: 60_000, stats: interval };
    await using a = await startInstance(backend, { timing });
    await using b = await startInstance(backend, { timing });
    const [ada, bob] = [await newPerson(a.url, 'Ada'), await newPerson(a.url, 'Bob')];
    const project = await newProject(ada, [bob]);
    await using live = bob.at(b.url).follow(statsChangedDocument, { projectId: project.id });
    await live.until(1);
    await newTask(ada, { projectId: project.id, title: 'Over there' });
    expect(await live.until(2)).toMatchObject([
      { projectStatsChanged: { total: 0 } },
      { projectStatsChanged: { total: 1 } },
    ]);
    await removeMember(ada, project.id, bob.id);
    await live.ended;
    expect(live.results[2]).toMatchObject({ errors: [{ extensions: { code: 'ACCESS_REVOKED' } }] });
  });
});
