import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP proxy on the loopback interface for the simulation of network failures. */
export interface TcpProxy extends AsyncDisposable {
  readonly port: number;
  /** The number of open connections. */
  readonly connections: number;
  /** Holds all data back in both directions. Connections stay open, and new ones are accepted. */
  stall(): void;
  /** Resets every connection; new connections work. */
  reset(): void;
  /** Resets every connection, and each new one immediately. */
  refuse(): void;
  /** Discards all further data of the next sending client; other connections work. */
  swallowNext(): void;
  /** New connections work again; stalled connections stay stalled, as after a firewall dropped their state. */
  release(): void;
  /** All connections work again; held-back data is delivered. */
  restore(): void;
}

export async function openProxy(targetPort: number): Promise<TcpProxy> {
  const pairs = new Set<{ near: Socket; far: Socket }>();
  let swallowing = false;
  let mode: 'good' | 'stalled' | 'refusing' = 'good';

  const server = createServer((near) => {
    near.on('error', () => {});
    if (mode === 'refusing') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(targetPort, '127.0.0.1');
    far.on('error', () => {});
    const pair = { near, far };
    pairs.add(pair);
    const cut = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    near.on('close', cut);
    far.on('close', cut);
    forward(near, far, true);
    forward(far, near, false);
    if (mode === 'stalled') for (const socket of [near, far]) socket.pause();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const reset = () => {
    for (const { near, far } of [...pairs]) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return pairs.size;
    },
    stall() {
      mode = 'stalled';
      for (const { near, far } of pairs) for (const socket of [near, far]) socket.pause();
    },
    swallowNext() {
      swallowing = true;
    },
    release() {
      mode = 'good';
    },
    reset,
    refuse() {
      mode = 'refusing';
      reset();
    },
    restore() {
      mode = 'good';
      for (const { near, far } of pairs) for (const socket of [near, far]) socket.resume();
    },
    async [Symbol.asyncDispose]() {
      reset();
      server.close();
      await once(server, 'close');
    },
  };

  function forward(from: Socket, to: Socket, fromClient: boolean): void {
    from.on('data', (chunk) => {
      if (fromClient && swallowing) {
        swallowing = false;
        from.pause();
        return;
      }
      if (to.write(chunk)) return;
      from.pause();
      to.once('drain', () => {
        if (mode !== 'stalled') from.resume();
      });
    });
  }
}
