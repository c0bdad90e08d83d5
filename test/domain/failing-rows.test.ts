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
 * Rows that scheduled work can't handle, of one person: a trigger refuses whatever is written for them.
 */

describeBackends('scheduled work with a row that fails', (kind) => {
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
    const { db } = backend.database;
    await db.$executeRaw`CREATE TABLE broken (user_id text)`;
    await db.$executeRaw`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE row notification := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
      BEGIN
        IF EXISTS (SELECT FROM broken WHERE user_id = row.user_id) THEN RAISE EXCEPTION 'broken row'; END IF;
        RETURN row;
      END $$`;
    await db.$executeRaw`
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

  const breakRows = (person: Person) => backend.database.db.$executeRaw`INSERT INTO broken VALUES (${person.id})`;
  const mend = () => backend.database.db.$executeRaw`DELETE FROM broken`;
  const setAside = async (task: string) => {
    const { values } = await app.services.metrics.setAside.get();
    return values.find(({ labels }) => labels.task === task)?.value ?? 0;
  };
  const holders = async (announcementId: string) => {
    const where = { announcementId, userId: { in: [bob.id, eve.id] } };
    const rows = await backend.database.db.notification.findMany({ where, select: { userId: true } });
    return new Set(rows.map(({ userId }) => userId));
  };

  /** Tasks of both that are due on a day. */
  async function dueTasks(dueDate: string): Promise<{ mine: string; others: string }> {
    const { id: projectId } = await newProject(ada, [bob, eve]);
    const task = async ({ id }: Person) =>
      (await newTask(ada, { projectId, title: 'x', dueDate, assigneeIds: [id] })).id;
    return { mine: await task(bob), others: await task(eve) };
  }

  it('reminds all others', async () => {
    const day = clock.day(5);
    const { mine, others } = await dueTasks(day);
    await breakRows(bob);
    const before = await setAside('reminders');
    clock.setBeforeEnd(day, 60);
    await app.backgroundTasks.reminders.nudge();
    expect(await remindersOf(backend, eve)).toEqual([`DUE_SOON ${day} ${others}`]);
    expect(await setAside('reminders')).toBe(before + 1);
    await mend();
    // Another instance, or the same one after a minute, tries again.
    await using other = await startInstance(backend, { clock });
    await other.backgroundTasks.reminders.nudge();
    expect(await remindersOf(backend, bob)).toEqual([`DUE_SOON ${day} ${mine}`]);
  });

  it('reminds all others of tasks with a day outside all calendars, and people of an unknown time zone as in UTC', async () => {
    const day = clock.day(5);
    const { mine, others } = await dueTasks(day);
    const { db } = backend.database;
    await db.$executeRaw`UPDATE "user" SET time_zone = 'Mars/Olympus' WHERE id = ${eve.id}`;
    const far = await dueTasks(day);
    await db.$executeRaw`UPDATE task SET due_date = '9999-12-31' WHERE id IN (${mine}, ${far.others})`;
    await db.$executeRaw`UPDATE task SET due_date = '294276-12-31' WHERE id = ${far.mine}`;
    const failed = await setAside('reminders');
    clock.setBeforeEnd(day, 60);
    await app.backgroundTasks.reminders.nudge();
    expect(await remindersOf(backend, eve)).toEqual([`DUE_SOON ${day} ${others}`]);
    expect(await remindersOf(backend, bob)).toEqual([]);
    expect(await setAside('reminders')).toBe(failed);
    const left = await db.taskAssignee.count({ where: { taskId: mine, remindAt: { not: null } } });
    expect(left).toBe(0);
  });

  it('ends the snoozes of all others', async () => {
    const { id: projectId } = await newProject(ada, [bob, eve]);
    const { db } = backend.database;
    await newTask(ada, { projectId, title: 'x', assigneeIds: [bob.id, eve.id] });
    await db.$executeRaw`
      UPDATE notification SET snoozed_until = now() + interval '1 hour' WHERE user_id IN (${bob.id}, ${eve.id})`;
    await db.$executeRaw`UPDATE notification SET snoozed_until = now() WHERE user_id IN (${bob.id}, ${eve.id})`;
    await breakRows(bob);
    const snoozed = (person: Person) =>
      db.notification.count({ where: { userId: person.id, snoozedUntil: { not: null } } });
    await expect.poll(() => snoozed(eve)).toBe(0);
  });

  it('tells all others of an announcement, and takes it away from all others', async () => {
    await breakRows(bob);
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
    await using other = await startInstance(backend, { clock });
    await other.backgroundTasks.announcements.nudge();
    expect(await holders(announcement.id)).toEqual(new Set([bob.id, eve.id]));

    await breakRows(eve);
    await succeed(ada, 'withdrawAnnouncement', { announcementId: announcement.id });
    await other.backgroundTasks.announcements.nudge();
    expect(await holders(announcement.id)).toEqual(new Set([eve.id]));
    await mend();
    await using third = await startInstance(backend, { clock });
    await third.backgroundTasks.announcements.nudge();
    expect(await holders(announcement.id)).toEqual(new Set());
  });
});
