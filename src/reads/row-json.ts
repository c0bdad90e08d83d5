import { sql } from 'kysely';
import type { Fragment } from '../store/fragment.js';
import { type Comment, type Label, Prisma, type Project, type Task } from '../store/prisma/client.js';

/** A kind of row: its columns, and the columns with instants or days. */
export interface RowKind<Row> {
  readonly columns: readonly (keyof Row & string)[];
  readonly dates: readonly (keyof Row & string)[];
}

export const taskRows: RowKind<Task> = {
  columns: Object.values(Prisma.TaskScalarFieldEnum),
  dates: ['startDate', 'dueDate', 'createdAt', 'updatedAt', 'completedAt', 'deletedAt'],
};
export const projectRows: RowKind<Project> = {
  columns: Object.values(Prisma.ProjectScalarFieldEnum),
  dates: ['archivedAt', 'createdAt', 'updatedAt'],
};
export const labelRows: RowKind<Label> = {
  columns: Object.values(Prisma.LabelScalarFieldEnum),
  dates: ['createdAt'],
};
export const commentRows: RowKind<Comment> = {
  columns: Object.values(Prisma.CommentScalarFieldEnum),
  dates: ['createdAt', 'editedAt', 'deletedAt'],
};

/** Builds a list of columns. @param table the table's alias @param columns Prisma's names */
export function columnsSql(table: string, columns: readonly string[]): Fragment {
  return sql.raw(columns.map((column) => `${table}.${snakeCase(column)}`).join(', '));
}

/**
 * Builds a JSON object of a row. Only the selected columns are included, so that a list does not transfer unused texts.
 *
 * @param table the table's alias
 * @param columns Prisma's names
 */
export function rowSql(table: string, columns: readonly string[]): Fragment {
  const pairs = columns.map((column) => `'${column}', ${table}.${snakeCase(column)}`);
  return sql.raw(`json_build_object(${pairs.join(', ')})`);
}

/** Builds a row limit as a literal: with a parameter, Postgres would plan for an unknown number of rows. */
export function countSql(count: number): Fragment {
  if (!Number.isSafeInteger(count)) throw new TypeError(`The row limit must be an integer: ${count}`);
  return sql.raw(String(count));
}

/** Converts days and instants of a JSON row to dates, in place. Columns that were not selected are missing. */
export function fromJson<Row extends Record<string, unknown>>({ dates }: { dates: readonly string[] }, json: Row): Row {
  revive(json, dates);
  return json;
}

function revive(row: Record<string, unknown>, dates: readonly string[]): void {
  for (const column of dates) {
    const value = row[column];
    if (typeof value === 'string') row[column] = new Date(value);
  }
}

function snakeCase(column: string): string {
  return column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
