import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { InvalidInputError } from '../../errors.js';

export const maxPageSize = 100;
export const defaultPageSize = 20;

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      pageSize: PageSizePlugin<Types>;
    }
  }
}

interface PageSize {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
}

/** @throws InvalidInputError for a page above the limit */
export function requirePageSize(page: PageSize): void {
  for (const name of ['first', 'last'] as const) {
    if ((page[name] ?? 0) > maxPageSize) {
      throw new InvalidInputError({ path: [name], message: `${name} must be at most ${maxPageSize}.` });
    }
  }
}

/** Rejects pages above the limit. The Prisma plugin would silently return a smaller page. */
class PageSizePlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { args }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (!('first' in args && 'last' in args)) return resolver;
    return (parent, page: PageSize, context, info) => {
      requirePageSize(page);
      return resolver(parent, page, context, info);
    };
  }
}

export const pageSizePlugin = 'pageSize';
SchemaBuilder.registerPlugin(pageSizePlugin, PageSizePlugin);
