import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { lockDueAssignments } from '../../src/domain/reminder/dispatch-due.js';
import { newId } from '../../src/ids.js';
import { type Backend, describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { FakeClock } from '../support/clock.js';
import { countWaiting, holdStream } from '../support/held-stream.js';
import { startInstance } from '../support/instance.js';
import { newProject } from '../support/operations.js';
import { startProcess } from '../support/servers.js';
import { remind, remindersOf } from './harness.js';

const tasksEach = 150;

describeServices('reminders over several instances', (kind) => {
  let backend: Backend;
  let ada: Person;
  let bob: Person;
  let first: App;

  beforeAll(async () => {
    backend = await kind.open();
    first = await startInstance(backend);
  });
  afterAll(async () => {
    await first[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    [ada, bob] = [await newPerson(first.url), await newPerson(first.url)];
  });

  /** Creates tasks with Ada and Bob as assignees, without events. */
  async function fill(projectId: string, day: string, count = tasksEach): Promise<string[]> {
    const { prisma } = backend.database;
    const taskIds = Array.from({ length: count }, () => newId('task'));
    await prisma.task.createMany({
      data: taskIds.map((id, index) => ({
        ...{ id, projectId, number: index + 1, title: `Task ${index}`, position: `a${index}`, createdById: ada.id },
        dueDate: new Date(day),
      })),
    });
    const people = [ada.id, bob.id];
    await prisma.taskAssignee.createMany({
      data: taskIds.flatMap((taskId) => people.map((userId) => ({ taskId, userId }))),
    });
    return taskIds;
  }

  it('are delivered once each while instances start and stop', async () => {
    const clock = new FakeClock();
    const instances = await Promise.all([1, 2, 3].map(() => startInstance(backend, { clock })));
    const day = clock.day(5);
    const { id: projectId } = await newProject(ada, [bob]);
    const taskIds = await fill(projectId, day);
    const all = (kind: string) => taskIds.map((id) => `${kind} ${day} ${id}`);
    const expected: string[] = [];
    for (const [minutes, kind] of [
      [1_440, 'DUE_SOON'],
      [60, 'DUE_SOON'],
      // Ten hours after the end of the due date.
      [-600, 'OVERDUE'],
    ] as const) {
      clock.setBeforeEnd(day, minutes);
      const rounds = instances.flatMap((app) => [remind(app), remind(app)]);
      // One instance stops during its dispatch; another one starts.
      await instances.shift()?.[Symbol.asyncDispose]();
      instances.push(await startInstance(backend, { clock }));
      await Promise.all([...rounds, ...instances.map(remind)]);
      expected.push(...all(kind));
      for (const person of [ada, bob]) {
        expect((await remindersOf(backend, person)).sort()).toEqual([...expected].sort());
      }
    }
    await Promise.all(instances.map((app) => app[Symbol.asyncDispose]()));
  });

  it('are never written after the event that completes the task', async () => {
    const clock = new FakeClock();
    await using app = await startInstance(backend, { clock });
    const day = clock.day(5);
    const { id: projectId } = await newProject(ada, [bob]);
    const taskIds = await fill(projectId, day, 100);
    clock.setBeforeEnd(day, 60);
    const done = (taskId: string) =>
      ada.post('mutation ($input: UpdateTaskInput!) { updateTask(input: $input) { __typename } }', {
        input: { taskId, status: 'DONE' },
      });
    await Promise.all([remind(app), ...taskIds.map(done)]);
    await remind(app);
    const { prisma } = backend.database;
    const ends = await prisma.event.findMany({ where: { streamId: projectId, kind: 'TaskStatusChanged' } });
    expect(ends).toHaveLength(100);
    const completedAt = new Map(ends.map(({ entityId, occurredAt }) => [entityId, occurredAt]));
    const reminders = await prisma.notification.findMany({ where: { projectId, kind: 'DUE_SOON' } });
    for (const { taskId, createdAt } of reminders)
      expect(createdAt <= completedAt.get(taskId!)!, `${taskId}`).toBe(true);
  });

  it('are delivered once each when an instance is killed during a batch', async () => {
    // The processes use the database's clock: today ends within 24 hours, so the tasks are due soon.
    const day = new FakeClock().day(0);
    const { id: projectId } = await newProject(ada, [bob]);
    const killed = await startProcess({ ...backend.env, JWT_SECRET: 'x'.repeat(32) });
    // The transaction that delivers the batch waits for the lock of Bob's stream.
    const held = await holdStream(backend, bob.id);
    await fill(projectId, day);
    await expect.poll(() => countWaiting(backend), { timeout: 30_000 }).toBe(1);
    await killed.kill();
    await held[Symbol.asyncDispose]();
    const next = await startProcess({ ...backend.env, JWT_SECRET: 'x'.repeat(32) });
    const counts = async () => [(await remindersOf(backend, ada)).length, (await remindersOf(backend, bob)).length];
    await expect.poll(counts, { timeout: 20_000 }).toEqual([tasksEach, tasksEach]);
    await next.kill();
    await remind(first);
    for (const person of [ada, bob]) expect(new Set(await remindersOf(backend, person)).size).toBe(tasksEach);
    expect(await counts()).toEqual([tasksEach, tasksEach]);
  }, 90_000);

  it('are found by an index among 100,000 tasks', async () => {
    const client = new Client({ connectionString: backend.env.DATABASE_URL! });
    await client.connect();
    const { id: projectId } = await newProject(ada, [bob]);
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO task (id, project_id, number, title, position, created_by_id, due_date)
       SELECT 'task_' || lpad(to_hex(i), 26, '0'), $1, i, 'x', 'a', $2, date '2027-01-01' + i % 1000
       FROM generate_series(1, 100000) i`,
      [projectId, ada.id],
    );
    await client.query(
      `INSERT INTO task_assignee (task_id, user_id, remind_at)
       SELECT id, $1, CASE WHEN number % 2 = 0 THEN due_date::timestamptz END FROM task WHERE title = 'x'`,
      [bob.id],
    );
    await client.query('VACUUM ANALYZE task, task_assignee');
    const now = new Date('2027-01-02T12:00:00Z');
    const { sql, parameters } = lockDueAssignments.compile({ now, limit: 100, excluded: [] });
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT TEXT) ${sql}`, [...parameters]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('task_assignee_remind_at_idx');
    expect(plan).not.toContain('Seq Scan');
    expect(plan).not.toContain('Sort');
    await client.end();
  });
});
