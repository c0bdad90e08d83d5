import { CloseCode } from 'graphql-ws';
import type { Ended, Sessions } from '../domain/user/sessions.js';
import { endOf, isEnded, type Viewer } from '../domain/viewer.js';
import { closeCodes } from '../errors.js';
import type { Connection } from './connection.js';

/*
 * What ends sockets whose clients don't: a peer that is gone, an init that doesn't come, a credential that expires or whose
 * session ends. Two timers for all of them, as most are idle most of the time.
 */

export interface SocketWatchOptions {
  readonly connections: ReadonlySet<Connection>;
  readonly sessions: Sessions;
  readonly initMs: number;
  readonly keepAliveMs: number;
}

/** How often connections are looked at for what has its time. */
const deadlineCheckMs = 500;

export function watchSockets({ connections, sessions, initMs, keepAliveMs }: SocketWatchOptions): Disposable {
  // Behind the reads of this turn: when it was we who stood still, the answers are there, and not yet read.
  const keepAlive = setInterval(() => setImmediate(pingAll, connections), keepAliveMs);
  keepAlive.unref();
  const deadlines = setInterval(() => closeDue(connections, initMs), deadlineCheckMs);
  deadlines.unref();
  const stopListening = sessions.onEnded(
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

function endSessions(connections: ReadonlySet<Connection>, ended: Ended): void {
  for (const connection of connections) {
    const { context, renewal } = connection;
    if (renewal && isEnded(renewal, ended)) connection.renewal = undefined;
    if (context && isEnded(context.viewer, ended)) {
      connection.close(closeCodes.unauthorized, endOf(context.viewer));
    }
  }
}

/** Whom a socket speaks for, and will when its renewal is checked. */
function viewersOf({ context, renewal }: Connection): Viewer[] {
  return [context?.viewer, renewal].filter((viewer) => viewer !== undefined);
}

/** Tells a peer that went away without a word from one that is only quiet. */
function pingAll(connections: ReadonlySet<Connection>): void {
  for (const connection of connections) {
    if (connection.alive) connection.ping();
    else connection.terminate();
    connection.alive = false;
  }
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
