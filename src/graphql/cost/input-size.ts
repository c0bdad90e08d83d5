import { Kind, type ValueNode } from 'graphql';
import { InvalidInputError } from '../../errors.js';

/*
 * The size of what clients send as values, checked before anything is made of it: coercing a list of 50,000 empty objects
 * alone holds the event loop for half a second.
 */

/** Items of a list anywhere in the input. Rules of single fields are narrower. */
export const maxListItems = 100;
/** Levels of objects and lists in a value. */
const maxLevels = 20;

type Path = readonly (string | number)[];

/**
 * Checks the variables of an operation as they came, each value looked at once.
 *
 * @param maxValues scalars, objects and lists together
 * @throws InvalidInputError naming the list, or the value, that is too much
 */
export function assertVariablesSize(variables: Readonly<Record<string, unknown>>, maxValues: number): void {
  let values = 0;
  const check = (value: unknown, path: Path): void => {
    values += 1;
    if (values > maxValues) throw tooMuch(path.slice(0, 1), `The variables hold at most ${maxValues} values.`);
    if (typeof value !== 'object' || value === null) return;
    if (path.length > maxLevels) throw tooMuch(path.slice(0, 2), `A value has at most ${maxLevels} levels.`);
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
 * Checks a value that is written in the document; the document's own limit bounds how many there are.
 *
 * @param path of the argument
 * @throws InvalidInputError naming the list that is too long
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
  if (length > maxListItems) throw tooMuch(path, `A list has at most ${maxListItems} items.`);
}

function tooMuch(path: Path, message: string): InvalidInputError {
  return new InvalidInputError({ path, message });
}
