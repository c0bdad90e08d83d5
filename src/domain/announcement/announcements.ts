import { z } from 'zod';
import { ConflictError, InvalidInputError, NotFoundError } from '../../errors.js';
import type { KindOf } from '../../events/kinds.js';
import { type AnnouncementId, newId, parseId, storedId } from '../../ids.js';
import type { Clock } from '../../store/clock.js';
import type { Tx } from '../../store/database.js';
import type { Announcement } from '../../store/prisma/client.js';
import { type Command, type CommandDecision, type Outcome, runCommand } from '../command.js';
import { filledText, line, parseInput } from '../input.js';
import { requireOperator } from '../user/operators.js';
import { announcementSnapshot } from './row.js';

export interface PublishAnnouncementInput {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Defaults to now. */
  readonly startsAt?: Date | null | undefined;
  /** The announcement never ends by default. */
  readonly endsAt?: Date | null | undefined;
}

/** Absent fields stay unchanged, and so do null fields except `endsAt`. */
export interface UpdateAnnouncementInput {
  readonly announcementId: string;
  readonly title?: string | null | undefined;
  readonly body?: string | null | undefined;
  readonly startsAt?: Date | null | undefined;
  /** Null removes the end. */
  readonly endsAt?: Date | null | undefined;
}

export interface AnnouncementRef {
  readonly announcementId: AnnouncementId;
}

const title = line(200);
const body = filledText(10_000);
const publishRules = z.object({ title, body });
const updateRules = z.object({ title: title.nullish(), body: body.nullish() });
const idPath = ['input', 'announcementId'];

/**
 * Publishes an announcement of an operator to all users, from `startsAt` on. The command only writes the row. Its event in
 * the system stream wakes the workers (announcement-delivery.ts). The workers deliver the notifications.
 *
 * @throws ForbiddenError unless the actor is an operator, InvalidInputError
 */
export async function publishAnnouncement(
  command: Command,
  clock: Clock,
  input: PublishAnnouncementInput,
): Promise<Outcome<AnnouncementRef>> {
  const { title, body } = parseInput(publishRules, input);
  const id = newId('announcement');
  const now = await clock.now();
  return runCommand(command, async (tx) => {
    await requireOperator(tx, command);
    const times = { startsAt: input.startsAt ?? now, endsAt: input.endsAt ?? null };
    requireTimes(times, now);
    const row = await tx.sql
      .insertInto('announcement')
      .values({ id, title, body, ...times, publishedById: command.actorId, createdAt: now })
      .returningAll()
      .executeTakeFirstOrThrow();
    return announcementDecision(command, 'AnnouncementPublished', row);
  });
}

/**
 * Changes an announcement that has not ended. Delivered notifications show the new text; recipients receive no second
 * notification. A command without changes appends no event.
 *
 * @throws ForbiddenError unless the actor is an operator, InvalidInputError, NotFoundError
 * @throws ConflictError when the announcement has ended; at `input.startsAt` when the announcement has begun
 */
export async function updateAnnouncement(
  command: Command,
  clock: Clock,
  input: UpdateAnnouncementInput,
): Promise<Outcome<AnnouncementRef>> {
  const announcementId = parseId('announcement', input.announcementId, idPath);
  const wanted = parseInput(updateRules, input);
  const now = await clock.now();
  return runCommand(command, async (tx) => {
    await requireOperator(tx, command);
    const before = await lockAnnouncement(tx, announcementId);
    if (before.withdrawnAt || before.retractedAt || (before.endsAt && before.endsAt <= now)) {
      throw new ConflictError('The announcement has ended: publish a new announcement.', idPath);
    }
    const to = {
      title: wanted.title ?? before.title,
      body: wanted.body ?? before.body,
      startsAt: input.startsAt ?? before.startsAt,
      endsAt: input.endsAt === undefined ? before.endsAt : input.endsAt,
    };
    const moved = to.startsAt.getTime() !== before.startsAt.getTime();
    if (moved && (before.reached !== null || before.startsAt <= now)) {
      throw new ConflictError('startsAt must not change after the announcement has begun.', ['input', 'startsAt']);
    }
    const ends = to.endsAt?.getTime() !== before.endsAt?.getTime();
    if (moved || ends) requireTimes(to, now);
    if (!moved && !ends && to.title === before.title && to.body === before.body) return unchanged(command, before);
    return announcementDecision(command, 'AnnouncementUpdated', await updateRow(tx, before, to));
  });
}

/**
 * Withdraws an announcement, before or after it has begun. The workers then remove its notifications. A second withdrawal
 * appends no event.
 *
 * @throws ForbiddenError unless the actor is an operator, InvalidInputError, NotFoundError
 */
export async function withdrawAnnouncement(
  command: Command,
  clock: Clock,
  input: { readonly announcementId: string },
): Promise<Outcome<AnnouncementRef>> {
  const announcementId = parseId('announcement', input.announcementId, idPath);
  const now = await clock.now();
  return runCommand(command, async (tx) => {
    await requireOperator(tx, command);
    const before = await lockAnnouncement(tx, announcementId);
    if (before.withdrawnAt) return unchanged(command, before);
    return announcementDecision(command, 'AnnouncementWithdrawn', await updateRow(tx, before, { withdrawnAt: now }));
  });
}

/** @throws InvalidInputError at `input.endsAt` */
function requireTimes({ startsAt, endsAt }: { startsAt: Date; endsAt: Date | null }, now: Date): void {
  if (endsAt === null) return;
  const path = ['input', 'endsAt'];
  if (endsAt <= startsAt) throw new InvalidInputError({ path, message: 'endsAt must be after startsAt.' });
  if (endsAt <= now) throw new InvalidInputError({ path, message: 'endsAt must be in the future.' });
}

/** @throws NotFoundError */
async function lockAnnouncement(tx: Tx, id: AnnouncementId): Promise<Announcement> {
  const row = await tx.sql
    .selectFrom('announcement')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFoundError('announcementId must be the id of an announcement.', idPath);
  return row;
}

/** Changes an announcement under its lock. */
function updateRow(
  tx: Tx,
  { id, version }: Announcement,
  change: Partial<Pick<Announcement, 'title' | 'body' | 'startsAt' | 'endsAt' | 'withdrawnAt'>>,
): Promise<Announcement> {
  return tx.sql
    .updateTable('announcement')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

function announcementDecision(
  command: Command,
  kind: KindOf<'AnnouncementEvent'>,
  row: Announcement,
): CommandDecision<AnnouncementRef> {
  const data = { announcement: announcementSnapshot(row) };
  return { ...unchanged(command, row), events: [{ streamId: 'system', kind, entityId: row.id, data }] };
}

/** Clients cannot read the system stream. The cursor is of the actor's own stream, before the actor's notification. */
function unchanged({ actorId }: Command, { id }: Announcement): CommandDecision<AnnouncementRef> {
  return { result: { announcementId: storedId('announcement', id) }, streamId: actorId, events: [] };
}
