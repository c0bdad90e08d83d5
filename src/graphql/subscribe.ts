import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute, type GraphQLError } from 'graphql';
import { EventStream } from '../events/stream.js';
import type { StoredEvent } from '../events/event.js';
import { Context } from './context.js';
import { toGraphQLError } from './errors.js';
import { inputErrors } from './input-errors.js';

/** A subscription's arguments with our context. */
export interface SubscribeArgs extends ExecutionArgs {
  readonly contextValue: Context;
}

/**
 * Opens the event stream that the subscription's root field asks for.
 *
 * @returns the stream, or a result with errors when it can't be opened
 */
export async function openStream(args: SubscribeArgs): Promise<EventStream | ExecutionResult> {
  const report = reporter(args.contextValue);
  try {
    const source = await createSourceEventStream(args);
    if (source instanceof EventStream) return source;
    if (Symbol.asyncIterator in source) throw new TypeError('A subscription field must return an EventStream');
    const faults = inputErrors(args);
    return faults.length > 0 ? { errors: faults } : withErrors(source, report);
  } catch (error) {
    return { errors: [toGraphQLError(error, report)] };
  }
}

/** Executes a subscription's selection for one event, in a context of its own. */
export async function executeEvent(args: SubscribeArgs, event: StoredEvent, context: Context): Promise<ExecutionResult> {
  const result = await execute({ ...args, rootValue: event, contextValue: context });
  return withErrors(result, reporter(context));
}

/**
 * A subscription that is executed for one reader: the transports without groups use it. When access ends or the cursor
 * expires the last result carries the typed error.
 */
export async function subscribe(args: ExecutionArgs): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const { contextValue } = args;
  if (!(contextValue instanceof Context)) throw new TypeError('Subscriptions need a Context');
  const stream = await openStream({ ...args, contextValue });
  return stream instanceof EventStream ? new EventResults({ ...args, contextValue }, stream) : stream;
}

/** The results of a subscription, one for each event of its stream. */
class EventResults implements AsyncIterableIterator<ExecutionResult> {
  readonly #args: SubscribeArgs;
  readonly #stream: EventStream;
  #ended = false;

  constructor(args: SubscribeArgs, stream: EventStream) {
    this.#args = args;
    this.#stream = stream;
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (this.#ended) return { done: true, value: undefined };
    const { contextValue } = this.#args;
    try {
      const { done, value: event } = await this.#stream.next();
      if (done) return { done, value: undefined };
      return { done: false, value: await executeEvent(this.#args, event, contextValue.forEvent(event)) };
    } catch (error) {
      await this.return();
      return { done: false, value: { errors: [toGraphQLError(error, reporter(contextValue))] } };
    }
  }

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    this.#ended = true;
    await this.#stream.return();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<ExecutionResult, undefined>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

function withErrors(result: ExecutionResult, report: (fault: unknown) => void): ExecutionResult {
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map((error: GraphQLError) => toGraphQLError(error, report)) };
}

function reporter({ services }: Context): (fault: unknown) => void {
  return (fault) => services.logger.error({ err: fault }, 'resolver failed');
}
