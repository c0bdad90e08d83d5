import { Batcher } from '../../lib/batcher.js';
import type { Context } from '../context.js';

/**
 * Creates a loader that batches keys per operation: the same field of many rows costs one query, not one per row.
 *
 * @param loadAll loads the values in the order of the keys
 */
export function batched<Key, Value>(
  loadAll: (context: Context, keys: readonly Key[]) => Promise<readonly Value[]>,
): (context: Context, key: Key) => Promise<Value> {
  const batchers = new WeakMap<Context, Batcher<Key, Value>>();
  return (context, key) => {
    const batcher = batchers.get(context) ?? new Batcher((keys: readonly Key[]) => loadAll(context, keys));
    batchers.set(context, batcher);
    return batcher.load(key);
  };
}
