import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from './context.js';

/**
 * What Prisma must read for the fields that were selected of a type.
 *
 * @param paths where under the field the type stands, when it isn't the field's own
 */
export function selectionOf(context: Context, info: GraphQLResolveInfo, typeName: string, paths: string[][] = []) {
  const { select, include } = queryFromInfo({ context, info, typeName, paths });
  return { ...(select && { select }), ...(include && { include }) };
}
