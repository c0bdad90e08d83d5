import type { AnnouncementSnapshot } from '../../events/snapshots.js';
import type { Announcement, Prisma } from '../../store/prisma/client.js';

/** The snapshot of an announcement for events. */
export function announcementSnapshot(row: Announcement): AnnouncementSnapshot {
  const { id, title, body, startsAt, endsAt, withdrawnAt, version } = row;
  return {
    ...{ id, title, body, version },
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}

/** Selects the current and future announcements at `now`. */
export function unended(now: Date): Prisma.AnnouncementWhereInput {
  return { withdrawnAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }] };
}

/** Selects the visible announcements at `now`. */
export function showing(now: Date): Prisma.AnnouncementWhereInput {
  return { ...unended(now), startsAt: { lte: now } };
}
