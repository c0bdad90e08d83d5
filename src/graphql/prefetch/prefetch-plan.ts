import { DomainError } from '../../errors.js';
import { maxPrefetches, type Prefetch } from '../../reads/prefetch.js';
import { fieldKey, type SelectedField, type Selection } from './selected-fields.js';

/*
 * Fields whose values come along with the row they belong to. Whoever reads the row looks ahead, and reads in the same
 * statement what such fields are going to ask for; their resolvers find it at the row, by the field's name and arguments.
 * Where a row comes without, out of an event or from Prisma, they read it themselves.
 */

/** What is read along with rows: values for the fields with these keys. */
export interface PrefetchPlan {
  readonly keys: readonly string[];
  readonly prefetches: readonly Prefetch<unknown>[];
  /** What else is selected. */
  readonly others: Selection;
}

/**
 * Reads a field ahead.
 *
 * @returns nothing when that can't be done
 * @throws DomainError for arguments that the field is going to refuse
 */
interface PrefetchFactory<For> {
  make(selected: SelectedField, row: For): Prefetch<unknown> | undefined;
}

/** Those fields of a type that can be read ahead. `For` is what is known of the row by then. */
export class PrefetchableFields<For> {
  readonly #fields = new Map<string, PrefetchFactory<For>['make']>();

  add(name: string, make: PrefetchFactory<For>['make']): void {
    this.#fields.set(name, make);
  }

  /** What of a selection is read along with its rows. */
  plan(selection: Selection, row: For): PrefetchPlan {
    const parts = new Map<string, Prefetch<unknown>>();
    const others = new Map<string, SelectedField>();
    for (const [key, selected] of selection) {
      const part = parts.size < maxPrefetches ? this.#prefetchOf(selected, row) : undefined;
      if (part) parts.set(key, part);
      else others.set(key, selected);
    }
    return { keys: [...parts.keys()], prefetches: [...parts.values()], others };
  }

  #prefetchOf(selected: SelectedField, row: For): Prefetch<unknown> | undefined {
    try {
      return this.#fields.get(selected.field.name)?.(selected, row);
    } catch (error) {
      // The field itself raises it, in its place.
      if (error instanceof DomainError) return undefined;
      throw error;
    }
  }
}

interface RowWithPrefetched {
  prefetched?: { readonly keys: readonly string[]; readonly values: readonly unknown[] };
}

/** Gives a row what was read along with it. */
export function attachPrefetched<Row extends object>(
  row: Row,
  { keys }: PrefetchPlan,
  values: readonly unknown[],
): Row {
  const bringing: RowWithPrefetched = row;
  if (keys.length > 0) bringing.prefetched = { keys, values };
  return row;
}

/** What a row brings for a field with these arguments; undefined when it doesn't. */
export function readPrefetched(row: object, name: string, args: object): unknown {
  const { prefetched }: RowWithPrefetched = row;
  return prefetched?.values[prefetched.keys.indexOf(fieldKey(name, args))];
}
