import type { Connection } from './connection.js';

/** A pong repeats a payload up to this many characters of JSON. The protocol leaves the payload of a pong to the server. */
const maxEcho = 1_024;

/** Renews what a connection speaks by; the result is what the client is answered. */
export type Renew = (connection: Connection, authorization: unknown) => Promise<object>;

/** Answers a message of the protocol; written as a method because a message comes parsed. */
interface Messages {
  handle(message: unknown): Promise<void>;
}

/** A connection as graphql-ws wants to see it. */
export class ProtocolSocket {
  readonly #connection: Connection;
  readonly #renew: Renew;
  #messages: Messages | undefined;

  constructor(connection: Connection, renew: Renew) {
    this.#connection = connection;
    this.#renew = renew;
  }

  get protocol(): string {
    return this.#connection.protocol;
  }

  /**
   * Hands a message to graphql-ws, parsed: graphql-ws keeps what it is handed for as long as the operation runs, which for
   * a subscription would be the message's whole text.
   */
  handle(message: object): Promise<void> {
    return this.#messages?.handle(message) ?? Promise.resolve();
  }

  /** Resolves when the message is written or can't be any more: nobody waits for more than that. */
  send(data: string): Promise<void> {
    const connection = this.#connection;
    return new Promise((resolve) => {
      if (!connection.reserve(Buffer.byteLength(data))) return resolve();
      connection.send(data, () => resolve());
    });
  }

  /** Answers a ping: one with a token renews it, any other gets back a small payload, once the socket is acknowledged. */
  async onPing(payload: Record<string, unknown> | undefined): Promise<void> {
    const answer = payload && this.#connection.acknowledged ? await this.#answer(payload) : undefined;
    await this.send(JSON.stringify({ type: 'pong', ...(answer && { payload: answer }) }));
  }

  async #answer(payload: Record<string, unknown>): Promise<object | undefined> {
    if ('authorization' in payload) return this.#renew(this.#connection, payload.authorization);
    return JSON.stringify(payload).length <= maxEcho ? payload : undefined;
  }

  close(code?: number, reason?: string): void {
    this.#connection.close(code, reason);
  }

  onMessage(handle: (data: string) => Promise<void>): void {
    const messages: Messages = { handle };
    this.#messages = messages;
  }
}
