import { CloseCode } from 'graphql-ws';
import type { Revocation, Sessions } from '../domain/user/sessions.js';
import { isRevokedBy, revocationMessage, type Viewer } from '../domain/viewer.js';
import { closeCodes } from './close-codes.js';
import type { Connection } from './connection.js';
import { isStalled } from './stall.js';

export interface SocketWatchOptions {
  readonly connections: ReadonlySet<Connection>;
  readonly sessions: Sessions;
  readonly initMs: number;
  readonly keepAliveMs: number;
  /** Bytes that a peer must read per interval. */
  readonly bufferBytes: number;
}

/** Milliseconds between checks of deadlines: `connection_init` and the expiry of credentials. */
const deadlineCheckMs = 500;

/**
 * Closes the sockets of dead and stalled peers, sockets without a `connection_init` in time, and sockets with an
 * expired or revoked credential. Two timers serve all sockets, because most sockets are idle most of the time.
 *
 * @returns disposal stops the watch and leaves the sockets open
 */
export function watchSockets({
  connections,
  sessions,
  initMs,
  keepAliveMs,
  bufferBytes,
}: SocketWatchOptions): Disposable {
  // After the reads of this turn of the event loop: if this process was blocked, pongs have arrived and are not read yet.
  const keepAlive = setInterval(() => setImmediate(pingAll, connections, bufferBytes), keepAliveMs);
  keepAlive.unref();
  const deadlines = setInterval(() => closeDue(connections, initMs), deadlineCheckMs);
  deadlines.unref();
  const stopListening = sessions.onRevoked(
    (revocation) => closeRevoked(connections, revocation),
    () => [...connections].flatMap(viewersOf),
  );
  return {
    [Symbol.dispose]() {
      clearInterval(keepAlive);
      clearInterval(deadlines);
      stopListening();
    },
  };
}

function closeRevoked(connections: ReadonlySet<Connection>, revocation: Revocation): void {
  for (const connection of connections) {
    const { context, renewal } = connection;
    if (renewal && isRevokedBy(renewal, revocation)) connection.renewal = undefined;
    if (context && isRevokedBy(context.viewer, revocation)) {
      connection.close(closeCodes.unauthorized, revocationMessage(context.viewer));
    }
  }
}

/** Returns the viewers of a connection: the current one, and the one of a renewal in progress. */
function viewersOf({ context, renewal }: Connection): Viewer[] {
  return [context?.viewer, renewal].filter((viewer) => viewer !== undefined);
}

/** Silent intervals granted to a peer that sends messages but no pongs. */
const activeIntervals = 10;

/**
 * Detects peers that have disappeared without a close, or that send and never read. A pong proves that the peer has
 * read everything before the ping. A peer that sends messages, accepts all bytes and does not answer pings is granted
 * some intervals. From a paused socket the server cannot read the pong.
 */
function pingAll(connections: ReadonlySet<Connection>, bufferBytes: number): void {
  for (const connection of connections) {
    const { pendingBytes } = connection;
    const reads = connection.pongReceived || (connection.isPaused && pendingBytes === 0);
    const minIntervals = connection.messageReceived && pendingBytes === 0 ? activeIntervals : 0;
    connection.pongReceived = false;
    connection.messageReceived = false;
    if (isStalled(connection, { reads, pendingBytes, bufferBytes, minIntervals })) cut(connection);
    else connection.ping();
  }
}

function cut(connection: Connection): void {
  // A slow reader may still receive the close code. A closing connection or a dead peer is terminated at once.
  if (connection.pendingBytes > 0 && connection.readyState === connection.OPEN) connection.closeSlowReader();
  else connection.terminate();
}

/** Closes connections without a `connection_init` in time, and connections with an expired credential. */
function closeDue(connections: ReadonlySet<Connection>, initMs: number): void {
  const now = Date.now();
  for (const connection of connections) {
    if (!connection.context) {
      if (now - connection.openedAt >= initMs) {
        connection.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
      }
    } else if (connection.context.viewer.expiresAt <= now) {
      connection.close(closeCodes.tokenExpired, 'The token has expired.');
    }
  }
}
