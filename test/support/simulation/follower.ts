import type { Client } from 'graphql-ws';
import { seqOf } from '../oracle.js';
import { NotAMember } from './load.js';
import type { CheckedEvent, CheckedState, CheckerTarget, SubscriptionChecker } from './subscription-checker.js';

/** The stream, event number and arrival tick of a received event. */
export interface Receipt {
  readonly streamId: string;
  readonly seq: number;
  readonly tick: number;
}

export interface FollowerOptions {
  readonly client: Client;
  /** The user's name, for messages. */
  readonly name: string;
  readonly checker: SubscriptionChecker;
  readonly target: CheckerTarget;
  readonly tick: () => number;
  /** Called after an event has been folded into the state. */
  readonly onEvent: (event: CheckedEvent) => void;
}

/**
 * One subscription of one user. It loads the state by a query, follows the events, and after a reconnect resumes from the
 * cursor of the last event, as the documentation for clients describes.
 */
export class Follower {
  readonly checker: SubscriptionChecker;
  readonly target: CheckerTarget;
  readonly receipts: Receipt[] = [];
  /** Why the subscription ended: an error code, `CLOSED` with a close code, `LEFT` or `COMPLETED`. */
  ended: string | undefined;
  /** Protocol errors: duplicates, gaps, wrong order, events after the end. */
  readonly problems: string[] = [];
  readonly #options: FollowerOptions;
  readonly #state: CheckedState;
  /** The last event number of each stream. */
  readonly #positions = new Map<string, number>();
  #work: Promise<void> = Promise.resolve();
  #unsubscribe = () => {};

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.checker = options.checker;
    this.target = options.target;
    this.#state = options.checker.open(options.target);
  }

  get name(): string {
    return `${this.#options.name}'s ${this.checker.field} ${this.target.projectId}`;
  }

  /** Loads the state and subscribes. */
  async start(): Promise<void> {
    const { client, checker, target } = this.#options;
    let after: string | undefined;
    try {
      after = await this.#state.load();
    } catch (error) {
      if (!(error instanceof NotAMember)) throw error;
      this.ended = 'NOT_FOUND';
      return;
    }
    const extra = await checker.variables?.(target);
    if (this.ended) return;
    if (after && target.projectId) this.#positions.set(target.projectId, seqOf(after));
    // graphql-ws keeps this object and serialises it again for each connection.
    const variables: Record<string, unknown> = {
      after,
      ...(target.projectId && { projectId: target.projectId }),
      ...extra,
    };
    this.#unsubscribe = client.subscribe<Record<string, CheckedEvent>>(
      { query: checker.document, variables },
      {
        next: ({ data, errors }) => {
          if (this.ended === 'LEFT') return;
          const refusal = errors && String(errors[0]?.extensions?.code ?? errors[0]?.message);
          // The connection dropped between the error and its `complete`, so the client subscribed again.
          if (this.ended === 'ACCESS_REVOKED' && refusal === 'NOT_FOUND') return;
          if (this.ended) this.#fail(`received more after ${this.ended}: ${JSON.stringify(refusal ?? data)}`);
          if (refusal) this.ended = refusal;
          const event = data?.[checker.field];
          if (!event) return;
          if (event.cursor) variables.after = event.cursor;
          this.#receive(event);
        },
        error: (reason) => {
          if (isClose(reason)) this.ended ??= `CLOSED ${reason.code}`;
          else this.#fail(`ended with ${JSON.stringify(reason) ?? String(reason)}`);
        },
        complete: () => {
          this.ended ??= 'COMPLETED';
        },
      },
    );
  }

  /** Ends the subscription; later messages are ignored. */
  stop(): void {
    this.ended ??= 'LEFT';
    this.#unsubscribe();
  }

  /** Differences between the folded state and the current results of the queries, after all received events. */
  async differences(target: CheckerTarget): Promise<string[]> {
    await this.#work;
    try {
      return (await this.#state.differences(target)).map((difference) => `${this.name}: ${difference}`);
    } catch (error) {
      if (!(error instanceof NotAMember)) throw error;
      return this.ended ? [] : [`${this.name}: open, although the user is not a member`];
    }
  }

  #receive(event: CheckedEvent): void {
    const { id, seq } = event as { id?: string; seq?: number };
    if (id !== undefined && seq !== undefined) this.#checkOrder(id.slice(0, id.lastIndexOf(':')), seq);
    this.#work = this.#work
      .then(() => this.#state.apply(event))
      .then(() => this.#options.onEvent(event))
      .catch((error: unknown) => this.#fail(String(error)));
  }

  /** Checks the order of event numbers, and on `projectEvents` the absence of gaps. */
  #checkOrder(streamId: string, seq: number): void {
    const last = this.#positions.get(streamId);
    if (last !== undefined && seq <= last) this.#fail(`received ${seq} after ${last}`);
    if (last !== undefined && seq > last + 1 && this.checker.field === 'projectEvents') {
      this.#fail(`received ${seq} after ${last}, with a gap`);
    }
    this.#positions.set(streamId, seq);
    this.receipts.push({ streamId, seq, tick: this.#options.tick() });
  }

  #fail(problem: string): void {
    this.problems.push(`${this.name}: ${problem}`);
  }
}

/** True when the reason is a close event of the socket. */
function isClose(reason: unknown): reason is { readonly code: number } {
  return typeof reason === 'object' && reason !== null && 'code' in reason && typeof reason.code === 'number';
}
