import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.js';
import type { SelectedField } from './selected-fields.js';

/**
 * What Prisma must read for the fields that were selected of a type.
 *
 * @param paths where under the field the type stands, when it isn't the field's own
 */
export function selectionOf(context: Context, info: GraphQLResolveInfo, typeName: string, paths: string[][] = []) {
  const { select, include } = queryFromInfo({ context, info, typeName, paths });
  return { ...(select && { select }), ...(include && { include }) };
}

/** Whether more than columns of the row is selected. */
export function hasRelations({ select, include }: { readonly select?: object; readonly include?: object }): boolean {
  return include !== undefined || Object.values(select ?? {}).some((selected) => selected !== true);
}

/** Whether a field is a relation that Prisma reads with its row. */
export function isRelation({ field }: SelectedField): boolean {
  return Boolean(field.extensions.pothosPrismaSelect);
}
