import type { Prisma } from '../../store/database.js';

/** Among the views of a project that somebody is a member of: the shared ones and their own. */
export function viewsSeenBy(userId: string) {
  return { OR: [{ shared: true }, { ownerId: userId }] } satisfies Prisma.SavedViewWhereInput;
}
