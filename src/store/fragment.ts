import { type RawBuilder, sql } from 'kysely';
import { type ExecutionHints, queryBuilder } from './kysely.js';
import type { Sql } from './tables.js';

/** A part of a statement, as text with the names of the database; values become parameters. */
export type Fragment<T = unknown> = RawBuilder<T>;

/** Separators for `sql.join`. */
export const and = sql` AND `;
export const or = sql` OR `;
export const unionAll = sql` UNION ALL `;

const untranslated = queryBuilder.withoutPlugins();

/**
 * Executes a statement of fragments. Its text depends on arguments, so each execution builds it (0.03 ms for a board). Fragments
 * have the names of the database already; a translation of names would take half as long again.
 *
 * @returns all rows
 */
export async function readRows<Row>(
  executor: Sql,
  statement: Fragment<Row>,
  hints: ExecutionHints = {},
): Promise<Row[]> {
  const { rows } = await executor.executeQuery<Row>({ ...statement.compile(untranslated), ...hints });
  return rows;
}

/**
 * Executes a statement with a single value, of type json. Postgres builds the JSON and the driver parses it once; rows
 * with many columns cost more.
 *
 * @param hints.prepare true to let the database keep a plan for the text, which saves planning. Use it for few distinct texts
 *   whose best plan does not depend on the values
 * @returns the value of the first row; undefined without a row
 */
export async function readJson<T>(
  executor: Sql,
  statement: Fragment<{ json: T }>,
  hints?: ExecutionHints,
): Promise<T | undefined> {
  const [row] = await readRows(executor, statement, hints);
  return row?.json;
}
