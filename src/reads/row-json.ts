import { type Comment, type Label, Prisma, type Project, type Task } from '../store/prisma/client.js';

/*
 * Rows that Postgres writes as JSON. Only the columns that are asked for are in them, so that a list doesn't carry the
 * texts that it doesn't show.
 */

/** A kind of row: its columns, and which of them are instants or days. */
export interface RowKind<Row> {
  readonly columns: readonly (keyof Row & string)[];
  readonly dates: readonly (keyof Row & string)[];
}

export const taskRows: RowKind<Task> = {
  columns: Object.values(Prisma.TaskScalarFieldEnum),
  dates: ['dueDate', 'createdAt', 'updatedAt', 'completedAt', 'deletedAt'],
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

/** Columns of a table that is called so, as they are called there. */
export function columnsSql(table: string, columns: readonly string[]): Prisma.Sql {
  return Prisma.raw(columns.map((column) => `${table}.${snakeCase(column)}`).join(', '));
}

/** A row of a table that is called so, as a JSON object with these columns. */
export function rowSql(table: string, columns: readonly string[]): Prisma.Sql {
  const pairs = columns.map((column) => `'${column}', ${table}.${snakeCase(column)}`);
  return Prisma.raw(`json_build_object(${pairs.join(', ')})`);
}

/** A number of rows. It stands in the text of a statement, because a plan for any number would be one for many. */
export function countSql(count: number): Prisma.Sql {
  if (!Number.isSafeInteger(count)) throw new TypeError(`Not a number of rows: ${count}`);
  return Prisma.raw(String(count));
}

/** A row from JSON: days and instants become dates again, in place. Columns that were not asked for are not there. */
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
