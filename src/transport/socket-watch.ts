import { CloseCode } from 'graphql-ws';
import type { Revocation, Sessions } from '../domain/user/sessions.js';
import { isRevokedBy, revocationMessage, type Viewer } from '../domain/viewer.js';
import { closeCodes } from '../errors.js';
import type { Connection } from './connection.js';
import { outlastsPatience } from './patience.js';

/*
 * What ends sockets whose clients don't: a peer that is gone, an init that doesn't come, a credential that expires or whose
 * session ends. Two timers for all of them, as most are idle most of the time.
 */

export interface SocketWatchOptions {
  readonly connections: ReadonlySet<Connection>;
  readonly sessions: Sessions;
  readonly initMs: number;
  readonly keepAliveMs: number;
  /** Bytes that a peer must be able to take in an interval. */
  readonly bufferBytes: number;
}

/** How often connections are looked at for what has its time. */
const deadlineCheckMs = 500;

export function watchSockets({
  connections,
  sessions,
  initMs,
  keepAliveMs,
  bufferBytes,
}: SocketWatchOptions): Disposable {
  // Behind the reads of this turn: when it was we who stood still, the answers are there, and not yet read.
  const keepAlive = setInterval(() => setImmediate(pingAll, connections, bufferBytes), keepAliveMs);
  keepAlive.unref();
  const deadlines = setInterval(() => closeDue(connections, initMs), deadlineCheckMs);
  deadlines.unref();
  const stopListening = sessions.onRevoked(
    (ended) => endSessions(connections, ended),
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

function endSessions(connections: ReadonlySet<Connection>, ended: Revocation): void {
  for (const connection of connections) {
    const { context, renewal } = connection;
    if (renewal && isRevokedBy(renewal, ended)) connection.renewal = undefined;
    if (context && isRevokedBy(context.viewer, ended)) {
      connection.close(closeCodes.unauthorized, revocationMessage(context.viewer));
    }
  }
}

/** Whom a socket speaks for, and will when its renewal is checked. */
function viewersOf({ context, renewal }: Connection): Viewer[] {
  return [context?.viewer, renewal].filter((viewer) => viewer !== undefined);
}

/** Intervals in which messages of a peer stand for the pongs that the peer owes. */
const talkIntervals = 10;

/**
 * Tells a peer that went away without a word, or that sends and never reads, from one that is only quiet: by the pong, which
 * shows that the peer has read all that was written before the ping. A peer that sends messages, takes all bytes and leaves
 * pings unanswered is granted some intervals. A socket whose reading is paused can't bring its pong.
 */
function pingAll(connections: ReadonlySet<Connection>, bufferBytes: number): void {
  for (const connection of connections) {
    const { waiting } = connection;
    const reads = connection.alive || (connection.isPaused && waiting === 0);
    const atLeast = connection.noteActivity && waiting === 0 ? talkIntervals : 0;
    connection.alive = false;
    connection.noteActivity = false;
    if (outlastsPatience(connection, { reads, waiting, bufferBytes, atLeast })) cut(connection);
    else connection.ping();
  }
}

function cut(connection: Connection): void {
  // A reader for whom bytes wait may still find out why. One that was told already, or is away, is not waited for.
  if (connection.waiting > 0 && connection.readyState === connection.OPEN) connection.refuseSlow();
  else connection.terminate();
}

/** Closes those whose init didn't come in time, and those whose credential has expired. */
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
