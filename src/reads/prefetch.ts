import type { RawReader } from '../store/database.js';
import { Prisma } from '../store/prisma/client.js';

/*
 * What rows bring along. A part is an expression that gives one JSON value for a row: in the statement that reads the row it
 * stands beside the row's own columns, and for rows that came otherwise it is read for all of them by one statement.
 */

/**
 * Something that belongs to a row, and how it is read.
 *
 * @typeParam Json as Postgres gives it
 */
export interface Prefetch<T, Json = T> {
  /** An expression of the type json. @param id the row's id, as a column */
  sql(id: Prisma.Sql): Prisma.Sql;
  /** Whether the best way to read it depends on what is asked for, so that no plan is kept. */
  readonly unprepared?: boolean;
  /** What is made of the value, which may be changed in place. */
  parse(json: Json): T;
}

/** More don't fit into the arguments of a function of Postgres. */
export const maxPrefetches = 50;

/** Parts of a row as a JSON array. @param id the row's id, as a column */
export function prefetchesSql(parts: readonly Prefetch<unknown>[], id: string): Prisma.Sql {
  if (parts.length === 0) return Prisma.sql`NULL::json`;
  return Prisma.sql`json_build_array(${Prisma.join(parts.map((part) => part.sql(Prisma.raw(id))))})`;
}

/** The values of parts, from such an array. */
export function parsePrefetches(parts: readonly Prefetch<unknown>[], json: readonly unknown[] | null): unknown[] {
  return parts.map((part, index) => part.parse(json?.[index]));
}

/** A part of rows with these ids, in their order. */
export async function readPrefetch<T, Json>(
  reads: RawReader,
  part: Prefetch<T, Json>,
  ids: readonly string[],
): Promise<T[]> {
  const statement = Prisma.sql`
    SELECT json_agg(${part.sql(Prisma.raw('t.id'))} ORDER BY t.place)
    FROM unnest(${[...ids]}::text[]) WITH ORDINALITY AS t (id, place)`;
  const values = await reads.json<Json[]>(statement, { prepare: !part.unprepared });
  return (values ?? []).map((value) => part.parse(value));
}
