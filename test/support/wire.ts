import { once } from 'node:events';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** Sends and receives single messages of graphql-transport-ws, including messages hidden by client libraries. */
export class Wire implements Disposable {
  readonly received: Message[] = [];
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  readonly socket: WebSocket;
  #wake = () => {};

  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
    this.socket.on('message', (data) => {
      this.received.push(JSON.parse(String(data)));
      this.#wake();
    });
    this.closed = once(this.socket, 'close').then(([code]) => {
      this.#wake();
      return code;
    });
  }

  /** Opens a socket and waits until it is acknowledged. */
  static async accepted(url: string, authorization: string): Promise<Wire> {
    const wire = new Wire(url);
    await wire.init({ authorization });
    await wire.until(({ type }) => type === 'connection_ack');
    return wire;
  }

  async init(payload: object): Promise<void> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open');
    this.send({ type: 'connection_init', payload });
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Sends messages in one write to the TCP connection, to be read at once by the server. */
  sendTogether(messages: readonly object[]): void {
    const { _socket: tcp } = this.socket as unknown as { _socket: Socket };
    tcp.cork();
    for (const message of messages) this.send(message);
    tcp.uncork();
  }

  subscribe(id: string, query: string): void {
    this.send({ type: 'subscribe', id, payload: { query } });
  }

  /** Sends a ping with a payload. @returns the payload of the pong */
  async ping(payload: object): Promise<unknown> {
    const pongs = this.received.filter(({ type }) => type === 'pong').length;
    this.send({ type: 'ping', payload });
    const answers = await this.until(({ type }) => type === 'pong', pongs + 1);
    return answers.at(-1)?.payload;
  }

  /** Waits for `count` messages that fit; rejects when the socket closes before. */
  async until(fits: (message: Message) => boolean, count = 1): Promise<Message[]> {
    for (;;) {
      const found = this.received.filter(fits);
      if (found.length >= count) return found;
      if (this.socket.readyState >= WebSocket.CLOSING) throw new Error(`Closed after ${JSON.stringify(this.received)}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  [Symbol.dispose](): void {
    this.socket.terminate();
  }
}
