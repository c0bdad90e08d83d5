import { afterAll, beforeAll, expect, it } from 'vitest';
import { runBySystem } from '../../src/domain/command.js';
import {
  bySystem,
  type NotificationDraft,
  type NotificationTrigger,
  writeNotifications,
} from '../../src/domain/notification/write-notifications.js';
import type { EventOf } from '../../src/events/event.js';
import { EventLog } from '../../src/events/log.js';
import { newId, type ProjectId, type TaskId, type UserId } from '../../src/ids.js';
import { createMetrics } from '../../src/observability/metrics.js';
import { type Backend, describeBackends } from '../support/backends.js';

describeBackends('writeNotifications', (kind) => {
  let backend: Backend;
  let log: EventLog;
  const projectId = newId('project');
  const [ada, bob, eve] = [newId('user'), newId('user'), newId('user')];

  beforeAll(async () => {
    backend = await kind.open();
    const { db, prisma } = backend.database;
    log = await EventLog.open(db);
    const users = [ada, bob, eve].map((id) => ({ id, email: `${id}@example.com`, name: id, passwordHash: '' }));
    await prisma.user.createMany({ data: users });
    const members = [ada, bob].map((userId) => ({ userId, role: 'MEMBER' as const }));
    await prisma.project.create({ data: { id: projectId, key: 'NOTE', name: 'x', members: { create: members } } });
  });
  afterAll(() => backend[Symbol.asyncDispose]());

  /** Writes notifications. @returns their events */
  async function write(drafts: readonly NotificationDraft[], trigger: NotificationTrigger = bySystem) {
    const services = { db: backend.database.db, log, bus: backend.openBus(), metrics: createMetrics() };
    const events = await runBySystem(services, (tx) => writeNotifications(tx, trigger, drafts));
    return events as EventOf<'NotificationAdded' | 'NotificationUpdated'>[];
  }

  const dueSoon = (
    userId: UserId,
    taskId: TaskId,
    scope: { projectId?: ProjectId } = { projectId },
  ): NotificationDraft => ({
    userId,
    kind: 'DUE_SOON',
    taskId,
    ...scope,
  });

  it('writes a row and an event for each member, with the system as actor', async () => {
    const taskId = newId('task');
    const events = await write([dueSoon(eve, taskId), dueSoon(bob, taskId), dueSoon(ada, taskId)]);
    expect(events.map(({ streamId }) => streamId).sort()).toEqual([ada, bob].sort());
    for (const event of events) {
      expect(event).toMatchObject({ kind: 'NotificationAdded', actorId: null });
      expect(event.data.notification).toMatchObject({ kind: 'DUE_SOON', projectId, taskId, actorIds: [], count: 1 });
      expect(await log.read(event.streamId, event.seq - 1, 2)).toEqual([event]);
    }
    const rows = await backend.database.prisma.notification.findMany({ where: { taskId } });
    expect(rows.map(({ userId }) => userId).sort()).toEqual([ada, bob].sort());
  });

  it('writes a new notification without a project for every user, ungrouped', async () => {
    const draft: NotificationDraft = { userId: eve, kind: 'ANNOUNCEMENT', announcementId: newId('announcement') };
    expect((await write([draft])).map(({ kind }) => kind)).toEqual(['NotificationAdded']);
    expect((await write([draft])).map(({ kind }) => kind)).toEqual(['NotificationAdded']);
  });

  it('groups notifications of one kind and task with the five newest actors until the group is closed', async () => {
    const taskId = newId('task');
    const people = Array.from({ length: 7 }, () => newId('user'));
    const by = (actorId: UserId): NotificationTrigger => ({ ...bySystem, actorId });
    const commented = (): NotificationDraft => ({
      ...dueSoon(ada, taskId),
      kind: 'COMMENTED',
      commentId: newId('comment'),
    });
    for (const person of people) await write([commented()], by(person));
    const last = commented();
    const [event] = await write([last], by(people[5] ?? ada));
    expect(event).toMatchObject({ kind: 'NotificationUpdated' });
    expect(event?.data.notification).toMatchObject({
      actorIds: [people[5], people[6], people[4], people[3], people[2]],
      commentId: last.commentId,
      count: 8,
      version: 8,
    });
    expect(await write([{ ...commented(), kind: 'MENTIONED' }])).toMatchObject([{ kind: 'NotificationAdded' }]);

    const { prisma } = backend.database;
    await prisma.notification.updateMany({ where: { taskId, kind: 'COMMENTED' }, data: { open: false } });
    const [next] = await write([commented()]);
    expect(next).toMatchObject({ kind: 'NotificationAdded', data: { notification: { count: 1, version: 1 } } });
  });

  it.each([
    ['without preferences', [], true],
    ['with everything off', [['*', '*', false]], false],
    ['with the kind off', [['*', 'DUE_SOON', false]], false],
    ['with another kind off', [['*', 'OVERDUE', false]], true],
    [
      'with everything off except the kind',
      [
        ['*', '*', false],
        ['*', 'DUE_SOON', true],
      ],
      true,
    ],
    [
      'with the project off',
      [
        [projectId, '*', false],
        ['*', 'DUE_SOON', true],
      ],
      false,
    ],
    [
      'with the project on',
      [
        [projectId, '*', true],
        ['*', 'DUE_SOON', false],
      ],
      true,
    ],
    [
      'with the project off except the kind',
      [
        [projectId, '*', false],
        [projectId, 'DUE_SOON', true],
      ],
      true,
    ],
    ['with another project off', [[newId('project'), '*', false]], true],
  ] as [string, [string, string, boolean][], boolean][])(
    'respects the preferences of a user %s',
    async (_, preferences, notified) => {
      const { prisma } = backend.database;
      await prisma.notificationPreference.deleteMany({ where: { userId: ada } });
      await prisma.notificationPreference.createMany({
        data: preferences.map(([projectId, kind, enabled]) => ({ userId: ada, projectId, kind, enabled })),
      });
      const taskId = newId('task');
      const events = await write([dueSoon(ada, taskId), dueSoon(bob, taskId)]);
      expect(events.map(({ streamId }) => streamId)).toEqual(notified ? expect.arrayContaining([ada, bob]) : [bob]);
      await prisma.notificationPreference.deleteMany({ where: { userId: ada } });
    },
  );
});
