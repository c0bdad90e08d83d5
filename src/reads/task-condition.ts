import { type InputPath, InvalidInputError } from '../errors.js';
import { parseId } from '../ids.js';
import { Prisma, type TaskPriority, type TaskStatus } from '../store/prisma/client.js';
import {
  filterLimits,
  type LabelFilter,
  type ListFilter,
  type Maybe,
  type ParentFilter,
  type RangeFilter,
  type TaskFilter,
  type UserFilter,
} from './task-filter.js';

/*
 * A filter as an SQL condition. Pure: nothing is read here.
 *
 * SQL and not a Prisma `where`, because lists are read by statements of our own (see task-list.ts). Logic has two values:
 * where a field is null a comparison with it is false, and the comparison's `not` is true.
 */

/** Where the translation is in the filter. */
interface ConditionTarget {
  readonly table: Prisma.Sql;
  readonly path: InputPath;
  readonly depth: number;
  /** Counts for the whole filter. */
  readonly used: { conditions: number };
}

/**
 * The condition on a task that a filter stands for.
 *
 * @param table what the statement calls the task; a word of ours
 * @param path where the filter stood in the arguments, for errors
 * @throws InvalidInputError for a filter that is too deep or too long, and for values that are none
 */
export function taskCondition(filter: TaskFilter, table: string, path: InputPath): Prisma.Sql {
  return translate(filter, { table: Prisma.raw(table), path, depth: 1, used: { conditions: 0 } });
}

function translate(filter: TaskFilter, at: ConditionTarget): Prisma.Sql {
  if (at.depth > filterLimits.depth) refuse(at, `A filter has at most ${filterLimits.depth} levels.`);
  const { table: t } = at;
  const { number, title, status, priority, dueDate, createdAt, updatedAt, completedAt } = filter;
  const { createdBy, assignees, labels, parent, subTasks, and, or, not } = filter;
  return all([
    ...comparisons(Prisma.sql`${t}.number`, number, numbers, inside(at, 'number')),
    ...comparisons(Prisma.sql`${t}.title`, title, texts, inside(at, 'title')),
    ...comparisons(Prisma.sql`${t}.status`, status, statuses, inside(at, 'status')),
    ...comparisons(Prisma.sql`${t}.priority`, priority, priorities, inside(at, 'priority')),
    ...comparisons(Prisma.sql`${t}.due_date`, dueDate, days, inside(at, 'dueDate')),
    ...comparisons(Prisma.sql`${t}.created_at`, createdAt, instants, inside(at, 'createdAt')),
    ...comparisons(Prisma.sql`${t}.updated_at`, updatedAt, instants, inside(at, 'updatedAt')),
    ...comparisons(Prisma.sql`${t}.completed_at`, completedAt, instants, inside(at, 'completedAt')),
    ...comparisons(Prisma.sql`${t}.created_by_id`, createdBy?.id, ids('user'), inside(at, 'createdBy', 'id')),
    ...ofMany(assignees, inside(at, 'assignees'), assigned),
    ...ofMany(labels, inside(at, 'labels'), labelled),
    ...ofParent(parent, inside(at, 'parent')),
    ...ofMany(subTasks, inside(at, 'subTasks'), subTask),
    ...(and ? [all(and.map((one, index) => member(one, deeper(at, 'and', index))))] : []),
    ...(or ? [any(or.map((one, index) => member(one, deeper(at, 'or', index))))] : []),
    ...(not ? [Prisma.sql`(${translate(not, deeper(at, 'not'))}) IS NOT TRUE`] : []),
  ]);
}

/** A member of `and` or `or`. One that is empty counts as a condition, or a list of them would have no bound. */
function member(filter: TaskFilter, at: ConditionTarget): Prisma.Sql {
  const before = at.used.conditions;
  const condition = translate(filter, at);
  if (at.used.conditions === before) count(at, '');
  return condition;
}

/** How values of a kind are checked and written. */
interface ValueKind<T> {
  readonly cast: string;
  /** @throws InvalidInputError */
  readonly write: (value: T, path: InputPath) => string | number;
}

const unchecked = <T extends string | number>(value: T) => value;
const numbers: ValueKind<number> = { cast: 'int', write: unchecked };
const statuses: ValueKind<TaskStatus> = { cast: 'task_status', write: unchecked };
const priorities: ValueKind<TaskPriority> = { cast: 'task_priority', write: unchecked };
const texts: ValueKind<string> = { cast: 'text', write: checkText };
const days: ValueKind<string> = { cast: 'date', write: checkYear };
const instants: ValueKind<Date | string> = {
  cast: 'timestamptz',
  write: (value, path) => checkYear(typeof value === 'string' ? value : value.toISOString(), path),
};
const ids = (type: 'user' | 'label' | 'task'): ValueKind<string> => ({
  cast: 'text',
  write: (value, path) => parseId(type, value, path),
});

/** Every comparison that fields of one value have; a filter type has some of them. */
interface Comparisons<T> extends RangeFilter<T> {
  readonly eq?: Maybe<T>;
  readonly in?: Maybe<readonly T[]>;
  readonly notIn?: Maybe<readonly T[]>;
  readonly contains?: Maybe<string>;
  readonly null?: Maybe<boolean>;
}

function comparisons<T>(
  column: Prisma.Sql,
  filter: Maybe<Comparisons<T>>,
  kind: ValueKind<T>,
  at: ConditionTarget,
): Prisma.Sql[] {
  if (!filter) return [];
  const found: Prisma.Sql[] = [];
  const cast = Prisma.raw(kind.cast);
  // By way of text: drivers guess a parameter's type from where it stands, and have none for our enums.
  const written = Prisma.raw(kind.cast === 'int' ? 'int' : 'text');
  for (const [name, operator] of operators) {
    const value = filter[name];
    if (value == null) continue;
    const parameter = kind.write(value, count(at, name));
    found.push(Prisma.sql`${column} ${operator} ${parameter}::${written}::${cast}`);
  }
  for (const [name, operator] of listOperators) {
    const values = filter[name];
    if (values == null) continue;
    const path = count(at, name);
    if (values.length > filterLimits.values) {
      throw new InvalidInputError({ path, message: `A list has at most ${filterLimits.values} values.` });
    }
    const parameter = values.map((value, index) => kind.write(value, [...path, index]));
    found.push(Prisma.sql`${column} ${operator}(${parameter}::${written}[]::${cast}[])`);
  }
  if (filter.contains != null) {
    const text = checkText(filter.contains, count(at, 'contains'));
    found.push(Prisma.sql`${column} ILIKE ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`);
  }
  if (filter.null != null) {
    count(at, 'null');
    found.push(filter.null ? Prisma.sql`${column} IS NULL` : Prisma.sql`${column} IS NOT NULL`);
  }
  return found;
}

const operators = [
  ['eq', Prisma.raw('=')],
  ['lt', Prisma.raw('<')],
  ['lte', Prisma.raw('<=')],
  ['gt', Prisma.raw('>')],
  ['gte', Prisma.raw('>=')],
] as const;
const listOperators = [
  ['in', Prisma.raw('= ANY')],
  ['notIn', Prisma.raw('<> ALL')],
] as const;

/** Conditions on what a task has several of. @param exists says that one of them is there which the filter fits */
function ofMany<T>(
  filter: Maybe<ListFilter<T> & { readonly null?: Maybe<boolean> }>,
  at: ConditionTarget,
  exists: (filter: Maybe<T>, at: ConditionTarget) => Prisma.Sql,
): Prisma.Sql[] {
  if (!filter) return [];
  const found: Prisma.Sql[] = [];
  if (filter.some) found.push(exists(filter.some, counted(at, 'some')));
  if (filter.none) found.push(Prisma.sql`NOT ${exists(filter.none, counted(at, 'none'))}`);
  if (filter.null != null) {
    const some = exists(null, counted(at, 'null'));
    found.push(filter.null ? Prisma.sql`NOT ${some}` : some);
  }
  return found;
}

function assigned(filter: Maybe<UserFilter>, at: ConditionTarget): Prisma.Sql {
  const who = comparisons(Prisma.sql`a.user_id`, filter?.id, ids('user'), inside(at, 'id'));
  return Prisma.sql`EXISTS (SELECT FROM task_assignee a WHERE ${all([Prisma.sql`a.task_id = ${at.table}.id`, ...who])})`;
}

function labelled(filter: Maybe<LabelFilter>, at: ConditionTarget): Prisma.Sql {
  const which = [
    Prisma.sql`tl.task_id = ${at.table}.id`,
    ...comparisons(Prisma.sql`l.id`, filter?.id, ids('label'), inside(at, 'id')),
    ...comparisons(Prisma.sql`l.name`, filter?.name, texts, inside(at, 'name')),
  ];
  return Prisma.sql`EXISTS (SELECT FROM task_label tl JOIN label l ON l.id = tl.label_id WHERE ${all(which)})`;
}

function subTask(filter: Maybe<TaskFilter>, at: ConditionTarget): Prisma.Sql {
  const table = Prisma.raw(`s${at.depth}`);
  const which = [
    Prisma.sql`${table}.parent_id = ${at.table}.id AND ${table}.deleted_at IS NULL`,
    ...(filter ? [translate(filter, { ...at, table, depth: at.depth + 1 })] : []),
  ];
  return Prisma.sql`EXISTS (SELECT FROM task ${table} WHERE ${all(which)})`;
}

/** A deleted parent counts as none, as in `Task.parent`. */
function ofParent(filter: Maybe<ParentFilter>, at: ConditionTarget): Prisma.Sql[] {
  if (!filter) return [];
  const column = Prisma.sql`${at.table}.parent_id`;
  const { null: absent, ...which } = filter;
  const found = comparisons(column, which, ids('task'), at);
  const deleted = Prisma.sql`${column} IN (SELECT p.id FROM task p WHERE p.deleted_at IS NOT NULL)`;
  if (absent == null) return found.length > 0 ? [...found, Prisma.sql`NOT ${deleted}`] : [];
  count(at, 'null');
  const none = Prisma.sql`(${column} IS NULL OR ${deleted})`;
  return [...found, absent ? none : Prisma.sql`NOT ${none}`];
}

function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join([...conditions], ' AND ', '(', ')');
}

function any(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`FALSE` : Prisma.join([...conditions], ' OR ', '(', ')');
}

function inside(at: ConditionTarget, ...steps: string[]): ConditionTarget {
  return { ...at, path: [...at.path, ...steps] };
}

function deeper(at: ConditionTarget, ...steps: (string | number)[]): ConditionTarget {
  return { ...at, path: [...at.path, ...steps], depth: at.depth + 1 };
}

function counted(at: ConditionTarget, step: string): ConditionTarget {
  return { ...at, path: count(at, step) };
}

/** Counts a condition. @returns its path */
function count(at: ConditionTarget, step: string): InputPath {
  at.used.conditions += 1;
  if (at.used.conditions > filterLimits.conditions) {
    refuse(at, `A filter has at most ${filterLimits.conditions} conditions.`);
  }
  return [...at.path, step];
}

function refuse({ path }: ConditionTarget, message: string): never {
  throw new InvalidInputError({ path, message });
}

/** @returns the text composed (NFC), as titles and names of labels are stored */
function checkText(typed: string, path: InputPath): string {
  const text = typed.normalize();
  const max = filterLimits.textLength;
  if (text.length === 0 || text.length > max || text.includes('\u0000')) {
    throw new InvalidInputError({ path, message: `Must have 1 to ${max} characters.` });
  }
  return text;
}

/** Postgres counts years from 1; a four-digit year that is below is the one thing that our scalars let through. */
function checkYear(value: string, path: InputPath): string {
  if (value.startsWith('0000') || !/^\d{4}-/.test(value)) {
    throw new InvalidInputError({ path, message: 'Must be a year from 0001 to 9999.' });
  }
  return value;
}
