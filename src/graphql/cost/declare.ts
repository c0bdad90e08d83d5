/*
 * What a field declares about its cost. Pages need no declaration: `first` and `last` say how many items a list has.
 */

/** The cost of a field, in its extensions. */
export interface FieldCost {
  /** How many items the field's list has; of a field that is no list, how many items the lists right below it have. */
  readonly size?: number | ((args: Readonly<Record<string, unknown>>) => number);
  /** Points of one value, in place of 0.1 for a scalar and 1 for an object. */
  readonly weight?: number;
}

/**
 * Declares how many items a list usually has.
 *
 * @param size a number, or a function of the field's arguments
 */
export function listOf(size: NonNullable<FieldCost['size']>): { readonly cost: FieldCost } {
  return { cost: { size } };
}

/** The length of the list at a path in a field's arguments, for `listOf`. */
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

/** Declares a value that costs more than others of its kind, such as a long text. @param weight in points */
export function weighs(weight: number): { readonly cost: FieldCost } {
  return { cost: { weight } };
}

/** Points of a long text: descriptions, bodies of comments and changes of both. */
export const longText = weighs(5);
