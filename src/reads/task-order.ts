import { type InputPath, InvalidInputError } from '../errors.js';
import { Prisma, TaskPriority, TaskStatus } from '../store/prisma/client.js';

/*
 * What a task list is sorted by, and where a page begins in it. A cursor holds the values that the task was sorted by when
 * it was read, not its id alone: the place stays where it was when the task is moved, changed or deleted meanwhile.
 *
 * Prisma's own cursors don't do: with a nullable field they repeat tasks, and read the whole list to cut a page from it.
 */

export const taskSortFields = [
  'POSITION',
  'NUMBER',
  'TITLE',
  'STATUS',
  'PRIORITY',
  'DUE_DATE',
  'CREATED_AT',
  'UPDATED_AT',
  'COMPLETED_AT',
] as const;
export type TaskSortField = (typeof taskSortFields)[number];
export type SortDirection = 'ASC' | 'DESC';
export type SortNulls = 'FIRST' | 'LAST';

export interface TaskSort {
  readonly field: TaskSortField;
  /** ASC unless said otherwise. */
  readonly direction?: SortDirection | null | undefined;
  /** LAST unless said otherwise, in both directions; means nothing for fields that always have a value. */
  readonly nulls?: SortNulls | null | undefined;
}

export const maxSortFields = 4;

interface Column {
  readonly name: string;
  readonly type: 'text' | 'int' | 'date' | 'timestamptz' | 'task_status' | 'task_priority';
  readonly nullable?: true;
}

const columns = {
  POSITION: { name: 'position', type: 'text' },
  NUMBER: { name: 'number', type: 'int' },
  TITLE: { name: 'title', type: 'text' },
  STATUS: { name: 'status', type: 'task_status' },
  PRIORITY: { name: 'priority', type: 'task_priority' },
  DUE_DATE: { name: 'due_date', type: 'date', nullable: true },
  CREATED_AT: { name: 'created_at', type: 'timestamptz' },
  UPDATED_AT: { name: 'updated_at', type: 'timestamptz' },
  COMPLETED_AT: { name: 'completed_at', type: 'timestamptz', nullable: true },
  /** Of a search, see task-search.ts. */
  RELEVANCE: { name: 'relevance', type: 'int' },
  ID: { name: 'id', type: 'text' },
} as const satisfies Record<TaskSortField | 'RELEVANCE' | 'ID', Column>;

/** One step of an order. */
export interface SortField {
  readonly field: keyof typeof columns;
  readonly descending: boolean;
  /** False as well when the field always has a value. */
  readonly nullsFirst: boolean;
}

/** The keys of a total order; the last one is the id. */
export type Order = readonly SortField[];

/** The order of the board. */
export const boardOrder = toOrder([{ field: 'POSITION' }], []);
export const relevanceOrder: Order = [
  { field: 'RELEVANCE', descending: true, nullsFirst: false },
  { field: 'ID', descending: true, nullsFirst: false },
];

/**
 * A total order: the given keys, then the id in the direction of the first, so that one index serves both directions.
 *
 * @throws InvalidInputError for no key, too many, or a field that comes twice
 */
export function toOrder(sorts: readonly TaskSort[], path: InputPath): Order {
  if (sorts.length === 0 || sorts.length > maxSortFields) {
    throw new InvalidInputError({ path, message: `Must have 1 to ${maxSortFields} keys.` });
  }
  const keys = sorts.map(({ field, direction, nulls }, index): SortField => {
    if (sorts.findIndex((other) => other.field === field) < index) {
      throw new InvalidInputError({ path: [...path, index, 'field'], message: `${field} comes twice.` });
    }
    return { field, descending: direction === 'DESC', nullsFirst: isNullable(field) && nulls === 'FIRST' };
  });
  return [...keys, { field: 'ID', descending: keys[0]?.descending ?? false, nullsFirst: false }];
}

/** The same order from its other end. */
export function reversed(order: Order): Order {
  return order.map((key) => ({
    ...key,
    descending: !key.descending,
    nullsFirst: isNullable(key.field) && !key.nullsFirst,
  }));
}

/** Names the order, for cursors. */
export function orderName(order: Order): string {
  return order
    .map(({ field, descending, nullsFirst }) => `${field}${descending ? '-' : '+'}${nullsFirst ? '0' : ''}`)
    .join();
}

export function orderBySql(order: Order, table: string): Prisma.Sql {
  const keys = order.map((key) => {
    const nulls = isNullable(key.field) ? (key.nullsFirst ? ' NULLS FIRST' : ' NULLS LAST') : '';
    return Prisma.raw(`${columnOf(key, table)}${key.descending ? ' DESC' : ' ASC'}${nulls}`);
  });
  return Prisma.join(keys);
}

/** The values that a row is sorted by, as text, in a column for each; @param count how many columns there must be */
export function keyColumns(order: Order, table: string, count: number): Prisma.Sql {
  const names = Array.from({ length: count }, (_, index) => {
    const key = order[index];
    return Prisma.raw(`${key ? `${columnOf(key, table)}::text` : 'NULL::text'} AS k${index}`);
  });
  return Prisma.join(names);
}

/** The values of a task's keys in an order, as text. */
export type SortKey = readonly (string | null)[];

/**
 * The rows after a place, as conditions for the parts that follow each other: first those that are the same in all keys but
 * the last, in the end those that differ in the first. An index gives each part in order from its beginning; it can't for
 * one condition with OR, and reads everything before the place again.
 */
export function segmentsAfter(order: Order, place: SortKey, table: string): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [];
  for (let index = order.length - 1; index >= 0; index -= 1) {
    const key = order[index];
    if (!key) continue;
    const same = order.slice(0, index).map((before, step) => sameSql(before, place[step] ?? null, table));
    for (const beyond of beyondSql(key, place[index] ?? null, table)) {
      parts.push(Prisma.join([...same, beyond], ' AND ', '(', ')'));
    }
  }
  return parts.length > 0 ? parts : [Prisma.sql`FALSE`];
}

/** The same as one condition. */
export function afterSql(order: Order, place: SortKey, table: string): Prisma.Sql {
  return Prisma.join(segmentsAfter(order, place, table), ' OR ', '(', ')');
}

function sameSql(key: SortField, value: string | null, table: string): Prisma.Sql {
  const column = Prisma.raw(columnOf(key, table));
  return value === null ? Prisma.sql`${column} IS NULL` : Prisma.sql`${column} = ${typed(key, value)}`;
}

/** What comes after a value: greater ones, then perhaps nulls. */
function beyondSql(key: SortField, value: string | null, table: string): Prisma.Sql[] {
  const column = Prisma.raw(columnOf(key, table));
  if (value === null) return key.nullsFirst ? [Prisma.sql`${column} IS NOT NULL`] : [];
  const beyond = Prisma.sql`${column} ${Prisma.raw(key.descending ? '<' : '>')} ${typed(key, value)}`;
  return isNullable(key.field) && !key.nullsFirst ? [beyond, Prisma.sql`${column} IS NULL`] : [beyond];
}

function typed({ field }: SortField, value: string): Prisma.Sql {
  return Prisma.sql`${value}::text::${Prisma.raw(columns[field].type)}`;
}

function columnOf({ field }: SortField, table: string): string {
  return `${table}.${columns[field].name}`;
}

function isNullable(field: keyof typeof columns): boolean {
  return 'nullable' in columns[field];
}

/** What an integer column of Postgres holds, at most. */
const maxInteger = 2 ** 31 - 1;

/** True when a key can have the value: what comes back in a cursor may have been made up. */
export function isKeyValue({ field }: SortField, value: unknown): value is string | null {
  const { type } = columns[field];
  if (value === null) return isNullable(field);
  if (typeof value !== 'string' || value.includes('\u0000')) return false;
  switch (type) {
    case 'text':
      return value.length <= 1_000;
    case 'int':
      return /^-?\d{1,10}$/.test(value) && Math.abs(Number(value)) <= maxInteger;
    case 'date':
    case 'timestamptz':
      return isInstant(value);
    case 'task_status':
      return Object.hasOwn(TaskStatus, value);
    case 'task_priority':
      return Object.hasOwn(TaskPriority, value);
    default:
      return type satisfies never;
  }
}

/** A day, or an instant as Postgres writes it: 2026-11-22 09:30:00.123+00. */
function isInstant(value: string): boolean {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)( \d\d:\d\d:\d\d(?:\.\d+)?[+-](?:0\d|1[0-5])(?::\d\d)?)?$/.exec(value) ?? [];
  if (day === undefined || day.startsWith('0000')) return false;
  const midnight = Date.parse(day);
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day)) return false;
  return time === undefined || !Number.isNaN(Date.parse(value.replace(' ', 'T').replace(/[+-]\d\d$/, '$&:00')));
}
