import fc from 'fast-check';
import { sql } from 'kysely';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { countUnread } from '../../src/domain/notification/list.js';
import { fullScope } from '../../src/domain/scope.js';
import { EventLog } from '../../src/events/log.js';
import { describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { foldInbox, isShown, readInboxState } from '../support/fold-inbox.js';
import { startInstance } from '../support/instance.js';
import { mutate, succeed } from '../support/mutate.js';
import { followNotifications, readInbox } from '../support/notifications.js';
import { newProject, newTask } from '../support/operations.js';

const seed = Number(process.env.FOLD_SEED ?? Date.now() % 1_000_000);

type StreamOf = `user_${string}`;

describeServices('notifications on two instances', (kind) => {
  it('reach every device of the user on both instances', async () => {
    await using backend = await kind.open();
    // The head check runs every minute, so an event that arrives earlier came through Redis.
    const timing = { headCheck: 60_000 };
    await using a = await startInstance(backend, { timing });
    await using b = await startInstance(backend, { timing });
    const [ada, bob] = [await newPerson(a.url), await newPerson(b.url)];
    const { id: projectId } = await newProject(ada, [bob]);
    const { cursor } = await readInbox(bob);
    await using here = followNotifications(bob.at(a.url), cursor);
    await using there = followNotifications(bob, cursor);
    const { id: taskId } = await newTask(ada, { projectId, title: 'x', assigneeIds: [bob.id] });
    await here.until(1);
    const [{ id: notificationId } = { id: '' }] = (await readInbox(bob)).nodes;
    await succeed(bob, 'markNotificationRead', { notificationId });
    await succeed(ada.at(b.url), 'addComment', { taskId, body: 'x' });
    for (const device of [here, there]) {
      expect((await device.until(3)).map(({ notifications }) => notifications)).toMatchObject([
        { __typename: 'NotificationAdded', notification: { kind: 'ASSIGNED' } },
        { __typename: 'NotificationRead', notification: { id: notificationId } },
        { __typename: 'NotificationAdded', notification: { kind: 'COMMENTED' } },
      ]);
    }
  });

  it('return to the inbox exactly once after a snooze', async () => {
    await using backend = await kind.open();
    const timing = { snoozes: 5 };
    await using a = await startInstance(backend, { timing });
    await using b = await startInstance(backend, { timing });
    const [ada, bob, eve] = [await newPerson(a.url), await newPerson(a.url), await newPerson(b.url)];
    const { id: projectId } = await newProject(ada, [bob, eve]);
    for (let index = 0; index < 12; index += 1) {
      await newTask(ada, { projectId, title: `${index}`, assigneeIds: [bob.id, eve.id] });
    }
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const { prisma } = backend.database;
    const ids: string[] = [];
    for (const person of [bob, eve]) {
      for (const { id } of (await readInbox(person)).nodes) {
        await succeed(person, 'snoozeNotification', { notificationId: id, until });
        ids.push(id);
      }
    }
    await using ofBob = followNotifications(bob.at(b.url), (await readInbox(bob)).cursor);
    await using ofEve = followNotifications(eve, (await readInbox(eve)).cursor);
    // All snoozes end at once.
    await prisma.notification.updateMany({ data: { snoozedUntil: new Date(Date.now() - 1) } });
    for (const events of [ofBob, ofEve]) await events.until(13);
    const ended = await prisma.event.findMany({ where: { kind: 'NotificationSnoozeEnded' } });
    expect(ended.map(({ entityId }) => entityId).sort()).toEqual(ids.sort());
    expect(await prisma.notification.count({ where: { snoozedUntil: { not: null } } })).toBe(0);
  });

  it('are removed when a command starts before and commits after the end of the membership', async () => {
    await using backend = await kind.open();
    await using app = await startInstance(backend);
    const [ada, bob, eve] = [await newPerson(app.url), await newPerson(app.url), await newPerson(app.url)];
    const { id: projectId } = await newProject(ada, [bob, eve]);
    const { id: taskId } = await newTask(bob, { projectId, title: 'x' });
    const { db, prisma } = backend.database;
    /** Resolves when `count` statements wait for a lock. */
    const waiting = async (count: number) => {
      for (;;) {
        const [row] = await prisma.$queryRaw<[{ waiting: number }]>`
          SELECT count(*)::int AS waiting FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        if (row.waiting === count) return;
      }
    };
    const sent = await db.transaction(async (holder) => {
      await sql`SELECT head FROM stream WHERE id = ${projectId} FOR UPDATE`.execute(holder.sql);
      const left = mutate(bob, 'leaveProject', { projectId });
      await waiting(1);
      // For this command, Bob is still a member.
      const commented = mutate(eve, 'addComment', { taskId, body: 'x' });
      await waiting(2);
      return [left, commented];
    });
    for (const answer of await Promise.all(sent)) expect(answer.__typename).toMatch(/Payload$/);
    const log = await EventLog.open(db);
    const events = await log.read(bob.id as StreamOf, 0, 100);
    expect(events.map((event) => event.kind)).toEqual([
      'MembershipStarted',
      'NotificationAdded',
      'MembershipEnded',
      'NotificationsRemoved',
    ]);
    expect(await prisma.notification.count({ where: { userId: bob.id } })).toBe(0);
  });

  it('reach all of fifty users who mention each other at once, without a deadlock', async () => {
    await using backend = await kind.open();
    await using a = await startInstance(backend);
    await using b = await startInstance(backend);
    const people = await Promise.all(Array.from({ length: 50 }, (_, index) => newPerson(index % 2 ? a.url : b.url)));
    const [owner] = people;
    if (!owner) throw new Error('No user signed up');
    const { id: projectId } = await newProject(owner, people.slice(1));
    const tasks: string[] = [];
    for (let index = 0; index < 5; index += 1) tasks.push((await newTask(owner, { projectId, title: 'x' })).id);
    const until = new Date(Date.now() + 3_600_000).toISOString();

    const made = await Promise.all(
      people.flatMap((person, index) => {
        // Ten other users, in a different order for each author.
        const named = [7, 3, 11, 1, 40, 23, 5, 31, 13, 47].map((step) => people[(index + step) % 50]?.id);
        const taskId = tasks[index % 5];
        return [
          mutate(person, 'addComment', { taskId, body: named.map((id) => `@${id}`).join(' ') }),
          mutate(person, 'markAllNotificationsRead', { until }),
          mutate(person, 'updateTask', { taskId, assigneeIds: [...named].reverse() }),
        ];
      }),
    );
    expect(made.filter(({ __typename }) => !__typename.endsWith('Payload'))).toEqual([]);

    const { db, prisma } = backend.database;
    const log = await EventLog.open(db);
    for (const { id } of people) {
      const events = await log.read(id as StreamOf, 0, 1_000);
      expect(foldInbox(events)).toEqual(await readInboxState(prisma, id));
      const mentions = await prisma.notification.findMany({ where: { userId: id, kind: 'MENTIONED' } });
      expect(mentions.reduce((sum, { count }) => sum + count, 0)).toBe(10);
    }
    expect(await deadlocks(backend.env.DATABASE_URL!)).toBe(0);
  }, 120_000);

  it(`equal the state folded from the user's stream after random commands (FOLD_SEED=${seed})`, async () => {
    await using backend = await kind.open();
    const timing = { snoozes: 10 };
    await using a = await startInstance(backend, { timing });
    await using b = await startInstance(backend, { timing });
    const { db, prisma } = backend.database;
    const log = await EventLog.open(db);
    const people = await Promise.all(['Ada', 'Bob', 'Eve'].map((name) => newPerson(a.url, name)));
    const [ada] = people;
    if (!ada) throw new Error('No user signed up');
    const tally = new Map<string, number>();

    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const { id: projectId } = await newProject(ada, people.slice(1));
        const tasks = [await newTask(ada, { projectId, title: 'a' }), await newTask(ada, { projectId, title: 'b' })];
        const objects: ProjectObjects = { projectId, people, tasks: tasks.map(({ id }) => id) };
        const queue = [...plan];
        const lane = async () => {
          for (let step = queue.shift(); step; step = queue.shift()) {
            const person = at(people, step.person).at(step.a % 2 ? a.url : b.url);
            const { nodes } = await readInbox(person, { filter: { folder: at(places, step.b) }, first: 5 });
            const input = commands[step.command](objects, step, nodes.length === 0 ? undefined : at(nodes, step.a));
            if (!input) continue;
            const { code = 'done' } = await mutate(person, step.command, JSON.parse(JSON.stringify(input)));
            tally.set(`${step.command} ${code}`, (tally.get(`${step.command} ${code}`) ?? 0) + 1);
          }
        };
        await Promise.all([lane(), lane(), lane(), lane(), lane()]);
        // Wait for the end of all snoozes that are due.
        await expect.poll(() => prisma.notification.count({ where: { snoozedUntil: { lt: new Date() } } })).toBe(0);
        for (const { id } of people) {
          const state = foldInbox(await log.read(id as StreamOf, 0, 10_000));
          expect(state).toEqual(await readInboxState(prisma, id));
          const unread = [...state.notifications.values()].filter(isShown).length;
          expect(await countUnread(db, { userId: id as StreamOf, scope: fullScope })).toBe(unread);
        }
      }),
      { numRuns: 3, seed, endOnFailure: true },
    );
    // Whether a command succeeds depends on the random roles; that each was sent does not.
    const sent = new Set([...tally.keys()].map((outcome) => outcome.split(' ')[0]));
    expect(Object.keys(commands).filter((command) => !sent.has(command))).toEqual([]);
  }, 120_000);
});

/** Ends all connections to a database, which report their deadlocks then. @returns the number of deadlocks */
async function deadlocks(url: string): Promise<number> {
  const name = new URL(url).pathname.slice(1);
  const admin = new Client({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href });
  await admin.connect();
  try {
    const ended = await admin.query('SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      name,
    ]);
    const alive = 'SELECT count(*)::int AS alive FROM pg_stat_activity WHERE pid = ANY($1)';
    const pids = ended.rows.map(({ pid }) => pid);
    await expect.poll(async () => (await admin.query(alive, [pids])).rows[0].alive, { timeout: 10_000 }).toBe(0);
    const { rows } = await admin.query('SELECT deadlocks::int FROM pg_stat_database WHERE datname = $1', [name]);
    return rows[0].deadlocks;
  } finally {
    await admin.end();
  }
}

/** The objects of one project that commands choose from. */
interface ProjectObjects {
  readonly projectId: string;
  readonly people: readonly Person[];
  readonly tasks: readonly string[];
}

interface Step {
  readonly command: keyof typeof commands;
  readonly person: number;
  readonly a: number;
  readonly b: number;
}

type Listed = Awaited<ReturnType<typeof readInbox>>['nodes'][number] | undefined;

const places = ['INBOX', 'INBOX', 'INBOX', 'SNOOZED', 'ARCHIVE'] as const;

function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('Nothing to choose from');
  return item;
}

const byId = (_objects: ProjectObjects, _step: Step, listed: Listed) => listed && { notificationId: listed.id };

/** The input of each mutation, or undefined without a target. The server refuses some inputs by design. */
const commands = {
  updateTask: ({ tasks, people }: ProjectObjects, { a, b }: Step) => ({
    taskId: at(tasks, a),
    assigneeIds: people.filter((_, index) => (b >> index) % 2).map(({ id }) => id),
  }),
  bulkUpdateTasks: ({ projectId, tasks, people }: ProjectObjects, { a, b }: Step) => ({
    projectId,
    items: tasks.map((taskId, index) => ({ taskId, assigneeIds: [at(people, a + b * index).id] })),
  }),
  addComment: ({ tasks, people }: ProjectObjects, { a, b }: Step) => ({
    taskId: at(tasks, a),
    body: b % 2 ? 'x' : `@${at(people, b).id}`,
  }),
  updateProjectMember: ({ projectId, people }: ProjectObjects, { b }: Step) => ({
    projectId,
    userId: at(people, b).id,
    role: at(['ADMIN', 'MEMBER'], b),
  }),
  removeProjectMember: ({ projectId, people }: ProjectObjects, { b }: Step) => ({
    projectId,
    userId: at(people, 1 + (b % 2)).id,
  }),
  addProjectMember: ({ projectId, people }: ProjectObjects, { b }: Step) => ({
    projectId,
    email: at(people, 1 + (b % 2)).email,
  }),
  markNotificationRead: byId,
  markNotificationUnread: byId,
  archiveNotification: byId,
  unarchiveNotification: byId,
  snoozeNotification: (_objects: ProjectObjects, { b }: Step, listed: Listed) =>
    listed && {
      notificationId: listed.id,
      until: b % 4 ? new Date(Date.now() + (b % 2 ? 3_600_000 : 100)).toISOString() : null,
    },
  markAllNotificationsRead: (_objects: ProjectObjects, _step: Step, listed: Listed) =>
    listed && { until: listed.updatedAt },
  updateNotificationPreferences: ({ projectId }: ProjectObjects, { a, b }: Step) => ({
    projectId: a % 2 ? projectId : null,
    settings: [{ kind: at(['UNASSIGNED', 'COMMENTED', null], b), enabled: at([null, true, false], a + b) }],
  }),
};

const steps = fc.array(
  fc.record<Step>({
    // More commands that cause notifications.
    command: fc.constantFrom(
      ...(Object.keys(commands) as Step['command'][]),
      ...(['updateTask', 'updateTask', 'addComment', 'addComment', 'addProjectMember'] as const),
    ),
    person: fc.nat(7),
    a: fc.nat(30),
    b: fc.nat(30),
  }),
  { minLength: 120, maxLength: 130 },
);
