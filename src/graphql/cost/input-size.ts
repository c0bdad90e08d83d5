import { Kind, type ValueNode } from 'graphql';
import { InvalidInputError } from '../../errors.js';

/** Maximum items of a list anywhere in the input. Single fields may have lower limits. */
export const maxListItems = 100;
/** Maximum levels of objects and lists in a value. */
const maxLevels = 20;

type Path = readonly (string | number)[];

/**
 * Checks the size of an operation's raw variables in one pass. The check runs before coercion, because coercing a list of
 * 50,000 empty objects blocks the event loop for half a second.
 *
 * @param maxValues maximum number of scalars, objects and lists together
 * @throws InvalidInputError at the list or the value above the limit
 */
export function assertVariablesSize(variables: Readonly<Record<string, unknown>>, maxValues: number): void {
  let values = 0;
  const check = (value: unknown, path: Path): void => {
    values += 1;
    if (values > maxValues) throw sizeError(path.slice(0, 1), `The variables may have at most ${maxValues} values.`);
    if (typeof value !== 'object' || value === null) return;
    if (path.length > maxLevels) throw sizeError(path.slice(0, 2), `A value may have at most ${maxLevels} levels.`);
    if (Array.isArray(value)) {
      assertListLength(value, path);
      for (const [index, item] of value.entries()) check(item, [...path, index]);
    } else {
      for (const [name, item] of Object.entries(value)) check(item, [...path, name]);
    }
  };
  for (const [name, value] of Object.entries(variables)) check(value, [name]);
}

/**
 * Checks the list lengths of a literal in the document. The document's size limit bounds the number of literals.
 *
 * @param path of the argument
 * @throws InvalidInputError at the list above the limit
 */
export function assertLiteralSize(value: ValueNode, path: Path): void {
  if (value.kind === Kind.LIST) {
    assertListLength(value.values, path);
    for (const [index, item] of value.values.entries()) assertLiteralSize(item, [...path, index]);
  } else if (value.kind === Kind.OBJECT) {
    for (const field of value.fields) assertLiteralSize(field.value, [...path, field.name.value]);
  }
}

function assertListLength({ length }: readonly unknown[], path: Path): void {
  if (length > maxListItems) throw sizeError(path, `A list may have at most ${maxListItems} items.`);
}

function sizeError(path: Path, message: string): InvalidInputError {
  return new InvalidInputError({ path, message });
}
