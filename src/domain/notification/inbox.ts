import { InvalidInputError, NotFoundError } from '../../errors.js';
import type { SingleNotificationEventKind } from '../../events/event.js';
import { lockStreams } from '../../events/log.js';
import { type NotificationId, parseId } from '../../ids.js';
import type { Notification, Prisma } from '../../store/prisma/client.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { requireAllProjects } from '../scope.js';
import { ownedBy } from './list.js';
import { notificationSnapshot } from './row.js';

/*
 * What a person does with their notifications. Each is a command with an event in their own stream, so that all their
 * devices show the same. The stream is locked first, as `notify` does, so what is done meets exactly what the stream has
 * told up to then.
 */

export interface NotificationRef {
  readonly notificationId: NotificationId;
}

export interface NotificationInput {
  readonly notificationId: string;
}

/** How far ahead something can be put off. */
export const maxSnoozeDays = 365;

const dayMs = 86_400_000;
const idPath = ['input', 'notificationId'];

/**
 * Marks a notification as read. No event is made when it is.
 *
 * @throws InvalidInputError, NotFoundError (also for those of others)
 */
export function markRead(command: Command, input: NotificationInput): Promise<Outcome<NotificationRef>> {
  return changeNotification(command, input, ({ readAt }) =>
    readAt ? undefined : { kind: 'NotificationRead', data: { readAt: new Date(), open: false } },
  );
}

/** Takes that back. What comes after makes a new notification all the same. @throws as `markRead` */
export function markUnread(command: Command, input: NotificationInput): Promise<Outcome<NotificationRef>> {
  return changeNotification(command, input, ({ readAt }) =>
    readAt ? { kind: 'NotificationUnread', data: { readAt: null } } : undefined,
  );
}

/** Puts a notification away, also one that is snoozed. @throws as `markRead` */
export function archiveNotification(command: Command, input: NotificationInput): Promise<Outcome<NotificationRef>> {
  return changeNotification(command, input, ({ archivedAt }) =>
    archivedAt
      ? undefined
      : { kind: 'NotificationArchived', data: { archivedAt: new Date(), snoozedUntil: null, open: false } },
  );
}

/** Brings it back to where it was. @throws as `markRead` */
export function unarchiveNotification(command: Command, input: NotificationInput): Promise<Outcome<NotificationRef>> {
  return changeNotification(command, input, ({ archivedAt }) =>
    archivedAt ? { kind: 'NotificationUnarchived', data: { archivedAt: null } } : undefined,
  );
}

/**
 * Hides a notification until a time, when it comes back unread and on top (see snoozes.ts). One that is archived leaves
 * the archive for it. Null brings it back at once, as it was.
 *
 * @throws InvalidInputError at `input.until` when that is past or more than a year ahead; else as `markRead`
 */
export async function snoozeNotification(
  command: Command,
  input: NotificationInput & { readonly until?: Date | null | undefined },
): Promise<Outcome<NotificationRef>> {
  const { until = null } = input;
  const ahead = until && until.getTime() - Date.now();
  if (ahead !== null && ahead <= 0) {
    throw new InvalidInputError({ path: ['input', 'until'], message: 'Must be in the future.' });
  }
  if (ahead !== null && ahead > maxSnoozeDays * dayMs) {
    throw new InvalidInputError({ path: ['input', 'until'], message: `At most ${maxSnoozeDays} days ahead.` });
  }
  return changeNotification(command, input, ({ snoozedUntil }) => {
    if (snoozedUntil?.getTime() === until?.getTime()) return undefined;
    if (until === null) return { kind: 'NotificationSnoozeEnded', data: { snoozedUntil: null } };
    return { kind: 'NotificationSnoozed', data: { snoozedUntil: until, archivedAt: null } };
  });
}

/**
 * Marks everything in the inbox as read that is not newer than a time: what the person has seen. No event is made when
 * there is nothing.
 *
 * @returns how many
 * @throws ForbiddenError when the actor's credential is for chosen projects
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
  readonly kind: SingleNotificationEventKind;
  readonly data: Prisma.NotificationUpdateInput;
}

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
    if (!before) throw new NotFoundError('There is no such notification of yours.', idPath);
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
