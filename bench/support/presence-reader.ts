import { createHash } from 'node:crypto';
import type { WebSocket } from 'ws';

/** Somebody who is present in a project, and where. */
export interface PresenceTarget {
  readonly url: string;
  readonly token: string;
  readonly projectId: string;
  readonly userId: string;
}

interface Named {
  readonly user: { readonly id: string };
}

interface Message {
  readonly type: string;
  readonly payload?: {
    readonly data?: {
      readonly presence: { readonly users?: Named[]; readonly joined?: Named[]; readonly left?: Named[] };
    };
  };
}

const query = `subscription Presence($projectId: ID!) {
  presence(projectId: $projectId) {
    __typename
    count
    ... on PresenceSnapshot { users { user { id name } since } }
    ... on PresenceChanged { joined { user { id name } since } left { user { id } } }
  }
}`;

const retryWithinMs = 1_000;

/** One person's tab: applies what it is told, as a front end does. */
export class PresenceReader {
  readonly projectId: string;
  readonly userId: string;
  messages = 0;
  /** Connections that the server was too busy for. */
  retries = 0;
  fault: string | undefined;
  readonly #token: string;
  readonly #Socket: typeof WebSocket;
  readonly #people = new Set<string>();
  #url: string;
  #socket: WebSocket | undefined;

  constructor({ url, token, projectId, userId }: PresenceTarget, Socket: typeof WebSocket) {
    this.projectId = projectId;
    this.userId = userId;
    this.#url = url;
    this.#token = token;
    this.#Socket = Socket;
  }

  /** Whom this one takes for present: equal texts for equal sets. */
  get view(): string {
    return viewOf([...this.#people]);
  }

  /** Resolves when the subscription is asked for, or has to be tried again, which goes on by itself. */
  open(): Promise<void> {
    const socket = new this.#Socket(this.#url, ['graphql-transport-ws'], { perMessageDeflate: false });
    this.#socket = socket;
    const send = (message: object) => socket.send(JSON.stringify(message));
    return new Promise((resolve) => {
      socket.on('error', () => {}); // followed by `close`
      socket.once('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${this.#token}` } }));
      socket.once('close', () => {
        resolve();
        if (this.#socket !== socket) return;
        this.retries += 1;
        setTimeout(() => this.#socket === socket && this.open(), Math.random() * retryWithinMs);
      });
      socket.on('message', (data) => {
        if (this.#socket !== socket) return;
        const message = JSON.parse(String(data)) as Message;
        if (message.type === 'connection_ack') {
          send({ id: '1', type: 'subscribe', payload: { query, variables: { projectId: this.projectId } } });
          resolve();
        } else if (message.type === 'next' && message.payload?.data) this.#apply(message.payload.data.presence);
        else if (message.type === 'ping') send({ type: 'pong' });
        else this.fault = String(data);
      });
    });
  }

  /** Cuts the connection without a word. */
  drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.terminate();
  }

  /** Comes back at another address, if there is one for the present. */
  moveBy(addresses: Readonly<Record<string, string>>): void {
    this.#url = addresses[this.#url] ?? this.#url;
  }

  #apply({ users, joined = [], left = [] }: { users?: Named[]; joined?: Named[]; left?: Named[] }): void {
    this.messages += 1;
    if (users) this.#people.clear();
    for (const { user } of left) this.#people.delete(user.id);
    for (const { user } of [...(users ?? []), ...joined]) this.#people.add(user.id);
  }
}

/** A short text for a set of people. */
export function viewOf(people: readonly string[]): string {
  const sorted = [...people].sort();
  return `${sorted.length} ${createHash('sha1').update(sorted.join(' ')).digest('base64url')}`;
}
