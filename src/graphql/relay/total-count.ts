/**
 * `totalCount` of a connection type that several fields return. The Prisma plugin leaves the count, or a function that
 * counts, on the connection's value; it adds the field itself only to connection types that one field owns.
 */
export const totalCount = {
  description: 'How many there are on all pages.',
  extensions: { pothosPrismaTotalCount: true },
  resolve: async (connection: object): Promise<number> => {
    const { totalCount } = connection as { totalCount?: number | (() => number | Promise<number>) | null };
    return typeof totalCount === 'function' ? totalCount() : (totalCount ?? 0);
  },
};
