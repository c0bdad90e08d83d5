import { InvalidInputError, NotFoundError } from '../../errors.js';
import type { KindOf } from '../../events/kinds.js';
import { lockStreams } from '../../events/log.js';
import { type NotificationId, parseId } from '../../ids.js';
import type { Notification, Prisma } from '../../store/prisma/client.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { requireAllProjects } from '../scope.js';
import { ownedBy } from './list.js';
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
    await lockStreams(tx, [actorId]);
    const readAt = new Date();
    const { count } = await tx.notification.updateMany({
      where: { userId: actorId, readAt: null, archivedAt: null, snoozedUntil: null, updatedAt: { lte: until } },
      data: { readAt, open: false, version: { increment: 1 } },
    });
    const data = { until: until.toISOString(), readAt: readAt.toISOString(), count };
    return {
      result: { count },
      streamId: actorId,
      events: count === 0 ? [] : [{ streamId: actorId, kind: 'NotificationsRead', entityId: actorId, data }],
    };
  });
}

interface NotificationChange {
  readonly kind: KindOf<'SingleNotificationEvent'>;
  readonly data: Prisma.NotificationUpdateInput;
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
    await lockStreams(tx, [userId]);
    const before = await tx.notification.findUnique({ where: { id: notificationId, ...ownedBy({ userId, scope }) } });
    if (!before) throw new NotFoundError('notificationId must be the id of one of your notifications.', idPath);
    const result = { notificationId };
    const wanted = decide(before);
    if (!wanted) return { result, streamId: userId, events: [] };
    const row = await tx.notification.update({
      where: { id: notificationId },
      data: { ...wanted.data, version: { increment: 1 } },
    });
    const data = { notification: notificationSnapshot(row) };
    const event = { streamId: userId, kind: wanted.kind, entityId: notificationId, data };
    return { result, streamId: userId, events: [event] };
  });
}
