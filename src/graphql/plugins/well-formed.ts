import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { InvalidInputError } from '../../errors.js';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      wellFormed: WellFormedPlugin<Types>;
    }
  }
}

type Path = readonly (string | number)[];

/** NUL, which Postgres cannot store, and unpaired surrogates, which UTF-8 and JSON cannot encode. */
const malformedText = /\0|\p{Surrogate}/u;

/** @throws InvalidInputError at the argument or the input field with such a character */
function assertWellFormed(value: unknown, path: Path): void {
  if (typeof value === 'string') {
    if (malformedText.test(value)) {
      throw new InvalidInputError({ path, message: 'Must not contain NUL or unpaired surrogates.' });
    }
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) assertWellFormed(item, [...path, index]);
  } else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    for (const [name, item] of Object.entries(value)) assertWellFormed(item, [...path, name]);
  }
}

/** Rejects malformed text in the arguments of all fields: the database cannot store such text. */
class WellFormedPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    return checked(resolver, field);
  }

  override wrapSubscribe(
    subscriber: GraphQLFieldResolver<unknown, Types['Context'], object> | undefined,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> | undefined {
    return subscriber && checked(subscriber, field);
  }
}

function checked<Context>(
  resolver: GraphQLFieldResolver<unknown, Context, object>,
  { args }: { readonly args: object },
): GraphQLFieldResolver<unknown, Context, object> {
  if (Object.keys(args).length === 0) return resolver;
  return (parent, values, context, info) => {
    for (const [name, value] of Object.entries(values)) assertWellFormed(value, [name]);
    return resolver(parent, values, context, info);
  };
}

export const wellFormedPlugin = 'wellFormed';
SchemaBuilder.registerPlugin(wellFormedPlugin, WellFormedPlugin);
