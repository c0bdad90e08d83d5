import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';

/** Descriptions of the Relay specification's fields and arguments. The Relay plugin describes only some of them. */
const fields: Record<string, string> = {
  id: 'The globally unique id: a type prefix and 26 characters. Ids of a type sort by time of creation.',
  edges: 'The items of the page, each with its cursor.',
  nodes: 'The items of the page, without cursors.',
  node: 'The item.',
  cursor: "The item's position in the list, for the arguments `after` and `before`.",
  pageInfo: 'The position of the page in the list.',
  totalCount: 'The number of items on all pages.',
  hasNextPage: 'Whether the list has items after this page. With `last`, true only when `before` is given.',
  hasPreviousPage: 'Whether the list has items before this page. With `first`, true only when `after` is given.',
  startCursor: 'The cursor of the first item; null for an empty page.',
  endCursor: 'The cursor of the last item; null for an empty page.',
};

const args: Record<string, string> = {
  first: 'The number of items from the start, 0 to 100; 20 by default. BAD_USER_INPUT together with `last`.',
  last: 'The number of items from the end, 0 to 100.',
  after: 'A cursor of the same list; the page contains items after it.',
  before: 'A cursor of the same list; the page contains items before it.',
  id: 'The id.',
};

/** Adds the missing descriptions to the fields and arguments of the Relay plugin. */
export function describeRelay(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      field.description ??= fields[field.name] ?? null;
      for (const arg of field.args) arg.description ??= args[arg.name] ?? null;
    }
  }
  return schema;
}
