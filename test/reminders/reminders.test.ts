import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { FakeClock } from '../support/clock.js';
import { startInstance } from '../support/instance.js';
import { everything, mutate, succeed } from '../support/mutate.js';
import { readInbox } from '../support/notifications.js';
import { addMember, changeTask, newProject, newTask } from '../support/operations.js';
import { remind, remindersOf } from './harness.js';

const remindedDocument = graphql(`
  subscription Reminded($after: Cursor) {
    notifications(after: $after) {
      __typename
      actor {
        id
      }
      unreadCount
      ... on SingleNotificationEvent {
        notification {
          kind
          count
          dueDate
          task {
            title
          }
        }
      }
    }
  }
`);

const dueDocument = graphql(`
  query DueAt($id: ID!) {
    node(id: $id) {
      __typename
      ... on Task {
        dueAt
      }
    }
  }
`);

const preferencesDocument = graphql(`
  query ReminderPreferences {
    me {
      reminderPreferences {
        timeZone
        dueSoonMinutes
      }
    }
  }
`);

describeBackends('reminders', (kind) => {
  let backend: Backend;
  let app: App;
  let clock: FakeClock;
  let ada: Person;
  let bob: Person;
  let projectId: string;
  /** A due date after the times of all reminders. */
  let day: string;

  beforeAll(async () => {
    backend = await kind.open();
    clock = new FakeClock();
    app = await startInstance(backend, { clock });
    ada = await newPerson(app.url, 'Ada');
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    bob = await newPerson(app.url, 'Bob');
    projectId = (await newProject(ada, [bob])).id;
    day = clock.day(5);
  });

  /** Creates a task with Bob as assignee. */
  const assigned = (more: object = {}) =>
    newTask(ada, { projectId, title: 'Bob’s', assigneeIds: [bob.id], dueDate: day, ...more });

  /** Moves the clock past all reminders of a due date and a day further, and dispatches reminders at each step. */
  async function passAll(dueDate = day): Promise<void> {
    for (const minutes of [1_440, 60, 0, -1_440]) {
      clock.setBeforeEnd(dueDate, minutes);
      await remind(app);
    }
  }

  const received = () => remindersOf(backend, bob);

  it('are delivered once each a day before, an hour before and at the end of the due date, with no actor', async () => {
    await using events = bob.follow(remindedDocument, { after: (await readInbox(bob)).cursor });
    const task = await assigned({ title: 'Water the plants' });
    await events.until(1);
    const expected: string[] = [];
    for (const [minutes, kind] of [
      [1_440, 'DUE_SOON'],
      [60, 'DUE_SOON'],
      [0, 'OVERDUE'],
    ] as const) {
      clock.setBeforeEnd(day, minutes + 0.001);
      await remind(app);
      expect(await received()).toEqual(expected);
      clock.setBeforeEnd(day, minutes);
      for (let run = 0; run < 3; run += 1) await remind(app);
      expected.push(`${kind} ${day} ${task.id}`);
      expect(await received()).toEqual(expected);
    }
    clock.forward(100_000);
    await remind(app);
    expect(await received()).toEqual(expected);

    const [, ...reminders] = await events.until(4);
    const about = { dueDate: day, task: { title: 'Water the plants' } };
    expect(reminders.map(({ notifications }) => notifications)).toMatchObject([
      { __typename: 'NotificationAdded', actor: null, notification: { kind: 'DUE_SOON', count: 1, ...about } },
      // Unread notifications of the same kind and task are grouped.
      { __typename: 'NotificationUpdated', actor: null, notification: { kind: 'DUE_SOON', count: 2, ...about } },
      { __typename: 'NotificationAdded', actor: null, unreadCount: 4, notification: { kind: 'OVERDUE', ...about } },
    ]);
  });

  it('are delivered before and at the due time of a task in its time zone, and again for another due time', async () => {
    const timeZone = 'Pacific/Auckland';
    const task = await assigned({ dueTime: { time: '09:00', timeZone } });
    const at = async (minutes: number, instant: number) => {
      clock.set(new Date(instant - minutes * 60_000));
      await remind(app);
    };
    const due = async () => {
      const { node } = await bob.ask(dueDocument, { id: task.id });
      return Date.parse((node?.__typename === 'Task' && node.dueAt) || '');
    };
    const morning = await due();
    for (const minutes of [1_440, 60, 0.001]) await at(minutes, morning);
    expect(await received()).toEqual(Array.from({ length: 2 }, () => `DUE_SOON ${day} ${task.id}`));
    await at(0, morning);
    expect(await received()).toHaveLength(3);
    await changeTask(ada, { taskId: task.id, dueTime: { time: '17:00', timeZone } });
    const evening = await due();
    for (const minutes of [60, 0]) await at(minutes, evening);
    expect((await received()).map((line) => line.split(' ')[0])).toEqual([
      ...['DUE_SOON', 'DUE_SOON', 'OVERDUE'],
      ...['DUE_SOON', 'OVERDUE'],
    ]);
  });

  it('are delivered to all assignees and to no other member', async () => {
    const carl = await newPerson(app.url, 'Carl');
    await addMember(ada, projectId, carl);
    await assigned({ assigneeIds: [bob.id, carl.id] });
    await newTask(ada, { projectId, title: 'Nobody’s', dueDate: day });
    const before = await remindersOf(backend, ada);
    await passAll();
    expect(await received()).toHaveLength(3);
    expect(await remindersOf(backend, carl)).toHaveLength(3);
    expect(await remindersOf(backend, ada)).toEqual(before);
  });

  describe('after an outage of all instances', () => {
    it('deliver only the latest of several missed times', async () => {
      const task = await assigned();
      clock.setBeforeEnd(day, 10);
      await remind(app);
      expect(await received()).toEqual([`DUE_SOON ${day} ${task.id}`]);
      await passAll(clock.day(1));
      expect(await received()).toEqual([`DUE_SOON ${day} ${task.id}`, `OVERDUE ${day} ${task.id}`]);
    });

    it('deliver OVERDUE and not DUE_SOON when the due date has passed', async () => {
      const task = await assigned();
      await remind(app);
      clock.setBeforeEnd(day, -7_000);
      await remind(app);
      expect(await received()).toEqual([`OVERDUE ${day} ${task.id}`]);
    });
  });

  describe('after a change of the task', () => {
    it('are delivered for the new due date alone', async () => {
      const task = await assigned();
      await remind(app);
      const later = clock.day(9);
      await changeTask(ada, { taskId: task.id, dueDate: later });
      await passAll();
      expect(await received()).toEqual([]);
      await passAll(later);
      const due = `DUE_SOON ${later} ${task.id}`;
      expect(await received()).toEqual([due, due, `OVERDUE ${later} ${task.id}`]);
    });

    it('are not repeated when the due date is changed and changed back', async () => {
      const task = await assigned();
      clock.setBeforeEnd(day, 1_000);
      await remind(app);
      for (const dueDate of [clock.day(9), day]) await changeTask(ada, { taskId: task.id, dueDate });
      await remind(app);
      expect(await received()).toEqual([`DUE_SOON ${day} ${task.id}`]);
    });

    it.each<[string, (taskId: string) => Promise<unknown>]>([
      ['loses its due date', (taskId) => changeTask(ada, { taskId, dueDate: null })],
      ['is done', (taskId) => changeTask(ada, { taskId, status: 'DONE' })],
      ['is cancelled', (taskId) => changeTask(ada, { taskId, status: 'CANCELLED' })],
      ['is deleted', (taskId) => succeed(ada, 'deleteTask', { taskId })],
      ['loses the assignee', (taskId) => changeTask(ada, { taskId, assigneeIds: [ada.id] })],
      ['belongs to an archived project', () => succeed(ada, 'archiveProject', { projectId })],
      ['belongs to a project that the assignee left', () => succeed(bob, 'leaveProject', { projectId })],
      [
        'has a deactivated assignee',
        () => bob.post('mutation { deactivateAccount(input: { password: "correct horse battery" }) { __typename } }'),
      ],
    ])('are not delivered when the task %s', async (_, end) => {
      const task = await assigned();
      await remind(app);
      await end(task.id);
      await passAll();
      expect(await received()).toEqual([]);
    });

    it.each<[string, (taskId: string) => Promise<unknown>, (taskId: string) => Promise<unknown>]>([
      [
        'is reopened',
        (taskId) => changeTask(ada, { taskId, status: 'DONE' }),
        (taskId) => changeTask(ada, { taskId, status: 'TODO' }),
      ],
      [
        'is restored',
        (taskId) => succeed(ada, 'deleteTask', { taskId }),
        (taskId) => succeed(ada, 'restoreTask', { taskId }),
      ],
      [
        'belongs to an unarchived project',
        () => succeed(ada, 'archiveProject', { projectId }),
        () => succeed(ada, 'unarchiveProject', { projectId }),
      ],
      [
        'is reopened by bulkUpdateTasks',
        (taskId) => changeTask(ada, { taskId, status: 'CANCELLED' }),
        (taskId) => succeed(ada, 'bulkUpdateTasks', { projectId, items: [{ taskId, status: 'IN_PROGRESS' }] }),
      ],
    ])('are delivered with the latest time when the task %s', async (_, end, begin) => {
      const task = await assigned();
      await end(task.id);
      clock.setBeforeEnd(day, 30);
      await remind(app);
      expect(await received()).toEqual([]);
      await begin(task.id);
      await remind(app);
      expect(await received()).toEqual([`DUE_SOON ${day} ${task.id}`]);
    });

    it('are delivered once with the latest time to an assignee who is added late', async () => {
      const task = await newTask(ada, { projectId, title: 'x', dueDate: day });
      clock.setBeforeEnd(day, 50);
      await remind(app);
      await changeTask(ada, { taskId: task.id, assigneeIds: [bob.id] });
      for (let run = 0; run < 2; run += 1) await remind(app);
      expect(await received()).toEqual([`DUE_SOON ${day} ${task.id}`]);
      // Removing and adding the assignee again sends no second reminder.
      for (const assigneeIds of [[], [bob.id]]) await changeTask(ada, { taskId: task.id, assigneeIds });
      await remind(app);
      expect(await received()).toEqual([`DUE_SOON ${day} ${task.id}`]);
    });
  });

  it('are not delivered for due dates that had passed when they were set', async () => {
    const past = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
    await assigned({ dueDate: past });
    const moved = await assigned();
    await changeTask(ada, { taskId: moved.id, dueDate: past });
    const rows = Array.from({ length: 250 }, (_, index) => `${index},Old ${index},${past},${bob.id}`);
    const answer = await fetch(`${app.url}/projects/${projectId}/import?format=csv`, {
      method: 'POST',
      headers: { authorization: ada.authorization },
      body: ['externalId,title,dueDate,assignees', ...rows].join('\n'),
    });
    expect(answer.status).toBe(200);
    expect(await backend.database.prisma.taskAssignee.count({ where: { userId: bob.id } })).toBe(252);
    await remind(app);
    expect(await received()).toEqual([]);
    const left = { userId: bob.id, remindAt: { not: null } };
    expect(await backend.database.prisma.taskAssignee.count({ where: left })).toBe(0);
  });

  it.each([
    ['Pacific/Auckland', -13],
    ['America/Los_Angeles', 8],
  ])('use the time zone of the user: %s', async (timeZone, hours) => {
    await succeed(bob, 'updateReminderPreferences', { timeZone });
    // Daylight saving time shifts the end of the day by an hour.
    const task = await assigned();
    clock.setBeforeEnd(day, 1_440 - hours * 60 + 61);
    await remind(app);
    expect(await received()).toEqual([]);
    clock.setBeforeEnd(day, 1_440 - hours * 60 - 61);
    await remind(app);
    expect(await received()).toEqual([`DUE_SOON ${day} ${task.id}`]);
    clock.setBeforeEnd(day, -hours * 60 - 61);
    await remind(app);
    expect(await received()).toEqual([`DUE_SOON ${day} ${task.id}`, `OVERDUE ${day} ${task.id}`]);
  });

  describe('with changed preferences', () => {
    it('are delivered at the new times, and the change appends ReminderPreferencesChanged', async () => {
      const task = await assigned();
      await remind(app);
      await succeed(bob, 'updateReminderPreferences', { dueSoonMinutes: [5, 4_320, 5] });
      const { me } = await bob.ask(preferencesDocument);
      expect(me.reminderPreferences).toEqual({ timeZone: 'UTC', dueSoonMinutes: [4_320, 5] });
      const due = `DUE_SOON ${day} ${task.id}`;
      for (const [minutes, expected] of [
        [4_320, [due]],
        [60, [due]],
        [5, [due, due]],
        [0, [due, due, `OVERDUE ${day} ${task.id}`]],
      ] as const) {
        clock.setBeforeEnd(day, minutes);
        await remind(app);
        expect(await received()).toEqual(expected);
      }
      const [event] = await backend.database.prisma.event.findMany({
        where: { streamId: bob.id, kind: 'ReminderPreferencesChanged' },
      });
      expect(event?.data).toEqual({ timeZone: 'UTC', dueSoonMinutes: [4_320, 5] });
    });

    it('are delivered for a new time that has passed only if it is later than the last delivery', async () => {
      const task = await assigned();
      clock.setBeforeEnd(day, 600);
      await remind(app);
      await succeed(bob, 'updateReminderPreferences', { dueSoonMinutes: [2_880] });
      await remind(app);
      expect(await received()).toHaveLength(1);
      await succeed(bob, 'updateReminderPreferences', { dueSoonMinutes: [720] });
      await remind(app);
      expect(await received()).toEqual([`DUE_SOON ${day} ${task.id}`, `DUE_SOON ${day} ${task.id}`]);
    });

    it('deliver OVERDUE alone when dueSoonMinutes is empty', async () => {
      await succeed(bob, 'updateReminderPreferences', { dueSoonMinutes: [] });
      const task = await assigned();
      await passAll();
      expect(await received()).toEqual([`OVERDUE ${day} ${task.id}`]);
    });

    it('deliver OVERDUE when the due date has ended in the new time zone', async () => {
      // The database's clock records the assignment, so the due date must be near the current date.
      const fresh = new FakeClock();
      const late = fresh.present.getUTCHours() >= 11;
      // The day ends 14 hours earlier in Pacific/Kiritimati and 12 hours later in Etc/GMT+12 than in UTC.
      const [due, from, to] = late ? [fresh.day(0), 'UTC', 'Pacific/Kiritimati'] : [fresh.day(-1), 'Etc/GMT+12', 'UTC'];
      await using other = await kind.open();
      await using instance = await startInstance(other, { clock: fresh });
      const eve = await newPerson(instance.url);
      const place = await newProject(eve);
      await succeed(eve, 'updateReminderPreferences', { timeZone: from });
      const task = await newTask(eve, { projectId: place.id, title: 'x', dueDate: due, assigneeIds: [eve.id] });
      fresh.forward(1);
      await remind(instance);
      expect(await remindersOf(other, eve)).toEqual([`DUE_SOON ${due} ${task.id}`]);
      await succeed(eve, 'updateReminderPreferences', { timeZone: to });
      fresh.forward(1);
      await remind(instance);
      expect(await remindersOf(other, eve)).toEqual([`DUE_SOON ${due} ${task.id}`, `OVERDUE ${due} ${task.id}`]);
    });

    it('are not delivered later when their kind was disabled at their time', async () => {
      const settings = [{ kind: 'DUE_SOON', enabled: false }];
      await succeed(bob, 'updateNotificationPreferences', { projectId, settings });
      const task = await assigned();
      clock.setBeforeEnd(day, 60);
      await remind(app);
      await succeed(bob, 'updateNotificationPreferences', { projectId, settings: [{ kind: 'DUE_SOON' }] });
      await changeTask(ada, { taskId: task.id, dueDate: null });
      await changeTask(ada, { taskId: task.id, dueDate: day });
      await passAll(clock.day(1));
      expect(await received()).toEqual([`OVERDUE ${day} ${task.id}`]);
    });

    it('append no event when the preferences stay the same', async () => {
      await succeed(bob, 'updateReminderPreferences', { timeZone: 'europe/vienna' });
      expect((await bob.ask(preferencesDocument)).me.reminderPreferences?.timeZone).toBe('Europe/Vienna');
      const before = await everything(backend.database);
      const input = { timeZone: 'Europe/Vienna', dueSoonMinutes: [60, 1_440] };
      await succeed(bob, 'updateReminderPreferences', input);
      await succeed(bob, 'updateReminderPreferences', {});
      expect(await everything(backend.database)).toEqual(before);
    });

    it.each<[object, string[]]>([
      [{ timeZone: 'Europe/Wien' }, ['input', 'timeZone']],
      [{ timeZone: '' }, ['input', 'timeZone']],
      [{ timeZone: 'UTC+2 or so' }, ['input', 'timeZone']],
      [{ timeZone: 'FOO+3' }, ['input', 'timeZone']],
      [{ timeZone: 'posix/Europe/Vienna' }, ['input', 'timeZone']],
      [{ timeZone: `Europe/${'x'.repeat(100)}` }, ['input', 'timeZone']],
      [{ dueSoonMinutes: [4] }, ['input', 'dueSoonMinutes', '0']],
      [{ dueSoonMinutes: [60, 43_201] }, ['input', 'dueSoonMinutes', '1']],
      [{ dueSoonMinutes: [-60] }, ['input', 'dueSoonMinutes', '0']],
      [{ dueSoonMinutes: [5, 6, 7, 8, 9, 10] }, ['input', 'dueSoonMinutes']],
    ])('return BAD_USER_INPUT when updateReminderPreferences receives %j', async (input, path) => {
      const before = await everything(backend.database);
      expect(await mutate(bob, 'updateReminderPreferences', { ...input })).toMatchObject({
        code: 'BAD_USER_INPUT',
        path,
      });
      expect(await everything(backend.database)).toEqual(before);
    });
  });
});
