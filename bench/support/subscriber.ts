import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { nowMicros, stampDigits, stampMark } from './payload.js';

/** The address, protocol and subscription of a client. */
export type Target = { readonly url: string } & (
  | { readonly protocol: 'plain' }
  | { readonly protocol: 'socket.io'; readonly room: string }
  | { readonly protocol: 'graphql'; readonly token: string; readonly query: string; readonly projectId: string }
);

/** The common counters of the subscribers of a process. */
export interface Tally {
  readonly onEvent: (micros: number, bytes: number) => void;
  readonly onError: (error: string) => void;
}

const mark = stampMark.charCodeAt(0);
const connectWithinMs = 20_000;

/**
 * A client of a load process: a WebSocket with the minimal protocol of a subscription. Messages with a time stamp are
 * events and are only counted; all other messages are parsed.
 */
export class Subscriber {
  readonly #target: Target;
  readonly #tally: Tally;
  #socket: WebSocket | undefined;
  #lastEvent: Buffer | undefined;
  #onReady: () => void = () => {};

  constructor(target: Target, tally: Tally) {
    this.#target = target;
    this.#tally = tally;
  }

  /**
   * Connects and subscribes. Resolves when the subscription has been sent.
   *
   * @param resume true to continue after the last received event
   */
  async open(resume = false): Promise<void> {
    const { url, protocol } = this.#target;
    const subprotocol = protocol === 'graphql' ? ['graphql-transport-ws'] : [];
    const socket = new WebSocket(url, subprotocol, { perMessageDeflate: false, handshakeTimeout: connectWithinMs });
    this.#socket = socket;
    await new Promise<void>((resolve, reject) => {
      this.#onReady = resolve;
      socket.once('error', reject);
      socket.once('open', () => this.#begin());
      socket.on('message', (data: Buffer) => this.#onMessage(data, resume));
      socket.once('close', (code, reason) => {
        if (this.#socket === socket) this.#tally.onError(`socket closed: ${code} ${reason}`);
        reject(new Error(`The socket closed before the subscription: ${code}.`));
      });
    });
  }

  /** Cuts the connection without a close frame. */
  drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.terminate();
  }

  #begin(): void {
    const target = this.#target;
    switch (target.protocol) {
      case 'plain':
        this.#onReady();
        break;
      case 'socket.io':
        break;
      case 'graphql':
        this.#send({ type: 'connection_init', payload: { authorization: `Bearer ${target.token}` } });
        break;
      default:
        target satisfies never;
    }
  }

  #onMessage(data: Buffer, resume: boolean): void {
    const at = data.indexOf(mark);
    if (at < 0) {
      this.#onControl(String(data), resume);
      return;
    }
    this.#lastEvent = data;
    this.#tally.onEvent(nowMicros() - Number(data.toString('latin1', at + 1, at + 1 + stampDigits)), data.length);
  }

  #onControl(text: string, resume: boolean): void {
    const target = this.#target;
    if (target.protocol === 'socket.io') this.#onEngineMessage(text, target.room);
    if (target.protocol !== 'graphql') return;
    const { type } = JSON.parse(text) as { type: string };
    if (type === 'connection_ack') {
      const variables = { projectId: target.projectId, after: resume ? cursorOf(this.#lastEvent) : undefined };
      this.#send({ id: randomUUID(), type: 'subscribe', payload: { query: target.query, variables } });
      this.#onReady();
    } else if (type === 'ping') this.#send({ type: 'pong' });
    else this.#tally.onError(text);
  }

  /** Engine.IO 4: `0` open, `2` ping, `3` pong, `4` message; in a message Socket.IO's `0` connect, `2` event. */
  #onEngineMessage(text: string, room: string): void {
    if (text.startsWith('0')) this.#socket?.send(`40${JSON.stringify({ room })}`);
    else if (text === '2') this.#socket?.send('3');
    else if (text.startsWith('40')) this.#onReady();
    else this.#tally.onError(text);
  }

  #send(message: object): void {
    this.#socket?.send(JSON.stringify(message));
  }
}

function cursorOf(message: Buffer | undefined): string | undefined {
  return /"cursor":"([^"]+)"/.exec(message?.toString() ?? '')?.[1];
}
