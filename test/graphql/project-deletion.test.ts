import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countStatements } from '../../bench/support/statement-counter.js';
import type { App } from '../../src/app.js';
import { emptyDeletedProjects } from '../../src/domain/project/empty-deleted.js';
import { SetAside } from '../../src/domain/set-aside.js';
import { pruneBatch, pruneEndedStreams } from '../../src/events/retention.js';
import type { Db } from '../../src/store/database.js';
import { openPostgres } from '../../src/store/postgres.js';
import { type Backend, describeBackends, describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { mutate, succeed } from '../support/mutate.js';
import { newProject } from '../support/operations.js';

const tasks = 1_200;

/** Fills a project with rows in every table that belongs to a project. The rows of a table exceed one batch, where they can. */
async function fill({ database: { prisma } }: Backend, projectId: string, [ada, bob]: readonly [Person, Person]) {
  // The ids are valid: the server's own prefix and 26 characters.
  const tag = projectId.slice('project_'.length, -5);
  const task = (n: number) => `task_${tag}${String(n).padStart(5, '0')}`;
  const comment = `comment_${tag}`;
  for (const statement of [
    `INSERT INTO task (id, project_id, number, title, position, created_by_id, due_date, parent_id)
     SELECT 'task_${tag}' || lpad(n::text, 5, '0'), '${projectId}', n, 'Task ' || n, 'm' || n, '${ada.id}', CURRENT_DATE, NULL
     FROM generate_series(1, ${tasks}) n`,
    // One parent with many sub-tasks, and a chain of three levels.
    `UPDATE task SET parent_id = '${task(1)}' WHERE project_id = '${projectId}' AND number > 600`,
    `UPDATE task SET parent_id = '${task(601)}' WHERE project_id = '${projectId}' AND number BETWEEN 602 AND 610`,
    `INSERT INTO task_assignee (task_id, user_id) SELECT id, '${bob.id}' FROM task WHERE project_id = '${projectId}'`,
    `INSERT INTO label (id, project_id, name) SELECT 'label_${tag}' || lpad(n::text, 5, '0'), '${projectId}', 'L' || n FROM generate_series(1, 3) n`,
    `INSERT INTO task_label (task_id, label_id) SELECT id, 'label_${tag}00001' FROM task WHERE project_id = '${projectId}'`,
    `INSERT INTO comment (id, task_id, author_id, body)
     SELECT '${comment}' || lpad(n::text, 5, '0'), '${task(1)}', '${ada.id}', 'x' FROM generate_series(1, 1100) n`,
    // Every comment but the first replies to it.
    `UPDATE comment SET parent_id = '${comment}00001' WHERE task_id = '${task(1)}' AND id > '${comment}00001'`,
    `INSERT INTO comment_revision (comment_id, version, body, written_at)
     SELECT '${comment}00001', n, 'x', now() FROM generate_series(1, 1050) n`,
    `INSERT INTO comment_reaction (comment_id, user_id, emoji) SELECT id, '${bob.id}', 'x' FROM comment WHERE task_id = '${task(1)}'`,
    `INSERT INTO comment_mention (comment_id, user_id) SELECT id, '${bob.id}' FROM comment WHERE task_id = '${task(1)}'`,
    `INSERT INTO saved_view (id, project_id, owner_id, name, filter, order_by) VALUES ('view_${tag}00001', '${projectId}', '${bob.id}', 'x', '{}', '[]')`,
    `INSERT INTO import_run (project_id, id, actor_id) VALUES ('${projectId}', 'run', '${bob.id}')`,
    `INSERT INTO reminder (task_id, user_id, due_date, minutes, delivered_at) VALUES ('${task(1)}', '${bob.id}', CURRENT_DATE, 60, now())`,
    `INSERT INTO notification_preference (user_id, project_id, kind, enabled) VALUES ('${bob.id}', '${projectId}', 'MENTIONED', TRUE)`,
    `INSERT INTO notification (id, user_id, kind, project_id, task_id, subject, actor_ids)
     SELECT 'notification_${tag}' || lpad(n::text, 5, '0'), '${bob.id}', 'ASSIGNED', '${projectId}', 'task_${tag}' || lpad(n::text, 5, '0'), 'task_${tag}' || lpad(n::text, 5, '0'), ARRAY['${ada.id}']
     FROM generate_series(1, 1100) n`,
    `UPDATE project SET last_task_number = ${tasks} WHERE id = '${projectId}'`,
  ]) {
    await prisma.$executeRawUnsafe(statement);
  }
  return { taskId: task(1) };
}

/** The number of rows of every table, and of the rows whose text contains a marker. */
async function rowsOf({ database: { prisma } }: Backend, marker = ''): Promise<Record<string, number>> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'`;
  const counts = await prisma.$queryRawUnsafe<{ name: string; rows: number }[]>(
    tables
      .map(
        ({ name }) =>
          `SELECT '${name}' AS name, count(*)::int AS rows FROM "${name}" t WHERE strpos(row_to_json(t)::text, $1) > 0`,
      )
      .join(' UNION ALL '),
    marker,
  );
  return Object.fromEntries(counts.filter(({ rows }) => rows > 0).map(({ name, rows }) => [name, rows]));
}

/** A hash of the versions and locks of a project's rows: a row that a transaction deletes, updates or locks changes it. */
async function versionsOf({ database: { prisma } }: Backend, projectId: string): Promise<unknown> {
  const hash = (table: string, owner: string) => `
    SELECT '${table}' AS name, count(*)::int AS rows, sum(hashtextextended(concat(t.ctid, t.xmin, t.xmax), 0))::text AS hash
    FROM ${table} t WHERE ${owner}`;
  const ofTasks = `task_id IN (SELECT id FROM task WHERE project_id = '${projectId}')`;
  return prisma.$queryRawUnsafe(
    [
      ...['task', 'label', 'notification', 'saved_view'].map((table) => hash(table, `project_id = '${projectId}'`)),
      ...['comment', 'task_assignee', 'task_label'].map((table) => hash(table, ofTasks)),
    ].join(' UNION ALL '),
  );
}

describeBackends('a deleted project', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let projectId: string;
  let key: string;
  let taskId: string;
  let before: Record<string, number>;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    [ada, bob] = [await newPerson(app.url, 'Ada'), await newPerson(app.url, 'Bob')];
    await fill(backend, (await newProject(ada, [bob])).id, [ada, bob]);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    await app.backgroundTasks.projectDeletion.nudge();
    before = await rowsOf(backend);
    const project = await newProject(ada, [bob]);
    projectId = project.id;
    key = (await backend.database.prisma.project.findUniqueOrThrow({ where: { id: projectId } })).key;
    ({ taskId } = await fill(backend, projectId, [ada, bob]));
  }, 60_000);

  const codeOf = async (person: Person, query: string, variables: object) =>
    (await person.post<object, object>(query, variables)).errors?.[0]?.extensions?.code;
  const stored = () => backend.database.prisma.task.count({ where: { projectId } });
  const backlog = async () =>
    /taskwire_deleted_projects (\d+)/.exec(await app.services.metrics.registry.metrics())?.[1];

  it('is gone for every member at once while its contents are untouched, and its key is free', async () => {
    const { prisma } = backend.database;
    const untouched = await versionsOf(backend, projectId);
    await succeed(ada, 'deleteProject', { projectId });
    expect(await versionsOf(backend, projectId)).toEqual(untouched);
    for (const person of [ada, bob]) {
      expect(await codeOf(person, 'query ($id: ID!) { project(id: $id) { name } }', { id: projectId })).toBe(
        'NOT_FOUND',
      );
      expect(await codeOf(person, 'query ($id: ID!) { node(id: $id) { id } }', { id: taskId })).toBe('NOT_FOUND');
      expect(await codeOf(person, 'query ($key: String!) { taskByKey(key: $key) { id } }', { key: `${key}-1` })).toBe(
        'NOT_FOUND',
      );
      expect(await mutate(person, 'createTask', { projectId, title: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
      const { data } = await person.post<{ projects: { nodes: { id: string }[] } }, object>(
        'query { projects(first: 100) { nodes { id } } }',
        {},
      );
      expect(data?.projects.nodes.map(({ id }) => id)).not.toContain(projectId);
    }
    await app.backgroundTasks.reminders.nudge();
    expect(await prisma.notification.count({ where: { projectId, kind: { in: ['DUE_SOON', 'OVERDUE'] } } })).toBe(0);

    await succeed(bob, 'createProject', { key, name: 'Again' });
    expect(await codeOf(bob, 'query ($key: String!) { taskByKey(key: $key) { id } }', { key: `${key}-1` })).toBe(
      'NOT_FOUND',
    );
    expect(await stored()).toBe(tasks);
  });

  it('is emptied by later batches, also after an instance died between them, until no table has a trace', async () => {
    await succeed(ada, 'deleteProject', { projectId });
    const { db, log, bus, logger, metrics } = app.services;
    const dying = new AbortController();
    let batches = 12;
    const mortal: Db = {
      ...db,
      transaction: (run) =>
        db.transaction(async (tx) => {
          const result = await run(tx);
          batches -= 1;
          if (batches > 0) return result;
          dying.abort();
          throw new Error('The instance died before its commit.');
        }),
    };
    const setAside = new SetAside({ task: 'project_deletion', logger, metrics });
    await emptyDeletedProjects({ db: mortal, log, bus, metrics, setAside }, dying.signal);
    expect(await stored()).toBeGreaterThan(0);
    expect((await rowsOf(backend, projectId)).notification).toBeUndefined();

    await app.backgroundTasks.projectDeletion.nudge();
    expect(await backlog()).toBe('0');
    const after = await rowsOf(backend);
    for (const table of ['event', 'event_task', 'stream']) delete after[table];
    expect(after).toEqual({ ...before, event: undefined, event_task: undefined, stream: undefined });

    // Events stay for the retention time, and the stream as long as its events.
    await pruneEndedStreams(db);
    expect(await rowsOf(backend, projectId)).toMatchObject({ event: expect.any(Number), stream: 1 });
    for (let deleted = 1n; deleted > 0n; ) {
      ({ numDeletedRows: deleted } = await pruneBatch(db.sql, -3_600).executeTakeFirstOrThrow());
    }
    await pruneEndedStreams(db);
    expect(await rowsOf(backend, projectId)).toEqual({});
  }, 60_000);

  it('leaves the inboxes of its members with NotificationsRemoved events that count each notification once', async () => {
    await succeed(ada, 'deleteProject', { projectId });
    const { prisma } = backend.database;
    const expected = await prisma.notification.count({ where: { projectId, userId: bob.id } });
    await app.backgroundTasks.projectDeletion.nudge();
    const events = await prisma.event.findMany({
      where: { streamId: bob.id, kind: 'NotificationsRemoved', entityId: projectId },
    });
    expect(events.reduce((sum, { data }) => sum + (data as { count: number }).count, 0)).toBe(expected);
    expect(await prisma.notification.count({ where: { projectId } })).toBe(0);
  }, 60_000);
});

describeServices('the deletion of a project', (kind) => {
  describe('on Postgres', () => {
    it('takes as many statements with a thousand tasks as with none', async () => {
      await using backend = await kind.open();
      await using counter = await countStatements(backend.env.DATABASE_URL!);
      const database = openPostgres(counter.url, 5, () => {});
      await using app = await startInstance({ ...backend, database });
      const [ada, bob] = [await newPerson(app.url), await newPerson(app.url)];
      const [empty, full] = [await newProject(ada, [bob]), await newProject(ada, [bob])];
      await fill(backend, full.id, [ada, bob]);
      const statements: number[] = [];
      for (const { id } of [empty, full]) {
        counter.reset();
        await succeed(ada, 'deleteProject', { projectId: id });
        const text = [...counter.counts].filter(([sql]) => !/FROM "?(notification|snoozed|stream WHERE)/.test(sql));
        statements.push(text.reduce((sum, [, count]) => sum + count, 0));
      }
      expect(statements[1]).toBe(statements[0]);
      expect(statements[0]).toBeLessThan(15);
    }, 60_000);

    it('is continued by one instance at a time', async () => {
      await using backend = await kind.open();
      await using app = await startInstance(backend);
      const ada = await newPerson(app.url);
      const { id: projectId } = await newProject(ada);
      await succeed(ada, 'createTask', { projectId, title: 'x' });
      await succeed(ada, 'deleteProject', { projectId });
      const { prisma } = backend.database;
      await prisma.$transaction(async (other) => {
        await other.$queryRaw`SELECT id FROM project WHERE id = ${projectId} FOR UPDATE`;
        await app.backgroundTasks.projectDeletion.nudge();
        expect(await prisma.task.count({ where: { projectId } })).toBe(1);
      });
      await app.backgroundTasks.projectDeletion.nudge();
      expect(await prisma.project.count({ where: { id: projectId } })).toBe(0);
    });
  });
});
