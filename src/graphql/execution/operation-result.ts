import { type ExecutionArgs, type ExecutionResult, getOperationAST } from 'graphql';
import type { Context } from '../context.js';
import { toGraphQLError } from '../errors.js';
import { inputErrors } from './input-errors.js';

/** The execution arguments of an operation. */
export interface OperationArgs extends ExecutionArgs {
  readonly contextValue: Context;
  /** Whether results report the operation's cost in `extensions.cost`. */
  readonly reportsCost?: boolean;
  /** Points of the operation, or of one event of a subscription; set before execution. */
  cost?: number;
}

/** True when the `extensions` of a request, next to `query`, are `{ "cost": true }`: the response then reports its cost. */
export function wantsCost(extensions: unknown): boolean {
  return typeof extensions === 'object' && extensions !== null && 'cost' in extensions && extensions.cost === true;
}

/** The result of an operation that failed before or after its execution. */
export function refusalOf(args: OperationArgs, error: unknown): ExecutionResult {
  return { errors: [toGraphQLError(error, errorReporter(args))] };
}

/** Returns a function that logs masked errors with the first 100 characters of the operation's name. */
export function errorReporter({ document, operationName, contextValue }: OperationArgs): (error: unknown) => void {
  const name = getOperationAST(document, operationName)?.name?.value.slice(0, 100);
  return (error) => contextValue.reportError(error, name);
}

/** Adds the cost if requested, and maps errors to errors with codes. */
export function finish(args: OperationArgs, executed: ExecutionResult): ExecutionResult {
  const result = withCost(args, executed);
  if (!result.errors) return result;
  // Invalid variables cause a result without data. Their errors in graphql-js have no path.
  const variableErrors = 'data' in result ? [] : inputErrors(args);
  if (variableErrors.length > 0) return { errors: variableErrors };
  const report = errorReporter(args);
  return { ...result, errors: result.errors.map((error) => toGraphQLError(error, report)) };
}

function withCost({ reportsCost, cost, contextValue }: OperationArgs, result: ExecutionResult): ExecutionResult {
  if (!reportsCost || cost === undefined) return result;
  const limit = contextValue.services.budget.limits.operationCost;
  return { ...result, extensions: { ...result.extensions, cost: { cost, limit } } };
}
