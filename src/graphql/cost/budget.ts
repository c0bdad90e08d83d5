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

/** What one operation, and one viewer, may ask for. */
export interface BudgetLimits {
  /** Points of one operation. */
  readonly operationCost: number;
  /** Levels of fields of one operation. */
  readonly depth: number;
  /** Values in the variables of one operation. */
  readonly inputValues: number;
  /** Operations of one viewer that run here at once. */
  readonly operationsPerViewer: number;
  /** Points of a viewer, and of an address where nobody is signed in. */
  readonly rates: Pick<Rates, 'viewerCost' | 'addressCost'>;
}

/** What is left of the viewer's points. */
export interface RateLimit {
  readonly limit: number;
  readonly cost: number;
  readonly remaining: number;
  readonly resetAt: Date;
}

/** The sender of an operation, whose points it spends. */
export interface Spender {
  readonly scope: ExecutionScope;
  readonly client: ClientInfo | null;
}

/** An operation with its sender. */
export interface BudgetedOperation extends ExecutionArgs {
  readonly contextValue: Spender;
}

/** A subscription costs as much as so many of its events. */
const eventsCharged = 10;
const retrySeconds = 1;
/** As many fields are looked at, however low the limit is set. */
const minFields = 10_000;

/** Decides before an operation runs whether it may: by its size, by what its viewer has left, by what runs already. */
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
   * Counts what an operation costs and spends it.
   *
   * @returns points of the operation; of a subscription, of one of its events. 0 where its variables are wrong, which execution reports
   * @throws InvalidInputError for variables above the limits, OperationTooExpensiveError, RateLimitedError
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
      throw new RateLimitedError(`Your operations have cost too much lately. Try again in ${wait} s.`, wait);
    }
    return cost.points;
  }

  /**
   * Counts an operation among those that its viewer has running here.
   *
   * @returns ends that, once
   * @throws RateLimitedError when there are as many as may be
   */
  enter(spender: Spender): Disposable {
    const [, key] = this.#bucketOf(spender);
    const running = this.#running.get(key) ?? 0;
    const { operationsPerViewer: max } = this.limits;
    if (running >= max) {
      this.#metrics.refusals.inc({ limit: 'operations_per_viewer' });
      throw new RateLimitedError(`At most ${max} operations run at once. Wait for their answers.`, retrySeconds);
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

  /** What the one who sent an operation has left. @param cost of this operation, in points */
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
      // A directive or a variable that is wrong: execution says so.
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
