import { createContextCache } from '@pothos/core';
import { showing } from '../../domain/announcement/row.js';
import { isOperator } from '../../domain/user/operators.js';
import type { Announcement, Prisma } from '../../store/prisma/client.js';
import type { Context } from '../context.js';
import { inOrder } from '../prefetch/loaders.js';
import { createOperationLoader } from '../prefetch/operation-loader.js';

/** Whether the viewer is an operator; queried once per operation. */
export const viewerIsOperator = createContextCache(({ db, viewer }: Context) => isOperator(db, viewer));

/** The filter of current announcements; the clock is read once per operation. */
export const shownAnnouncements = createContextCache(async ({ services }: Context) =>
  showing(await services.clock.now()),
);

/** The filter of announcements that the viewer may see: all for operators, else the current ones. */
export async function visibleAnnouncements(context: Context): Promise<Prisma.AnnouncementWhereInput> {
  return (await viewerIsOperator(context)) ? {} : shownAnnouncements(context);
}

const shown = createOperationLoader(
  async (ids: readonly string[], context) => {
    const where = { AND: [{ id: { in: [...ids] } }, await shownAnnouncements(context)] };
    return inOrder(ids, await context.prisma.announcement.findMany({ where }));
  },
  { cache: true },
);

/** The announcement if it is current, else null; the announcements of an operation share one query. */
export async function loadShowing(context: Context, id: string): Promise<Announcement | null> {
  return (await shown(context).load(id)) ?? null;
}
