import { sql } from 'kysely';
import { type InputPath, InvalidInputError } from '../errors.js';
import { and, type Fragment, or } from '../store/fragment.js';
import { TaskPriority, TaskStatus } from '../store/prisma/client.js';

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
  /** ASC by default. */
  readonly direction?: SortDirection | null | undefined;
  /** LAST by default, in both directions. Has no effect on fields that are never null. */
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
  /** The rank of a search result, see task-search.ts. */
  RELEVANCE: { name: 'relevance', type: 'int' },
  ID: { name: 'id', type: 'text' },
} as const satisfies Record<TaskSortField | 'RELEVANCE' | 'ID', Column>;

/** One key of an order. */
export interface SortField {
  readonly field: keyof typeof columns;
  readonly descending: boolean;
  /** False for fields that are never null. */
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
 * Creates a total order: the sort keys, then the id in the direction of the first key, so that one index serves both
 * directions.
 *
 * @throws InvalidInputError for no sort key, too many sort keys, or a repeated field
 */
export function toOrder(sorts: readonly TaskSort[], path: InputPath): Order {
  if (sorts.length === 0 || sorts.length > maxSortFields) {
    throw new InvalidInputError({ path, message: `orderBy must have 1–${maxSortFields} fields.` });
  }
  const keys = sorts.map(({ field, direction, nulls }, index): SortField => {
    if (sorts.findIndex((other) => other.field === field) < index) {
      const message = `orderBy must have each field at most once: ${field} is repeated.`;
      throw new InvalidInputError({ path: [...path, index, 'field'], message });
    }
    return { field, descending: direction === 'DESC', nullsFirst: isNullable(field) && nulls === 'FIRST' };
  });
  return [...keys, { field: 'ID', descending: keys[0]?.descending ?? false, nullsFirst: false }];
}

/** Reverses an order. */
export function reversed(order: Order): Order {
  return order.map((key) => ({
    ...key,
    descending: !key.descending,
    nullsFirst: isNullable(key.field) && !key.nullsFirst,
  }));
}

/** The name of an order in cursors. */
export function orderName(order: Order): string {
  return order
    .map(({ field, descending, nullsFirst }) => `${field}${descending ? '-' : '+'}${nullsFirst ? '0' : ''}`)
    .join();
}

export function orderBySql(order: Order, table: string): Fragment {
  const keys = order.map((key) => {
    const nulls = isNullable(key.field) ? (key.nullsFirst ? ' NULLS FIRST' : ' NULLS LAST') : '';
    return sql.raw(`${columnOf(key, table)}${key.descending ? ' DESC' : ' ASC'}${nulls}`);
  });
  return sql.join(keys);
}

/** Selects the values of a row's sort keys as text, in `count` columns. */
export function keyColumns(order: Order, table: string, count: number): Fragment {
  const names = Array.from({ length: count }, (_, index) => {
    const key = order[index];
    return sql.raw(`${key ? `${columnOf(key, table)}::text` : 'NULL::text'} AS k${index}`);
  });
  return sql.join(names);
}

/**
 * The values of a task's sort keys, as text. A cursor holds the values from the time of the read, not the id alone, so the
 * position stays valid when the task is moved, changed or deleted. Prisma's cursors are no alternative: with a nullable field
 * they repeat tasks, and they read the whole list for a page.
 */
export type SortKey = readonly (string | null)[];

/**
 * Builds the conditions for the rows after a sort key, as consecutive segments: first the rows that differ in the last key
 * only, at the end the rows that differ in the first key. An index returns each segment in order. With a single OR condition
 * Postgres would read all rows before the sort key again.
 */
export function segmentsAfter(order: Order, sortKey: SortKey, table: string): Fragment[] {
  const segments: Fragment[] = [];
  for (let index = order.length - 1; index >= 0; index -= 1) {
    const key = order[index];
    if (!key) continue;
    const same = order.slice(0, index).map((before, step) => sameSql(before, sortKey[step] ?? null, table));
    for (const beyond of beyondSql(key, sortKey[index] ?? null, table)) {
      segments.push(sql`(${sql.join([...same, beyond], and)})`);
    }
  }
  return segments.length > 0 ? segments : [sql`FALSE`];
}

/** Builds a single condition for the rows after a sort key. */
export function afterSql(order: Order, sortKey: SortKey, table: string): Fragment {
  return sql`(${sql.join(segmentsAfter(order, sortKey, table), or)})`;
}

function sameSql(key: SortField, value: string | null, table: string): Fragment {
  const column = sql.raw(columnOf(key, table));
  return value === null ? sql`${column} IS NULL` : sql`${column} = ${typed(key, value)}`;
}

/** The conditions for values after a value: greater values, then nulls. */
function beyondSql(key: SortField, value: string | null, table: string): Fragment[] {
  const column = sql.raw(columnOf(key, table));
  if (value === null) return key.nullsFirst ? [sql`${column} IS NOT NULL`] : [];
  const beyond = sql`${column} ${sql.raw(key.descending ? '<' : '>')} ${typed(key, value)}`;
  return isNullable(key.field) && !key.nullsFirst ? [beyond, sql`${column} IS NULL`] : [beyond];
}

function typed({ field }: SortField, value: string): Fragment {
  return sql`${value}::text::${sql.raw(columns[field].type)}`;
}

function columnOf({ field }: SortField, table: string): string {
  return `${table}.${columns[field].name}`;
}

function isNullable(field: keyof typeof columns): boolean {
  return 'nullable' in columns[field];
}

/** The maximum of a Postgres integer. */
const maxInteger = 2 ** 31 - 1;

/** True when the sort key can have the value. Cursors come from clients and may be forged. */
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

/** Accepts a day, or an instant in Postgres's format: 2026-11-22 09:30:00.123+00. */
function isInstant(value: string): boolean {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)( \d\d:\d\d:\d\d(?:\.\d+)?[+-](?:0\d|1[0-5])(?::\d\d)?)?$/.exec(value) ?? [];
  if (day === undefined || day.startsWith('0000')) return false;
  const midnight = Date.parse(day);
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day)) return false;
  return time === undefined || !Number.isNaN(Date.parse(value.replace(' ', 'T').replace(/[+-]\d\d$/, '$&:00')));
}
