import { generateNKeysBetween } from 'fractional-indexing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { participantsOf, participationComments } from '../../src/domain/notification/participants.js';
import { writeTaskDocuments } from '../../src/domain/search/write-documents.js';
import { newId } from '../../src/ids.js';
import { maxPrefetches } from '../../src/reads/prefetch.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { FakeClock } from '../support/clock.js';
import { startInstance } from '../support/instance.js';
import { readInbox } from '../support/notifications.js';
import { newProject, newTask } from '../support/operations.js';

/** Limits of single statements, transactions and lists. ARCHITECTURE.md documents the behaviour beyond each limit. */
describeBackends('a bound of reads and scheduled work', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let projectId: string;
  const clock = new FakeClock();

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { clock });
    [ada, bob] = [await newPerson(app.url, 'Ada'), await newPerson(app.url, 'Bob')];
    projectId = (await newProject(ada, [bob])).id;
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** Writes tasks without the API. @returns their ids */
  async function writeTasks(count: number, title: string): Promise<string[]> {
    const { prisma } = backend.database;
    const { lastTaskNumber } = await prisma.project.update({
      where: { id: projectId },
      data: { lastTaskNumber: { increment: count } },
    });
    const last = await prisma.task.findFirst({ where: { projectId }, orderBy: { position: 'desc' } });
    const positions = generateNKeysBetween(last?.position ?? null, null, count);
    const rows = positions.map((position, index) => ({
      ...{ id: newId('task'), projectId, title, createdById: ada.id },
      ...{ number: lastTaskNumber - count + index + 1, position },
    }));
    await prisma.task.createMany({ data: rows });
    return rows.map(({ id }) => id);
  }

  it('limits the participants of a task to authors of the newest 1,000 comments', async () => {
    const { db, prisma } = backend.database;
    const { id: taskId } = await newTask(ada, { projectId, title: 'Much discussed' });
    const comment = (authorId: string) => ({ id: newId('comment'), taskId, authorId, body: 'x' });
    await prisma.comment.create({ data: comment(bob.id) });
    const later = Array.from({ length: participationComments - 1 }, () => comment(ada.id));
    await prisma.comment.createMany({ data: later });
    const participants = () => db.transaction((tx) => participantsOf(tx, taskId));
    expect((await participants()).sort()).toEqual([ada.id, bob.id].sort());
    await prisma.comment.create({ data: comment(ada.id) });
    expect(await participants()).toEqual([ada.id]);
  });

  it('limits a search to the best 1,000 matches', async () => {
    const ids = await writeTasks(1_001, 'Sought');
    await backend.database.db.transaction((tx) =>
      writeTaskDocuments(
        tx,
        ids.map((id) => ({ id, projectId, title: 'Sought', description: '' })),
      ),
    );
    const { data } = await ada.post<{ tasks: { totalCount: number } }, object>(
      'query ($projectId: ID!) { tasks(projectId: $projectId, search: "sought") { totalCount } }',
      { projectId },
    );
    expect(data).toEqual({ tasks: { totalCount: 1_000 } });
  });

  it('does not affect the value of a field beyond the 50 prefetched ones', async () => {
    const { id } = await newTask(ada, { projectId, title: 'Many lists' });
    const fields = Array.from(
      { length: maxPrefetches + 1 },
      (_, index) => `c${index}: comments(first: ${index + 1}) { totalCount }`,
    );
    const { data, errors } = await ada.post<{ tasks: { nodes: [object] } }, object>(
      `query ($projectId: ID!, $id: ID!) { tasks(projectId: $projectId, filter: { parent: { null: true }, title: { eq: "Many lists" } }) { nodes { id ${fields.join(' ')} } } task(id: $id) { id } }`,
      { projectId, id },
    );
    expect(errors).toBeUndefined();
    expect(Object.values(data?.tasks.nodes[0] ?? {})).toEqual([id, ...fields.map(() => ({ totalCount: 0 }))]);
  });

  it('does not prevent one round from delivering more reminders than one transaction takes', async () => {
    const { prisma } = backend.database;
    const ids = await writeTasks(101, 'Due');
    await prisma.task.updateMany({ where: { id: { in: ids } }, data: { dueDate: new Date(clock.day(1)) } });
    const remindAt = clock.present;
    await prisma.taskAssignee.createMany({ data: ids.map((taskId) => ({ taskId, userId: bob.id, remindAt })) });
    clock.setBeforeEnd(clock.day(1), 30);
    await app.backgroundTasks.reminders.nudge();
    expect(await prisma.notification.count({ where: { userId: bob.id, kind: 'DUE_SOON' } })).toBe(101);
  });

  it('does not prevent more snoozes from ending together than one transaction takes', async () => {
    const { prisma } = backend.database;
    const carol = await newPerson(app.url, 'Carol');
    await newProject(ada, [carol]);
    const due = { snoozedUntil: new Date(Date.now() - 1_000), readAt: new Date() };
    const row = () => ({
      id: newId('notification'),
      userId: carol.id,
      kind: 'ANNOUNCEMENT' as const,
      actorIds: [],
      ...due,
    });
    await prisma.notification.createMany({ data: Array.from({ length: 501 }, row) });
    await expect
      .poll(async () => (await readInbox(carol, { filter: { kinds: ['ANNOUNCEMENT'] }, first: 1 })).totalCount, {
        timeout: 20_000,
      })
      .toBe(501);
  });
});
