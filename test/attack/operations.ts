import { type GraphQLArgument, type GraphQLField, getNamedType, isLeafType, isObjectType } from 'graphql';
import { schema } from '../../src/graphql/schema.js';
import { fullSelection } from '../support/full-selection.js';

export type Kind = 'query' | 'mutation' | 'subscription';

/** A root field of the schema as an operation whose variables are the field's arguments. */
export interface Operation {
  readonly kind: Kind;
  readonly name: string;
  readonly args: readonly GraphQLArgument[];
  readonly document: string;
}

/** @param depth levels of objects to select; only `__typename` without */
export function operationsOf(kind: Kind, depth?: number): Operation[] {
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  return Object.values(roots[kind]?.getFields() ?? {}).map((field) => {
    const type = getNamedType(field.type);
    const selection = depth === undefined ? '__typename' : fullSelection(type, depth);
    return {
      kind,
      name: field.name,
      args: field.args,
      document: `${kind}${variablesOf(field)} { ${callOf(field, selection)} }`,
    };
  });
}

/**
 * A query for each field with arguments that is not a root field.
 *
 * @param reach for each type that has such fields a selection of the root that leads to it, with `SELECTION` in it
 * @throws Error for a type that `reach` does not lead to
 */
export function nestedOperations(reach: Readonly<Record<string, string>>): Operation[] {
  const roots: readonly unknown[] = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
  return types
    .filter((type) => !type.name.startsWith('__') && !roots.includes(type))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ args }) => args.length > 0)
        .map((field) => {
          const way = reach[type.name];
          if (way === undefined) throw new Error(`Say how ${type.name}.${field.name} is reached`);
          const document = `query${variablesOf(field)} { ${way.replace('SELECTION', callOf(field, '__typename'))} }`;
          return { kind: 'query', name: `${type.name}.${field.name}`, args: field.args, document };
        }),
    );
}

type Field = GraphQLField<unknown, unknown>;

/** The declarations of variables for all arguments of a field. */
function variablesOf({ args }: Field): string {
  return args.length === 0 ? '' : ` (${args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')})`;
}

/** A selection of a field, with all arguments from the variables. */
function callOf({ name, args, type }: Field, selection: string): string {
  const values = args.length === 0 ? '' : `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})`;
  return `${name}${values}${isLeafType(getNamedType(type)) ? '' : ` { ${selection} }`}`;
}
