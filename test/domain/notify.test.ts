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

describeBackends('notify', (kind) => {
  let backend: Backend;
  let log: EventLog;
  const projectId = newId('project');
  const [ada, bob, eve] = [newId('user'), newId('user'), newId('user')];

  beforeAll(async () => {
    backend = await kind.open();
    const { db } = backend.database;
    log = await EventLog.open(db);
    const users = [ada, bob, eve].map((id) => ({ id, email: `${id}@example.com`, name: id, passwordHash: '' }));
    await db.user.createMany({ data: users });
    const members = [ada, bob].map((userId) => ({ userId, role: 'MEMBER' as const }));
    await db.project.create({ data: { id: projectId, key: 'NOTE', name: 'x', members: { create: members } } });
  });
  afterAll(() => backend[Symbol.asyncDispose]());

  /** Tells people, and gives what their streams say of it. */
  async function tell(notices: readonly NotificationDraft[], cause: NotificationTrigger = bySystem) {
    const services = { db: backend.database.db, log, bus: backend.openBus(), metrics: createMetrics() };
    const events = await runBySystem(services, (tx) => writeNotifications(tx, cause, notices));
    return events as EventOf<'NotificationAdded' | 'NotificationUpdated'>[];
  }

  const dueSoon = (
    userId: UserId,
    taskId: TaskId,
    place: { projectId?: ProjectId } = { projectId },
  ): NotificationDraft => ({
    userId,
    kind: 'DUE_SOON',
    taskId,
    ...place,
  });

  it('writes a row and an event for each person who is a member, as an act of the system', async () => {
    const taskId = newId('task');
    const events = await tell([dueSoon(eve, taskId), dueSoon(bob, taskId), dueSoon(ada, taskId)]);
    expect(events.map(({ streamId }) => streamId).sort()).toEqual([ada, bob].sort());
    for (const event of events) {
      expect(event).toMatchObject({ kind: 'NotificationAdded', actorId: null });
      expect(event.data.notification).toMatchObject({ kind: 'DUE_SOON', projectId, taskId, actorIds: [], count: 1 });
      expect(await log.read(event.streamId, event.seq - 1, 2)).toEqual([event]);
    }
    const rows = await backend.database.db.notification.findMany({ where: { taskId } });
    expect(rows.map(({ userId }) => userId).sort()).toEqual([ada, bob].sort());
  });

  it('tells anybody of what belongs to no project, each time anew', async () => {
    const notice: NotificationDraft = { userId: eve, kind: 'ANNOUNCEMENT', announcementId: newId('announcement') };
    expect((await tell([notice])).map(({ kind }) => kind)).toEqual(['NotificationAdded']);
    expect((await tell([notice])).map(({ kind }) => kind)).toEqual(['NotificationAdded']);
  });

  it('groups what is of one kind about one task, with the newest of those who did it, until it is read', async () => {
    const taskId = newId('task');
    const people = Array.from({ length: 7 }, () => newId('user'));
    const by = (actorId: UserId): NotificationTrigger => ({ ...bySystem, actorId });
    const commented = (): NotificationDraft => ({
      ...dueSoon(ada, taskId),
      kind: 'COMMENTED',
      commentId: newId('comment'),
    });
    for (const person of people) await tell([commented()], by(person));
    const last = commented();
    const [event] = await tell([last], by(people[5] ?? ada));
    expect(event).toMatchObject({ kind: 'NotificationUpdated' });
    expect(event?.data.notification).toMatchObject({
      actorIds: [people[5], people[6], people[4], people[3], people[2]],
      commentId: last.commentId,
      count: 8,
      version: 8,
    });
    expect(await tell([{ ...commented(), kind: 'MENTIONED' }])).toMatchObject([{ kind: 'NotificationAdded' }]);

    const { db } = backend.database;
    await db.notification.updateMany({ where: { taskId, kind: 'COMMENTED' }, data: { open: false } });
    const [next] = await tell([commented()]);
    expect(next).toMatchObject({ kind: 'NotificationAdded', data: { notification: { count: 1, version: 1 } } });
  });

  it.each([
    ['nothing', [], true],
    ['all off', [['*', '*', false]], false],
    ['the kind off', [['*', 'DUE_SOON', false]], false],
    ['another kind off', [['*', 'OVERDUE', false]], true],
    [
      'all off but the kind',
      [
        ['*', '*', false],
        ['*', 'DUE_SOON', true],
      ],
      true,
    ],
    [
      'the project off',
      [
        [projectId, '*', false],
        ['*', 'DUE_SOON', true],
      ],
      false,
    ],
    [
      'the project on',
      [
        [projectId, '*', true],
        ['*', 'DUE_SOON', false],
      ],
      true,
    ],
    [
      'the kind on in the project that is off',
      [
        [projectId, '*', false],
        [projectId, 'DUE_SOON', true],
      ],
      true,
    ],
    ['another project off', [[newId('project'), '*', false]], true],
  ] as [string, [string, string, boolean][], boolean][])('tells or not, having said: %s', async (_, said, told) => {
    const { db } = backend.database;
    await db.notificationPreference.deleteMany({ where: { userId: ada } });
    await db.notificationPreference.createMany({
      data: said.map(([place, what, enabled]) => ({ userId: ada, projectId: place, kind: what, enabled })),
    });
    const taskId = newId('task');
    const events = await tell([dueSoon(ada, taskId), dueSoon(bob, taskId)]);
    expect(events.map(({ streamId }) => streamId)).toEqual(told ? expect.arrayContaining([ada, bob]) : [bob]);
    await db.notificationPreference.deleteMany({ where: { userId: ada } });
  });
});
