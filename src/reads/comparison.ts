import { sql } from 'kysely';
import { type InputPath, InvalidInputError } from '../errors.js';
import { parseId } from '../ids.js';
import type { Fragment } from '../store/fragment.js';
import type { TaskPriority, TaskStatus } from '../store/prisma/client.js';
import { type ConditionTarget, count } from './condition-target.js';
import { filterLimits, type Maybe, type RangeFilter } from './task-filter.js';

/** How values of a type are checked and converted to parameters. */
interface ValueKind<T> {
  readonly cast: string;
  /** @throws InvalidInputError */
  readonly write: (value: T, path: InputPath) => string | number;
}

const unchecked = <T extends string | number>(value: T) => value;
export const numbers: ValueKind<number> = { cast: 'int', write: unchecked };
export const statuses: ValueKind<TaskStatus> = { cast: 'task_status', write: unchecked };
export const priorities: ValueKind<TaskPriority> = { cast: 'task_priority', write: unchecked };
export const texts: ValueKind<string> = { cast: 'text', write: checkText };
export const days: ValueKind<string> = { cast: 'date', write: checkYear };
export const instants: ValueKind<Date | string> = {
  cast: 'timestamptz',
  write: (value, path) => checkYear(typeof value === 'string' ? value : value.toISOString(), path),
};
export const ids = (type: 'user' | 'label' | 'task'): ValueKind<string> => ({
  cast: 'text',
  write: (value, path) => parseId(type, value, path),
});

/** All comparisons of single-valued fields. Each filter type has a subset. */
interface Comparisons<T> extends RangeFilter<T> {
  readonly eq?: Maybe<T>;
  readonly in?: Maybe<readonly T[]>;
  readonly notIn?: Maybe<readonly T[]>;
  readonly contains?: Maybe<string>;
  readonly null?: Maybe<boolean>;
}

/**
 * Translates the comparisons of a single-valued field; none without a filter.
 *
 * @throws InvalidInputError
 */
export function comparisons<T>(
  column: Fragment,
  filter: Maybe<Comparisons<T>>,
  kind: ValueKind<T>,
  at: ConditionTarget,
): Fragment[] {
  if (!filter) return [];
  const found: Fragment[] = [];
  const cast = sql.raw(kind.cast);
  // Parameters are cast from text: drivers infer a parameter's type from its context, and do not know the enums.
  const written = sql.raw(kind.cast === 'int' ? 'int' : 'text');
  for (const [name, operator] of operators) {
    const value = filter[name];
    if (value == null) continue;
    const parameter = kind.write(value, count(at, name));
    found.push(sql`${column} ${operator} ${parameter}::${written}::${cast}`);
  }
  for (const [name, operator] of listOperators) {
    const values = filter[name];
    if (values == null) continue;
    const path = count(at, name);
    if (values.length > filterLimits.values) {
      throw new InvalidInputError({ path, message: `${name} must have at most ${filterLimits.values} values.` });
    }
    const parameter = values.map((value, index) => kind.write(value, [...path, index]));
    found.push(sql`${column} ${operator}(${parameter}::${written}[]::${cast}[])`);
  }
  if (filter.contains != null) {
    const text = checkText(filter.contains, count(at, 'contains'));
    found.push(sql`${column} ILIKE ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`);
  }
  if (filter.null != null) {
    count(at, 'null');
    found.push(filter.null ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`);
  }
  return found;
}

const operators = [
  ['eq', sql.raw('=')],
  ['lt', sql.raw('<')],
  ['lte', sql.raw('<=')],
  ['gt', sql.raw('>')],
  ['gte', sql.raw('>=')],
] as const;
const listOperators = [
  ['in', sql.raw('= ANY')],
  ['notIn', sql.raw('<> ALL')],
] as const;

/** @returns the text composed (NFC), as titles and names of labels are stored */
function checkText(typed: string, path: InputPath): string {
  const text = typed.normalize();
  const max = filterLimits.textLength;
  if (text.length === 0 || text.length > max || text.includes('\u0000')) {
    throw new InvalidInputError({ path, message: `${path.at(-1)} must be 1–${max} characters.` });
  }
  return text;
}

/** Postgres has no year 0, which the GraphQL scalars accept. */
function checkYear(value: string, path: InputPath): string {
  if (value.startsWith('0000') || !/^\d{4}-/.test(value)) {
    throw new InvalidInputError({ path, message: `${path.at(-1)} must be in the years 0001 to 9999.` });
  }
  return value;
}
