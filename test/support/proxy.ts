import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/*
 * A TCP proxy on the loopback that can behave like a bad network.
 */

export interface TcpProxy extends AsyncDisposable {
  readonly port: number;
  /** Pairs of sockets that are open through it. */
  readonly connections: number;
  /** Holds all bytes back in both directions; connections stay open and new ones are accepted, but say nothing. */
  stall(): void;
  /** Cuts every connection with a reset; new ones are welcome. */
  reset(): void;
  /** Cuts every connection with a reset and every new one at once. */
  refuse(): void;
  /** Loses what the next connection that sends something sends, from then on; the others stay good. */
  swallowNext(): void;
  /** A good network for new connections; the ones that are stalled stay so, like one that a firewall forgot. */
  release(): void;
  /** Back to a good network; bytes that were held back go on. */
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
