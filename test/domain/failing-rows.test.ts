import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { setOperator } from '../../src/domain/user/operators.js';
import { remindersOf } from '../reminders/harness.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { FakeClock } from '../support/clock.js';
import { startInstance } from '../support/instance.js';
import { succeed } from '../support/mutate.js';
import { newProject, newTask } from '../support/operations.js';

/*
 * Rows of one user that scheduled work cannot process: a trigger refuses every write for this user.
 */

describeBackends('scheduled work with a failing row', (kind) => {
  let backend: Backend;
  let app: App;
  let clock: FakeClock;
  let ada: Person;
  let bob: Person;
  let eve: Person;

  beforeAll(async () => {
    backend = await kind.open();
    clock = new FakeClock();
    app = await startInstance(backend, { clock });
    ada = await newPerson(app.url, 'Ada');
    await setOperator(backend.database.db, ada.email, true);
    const { prisma } = backend.database;
    await prisma.$executeRaw`CREATE TABLE broken (user_id text)`;
    await prisma.$executeRaw`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE row notification := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
      BEGIN
        IF EXISTS (SELECT FROM broken WHERE user_id = row.user_id) THEN RAISE EXCEPTION 'broken row'; END IF;
        RETURN row;
      END $$`;
    await prisma.$executeRaw`
      CREATE TRIGGER refuse BEFORE INSERT OR UPDATE OR DELETE ON notification FOR EACH ROW EXECUTE FUNCTION refuse()`;
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    [bob, eve] = [await newPerson(app.url, 'Bob'), await newPerson(app.url, 'Eve')];
    await app.backgroundTasks.announcements.nudge();
    await mend();
  });

  const failRowsOf = (person: Person) => backend.database.prisma.$executeRaw`INSERT INTO broken VALUES (${person.id})`;
  const mend = () => backend.database.prisma.$executeRaw`DELETE FROM broken`;
  const setAside = async (task: string) => {
    const { values } = await app.services.metrics.setAside.get();
    return values.find(({ labels }) => labels.task === task)?.value ?? 0;
  };
  const holders = async (announcementId: string) => {
    const where = { announcementId, userId: { in: [bob.id, eve.id] } };
    const rows = await backend.database.prisma.notification.findMany({ where, select: { userId: true } });
    return new Set(rows.map(({ userId }) => userId));
  };

  /** Creates a task of each user that is due on a day. */
  async function dueTasks(dueDate: string): Promise<{ bobsTask: string; evesTask: string }> {
    const { id: projectId } = await newProject(ada, [bob, eve]);
    const task = async ({ id }: Person) =>
      (await newTask(ada, { projectId, title: 'x', dueDate, assigneeIds: [id] })).id;
    return { bobsTask: await task(bob), evesTask: await task(eve) };
  }

  it('delivers the reminders of all other users, and the failing one after a retry', async () => {
    const day = clock.day(5);
    const { bobsTask, evesTask } = await dueTasks(day);
    await failRowsOf(bob);
    const before = await setAside('reminders');
    clock.setBeforeEnd(day, 60);
    await app.backgroundTasks.reminders.nudge();
    expect(await remindersOf(backend, eve)).toEqual([`DUE_SOON ${day} ${evesTask}`]);
    expect(await setAside('reminders')).toBe(before + 1);
    await mend();
    // Another instance retries; the same instance retries after a minute.
    await using other = await startInstance(backend, { clock });
    await other.backgroundTasks.reminders.nudge();
    expect(await remindersOf(backend, bob)).toEqual([`DUE_SOON ${day} ${bobsTask}`]);
  });

  it('plans no reminder of an impossible due date, and reminds users of unknown time zones as in UTC', async () => {
    const day = clock.day(5);
    const { bobsTask, evesTask } = await dueTasks(day);
    const { prisma } = backend.database;
    await prisma.$executeRaw`UPDATE "user" SET time_zone = 'Mars/Olympus' WHERE id = ${eve.id}`;
    const far = await dueTasks(day);
    await prisma.$executeRaw`UPDATE task SET due_date = '9999-12-31' WHERE id IN (${bobsTask}, ${far.evesTask})`;
    await prisma.$executeRaw`UPDATE task SET due_date = '294276-12-31' WHERE id = ${far.bobsTask}`;
    const failed = await setAside('reminders');
    clock.setBeforeEnd(day, 60);
    await app.backgroundTasks.reminders.nudge();
    expect(await remindersOf(backend, eve)).toEqual([`DUE_SOON ${day} ${evesTask}`]);
    expect(await remindersOf(backend, bob)).toEqual([]);
    expect(await setAside('reminders')).toBe(failed);
    const planned = await prisma.taskAssignee.count({ where: { taskId: bobsTask, remindAt: { not: null } } });
    expect(planned).toBe(0);
  });

  it('ends the snoozes of all other users', async () => {
    const { id: projectId } = await newProject(ada, [bob, eve]);
    const { prisma } = backend.database;
    await newTask(ada, { projectId, title: 'x', assigneeIds: [bob.id, eve.id] });
    await prisma.$executeRaw`
      UPDATE notification SET snoozed_until = now() + interval '1 hour' WHERE user_id IN (${bob.id}, ${eve.id})`;
    await prisma.$executeRaw`UPDATE notification SET snoozed_until = now() WHERE user_id IN (${bob.id}, ${eve.id})`;
    await failRowsOf(bob);
    const snoozed = (person: Person) =>
      prisma.notification.count({ where: { userId: person.id, snoozedUntil: { not: null } } });
    await expect.poll(() => snoozed(eve)).toBe(0);
  });

  it('delivers an announcement to all other users, and withdraws it from all other users', async () => {
    await failRowsOf(bob);
    const input = { title: 'Maintenance', body: 'On Sunday.' };
    const { announcement } = await succeed<{ announcement: { id: string } }>(
      ada,
      'publishAnnouncement',
      input,
      'announcement { id }',
    );
    await app.backgroundTasks.announcements.nudge();
    expect(await holders(announcement.id)).toEqual(new Set([eve.id]));
    expect(await setAside('announcements')).toBeGreaterThan(0);
    await mend();
    // Events wake every instance, and a row that one instance works on is skipped by the others until their next run.
    const holdersAfterRunOf = (instance: App) =>
      expect.poll(async () => {
        await instance.backgroundTasks.announcements.nudge();
        return holders(announcement.id);
      });
    await using other = await startInstance(backend, { clock });
    await holdersAfterRunOf(other).toEqual(new Set([bob.id, eve.id]));

    await failRowsOf(eve);
    await succeed(ada, 'withdrawAnnouncement', { announcementId: announcement.id });
    await holdersAfterRunOf(other).toEqual(new Set([eve.id]));
    await mend();
    await using third = await startInstance(backend, { clock });
    await holdersAfterRunOf(third).toEqual(new Set());
  });
});
