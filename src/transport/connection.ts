import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { Viewer } from '../domain/viewer.js';
import { closeCodes } from '../errors.js';
import type { Context } from '../graphql/context.js';
import type { Metrics } from '../observability/metrics.js';
import { Inbox, type InboxHost } from './inbox.js';
import type { WatchedPeer } from './patience.js';

/** What bounds each socket of an instance. */
export interface SocketBounds {
  readonly metrics: Metrics;
  /** Bytes that may wait in a socket, next to the largest frame among them, before its reader counts as too slow. */
  readonly maxBuffered: number;
  /** Messages of a socket that are in work at once. */
  readonly maxOperations: number;
}

/**
 * A WebSocket connection, from its upgrade to its end. ws makes it in place of its own socket, so that there is one object
 * for each connection and its listeners are shared by all: most connections are idle most of the time, and what they
 * cost is what they hold.
 */
export class Connection extends WebSocket implements WatchedPeer {
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
  /** Whether a pong came since the last ping. Only a pong shows that the peer reads. */
  alive = true;
  /** Whether a message came since the last ping. */
  noteActivity = false;
  /** See `WatchedPeer`. */
  silence = 0;
  extendDeadline = 0;
  /** Whether `connection_ack` is due or sent. */
  acknowledged = false;
  inbox: Inbox | undefined;
  /** Answers a message; see `InboxHost`. */
  handle: InboxHost['handle'] = async () => {};
  /** Tells graphql-ws that it is over. */
  ended: ((code: number, reason: string) => Promise<void>) | undefined;
  #bounds: SocketBounds | undefined;
  /** Bytes of the largest frame since the socket last had nothing to send. */
  #largest = 0;

  /** Begins to serve the connection over its TCP socket. @param handle answers a message and never rejects */
  serve(stream: Duplex, bounds: SocketBounds, handle: InboxHost['handle']): void {
    this.stream = stream;
    this.#bounds = bounds;
    this.handle = handle;
    this.inbox = new Inbox(this, bounds.maxOperations);
  }

  /** Stops reading: as many messages are in work as one socket may have. */
  override pause(): void {
    this.#bounds?.metrics.refusals.inc({ limit: 'operations_per_socket' });
    super.pause();
  }

  /** Bytes that the peer has not taken. */
  get waiting(): number {
    return this.stream?.writableLength ?? 0;
  }

  /**
   * Asks for room for a frame of so many bytes. What waited before the frame counts, next to the largest frame among it:
   * a frame of any size reaches a reader that takes it, and a reader that takes nothing is closed with 1013.
   *
   * @returns false when the frame must not be written
   */
  reserve(bytes: number): boolean {
    if (this.readyState !== this.OPEN || !this.#bounds) return false;
    const { waiting } = this;
    if (waiting === 0) this.#largest = 0;
    if (waiting - this.#largest > this.#bounds.maxBuffered) {
      this.refuseSlow();
      return false;
    }
    if (bytes > this.#largest) this.#largest = bytes;
    return true;
  }

  /** Closes the socket of a slow reader. If the reader doesn't take even the close frame in time, ws cuts the socket. */
  refuseSlow(): void {
    this.#bounds?.metrics.refusals.inc({ limit: 'socket_buffer' });
    this.close(closeCodes.tryAgainLater, 'Slow reader');
  }
}
