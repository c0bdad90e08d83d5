import { maxParts, type Part } from '../domain/part.js';
import { DomainError } from '../errors.js';
import { fieldKey, type SelectedField, type Selection } from './look-ahead.js';

/*
 * Fields whose values come along with the row they belong to. Whoever reads the row looks ahead, and reads in the same
 * statement what such fields are going to ask for; their resolvers find it at the row, by the field's name and arguments.
 * Where a row comes without, out of an event or from Prisma, they read it themselves.
 */

/** What is read along with rows: values for the fields with these keys. */
export interface Ahead {
  readonly keys: readonly string[];
  readonly parts: readonly Part<unknown>[];
  /** What else is selected. */
  readonly others: Selection;
}

/**
 * Reads a field ahead.
 *
 * @returns nothing when that can't be done
 * @throws DomainError for arguments that the field is going to refuse
 */
interface MakeAhead<For> {
  make(selected: SelectedField, row: For): Part<unknown> | undefined;
}

/** Those fields of a type that can be read ahead. `For` is what is known of the row by then. */
export class AheadFields<For> {
  readonly #fields = new Map<string, MakeAhead<For>['make']>();

  add(name: string, make: MakeAhead<For>['make']): void {
    this.#fields.set(name, make);
  }

  /** What of a selection is read along with its rows. */
  of(selection: Selection, row: For): Ahead {
    const parts = new Map<string, Part<unknown>>();
    const others = new Map<string, SelectedField>();
    for (const [key, selected] of selection) {
      const part = parts.size < maxParts ? this.#part(selected, row) : undefined;
      if (part) parts.set(key, part);
      else others.set(key, selected);
    }
    return { keys: [...parts.keys()], parts: [...parts.values()], others };
  }

  #part(selected: SelectedField, row: For): Part<unknown> | undefined {
    try {
      return this.#fields.get(selected.field.name)?.(selected, row);
    } catch (error) {
      // The field itself raises it, in its place.
      if (error instanceof DomainError) return undefined;
      throw error;
    }
  }
}

interface Brings {
  along?: { readonly keys: readonly string[]; readonly values: readonly unknown[] };
}

/** Gives a row what was read along with it. */
export function bringAlong<Row extends object>(row: Row, { keys }: Ahead, values: readonly unknown[]): Row {
  const bringing: Brings = row;
  if (keys.length > 0) bringing.along = { keys, values };
  return row;
}

/** What a row brings for a field with these arguments; undefined when it doesn't. */
export function broughtAlong(row: object, name: string, args: object): unknown {
  const { along }: Brings = row;
  return along?.values[along.keys.indexOf(fieldKey(name, args))];
}
