import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import type { GraphQLResolveInfo, ResponsePath } from 'graphql';
import type { Context } from '../context.js';

const maxBatchSize = 1_000;

/**
 * Creates a cache of one value per operation and key. A context lives for one operation, or for one event of a
 * subscription.
 *
 * @param keyOf distinguishes the values of an operation; by default an operation has one value
 */
export function createOperationCache<Args extends unknown[], T>(
  create: (context: Context, ...args: Args) => T,
  keyOf: (...args: Args) => string = () => '',
): (context: Context, ...args: Args) => T {
  const caches = createContextCache((_: Context) => new Map<string, T>());
  return (context, ...args) => {
    const cache = caches(context);
    const key = keyOf(...args);
    const value = cache.get(key) ?? create(context, ...args);
    cache.set(key, value);
    return value;
  };
}

export interface OperationLoaderOptions<Args extends unknown[]> {
  /** Distinguishes the loaders of an operation; by default an operation has one loader. */
  readonly keyOf?: (...args: Args) => string;
  readonly maxBatchSize?: number;
  /** Whether the operation reuses loaded values. Without the cache, a field after a mutation reads the present state. */
  readonly cache?: boolean;
}

/**
 * Creates a DataLoader per operation: the same field of many rows costs one query, not one per row.
 *
 * @param loadAll loads the values in the order of the keys
 */
export function createOperationLoader<Key, Value, Args extends unknown[] = []>(
  loadAll: (keys: readonly Key[], context: Context, ...args: Args) => Promise<readonly Value[]>,
  { keyOf, ...options }: OperationLoaderOptions<Args> = {},
): (context: Context, ...args: Args) => DataLoader<Key, Value> {
  return createOperationCache(
    (context, ...args) =>
      new DataLoader<Key, Value>(async (keys) => loadAll(keys, context, ...args), {
        cache: false,
        maxBatchSize,
        ...options,
      }),
    keyOf,
  );
}

/** The key of a field of the document: equal for all values of the field, at any index of a list. */
export function fieldKeyOf({ path }: GraphQLResolveInfo): string {
  const names: string[] = [];
  for (let step: ResponsePath | undefined = path; step; step = step.prev) {
    if (typeof step.key === 'string') names.push(`${step.typename}.${step.key}`);
  }
  return names.join('/');
}
