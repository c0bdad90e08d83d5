import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Group, GroupMember } from '../events/group.js';
import type { EventStream } from '../events/stream.js';
import { PullIterator } from '../lib/pull-iterator.js';
import type { RefCounted } from '../lib/ref-counted.js';
import type { Connection } from './connection.js';
import { nextBody, nextPrefix, writeNext } from './frames.js';

/**
 * A socket's subscription as a member of a group. graphql-ws sees an async generator without values; the generator
 * completes when the subscription ends. The group's messages are written directly to the socket.
 */
export class GroupedSubscription extends PullIterator<ExecutionResult> implements GroupMember {
  readonly #toError: (reason: unknown) => GraphQLError;
  readonly #connection: Connection;
  readonly #stream: EventStream;
  readonly #group: RefCounted<Group>;
  readonly #prefix: string;
  #state: 'new' | 'serving' | 'ended' = 'new';

  constructor(
    connection: Connection,
    operationId: string,
    source: { readonly stream: EventStream; readonly group: RefCounted<Group> },
    toError: (reason: unknown) => GraphQLError,
  ) {
    super();
    this.#toError = toError;
    this.#connection = connection;
    this.#stream = source.stream;
    this.#group = source.group;
    this.#prefix = nextPrefix(operationId);
  }

  get userId(): string {
    return this.#stream.userId;
  }

  get authorizedAt(): number {
    return this.#stream.authorizedAt;
  }

  get closed(): boolean {
    const { readyState, OPEN } = this.#connection;
    return this.#state === 'ended' || readyState !== OPEN;
  }

  deliver(bodies: readonly Buffer[]): void {
    const { stream } = this.#connection;
    if (this.closed || !stream) return;
    let bytes = 0;
    for (const body of bodies) bytes += body.length;
    if (this.#connection.reserve(bytes)) writeNext(stream, this.#prefix, bodies);
    else this.close();
  }

  end(reason: unknown): void {
    this.deliver([nextBody({ errors: [this.#toError(reason)] })]);
    this.close();
  }

  /** Resolves when the socket has drained or closed. */
  drained(): Promise<void> {
    const { stream } = this.#connection;
    if (!stream?.writableNeedDrain || stream.destroyed) return Promise.resolve();
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

  /** Starts the delivery at the first call. Resolves when the subscription ends. */
  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (this.#state === 'new') {
      this.#state = 'serving';
      const ended = this.woken();
      this.#group.value.catchUp(this, this.#stream.position).catch((reason: unknown) => this.end(reason));
      await ended;
    }
    return { done: true, value: undefined };
  }

  protected close(): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#connection.subscriptions -= 1;
    this.#group.value.remove(this);
    this.#group.release();
    void this.#stream.return();
    this.wake();
  }
}
