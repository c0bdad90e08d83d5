/**
 * The field `totalCount` for connection types of several fields. The Prisma plugin adds the field only to
 * connection types of a single field, but stores the count, or a counting function, on every connection value.
 */
export const totalCount = {
  description: 'The number of items on all pages.',
  extensions: { pothosPrismaTotalCount: true },
  resolve: async (connection: object): Promise<number> => {
    const { totalCount } = connection as { totalCount?: number | (() => number | Promise<number>) | null };
    return typeof totalCount === 'function' ? totalCount() : (totalCount ?? 0);
  },
};
