import { Batcher } from '../../lib/batcher.js';
import { type Prefetch, readPrefetch } from '../../reads/prefetch.js';
import type { Task } from '../../store/prisma/client.js';
import type { Context } from '../context.js';
import { PrefetchableFields, readPrefetched } from '../prefetch/prefetch-plan.js';
import { fieldKey, type SelectedField } from '../prefetch/selected-fields.js';

/** What lists of tasks read along. */
export const taskPrefetchable = new PrefetchableFields<undefined>();

/**
 * What a field reads for its arguments.
 *
 * @param selected what is selected of it; when absent, all that can be
 * @throws DomainError for arguments that are none
 */
type MakePrefetch<Args, T> = (args: Args, selected?: SelectedField) => Prefetch<T>;

/**
 * Makes a field of a task one that lists read along. For tasks that didn't come out of a list it is read for all of an
 * answer at once.
 *
 * @param name the field's
 * @returns how its resolver gets the value: without a promise when it is there
 */
export function prefetchedField<Args extends object, T>(
  name: string,
  make: MakePrefetch<Args, T>,
): (task: Task, args: Args, context: Context) => T | Promise<T> {
  // The field's arguments are of its type.
  taskPrefetchable.add(name, (selected) => make(selected.args as Args, selected));
  const batchers = new WeakMap<Context, Map<string, Batcher<string, T>>>();
  return (task, args, context) => {
    const brought = readPrefetched(task, name, args);
    if (brought !== undefined) return brought as T;
    const known = batchers.get(context) ?? new Map<string, Batcher<string, T>>();
    batchers.set(context, known);
    const key = fieldKey(name, args);
    const batcher = known.get(key) ?? batcherOf(context, make(args));
    known.set(key, batcher);
    return batcher.load(task.id);
  };
}

function batcherOf<T>({ services }: Context, part: Prefetch<T>): Batcher<string, T> {
  return new Batcher((taskIds) => readPrefetch(services.rawReader, part, taskIds));
}
