/** A message of graphql-transport-ws, parsed and not yet validated. */
export interface ClientMessage {
  readonly type: string;
  readonly id?: unknown;
  readonly payload?: object | null | undefined;
}

/** The socket whose reading an inbox pauses, and the handler of its messages. */
export interface InboxHost {
  pause(): void;
  resume(): void;
  /** Resolves when a message is answered; for a subscription, when the subscription has ended. Never rejects. */
  handle(message: ClientMessage): Promise<void>;
}

/** An operation between its `subscribe` message and the end of its handling. */
interface Operation {
  /** True while the operation counts against the limit: a subscription counts until its stream is open. */
  working: boolean;
  /** True once the client has sent `complete` for the operation. */
  completed: boolean;
}

/**
 * The messages of one socket on their way to graphql-ws: in order, and at most `limit` in work at once. Above the limit
 * the socket is not read, so a client that sends faster than its answers are made, or taken, waits in its own TCP
 * connection. Messages that had arrived before the pause wait here; they fit into one read of the TCP socket.
 *
 * graphql-ws knows operations by their ids alone: an id that is completed and used again while its first operation
 * still opens would leave the first running and end the second. A `subscribe` therefore waits here until a completed
 * operation of the same id has ended.
 */
export class Inbox {
  readonly #host: InboxHost;
  readonly #limit: number;
  readonly #waiting: ClientMessage[] = [];
  readonly #operations = new Map<string, Operation>();
  #working = 0;
  #paused = false;

  constructor(host: InboxHost, limit: number) {
    this.#host = host;
    this.#limit = limit;
  }

  /** Hands on a message as soon as its turn comes. */
  push(message: ClientMessage): void {
    this.#waiting.push(message);
    this.#advance();
  }

  /** The subscription's stream is open: the subscription no longer counts as work. */
  opened(id: string): void {
    const operation = this.#operations.get(id);
    if (operation) this.#release(operation);
  }

  /** Drops what waits: the socket is closing, and is read on for its close frame. */
  close(): void {
    this.#waiting.length = 0;
    this.#advance();
  }

  #advance(): void {
    for (let next = this.#waiting[0]; next && this.#working < this.#limit && !this.#isHeld(next); ) {
      this.#waiting.shift();
      this.#start(next);
      next = this.#waiting[0];
    }
    const pause = this.#waiting.length > 0 || this.#working >= this.#limit;
    if (pause === this.#paused) return;
    this.#paused = pause;
    if (pause) this.#host.pause();
    else this.#host.resume();
  }

  #isHeld({ type, id }: ClientMessage): boolean {
    return type === 'subscribe' && typeof id === 'string' && this.#operations.get(id)?.completed === true;
  }

  #start(message: ClientMessage): void {
    const { type, id } = message;
    const operation: Operation = { working: true, completed: false };
    this.#working += 1;
    // An id in use is refused by graphql-ws, and the operation that has the id keeps its entry.
    const named = type === 'subscribe' && typeof id === 'string' && !this.#operations.has(id) ? id : undefined;
    if (named !== undefined) this.#operations.set(named, operation);
    const completed = type === 'complete' && typeof id === 'string' ? this.#operations.get(id) : undefined;
    if (completed) completed.completed = true;
    void this.#host.handle(message).finally(() => {
      if (named !== undefined) this.#operations.delete(named);
      this.#release(operation);
      this.#advance();
    });
  }

  #release(operation: Operation): void {
    if (!operation.working) return;
    operation.working = false;
    this.#working -= 1;
    this.#advance();
  }
}
