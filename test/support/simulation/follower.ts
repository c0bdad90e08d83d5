import type { Client } from 'graphql-ws';
import { seqOf } from '../oracle.js';
import { NotAMember } from './load.js';
import type { CheckedEvent, CheckedState, CheckerTarget, SubscriptionChecker } from './subscription-checker.js';

/** An event as it was received: where it stands in its stream, and when, by the day's own clock. */
export interface Receipt {
  readonly streamId: string;
  readonly seq: number;
  readonly tick: number;
}

export interface FollowerOptions {
  readonly client: Client;
  /** Of the person, for whoever reads what is wrong. */
  readonly name: string;
  readonly witness: SubscriptionChecker;
  readonly place: CheckerTarget;
  readonly tick: () => number;
  /** Called when something was told and taken in. */
  readonly onTold: (told: CheckedEvent) => void;
}

/**
 * One subscription of one person: loads, then follows, and comes back behind the last event that it saw, as the page for
 * clients says (`resuming`).
 */
export class Follower {
  readonly witness: SubscriptionChecker;
  readonly place: CheckerTarget;
  readonly receipts: Receipt[] = [];
  /** Why it is over: a code of ours, or that it was left. */
  ended: string | undefined;
  /** What was wrong with it whatever it told. */
  readonly faults: string[] = [];
  readonly #options: FollowerOptions;
  readonly #account: CheckedState;
  /** How far it is in each stream. */
  readonly #positions = new Map<string, number>();
  #work: Promise<void> = Promise.resolve();
  #leave = () => {};

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.witness = options.witness;
    this.place = options.place;
    this.#account = options.witness.open(options.place);
  }

  get name(): string {
    return `${this.#options.name}'s ${this.witness.field} ${this.place.projectId}`;
  }

  /** Loads and begins to follow. */
  async start(): Promise<void> {
    const { client, witness, place } = this.#options;
    let after: string | undefined;
    try {
      after = await this.#account.begin();
    } catch (error) {
      if (!(error instanceof NotAMember)) throw error;
      this.ended = 'NOT_FOUND';
      return;
    }
    const extra = await witness.variables?.(place);
    if (this.ended) return;
    if (after && place.projectId) this.#positions.set(place.projectId, seqOf(after));
    // graphql-ws keeps this object and serialises it anew on each connection.
    const variables: Record<string, unknown> = {
      after,
      ...(place.projectId && { projectId: place.projectId }),
      ...extra,
    };
    this.#leave = client.subscribe<Record<string, CheckedEvent>>(
      { query: witness.document, variables },
      {
        next: ({ data, errors }) => {
          if (this.ended === 'LEFT') return;
          const refusal = errors && String(errors[0]?.extensions?.code ?? errors[0]?.message);
          // The network went between the end and its `complete`, so the client asked again.
          if (this.ended === 'ACCESS_REVOKED' && refusal === 'NOT_FOUND') return;
          if (this.ended) this.#fail(`told more after ${this.ended}: ${JSON.stringify(refusal ?? data)}`);
          if (refusal) this.ended = refusal;
          const told = data?.[witness.field];
          if (!told) return;
          if (told.cursor) variables.after = told.cursor;
          this.#receive(told);
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

  /** Leaves; what comes later is not taken any more. */
  stop(): void {
    this.ended ??= 'LEFT';
    this.#leave();
  }

  /** What differs from what the queries say at a place, once everything that was told is taken in. */
  async differences(place: CheckerTarget): Promise<string[]> {
    await this.#work;
    try {
      return (await this.#account.differences(place)).map((fault) => `${this.name}: ${fault}`);
    } catch (error) {
      if (!(error instanceof NotAMember)) throw error;
      return this.ended ? [] : [`${this.name}: open, and the person is not a member`];
    }
  }

  #receive(told: CheckedEvent): void {
    const { id, seq } = told as { id?: string; seq?: number };
    if (id !== undefined && seq !== undefined) this.#note(id.slice(0, id.lastIndexOf(':')), seq);
    this.#work = this.#work
      .then(() => this.#account.take(told))
      .then(() => this.#options.onTold(told))
      .catch((error: unknown) => this.#fail(String(error)));
  }

  /** Nothing twice and nothing out of order; and without holes where every number is told. */
  #note(streamId: string, seq: number): void {
    const last = this.#positions.get(streamId);
    if (last !== undefined && seq <= last) this.#fail(`told ${seq} after ${last}`);
    if (last !== undefined && seq > last + 1 && this.witness.field === 'projectEvents') {
      this.#fail(`told ${seq} after ${last}, with a hole`);
    }
    this.#positions.set(streamId, seq);
    this.receipts.push({ streamId, seq, tick: this.#options.tick() });
  }

  #fail(fault: string): void {
    this.faults.push(`${this.name}: ${fault}`);
  }
}

/** True when the server closed the socket, and for good. */
function isClose(reason: unknown): reason is { readonly code: number } {
  return typeof reason === 'object' && reason !== null && 'code' in reason && typeof reason.code === 'number';
}
