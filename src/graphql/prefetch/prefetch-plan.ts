import { DomainError } from '../../errors.js';
import { maxPrefetches, type Prefetch } from '../../reads/prefetch.js';
import { fieldKey, type SelectedField, type Selection } from './selected-fields.js';

/** The values to read in the same statement as their rows: one prefetch per field key. */
export interface PrefetchPlan {
  readonly keys: readonly string[];
  readonly prefetches: readonly Prefetch<unknown>[];
  /** The selected fields without a prefetch. */
  readonly others: Selection;
}

/**
 * Creates the prefetch of a selected field.
 *
 * @returns undefined when the field cannot be prefetched
 * @throws DomainError for arguments that the field's resolver rejects too
 */
type PrefetchFactory<Row> = (selected: SelectedField, row: Row) => Prefetch<unknown> | undefined;

/**
 * The prefetchable fields of a type. The reader of a row looks ahead and reads the values of these fields in the same
 * statement. A field's resolver finds its value on the row by the field's name and arguments. On a row without prefetched
 * values, such as the row of an event, the resolver reads the value itself.
 *
 * `Row` is the information about the row before the row is read.
 */
export class PrefetchableFields<Row> {
  readonly #fields = new Map<string, PrefetchFactory<Row>>();

  add(name: string, create: PrefetchFactory<Row>): void {
    this.#fields.set(name, create);
  }

  /** Plans the prefetches for a selection; at most `maxPrefetches`. */
  plan(selection: Selection, row: Row): PrefetchPlan {
    const prefetches = new Map<string, Prefetch<unknown>>();
    const others = new Map<string, SelectedField>();
    for (const [key, selected] of selection) {
      const prefetch = prefetches.size < maxPrefetches ? this.#prefetchOf(selected, row) : undefined;
      if (prefetch) prefetches.set(key, prefetch);
      else others.set(key, selected);
    }
    return { keys: [...prefetches.keys()], prefetches: [...prefetches.values()], others };
  }

  #prefetchOf(selected: SelectedField, row: Row): Prefetch<unknown> | undefined {
    try {
      return this.#fields.get(selected.field.name)?.(selected, row);
    } catch (error) {
      // The field's resolver throws the same error, at the field's path.
      if (error instanceof DomainError) return undefined;
      throw error;
    }
  }
}

interface RowWithPrefetched {
  prefetched?: { readonly keys: readonly string[]; readonly values: readonly unknown[] };
}

/** Attaches prefetched values to their row. */
export function attachPrefetched<Row extends object>(
  row: Row,
  { keys }: PrefetchPlan,
  values: readonly unknown[],
): Row {
  const target: RowWithPrefetched = row;
  if (keys.length > 0) target.prefetched = { keys, values };
  return row;
}

/** The prefetched value of a field with these arguments; undefined when the row has none. */
export function readPrefetched(row: object, name: string, args: object): unknown {
  const { prefetched }: RowWithPrefetched = row;
  return prefetched?.values[prefetched.keys.indexOf(fieldKey(name, args))];
}
