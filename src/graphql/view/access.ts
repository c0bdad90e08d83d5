import type { Prisma } from '../../store/prisma/client.js';

/** The condition on the views of a member's project: the shared ones and the member's own. */
export function viewsSeenBy(userId: string) {
  return { OR: [{ shared: true }, { ownerId: userId }] } satisfies Prisma.SavedViewWhereInput;
}
