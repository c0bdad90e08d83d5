import type { SelectedField, Selection } from './selected-fields.js';

/**
 * Says which columns of its row a field's resolver reads, so that a list reads no others. A field that exposes a column needs
 * not say so; one that says nothing gets all of them.
 */
export function dependsOnColumns(...columns: readonly string[]) {
  return { readsColumns: columns };
}

/** The columns that a list must read for what is selected: the id, and what each field reads; all if that isn't known. */
export function columnsFor(all: readonly string[], selection: Selection | undefined): readonly string[] {
  if (!selection) return all;
  const wanted = new Set<unknown>(['id']);
  for (const { field } of selection.values()) {
    const columns = columnsOf(field);
    if (!columns) return all;
    for (const column of columns) wanted.add(column);
  }
  return all.filter((column) => wanted.has(column));
}

function columnsOf({ name, extensions }: SelectedField['field']): readonly unknown[] | undefined {
  const { pothosExposedField: exposed, readsColumns } = extensions;
  if (Array.isArray(readsColumns)) return readsColumns;
  if (name === 'id') return [];
  return typeof exposed === 'string' ? [exposed] : undefined;
}
