import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/** The server-side sockets of TCP connections to servers of this process, by the client's port. */
export function watchServerSockets(): ReadonlyMap<number, Socket> & Disposable {
  const sockets = new Map<number, Socket>();
  const onSocket = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    if (socket.remotePort) sockets.set(socket.remotePort, socket);
  };
  subscribe('net.server.socket', onSocket);
  return Object.assign(sockets, { [Symbol.dispose]: () => void unsubscribe('net.server.socket', onSocket) });
}
