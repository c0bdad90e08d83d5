/**
 * The declared cost of a field, in its `extensions`. Paged fields declare no size: `first` and `last` have the number of
 * items.
 */
export interface FieldCost {
  /** The number of items in the field's list. On a non-list field, the number of items in the lists right below it. */
  readonly size?: number | ((args: Readonly<Record<string, unknown>>) => number);
  /** Points of one value; 0.1 for a scalar and 1 for an object by default. */
  readonly weight?: number;
}

/**
 * Declares the usual number of items in a list.
 *
 * @param size a number, or a function of the field's arguments
 */
export function listOf(size: NonNullable<FieldCost['size']>): { readonly cost: FieldCost } {
  return { cost: { size } };
}

/** For `listOf`: the length of the list at a path in a field's arguments. */
export function lengthOf(...path: readonly string[]): (args: Readonly<Record<string, unknown>>) => number {
  return (args) => {
    let value: unknown = args;
    for (const step of path) value = isRecord(value) ? value[step] : undefined;
    return Array.isArray(value) ? value.length : 1;
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Declares the cost of a value, such as a long text. @param weight in points */
export function weighs(weight: number): { readonly cost: FieldCost } {
  return { cost: { weight } };
}

/** The cost of a long text: descriptions, comment bodies and changes of both. */
export const longText = weighs(5);
