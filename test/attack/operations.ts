import { type GraphQLArgument, getNamedType, isLeafType } from 'graphql';
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
    const variables = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const values = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
    const type = getNamedType(field.type);
    const fields = depth === undefined ? '__typename' : fullSelection(type, depth);
    const selection = isLeafType(type) ? '' : ` { ${fields} }`;
    const call = field.args.length > 0 ? `(${values})` : '';
    const document = `${kind}${variables && ` (${variables})`} { ${field.name}${call}${selection} }`;
    return { kind, name: field.name, args: field.args, document };
  });
}
