import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.js';
import type { SelectedField } from './selected-fields.js';

/**
 * The Prisma selection for the selected fields of a type.
 *
 * @param paths from the field to the type, unless the type is the field's own
 */
export function selectionOf(context: Context, info: GraphQLResolveInfo, typeName: string, paths: string[][] = []) {
  const { select, include } = queryFromInfo({ context, info, typeName, paths });
  return { ...(select && { select }), ...(include && { include }) };
}

/** Whether a Prisma selection includes relations. */
export function hasRelations({ select, include }: { readonly select?: object; readonly include?: object }): boolean {
  return include !== undefined || Object.values(select ?? {}).some((selected) => selected !== true);
}

/** Whether a field is a relation that Prisma reads together with its row. */
export function isRelation({ field }: SelectedField): boolean {
  return Boolean(field.extensions.pothosPrismaSelect);
}
