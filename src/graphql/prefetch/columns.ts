import type { SelectedField, Selection } from './selected-fields.js';

/**
 * Declares the columns that a field's resolver reads, so that lists read only selected columns. Fields that expose a column
 * need no declaration. A selected field without a declaration makes the list read all columns.
 */
export function dependsOnColumns(...columns: readonly string[]) {
  return { readsColumns: columns };
}

/** The columns that a selection requires: `id` and the columns of each field; all columns if a field declares none. */
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
