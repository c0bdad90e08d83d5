import type { Connection } from './connection.js';

/**
 * Longest payload in characters of JSON that a pong repeats. The protocol leaves the payload of a pong to the server.
 */
const maxEcho = 1_024;

/** Renews the credential of a connection; the result is the payload of the pong. */
export type Renew = (connection: Connection, authorization: unknown) => Promise<object>;

/**
 * graphql-ws's handler of messages. The method syntax makes the parameter bivariant: graphql-ws declares text, and
 * receives parsed messages here.
 */
interface MessageHandler {
  handle(message: unknown): Promise<void>;
}

/** Adapts a connection to graphql-ws's `WebSocket` interface. */
export class ProtocolSocket {
  readonly #connection: Connection;
  readonly #renew: Renew;
  #messages: MessageHandler | undefined;

  constructor(connection: Connection, renew: Renew) {
    this.#connection = connection;
    this.#renew = renew;
  }

  get protocol(): string {
    return this.#connection.protocol;
  }

  /**
   * Passes a parsed message to graphql-ws. graphql-ws keeps its argument while the operation runs, which for a
   * subscription would be the whole text of the message.
   */
  handle(message: object): Promise<void> {
    return this.#messages?.handle(message) ?? Promise.resolve();
  }

  /** Sends a message. Resolves when the message is written or the socket is closed. */
  send(data: string): Promise<void> {
    const connection = this.#connection;
    return new Promise((resolve) => {
      if (!connection.reserve(Buffer.byteLength(data))) return resolve();
      connection.send(data, () => resolve());
    });
  }

  /**
   * Answers a ping. After `connection_ack`, a ping with a token renews the credential, and the pong repeats any other
   * small payload.
   */
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
    const messages: MessageHandler = { handle };
    this.#messages = messages;
  }
}
