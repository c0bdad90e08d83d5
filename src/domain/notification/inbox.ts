import { InvalidInputError, NotFoundError } from '../../errors.js';
import type { KindOf } from '../../events/kinds.js';
import { lockStreams } from '../../events/stream-locks.js';
import { type NotificationId, parseId } from '../../ids.js';
import type { Notification } from '../../store/prisma/client.js';
import { statement } from '../../store/statement.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { requireAllProjects } from '../scope.js';
import { isInScope } from './list.js';
import { notificationSnapshot } from './row.js';

export interface NotificationRef {
  readonly notificationId: NotificationId;
}

export interface NotificationInput {
  readonly notificationId: string;
}

/** The longest snooze. */
export const maxSnoozeDays = 365;

const dayMs = 86_400_000;
const idPath = ['input', 'notificationId'];

/**
 * Marks a notification as read. A command without changes appends no event.
 *
 * @throws InvalidInputError, NotFoundError (also for notifications of other users)
 */
export function markRead(command: Command, input: NotificationInput): Promise<Outcome<NotificationRef>> {
  return changeNotification(command, input, ({ readAt }) =>
    readAt ? undefined : { kind: 'NotificationRead', data: { readAt: new Date(), open: false } },
  );
}

/** Marks a notification as unread. Later events still create a new notification. @throws as `markRead` */
export function markUnread(command: Command, input: NotificationInput): Promise<Outcome<NotificationRef>> {
  return changeNotification(command, input, ({ readAt }) =>
    readAt ? { kind: 'NotificationUnread', data: { readAt: null } } : undefined,
  );
}

/** Archives a notification and ends its snooze. @throws as `markRead` */
export function archiveNotification(command: Command, input: NotificationInput): Promise<Outcome<NotificationRef>> {
  return changeNotification(command, input, ({ archivedAt }) =>
    archivedAt
      ? undefined
      : { kind: 'NotificationArchived', data: { archivedAt: new Date(), snoozedUntil: null, open: false } },
  );
}

/** Moves a notification from the archive to the inbox. @throws as `markRead` */
export function unarchiveNotification(command: Command, input: NotificationInput): Promise<Outcome<NotificationRef>> {
  return changeNotification(command, input, ({ archivedAt }) =>
    archivedAt ? { kind: 'NotificationUnarchived', data: { archivedAt: null } } : undefined,
  );
}

/**
 * Hides a notification until a time. The notification then returns unread and first in the inbox, see snoozes.ts. An archived
 * notification leaves the archive. Null ends the snooze at once, and the notification keeps its state.
 *
 * @throws InvalidInputError at `input.until` when the time is past or more than `maxSnoozeDays` ahead; also as `markRead`
 */
export async function snoozeNotification(
  command: Command,
  input: NotificationInput & { readonly until?: Date | null | undefined },
): Promise<Outcome<NotificationRef>> {
  const { until = null } = input;
  const ahead = until && until.getTime() - Date.now();
  if (ahead !== null && ahead <= 0) {
    throw new InvalidInputError({ path: ['input', 'until'], message: 'until must be in the future.' });
  }
  if (ahead !== null && ahead > maxSnoozeDays * dayMs) {
    const message = `until must be at most ${maxSnoozeDays} days ahead.`;
    throw new InvalidInputError({ path: ['input', 'until'], message });
  }
  return changeNotification(command, input, ({ snoozedUntil }) => {
    if (snoozedUntil?.getTime() === until?.getTime()) return undefined;
    if (until === null) return { kind: 'NotificationSnoozeEnded', data: { snoozedUntil: null } };
    return { kind: 'NotificationSnoozed', data: { snoozedUntil: until, archivedAt: null } };
  });
}

/**
 * Marks all notifications in the inbox as read that are not newer than `until`, the newest notification on the client. A
 * command without changes appends no event.
 *
 * @returns the number of changed notifications
 * @throws ForbiddenError when the actor's credential is limited to chosen projects
 */
export function markAllRead(
  command: Command,
  { until }: { readonly until: Date },
): Promise<Outcome<{ readonly count: number }>> {
  requireAllProjects(command.scope);
  const { actorId } = command;
  return runCommand(command, async (tx) => {
    const readAt = new Date();
    const [, { numUpdatedRows }] = await Promise.all([
      lockStreams(tx, [actorId]),
      tx.sql
        .updateTable('notification')
        .set((eb) => ({ readAt, open: false, version: eb('version', '+', 1) }))
        .where('userId', '=', actorId)
        .where('readAt', 'is', null)
        .where('archivedAt', 'is', null)
        .where('snoozedUntil', 'is', null)
        .where('updatedAt', '<=', until)
        .executeTakeFirstOrThrow(),
    ]);
    const count = Number(numUpdatedRows);
    const data = { until: until.toISOString(), readAt: readAt.toISOString(), count };
    return {
      result: { count },
      streamId: actorId,
      events: count === 0 ? [] : [{ streamId: actorId, kind: 'NotificationsRead', entityId: actorId, data }],
    };
  });
}

/** What commands change of a notification. */
type NotificationState = Pick<Notification, 'readAt' | 'archivedAt' | 'snoozedUntil' | 'open'>;

interface NotificationChange {
  readonly kind: KindOf<'SingleNotificationEvent'>;
  readonly data: Partial<NotificationState>;
}

/**
 * Changes a notification of the actor and appends an event to the actor's stream, so that all devices show the same state.
 * The stream is locked first, as in `writeNotifications`: the change applies to exactly the state of the stream's head.
 */
async function changeNotification(
  command: Command,
  input: NotificationInput,
  decide: (before: Notification) => NotificationChange | undefined,
): Promise<Outcome<NotificationRef>> {
  const notificationId = parseId('notification', input.notificationId, idPath);
  const { actorId: userId, scope } = command;
  return runCommand(command, async (tx) => {
    const [, before] = await Promise.all([
      lockStreams(tx, [userId]),
      selectOwn.first(tx.sql, { id: notificationId, userId }),
    ]);
    if (!before || !isInScope(scope, before))
      throw new NotFoundError('notificationId must be the id of one of your notifications.', idPath);
    const result = { notificationId };
    const wanted = decide(before);
    if (!wanted) return { result, streamId: userId, events: [] };
    const row: Notification = { ...before, ...wanted.data, version: before.version + 1 };
    const data = { notification: notificationSnapshot(row) };
    const event = { streamId: userId, kind: wanted.kind, entityId: notificationId, data };
    return { result, streamId: userId, events: [event], write: () => updateState.all(tx.sql, row) };
  });
}

const selectOwn = statement(({ id, userId }: { id: string; userId: string }, sql) =>
  sql.selectFrom('notification').selectAll().where('id', '=', id).where('userId', '=', userId),
);

const updateState = statement(
  ({ id, readAt, archivedAt, snoozedUntil, open, version }: NotificationState & { id: string; version: number }, sql) =>
    sql.updateTable('notification').set({ readAt, archivedAt, snoozedUntil, open, version }).where('id', '=', id),
);
