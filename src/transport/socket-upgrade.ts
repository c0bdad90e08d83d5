import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { Authenticator, Upgrade } from './authenticate.js';
import { Connection } from './connection.js';
import { errorBody, refuseUpgrade, toErrorResponse } from './json-response.js';

export interface UpgradeOptions {
  readonly server: Server;
  readonly authenticator: Authenticator;
  /** The path of WebSockets. */
  readonly path: string;
  /** Bytes of a client's message. */
  readonly messageBytes: number;
  /** Milliseconds to wait for the answer to a close frame. */
  readonly closeMs: number;
  /** Receives each connection after its handshake. */
  readonly onConnection: (connection: Connection, stream: Duplex) => void;
}

/**
 * Accepts upgrades of an HTTP server to WebSockets. Upgrades to other paths and from foreign origins receive a JSON
 * error.
 *
 * @returns a function that stops listening for upgrades
 */
export function acceptUpgrades(options: UpgradeOptions): () => void {
  const { server, authenticator, path, onConnection } = options;
  const sockets = createSocketServer(options);

  function onUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    // Node removes its error listener from an upgraded stream, and an unhandled error event would end the process.
    stream.on('error', destroyStream);
    if (request.url?.split('?', 1)[0] !== path) {
      refuseUpgrade(stream, 404, errorBody('NOT_FOUND', `WebSockets are served at ${path} only.`));
      return;
    }
    let upgrade: Upgrade;
    try {
      upgrade = authenticator.readUpgrade(request);
    } catch (error) {
      refuseUpgrade(stream, ...toErrorResponse(error));
      return;
    }
    sockets.handleUpgrade(request, stream, head, (connection) =>
      onConnection(Object.assign(connection, upgrade), stream),
    );
  }

  server.on('upgrade', onUpgrade);
  return () => {
    server.off('upgrade', onUpgrade);
  };
}

function createSocketServer({ messageBytes, closeMs }: UpgradeOptions) {
  const sockets = new WebSocketServer({
    WebSocket: Connection,
    noServer: true,
    maxPayload: messageBytes,
    maxFragments: 1_024,
    perMessageDeflate: false,
    clientTracking: false,
    closeTimeout: closeMs,
    handleProtocols: (offered) => offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });
  sockets.on('wsClientError', ({ message }, stream, { method }) => {
    const versions = { 'sec-websocket-version': '13, 8' };
    refuseUpgrade(stream, method === 'GET' ? 400 : 405, errorBody('BAD_REQUEST', `${message}.`), versions);
  });
  return sockets;
}

function destroyStream(this: Duplex): void {
  this.destroy();
}
