import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';

/** What the Relay specification's fields and arguments mean; the plugin that adds them leaves most without a word. */
const fields: Record<string, string> = {
  id: 'Its id: a type prefix and 26 characters, sortable by creation.',
  edges: 'The page, with a cursor for each item.',
  nodes: 'The page without cursors.',
  node: 'The item.',
  cursor: "The item's place in the list, for `after` and `before`.",
  pageInfo: 'Where the page lies in the list.',
  totalCount: 'How many there are on all pages.',
  hasNextPage: 'Whether more follow.',
  hasPreviousPage: 'Whether more come before.',
  startCursor: 'The cursor of the first item.',
  endCursor: 'The cursor of the last item.',
};

const args: Record<string, string> = {
  first: 'How many items from the start, at most 100; 20 unless said otherwise.',
  last: 'How many items from the end, at most 100.',
  after: 'Only items behind this cursor of the list.',
  before: 'Only items before this cursor of the list.',
  id: 'The id.',
};

/** Describes what the Relay plugin added to the schema, wherever nothing better is said. */
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
