import { sql } from 'kysely';
import type { Db } from '../store/database.js';
import { type Fragment, readJson } from '../store/fragment.js';

/**
 * A value that is read together with a row, such as a task's labels. The value is one JSON expression. The statement that
 * reads the row contains the expression next to the columns; for rows from elsewhere, one statement reads the values of all
 * rows (`readPrefetch`).
 *
 * @typeParam Json the parsed JSON from Postgres
 */
export interface Prefetch<T, Json = T> {
  /** An expression of type json. @param id the column with the row's id */
  sql(id: Fragment): Fragment;
  /** True when the best plan depends on the parameters, so that Postgres must not keep a plan. */
  readonly unprepared?: boolean;
  /** Converts the JSON to the value. `json` may be changed in place. */
  parse(json: Json): T;
}

/** Limited by the number of arguments of a Postgres function. */
export const maxPrefetches = 50;

/** Builds a JSON array of a row's prefetches. @param id the column with the row's id */
export function prefetchesSql(prefetches: readonly Prefetch<unknown>[], id: string): Fragment {
  if (prefetches.length === 0) return sql`NULL::json`;
  return sql`json_build_array(${sql.join(prefetches.map((prefetch) => prefetch.sql(sql.raw(id))))})`;
}

/** Parses the array of `prefetchesSql`. */
export function parsePrefetches(prefetches: readonly Prefetch<unknown>[], json: readonly unknown[] | null): unknown[] {
  return prefetches.map((prefetch, index) => prefetch.parse(json?.[index]));
}

/** Reads a prefetch for rows, in the order of `ids`. */
export async function readPrefetch<T, Json>(db: Db, prefetch: Prefetch<T, Json>, ids: readonly string[]): Promise<T[]> {
  const statement = sql<{ json: Json[] | null }>`
    SELECT json_agg(${prefetch.sql(sql.raw('t.id'))} ORDER BY t.place) AS json
    FROM unnest(${[...ids]}::text[]) WITH ORDINALITY AS t (id, place)`;
  const values = await readJson(db.sql, statement, { prepare: !prefetch.unprepared });
  return (values ?? []).map((value) => prefetch.parse(value));
}
