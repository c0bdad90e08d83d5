import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import { showing } from '../../domain/announcement/row.js';
import { isOperator } from '../../domain/user/operators.js';
import type { Prisma } from '../../store/database.js';
import type { Announcement } from '../../store/prisma/client.js';
import type { Context } from '../context.js';

/*
 * Which announcements somebody may see: those that show now, and operators all of them. Asked once for each answer.
 */

/** Whether the viewer is an operator. */
export const viewerIsOperator = createContextCache(({ db, viewer }: Context) => isOperator(db, viewer));

/** Those that show now. */
export const shownAnnouncements = createContextCache(async ({ services }: Context) =>
  showing(await services.clock.now()),
);

/** Those that the viewer may see. */
export async function visibleAnnouncements(context: Context): Promise<Prisma.AnnouncementWhereInput> {
  return (await viewerIsOperator(context)) ? {} : shownAnnouncements(context);
}

const shown = createContextCache(
  (context: Context) =>
    new DataLoader<string, Announcement | null>(async (ids) => {
      const where = { AND: [{ id: { in: [...ids] } }, await shownAnnouncements(context)] };
      const rows = await context.db.announcement.findMany({ where });
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    }),
);

/** An announcement, if it shows now. */
export function loadShowing(context: Context, id: string): Promise<Announcement | null> {
  return shown(context).load(id);
}
