/**
 * The layers of src/, lowest first: a folder imports from folders of lower layers only. The linter's rules are printed
 * from this table (`npm run layers`), and test/layers.test.ts compares it with the folders on disk and with
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

/** Layers from this one upwards know GraphQL. The Redis bus wraps graphql-redis-subscriptions and is the one exception. */
export const graphqlLayer = 'graphql';
export const graphqlException = 'src/events/bus-redis.ts';

/** Modules at the root of src/ that put the layers together. No layer imports them. */
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

/** Adapters of the ports. Only src/adapters.ts imports them. */
export const adapters = ['bus-*', 'presence-memory', 'presence-redis', 'throttle-*', 'postgres', 'pglite'];

/** Folders that hold adapters, which may import each other. */
export const adapterFolders = ['store', 'throttle'];
