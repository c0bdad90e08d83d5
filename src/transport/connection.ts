import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { Viewer } from '../domain/viewer.js';
import type { Context } from '../graphql/context.js';

/** What takes a client's messages; written as a method because a message may come parsed (see `Connection.take`). */
interface Messages {
  handle(message: unknown): Promise<void>;
}

/**
 * A WebSocket connection, from its upgrade to its end. ws makes it in place of its own socket, so that there is one object
 * for each connection and its listeners are shared by all: most connections are idle most of the time, and what they
 * cost is what they hold.
 */
export class Connection extends WebSocket {
  /** The TCP (or TLS) socket below it. */
  stream: Duplex | undefined;
  readonly openedAt = Date.now();
  /** Where it comes from, for counting attempts. */
  address = '';
  /** What the session cookie of its upgrade held, until `connection_init` has come. */
  cookie: string | undefined;
  /** Who it speaks for, once that is known: the person stays for its life, their credential may be renewed. */
  context: Context | undefined;
  /** What it would speak by, while that is being checked. */
  renewal: Viewer | undefined;
  subscriptions = 0;
  /** Whether anything came since the last ping. */
  alive = true;
  handle: Messages['handle'] | undefined;
  /** Tells graphql-ws that it is over. */
  over: ((code: number, reason: string) => Promise<void>) | undefined;

  /**
   * Hands a message to graphql-ws. It is parsed here, and nothing waits here: what is handed in is kept for as long as the
   * operation runs, which for a subscription would be the message's whole text.
   */
  take(data: string): Promise<void> {
    return this.handle?.(parsed(data)) ?? Promise.resolve();
  }
}

/** The message, or its text when it isn't JSON; graphql-ws refuses that. */
function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return data;
  }
}

/** Renews what a connection speaks by; the result is what the client is answered. */
type Renew = (connection: Connection, authorization: unknown) => Promise<object>;

/** A connection as graphql-ws wants to see it. */
export class ProtocolSocket {
  readonly #connection: Connection;
  readonly #renew: Renew;

  constructor(connection: Connection, renew: Renew) {
    this.#connection = connection;
    this.#renew = renew;
  }

  get protocol(): string {
    return this.#connection.protocol;
  }

  /** Resolves when the message is written or can't be any more: nobody waits for more than that. */
  send(data: string): Promise<void> {
    const connection = this.#connection;
    return new Promise((resolve) => {
      if (connection.readyState !== connection.OPEN) return resolve();
      connection.send(data, () => resolve());
    });
  }

  /** Answers a ping: one with a token renews it, any other gets back what it brought. */
  async onPing(payload: Record<string, unknown> | undefined): Promise<void> {
    const answer =
      payload && 'authorization' in payload ? await this.#renew(this.#connection, payload.authorization) : payload;
    await this.send(JSON.stringify({ type: 'pong', ...(answer && { payload: answer }) }));
  }

  close(code?: number, reason?: string): void {
    this.#connection.close(code, reason);
  }

  onMessage(handle: (data: string) => Promise<void>): void {
    const messages: Messages = { handle };
    this.#connection.handle = messages.handle;
  }
}
