import {
  type ExecutionArgs,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { DomainError, OperationTooExpensiveError, RateLimitedError } from '../../errors.js';
import type { Metrics } from '../../observability/metrics.js';
import { LeasedPoints } from '../../throttle/leased-points.js';
import type { Rates, Throttle } from '../../throttle/throttle.js';
import type { ClientInfo } from '../client-info.js';
import type { ExecutionScope } from '../execution/scope.js';
import { countCost, fragmentsOf, type OperationCost } from './count.js';
import { assertVariablesSize } from './input-size.js';

/** The limits of operations and viewers. */
export interface BudgetLimits {
  /** Maximum points of one operation. */
  readonly operationCost: number;
  /** Maximum levels of fields in one operation. */
  readonly depth: number;
  /** Maximum values in the variables of one operation. */
  readonly inputValues: number;
  /** Maximum operations of one viewer that run on this instance at once. */
  readonly operationsPerViewer: number;
  /** Points of a viewer, and of an IP address for anonymous requests. */
  readonly rates: Pick<Rates, 'viewerCost' | 'addressCost'>;
}

/** The state of a viewer's points. */
export interface RateLimit {
  readonly limit: number;
  readonly cost: number;
  readonly remaining: number;
  readonly resetAt: Date;
}

/** The sender of an operation; the operation spends the sender's points. */
export interface Spender {
  readonly scope: ExecutionScope;
  readonly client: ClientInfo | null;
}

/** An operation with its sender. */
export interface BudgetedOperation extends ExecutionArgs {
  readonly contextValue: Spender;
}

/** A subscription is charged for this number of events when it opens. */
const eventsCharged = 10;
const retrySeconds = 1;
/** The lower bound of the visited fields per count, even when the cost limit is lower. */
const minFields = 10_000;

/** Admits operations before execution by their size, by the viewer's points and by the viewer's running operations. */
export class Budget {
  readonly limits: BudgetLimits;
  readonly #metrics: Metrics;
  readonly #viewers: LeasedPoints;
  readonly #addresses: LeasedPoints;
  readonly #running = new Map<string, number>();

  constructor({ throttle, metrics, limits }: { throttle: Throttle; metrics: Metrics; limits: BudgetLimits }) {
    this.limits = limits;
    this.#metrics = metrics;
    this.#viewers = new LeasedPoints(throttle, 'viewerCost', limits.rates.viewerCost);
    this.#addresses = new LeasedPoints(throttle, 'addressCost', limits.rates.addressCost);
  }

  /**
   * Counts the cost of an operation and spends it.
   *
   * @returns points of the operation, or of one event of a subscription; 0 for invalid variables, which execution reports
   * @throws InvalidInputError for variables above the limits
   * @throws OperationTooExpensiveError for an operation above the cost limit or the depth limit
   * @throws RateLimitedError when the sender's points do not suffice
   */
  async spend(args: BudgetedOperation): Promise<number> {
    const operation = getOperationAST(args.document, args.operationName);
    if (!operation) return 0;
    const cost = this.#count(args, operation);
    if (!cost) return 0;
    this.#assertAffordable(cost);
    const times = operation.operation === OperationTypeNode.SUBSCRIPTION ? eventsCharged : 1;
    const [points, key] = this.#bucketOf(args.contextValue);
    const spent = points.spend(key, cost.points * times);
    const wait = typeof spent === 'number' ? spent : await spent;
    if (wait > 0) {
      this.#metrics.refusals.inc({ limit: 'cost_rate' });
      throw new RateLimitedError(`The cost limit of recent operations is reached. Try again in ${wait} s.`, wait);
    }
    return cost.points;
  }

  /**
   * Counts an operation among the sender's running operations on this instance.
   *
   * @returns a handle whose disposal ends the count; a second disposal has no effect
   * @throws RateLimitedError when the sender's operations have reached the limit
   */
  enter(spender: Spender): Disposable {
    const [, key] = this.#bucketOf(spender);
    const running = this.#running.get(key) ?? 0;
    const { operationsPerViewer: max } = this.limits;
    if (running >= max) {
      this.#metrics.refusals.inc({ limit: 'operations_per_viewer' });
      const message = `At most ${max} operations may run at once. Wait for a response before sending another.`;
      throw new RateLimitedError(message, retrySeconds);
    }
    this.#running.set(key, running + 1);
    let ended = false;
    return {
      [Symbol.dispose]: () => {
        if (ended) return;
        ended = true;
        const left = (this.#running.get(key) ?? 1) - 1;
        if (left > 0) this.#running.set(key, left);
        else this.#running.delete(key);
      },
    };
  }

  /** Returns the sender's remaining points. @param cost of the present operation, in points */
  async rateLimit(spender: Spender, cost: number): Promise<RateLimit> {
    const [points, key] = this.#bucketOf(spender);
    const { points: remaining, resetSeconds } = await points.balance(key);
    const { viewerCost, addressCost } = this.limits.rates;
    const limit = (points === this.#viewers ? viewerCost : addressCost).attempts;
    return { limit, cost, remaining, resetAt: new Date(Date.now() + resetSeconds * 1_000) };
  }

  #bucketOf({ scope, client }: Spender): [LeasedPoints, string] {
    return scope.kind === 'viewer'
      ? [this.#viewers, scope.viewer.userId]
      : [this.#addresses, client?.address ?? 'unknown'];
  }

  #count(
    { schema, document, variableValues }: BudgetedOperation,
    operation: OperationDefinitionNode,
  ): OperationCost | undefined {
    const raw = variableValues ?? {};
    const maxFields = Math.max(minFields, this.limits.operationCost);
    try {
      assertVariablesSize(raw, this.limits.inputValues);
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], raw, { maxErrors: 1 });
      return (
        coerced && countCost({ schema, operation, fragments: fragmentsOf(document), variables: coerced, maxFields })
      );
    } catch (error) {
      if (error instanceof DomainError) this.#metrics.refusals.inc({ limit: 'input_size' });
      // Execution reports invalid directives and variables.
      else if (error instanceof GraphQLError) return undefined;
      throw error;
    }
  }

  #assertAffordable({ points, depth, heaviest, complete }: OperationCost): void {
    const { operationCost, depth: maxDepth } = this.limits;
    const costliest = heaviest && { field: heaviest.coordinate, fieldPath: heaviest.path };
    if (!complete || points > operationCost) {
      this.#metrics.refusals.inc({ limit: 'operation_cost' });
      const least = complete ? '' : 'at least ';
      const most = heaviest ? ` ${heaviest.path.join('.')} costs most.` : '';
      throw new OperationTooExpensiveError(
        `The operation costs ${least}${points} points; at most ${operationCost} are allowed.${most} Ask for smaller pages or fewer fields.`,
        { cost: points, limit: operationCost, ...costliest },
      );
    }
    if (depth > maxDepth) {
      this.#metrics.refusals.inc({ limit: 'depth' });
      throw new OperationTooExpensiveError(
        `The operation has ${depth} levels of fields; at most ${maxDepth} are allowed.`,
        { depth, limit: maxDepth },
      );
    }
  }
}
