import { type Prefetch, readPrefetch } from '../../reads/prefetch.js';
import type { Task } from '../../store/prisma/client.js';
import type { Context } from '../context.js';
import { createOperationLoader } from '../prefetch/operation-loader.js';
import { PrefetchableFields, readPrefetched } from '../prefetch/prefetch-plan.js';
import { fieldKey, type SelectedField } from '../prefetch/selected-fields.js';

/** The prefetchable fields of tasks. */
export const taskPrefetchable = new PrefetchableFields<undefined>();

/**
 * Creates the prefetch of a field for its arguments.
 *
 * @param selected the field's selection; when absent, the prefetch reads all fields of the value
 * @throws DomainError for invalid arguments
 */
type MakePrefetch<Args, T> = (args: Args, selected?: SelectedField) => Prefetch<T>;

/**
 * Makes a field of a task prefetchable by lists. For tasks of other sources, one statement reads the field's values for all
 * such tasks of the response.
 *
 * @param name the field's name
 * @param make creates the field's prefetch
 * @returns the field's resolver, which returns a prefetched value without a promise
 */
export function prefetchedField<Args extends object, T>(
  name: string,
  make: MakePrefetch<Args, T>,
): (task: Task, args: Args, context: Context) => T | Promise<T> {
  // graphql-js has coerced the arguments to the declared types.
  taskPrefetchable.add(name, (selected) => make(selected.args as Args, selected));
  const values = createOperationLoader(
    (taskIds: readonly string[], { db }, args: Args) => readPrefetch(db, make(args), taskIds),
    { keyOf: (args) => fieldKey(name, args) },
  );
  return (task, args, context) => {
    const prefetched = readPrefetched(task, name, args);
    if (prefetched !== undefined) return prefetched as T;
    return values(context, args).load(task.id);
  };
}
