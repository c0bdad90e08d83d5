import { createHash } from 'node:crypto';
import type { WebSocket } from 'ws';

/** A user who is present in a project, and the address of the server. */
export interface PresenceTarget {
  readonly url: string;
  readonly token: string;
  readonly projectId: string;
  readonly userId: string;
}

interface PresentUser {
  readonly user: { readonly id: string };
}

interface Message {
  readonly type: string;
  readonly payload?: {
    readonly data?: {
      readonly presence: {
        readonly users?: PresentUser[];
        readonly joined?: PresentUser[];
        readonly left?: PresentUser[];
      };
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

/** A user's client: maintains the set of present users from the messages, as a front end does. */
export class PresenceReader {
  readonly projectId: string;
  readonly userId: string;
  messages = 0;
  /** Failed connection attempts on a busy server. */
  retries = 0;
  error: string | undefined;
  readonly #token: string;
  readonly #Socket: typeof WebSocket;
  readonly #users = new Set<string>();
  #url: string;
  #socket: WebSocket | undefined;

  constructor({ url, token, projectId, userId }: PresenceTarget, Socket: typeof WebSocket) {
    this.projectId = projectId;
    this.userId = userId;
    this.#url = url;
    this.#token = token;
    this.#Socket = Socket;
  }

  /** A digest of the set of present users; equal sets have equal digests. */
  get view(): string {
    return viewOf([...this.#users]);
  }

  /** Connects and subscribes. Resolves after the first attempt; failed attempts are repeated in the background. */
  open(): Promise<void> {
    const socket = new this.#Socket(this.#url, ['graphql-transport-ws'], { perMessageDeflate: false });
    this.#socket = socket;
    const send = (message: object) => socket.send(JSON.stringify(message));
    return new Promise((resolve) => {
      socket.on('error', () => {}); // A close event follows.
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
        else this.error = String(data);
      });
    });
  }

  /** Cuts the connection without a close frame, and clears the set of users. */
  drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#users.clear();
    socket?.terminate();
  }

  /** Replaces the address, if `addresses` maps the current address. */
  moveBy(addresses: Readonly<Record<string, string>>): void {
    this.#url = addresses[this.#url] ?? this.#url;
  }

  #apply({
    users,
    joined = [],
    left = [],
  }: {
    users?: PresentUser[];
    joined?: PresentUser[];
    left?: PresentUser[];
  }): void {
    this.messages += 1;
    if (users) this.#users.clear();
    for (const { user } of left) this.#users.delete(user.id);
    for (const { user } of [...(users ?? []), ...joined]) this.#users.add(user.id);
  }
}

/** Returns a digest of a set of user ids. */
export function viewOf(userIds: readonly string[]): string {
  const sorted = [...userIds].sort();
  return `${sorted.length} ${createHash('sha1').update(sorted.join(' ')).digest('base64url')}`;
}
