import type { Duplex } from 'node:stream';
import { CloseCode } from 'graphql-ws';
import type { RawData, WebSocket } from 'ws';
import type { Logger } from '../observability/logger.js';
import { readMessage } from './client-message.js';
import { closeCodes } from './close-codes.js';
import { Connection, type SocketBounds } from './connection.js';
import { ProtocolSocket } from './protocol-socket.js';
import type { SocketProtocol } from './socket-protocol.js';
import type { SocketViewers } from './socket-viewer.js';

export interface ConnectionServerOptions {
  /** The open connections: each is added when it opens and deleted when it closes. */
  readonly connections: Set<Connection>;
  readonly protocol: SocketProtocol;
  readonly viewers: SocketViewers;
  readonly bounds: SocketBounds;
  readonly logger: Logger;
  /** Receives internal errors before they are masked. */
  readonly report: (error: unknown) => void;
}

/**
 * Returns a function that serves a connection from handshake to close. All connections share the same listeners; a
 * listener receives its connection as `this`.
 */
export function createConnectionServer(
  options: ConnectionServerOptions,
): (connection: Connection, stream: Duplex) => void {
  const { connections, protocol, viewers, bounds, logger, report } = options;

  function onMessage(this: WebSocket, data: RawData): void {
    // A closing connection accepts no further messages, even while the peer delays its close frame.
    if (!(this instanceof Connection) || this.readyState !== this.OPEN) return;
    this.messageReceived = true;
    const message = readMessage(String(data));
    if (message) this.inbox?.push(message);
    else this.close(CloseCode.BadRequest, 'Invalid message received');
  }

  function onPong(this: WebSocket): void {
    if (this instanceof Connection) this.pongReceived = true;
  }

  function onError(error: Error): void {
    logger.debug({ err: error }, 'socket error');
  }

  function onClose(this: WebSocket, code: number, reason: Buffer): void {
    if (!(this instanceof Connection)) return;
    connections.delete(this);
    this.inbox?.close();
    this.notifyClosed?.(code, String(reason)).catch(report);
    bounds.metrics.socketsClosed.inc({ code: closeCodeLabel(code) });
    logger.debug({ code }, 'socket closed');
  }

  return (connection, stream) => {
    const socket = new ProtocolSocket(connection, viewers.renew);
    connection.serve(stream, bounds, (message) =>
      socket.handle(message).catch((error: unknown) => {
        report(error);
        connection.close(CloseCode.InternalServerError, 'Internal server error');
      }),
    );
    connections.add(connection);
    connection.notifyClosed = protocol.opened(socket, connection);
    connection.on('message', onMessage);
    connection.on('pong', onPong);
    connection.on('error', onError);
    connection.on('close', onClose);
  };
}

/** Milliseconds from the close frame of a shutdown to the end of the TCP connection. */
const terminateAfterMs = 1_000;

/** Closes all connections with 1012 (service restart). Resolves when the last connection is closed. */
export async function closeConnections(connections: ReadonlySet<Connection>): Promise<void> {
  const closed = [...connections].map(
    (connection) =>
      new Promise<void>((resolve) => {
        connection.once('close', () => resolve());
        connection.close(closeCodes.serviceRestart, 'Service restart');
        setTimeout(() => connection.terminate(), terminateAfterMs).unref();
      }),
  );
  await Promise.all(closed);
}

/** The close codes with a metric label of their own: those of RFC 6455, of graphql-ws and of this server. */
const labelledCodes: ReadonlySet<number> = new Set([
  ...[1000, 1001, 1002, 1005, 1006, 1007, 1008, 1009],
  ...[4400, 4406, 4408, 4409, 4429, 4500],
  ...Object.values(closeCodes),
]);

/** Peers choose their close codes freely, and each label value adds a time series. */
function closeCodeLabel(code: number): string {
  return labelledCodes.has(code) ? String(code) : 'other';
}
