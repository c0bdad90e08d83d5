import type { AnnouncementSnapshot } from '../../events/event.js';
import type { Announcement, Prisma } from '../../store/prisma/client.js';

/** An announcement as events carry it. */
export function announcementSnapshot(row: Announcement): AnnouncementSnapshot {
  const { id, title, body, startsAt, endsAt, withdrawnAt, version } = row;
  return {
    ...{ id, title, body, version },
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}

/** Those that have not ended at that time, begun or not. */
export function unended(now: Date): Prisma.AnnouncementWhereInput {
  return { withdrawnAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }] };
}

/** Those that show at that time. */
export function showing(now: Date): Prisma.AnnouncementWhereInput {
  return { ...unended(now), startsAt: { lte: now } };
}
