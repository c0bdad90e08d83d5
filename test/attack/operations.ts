import { type GraphQLArgument, type GraphQLField, getNamedType, isLeafType, isObjectType } from 'graphql';
import { schema } from '../../src/graphql/schema.js';
import { fullSelection } from '../support/full-selection.js';

export type Kind = 'query' | 'mutation' | 'subscription';

/** An operation with one root field; its variables are the arguments of the field. */
export interface Operation {
  readonly kind: Kind;
  readonly name: string;
  readonly args: readonly GraphQLArgument[];
  readonly document: string;
}

/** @param depth levels of objects to select; without it only `__typename` */
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
 * A query for each field with arguments below the root.
 *
 * @param reach for each type with such fields, a root selection that leads to the type and contains `SELECTION`
 * @throws Error for a type that is missing in `reach`
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
          const selectionPath = reach[type.name];
          if (selectionPath === undefined) throw new Error(`Add ${type.name} to \`reach\` for ${field.name}`);
          const document = `query${variablesOf(field)} { ${selectionPath.replace('SELECTION', callOf(field, '__typename'))} }`;
          return { kind: 'query', name: `${type.name}.${field.name}`, args: field.args, document };
        }),
    );
}

type Field = GraphQLField<unknown, unknown>;

/** Variable declarations for all arguments of a field. */
function variablesOf({ args }: Field): string {
  return args.length === 0 ? '' : ` (${args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')})`;
}

/** A selection of a field with all arguments from the variables. */
function callOf({ name, args, type }: Field, selection: string): string {
  const values = args.length === 0 ? '' : `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})`;
  return `${name}${values}${isLeafType(getNamedType(type)) ? '' : ` { ${selection} }`}`;
}
