import type { Compilable, CompiledQuery, QueryResult, RawBuilder } from 'kysely';
import { type HintedQuery, queryBuilder } from './kysely.js';
import type { Sql } from './tables.js';

/** Stands for a value that each execution supplies. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

const placeholders = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) });

/** Makes raw SQL compilable, for `statement`. */
export function compilable<Row>(raw: RawBuilder<unknown>): Compilable<Row> {
  return { compile: () => raw.compile(queryBuilder) as CompiledQuery<Row> };
}

/** A statement of Kysely that is built and compiled once, and executed with the values of its parameters. */
export interface Statement<Parameters, Row> {
  /** Executes the statement. @returns all rows */
  all(executor: Sql, parameters: Parameters): Promise<Row[]>;
  /** Executes the statement. @returns the first row; undefined without a row */
  first(executor: Sql, parameters: Parameters): Promise<Row | undefined>;
  /** Executes the statement. @returns the number of changed rows */
  count(executor: Sql, parameters: Parameters): Promise<number>;
  /** The statement with the values of an execution. */
  compile(parameters: Parameters): HintedQuery<Row>;
}

/**
 * Declares a frequent statement. Building and compiling a statement with Kysely costs more than its execution by the driver,
 * so both happen once, on first use. The database keeps the plan too (see statement-names.ts).
 *
 * @param build builds the statement. Each property of its argument is a parameter; parameters are values, never parts of
 *   the statement's text
 */
export function statement<Parameters extends object, Row>(
  build: (parameters: Parameters, sql: Sql) => Compilable<Row>,
): Statement<Parameters, Row> {
  let template: CompiledQuery<Row> | undefined;
  const compile = (parameters: Parameters): HintedQuery<Row> => {
    template ??= build(placeholders as Parameters, queryBuilder).compile();
    const values = template.parameters.map((value) =>
      value instanceof Placeholder ? parameters[value.name as keyof Parameters] : value,
    );
    return { ...template, parameters: values, prepare: true };
  };
  const run = async (executor: Sql, parameters: Parameters): Promise<QueryResult<Row>> =>
    executor.executeQuery(compile(parameters));
  return {
    compile,
    all: async (executor, parameters) => (await run(executor, parameters)).rows,
    first: async (executor, parameters) => (await run(executor, parameters)).rows[0],
    count: async (executor, parameters) => Number((await run(executor, parameters)).numAffectedRows ?? 0),
  };
}
