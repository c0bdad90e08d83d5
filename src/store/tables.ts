import type { ColumnType, Insertable, Kysely, Selectable, Transaction, Updateable } from 'kysely';
import type { Prisma } from './prisma/client.js';

type Models = Prisma.TypeMap['model'];
type ModelName = keyof Models;
/** The values of a row as Prisma reads them. */
type Row<M extends ModelName> = Models[M]['payload']['scalars'];
/** The values of a new row. Optional values are nullable or have a default in the database. */
type NewRow<M extends ModelName> = Exclude<Models[M]['operations']['createMany']['args']['data'], readonly unknown[]>;

type IsOptional<M extends ModelName, C> = C extends keyof NewRow<M>
  ? Record<never, never> extends Pick<NewRow<M>, C>
    ? true
    : false
  : false;

/** JSON is written as text: node-postgres would write an array as an array of Postgres. */
type Column<Value, Optional> = Prisma.JsonObject extends Value
  ? ColumnType<Value, Optional extends true ? string | null | undefined : string, string | null>
  : ColumnType<Value, Optional extends true ? Value | undefined : Value, Value>;

/**
 * The tables for Kysely, derived from the models of prisma/schema.prisma. Tables and columns have the names of the models
 * and fields; CamelCasePlugin translates them to the names in the database.
 */
export type Tables = {
  [M in ModelName as Uncapitalize<M>]: { [C in keyof Row<M> & string]: Column<Row<M>[C], IsOptional<M, C>> };
};

/** Runs statements, each in its own transaction. */
export type Sql = Kysely<Tables>;
/** Runs statements in one transaction. Concurrent statements run in the order of their calls. */
export type SqlTransaction = Transaction<Tables>;

export type { Insertable, Selectable, Updateable };
