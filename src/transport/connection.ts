import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Context } from '../graphql/context.js';

/** A WebSocket connection, from its upgrade to its end. */
export interface Connection {
  readonly socket: WebSocket;
  /** The TCP (or TLS) socket below it. */
  readonly stream: Duplex;
  /** `expiresAt` is the token's, in milliseconds since 1970. */
  state: { kind: 'opened' } | { kind: 'accepted'; context: Context; expiresAt: number };
  subscriptions: number;
  /** Whether the last ping was answered. */
  alive: boolean;
}
