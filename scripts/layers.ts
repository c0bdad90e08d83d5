/**
 * The layers of src/, lowest first: a folder imports from folders of lower layers only. `npm run layers` prints the
 * linter's rules from this table, and test/layers.test.ts compares the table with the folders on disk and with
 * ARCHITECTURE.md.
 */
export const layers: readonly (readonly string[])[] = [
  ['observability'],
  ['lib'],
  ['store', 'throttle'],
  ['events', 'reads'],
  ['presence'],
  ['domain'],
  ['graphql'],
  ['transport'],
];

/**
 * The lowest layer that may import GraphQL. The Redis bus wraps graphql-redis-subscriptions and is the one exception.
 */
export const graphqlLayer = 'graphql';
export const graphqlException = 'src/events/bus-redis.ts';

/** Modules at the root of src/ that connect the layers. No layer imports a wiring module. */
export const wiring = [
  'app',
  'adapters',
  'background-tasks',
  'server',
  'main',
  'seed',
  'operator',
  'operator-command',
  'welcome',
];

/** Adapters of the ports. Only src/adapters.ts imports adapters. */
export const adapters = ['bus-*', 'presence-memory', 'presence-redis', 'throttle-*', 'postgres', 'pglite'];

/** Folders of adapters; adapters may import each other. */
export const adapterFolders = ['store', 'throttle'];
