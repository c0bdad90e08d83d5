import type { ExecutionResult, GraphQLError } from 'graphql';
import { closeCodes } from '../errors.js';
import type { GroupMember } from '../events/group.js';
import type { EventStream } from '../events/stream.js';
import type { GroupLease } from '../graphql/groups.js';
import type { Metrics } from '../observability/metrics.js';
import type { Connection } from './connection.js';
import { nextBody, nextPrefix, writeNext } from './frames.js';

export interface GroupedSubscriptionOptions {
  readonly connection: Connection;
  readonly operationId: string;
  readonly stream: EventStream;
  readonly lease: GroupLease;
  /** Bytes that may wait in the socket before the reader counts as too slow. */
  readonly maxBuffered: number;
  readonly metrics: Metrics;
  readonly toError: (reason: unknown) => GraphQLError;
}

const doneResult = { done: true, value: undefined } as const;

/**
 * One subscription of one socket, as a member of its group and as the source that graphql-ws asks for results. To
 * graphql-ws it yields nothing until it ends, and then it is done: the messages in between are written here.
 */
export class GroupedSubscription implements GroupMember, AsyncGenerator<ExecutionResult, undefined> {
  readonly userId: string;
  readonly authorizedAt: number;
  readonly #options: GroupedSubscriptionOptions;
  readonly #prefix: Buffer;
  #state: 'new' | 'serving' | 'ended' = 'new';
  #finish: (() => void) | undefined;

  constructor(options: GroupedSubscriptionOptions) {
    this.#options = options;
    this.#prefix = nextPrefix(options.operationId);
    this.userId = options.stream.userId;
    this.authorizedAt = options.stream.authorizedAt;
  }

  deliver(bodies: readonly Buffer[]): void {
    const { connection, maxBuffered, metrics } = this.#options;
    const { socket, stream } = connection;
    if (this.#state === 'ended' || socket.readyState !== socket.OPEN) return;
    writeNext(stream, this.#prefix, bodies);
    metrics.deliveries.inc(bodies.length);
    if (stream.writableLength <= maxBuffered) return;
    metrics.refusals.inc({ limit: 'socket_buffer' });
    // Nothing more is written for this reader; if it doesn't take even the close frame in time, ws cuts the socket.
    socket.close(closeCodes.tryAgainLater, 'Slow reader');
    this.#close();
  }

  end(reason: unknown): void {
    if (this.#state === 'ended') return;
    this.deliver([nextBody({ errors: [this.#options.toError(reason)] })]);
    this.#close();
  }

  /** graphql-ws asks once; the answer comes with the end. */
  next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (this.#state !== 'new') return Promise.resolve(doneResult);
    this.#state = 'serving';
    const { lease, stream } = this.#options;
    lease.group
      .catchUp(this, stream.position, stream.signal, () => this.#drained())
      .catch((reason: unknown) => this.end(reason));
    return new Promise((resolve) => {
      this.#finish = () => resolve(doneResult);
    });
  }

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    this.#close();
    return doneResult;
  }

  async throw(error: unknown): Promise<IteratorResult<ExecutionResult, undefined>> {
    this.#close();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#close();
  }

  #close(): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    const { connection, lease, stream } = this.#options;
    connection.subscriptions -= 1;
    lease.group.leave(this);
    lease.release();
    void stream.return();
    this.#finish?.();
  }

  /** While replaying: waits until the socket has taken what it was given. */
  #drained(): Promise<void> {
    const { stream } = this.#options.connection;
    if (!stream.writableNeedDrain || stream.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        stream.off('drain', done);
        stream.off('close', done);
        resolve();
      };
      stream.on('drain', done);
      stream.on('close', done);
    });
  }
}
