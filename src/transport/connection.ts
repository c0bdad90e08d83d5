import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { Viewer } from '../domain/viewer.js';
import type { Context } from '../graphql/context.js';
import type { Metrics } from '../observability/metrics.js';
import { closeCodes } from './close-codes.js';
import { Inbox, type InboxHost } from './inbox.js';
import type { WatchedPeer } from './stall.js';

/** The limits of each socket of an instance. */
export interface SocketBounds {
  readonly metrics: Metrics;
  /** Limit of pending bytes, in addition to the largest pending frame. Above the limit the socket is closed. */
  readonly maxBuffered: number;
  /** Limit of concurrently handled messages per socket. */
  readonly maxOperations: number;
}

/**
 * A WebSocket connection, from its upgrade to its close. ws creates a `Connection` in place of a `WebSocket`: a
 * connection is one object, and all connections share their listeners. Most connections are idle most of the time, and
 * their cost is their memory.
 */
export class Connection extends WebSocket implements WatchedPeer {
  /** The TCP or TLS socket. */
  stream: Duplex | undefined;
  readonly openedAt = Date.now();
  /** The client's address, for rate limits. */
  address = '';
  /** The session cookie of the upgrade, until `connection_init` arrives. */
  cookie: string | undefined;
  /** The viewer's context after authentication. The user stays the same; the credential may be renewed. */
  context: Context | undefined;
  /** The renewed credential while it is being verified. */
  renewal: Viewer | undefined;
  subscriptions = 0;
  /** True when a pong has arrived since the last ping. Only a pong proves that the peer reads. */
  pongReceived = true;
  /** True when a message has arrived since the last ping. */
  messageReceived = false;
  silentIntervals = 0;
  grantedIntervals = 0;
  /** True once `connection_ack` is due or sent. */
  acknowledged = false;
  inbox: Inbox | undefined;
  handle: InboxHost['handle'] = async () => {};
  /** Notifies graphql-ws of the close. */
  notifyClosed: ((code: number, reason: string) => Promise<void>) | undefined;
  #bounds: SocketBounds | undefined;
  /** Bytes of the largest frame since the socket was last empty. */
  #largest = 0;

  /** Starts serving the connection over its TCP socket. @param handle answers a message and never rejects */
  serve(stream: Duplex, bounds: SocketBounds, handle: InboxHost['handle']): void {
    this.stream = stream;
    this.#bounds = bounds;
    this.handle = handle;
    this.inbox = new Inbox(this, bounds.maxOperations);
  }

  /** Stops reading, because the limit of concurrent messages is reached. */
  override pause(): void {
    this.#bounds?.metrics.refusals.inc({ limit: 'operations_per_socket' });
    super.pause();
  }

  /** Bytes not yet accepted by the operating system. */
  get pendingBytes(): number {
    return this.stream?.writableLength ?? 0;
  }

  /**
   * Reserves room for a frame. The limit applies to the bytes already pending, in addition to the largest pending
   * frame. A frame of any size therefore reaches a reading client; the socket of any other client is closed with 1013.
   *
   * @returns false when the caller must not write the frame
   */
  reserve(bytes: number): boolean {
    if (this.readyState !== this.OPEN || !this.#bounds) return false;
    const { pendingBytes } = this;
    if (pendingBytes === 0) this.#largest = 0;
    if (pendingBytes - this.#largest > this.#bounds.maxBuffered) {
      this.closeSlowReader();
      return false;
    }
    if (bytes > this.#largest) this.#largest = bytes;
    return true;
  }

  /**
   * Closes the socket of a slow reader. ws destroys the socket when the peer does not answer the close frame in time.
   */
  closeSlowReader(): void {
    this.#bounds?.metrics.refusals.inc({ limit: 'socket_buffer' });
    this.close(closeCodes.tryAgainLater, 'Slow reader');
  }
}
