import { createClient } from 'graphql-ws';
import { ConnectionLostError, errorOf, SignInRequiredError, TaskwireError } from './errors.js';
import type { Tokens } from './tokens.js';
import type { OperationRequest, RunOptions, Transport } from './transport.js';

/** The parts of a WebSocket that the client uses. */
interface Socket {
  readonly readyState: number;
  send(data: string): void;
  addEventListener(type: 'error', listener: () => void): void;
}

export interface SocketOptions {
  readonly url: string;
  readonly clientId: string;
  readonly tokens: Tokens;
  /** Silence in milliseconds after which the client sends a ping. */
  readonly pingMs: number;
  /** Time limit in milliseconds for a pong, and for a new connection. */
  readonly timeoutMs: number;
  readonly webSocketImpl: unknown;
}

/** Close codes of errors in the client, which a retry would repeat. */
const finalCodes: ReadonlySet<number> = new Set([1002, 1003, 1007, 1008, 1009, 1010, 4400, 4406, 4409]);
/** Close codes after which an immediate retry would meet the same limit. */
const slowCodes: ReadonlySet<number> = new Set([1013, 4429, 4500]);
const slowMs = 5_000;

const open = 1;

/**
 * Sends subscriptions over one graphql-ws socket. graphql-ws keeps the protocol; retries stay outside, so each
 * attempt sends the newest cursor.
 */
export function createSocketTransport(options: SocketOptions): Transport {
  const { clientId, tokens, pingMs, timeoutMs } = options;
  const Implementation = (options.webSocketImpl ?? (globalThis as { WebSocket?: unknown }).WebSocket) as new (
    url: string,
    protocol: string,
  ) => Socket;
  if (!Implementation) throw new TypeError('This runtime has no WebSocket: set `webSocketImpl`, for example of `ws`.');

  let socket: Socket | undefined;
  let heardAt = 0;
  let tick: ReturnType<typeof setInterval> | undefined;
  let renewal: ReturnType<typeof setTimeout> | undefined;
  /** Ends a connection whose answer does not arrive. */
  let deadline: ReturnType<typeof setTimeout> | undefined;

  const client = createClient({
    url: options.url,
    // `ws` emits an error for a socket that is closed while it connects, after graphql-ws has removed its listener.
    webSocketImpl: class extends Implementation {
      constructor(url: string, protocol: string) {
        super(url, protocol);
        this.addEventListener('error', () => {});
      }
    },
    connectionParams: async () => {
      const authorization = await tokens.authorization();
      return { clientId, ...(authorization && { authorization }) };
    },
    retryAttempts: 0,
    // A page change ends subscriptions and begins others.
    lazyCloseTimeout: 3_000,
    on: {
      connecting: () => expect(),
      message: () => {
        heardAt = Date.now();
        // The deadline of a connection ends with `connected`, that of a ping with any message.
        if (socket) answered();
      },
      connected: (accepted) => {
        answered();
        socket = accepted as Socket;
        heardAt = Date.now();
        watch();
        scheduleRenewal();
      },
      closed: stop,
      error: stop,
    },
  });

  function expect(): void {
    deadline ??= setTimeout(() => client.terminate(), timeoutMs);
  }

  function answered(): void {
    clearTimeout(deadline);
    deadline = undefined;
  }

  function stop(): void {
    answered();
    clearInterval(tick);
    clearTimeout(renewal);
    socket = undefined;
  }

  /** Pings after silence. A machine that wakes up finds the silence longer than the interval, and pings at once. */
  function watch(): void {
    clearInterval(tick);
    tick = setInterval(() => {
      if (Date.now() - heardAt >= pingMs) probe();
    }, pingMs / 2);
  }

  function probe(): void {
    if (!socket || deadline) return;
    expect();
    send({ type: 'ping' });
  }

  function send(message: object): void {
    if (socket?.readyState === open) socket.send(JSON.stringify(message));
  }

  /** Renews the token a minute before its expiry, or after four fifths of a shorter time. */
  function scheduleRenewal(): void {
    clearTimeout(renewal);
    if (!tokens.current) return;
    const leftMs = Date.parse(tokens.current.expiresAt) - Date.now();
    if (!(leftMs > 0)) return;
    const waitMs = Math.min(Math.max(leftMs - 60_000, leftMs * 0.8), 2 ** 31 - 1);
    renewal = setTimeout(async () => {
      const renewed = socket;
      // Without a newer token the server closes the socket at expiry, and the next connection reports the reason.
      const authorization = await tokens.renew().catch(() => undefined);
      if (!renewed || renewed !== socket) return;
      if (authorization) send({ type: 'ping', payload: { authorization } });
      scheduleRenewal();
    }, waitMs);
  }

  return {
    run: (request, runOptions) =>
      new Promise<void>((resolve, reject) => {
        const { signal, next, opened } = runOptions;
        let ended = false;
        const end = (settle: () => void) => {
          if (ended) return;
          ended = true;
          signal.removeEventListener('abort', abort);
          unlisten();
          settle();
        };
        // graphql-ws sends a subscription right after `connected`, or at once on an open socket.
        const unlisten = client.on('connected', () => opened());
        if (socket) opened();
        const unsubscribe = client.subscribe(request as OperationRequest & { variables: Record<string, unknown> }, {
          next: (result) => {
            if (!ended) next(result as Parameters<RunOptions['next']>[0]);
          },
          error: (cause) => end(() => reject(socketError(cause))),
          complete: () => end(resolve),
        });
        const abort = () => {
          end(resolve);
          unsubscribe();
        };
        signal.addEventListener('abort', abort);
        if (signal.aborted) abort();
      }),
    probe,
    close: () => {
      stop();
      Promise.resolve(client.dispose()).catch(() => {});
    },
  };
}

/** Returns the error of a subscription that graphql-ws ended: errors of GraphQL, a close event, or a failed connection. */
function socketError(cause: unknown): Error {
  if (Array.isArray(cause)) return errorOf(cause);
  if (cause instanceof SignInRequiredError) return cause;
  if (typeof cause !== 'object' || cause === null || !('code' in cause) || typeof cause.code !== 'number') {
    return new ConnectionLostError(cause instanceof Error ? cause.message : 'The connection failed.');
  }
  const { code } = cause;
  const reason = 'reason' in cause && cause.reason ? String(cause.reason) : `The connection was closed (${code}).`;
  if (finalCodes.has(code)) return new TaskwireError('CONNECTION_REFUSED', `${code}: ${reason}`);
  return new ConnectionLostError(reason, code, slowCodes.has(code) ? slowMs * (0.5 + Math.random()) : 0);
}
