/** A parsed message of graphql-transport-ws, before validation. */
export interface ClientMessage {
  readonly type: string;
  readonly id?: unknown;
  readonly payload?: object | null | undefined;
}

/** The socket of an inbox and the handler of its messages. */
export interface InboxHost {
  pause(): void;
  resume(): void;
  /** Handles a message. Resolves when the message is answered, or the subscription has ended. Never rejects. */
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
 * Queues the messages of a socket for graphql-ws: in order, and at most `limit` at the same time. At the limit the
 * inbox pauses the socket, and TCP's flow control slows the client down. Messages that arrived before the pause wait in
 * the queue; they fit into one read of the TCP socket.
 *
 * graphql-ws identifies operations by id alone. If a client completes an operation before it is open and reuses the id,
 * graphql-ws would keep the first operation and end the second. A `subscribe` message therefore waits until the
 * completed operation of the same id has ended.
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

  /** Adds a message; the message is handled in its turn. */
  push(message: ClientMessage): void {
    this.#waiting.push(message);
    this.#advance();
  }

  /** Stops counting a subscription against the limit, once its stream is open. */
  opened(id: string): void {
    const operation = this.#operations.get(id);
    if (operation) this.#release(operation);
  }

  /** Drops the queued messages of a closing socket, and resumes reading for the close frame. */
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
    // graphql-ws refuses an id in use; the running operation keeps its entry.
    const registeredId = type === 'subscribe' && typeof id === 'string' && !this.#operations.has(id) ? id : undefined;
    if (registeredId !== undefined) this.#operations.set(registeredId, operation);
    const completed = type === 'complete' && typeof id === 'string' ? this.#operations.get(id) : undefined;
    if (completed) completed.completed = true;
    void this.#host.handle(message).finally(() => {
      if (registeredId !== undefined) this.#operations.delete(registeredId);
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
