import { includesScope } from '../domain/scope.js';
import type { Viewer } from '../domain/viewer.js';
import { DomainError, LimitExceededError, UnauthenticatedError } from '../errors.js';
import { Context, type Services } from '../graphql/context.js';
import { type Authenticator, closeReason, readClientId } from './authenticate.js';
import type { Connection } from './connection.js';

export interface SocketViewersOptions {
  readonly services: Services;
  readonly authenticator: Authenticator;
  /** Time limit of authentication in milliseconds. */
  readonly limitMs: number;
  /** Largest number of open sockets per user on this instance. */
  readonly socketsPerViewer: number;
}

/** The payload of the pong after a `ping` with a token. */
export type Renewal =
  | { readonly renewed: true; readonly expiresAt: string }
  | { readonly renewed: false; readonly code: string; readonly message: string };

/**
 * Authenticates sockets. The user of a socket stays the same for its lifetime; a `ping` of the protocol with a token in
 * its payload renews the credential. The expiry of a credential closes the connection; subscriptions do not track it.
 */
export interface SocketViewers {
  /**
   * Authenticates a socket at `connection_init`.
   *
   * @returns false when authentication failed and the socket was closed
   */
  accept(connection: Connection, params: Record<string, unknown> | undefined): Promise<boolean>;
  /** Renews the credential of an accepted socket. With an invalid token the socket keeps its credential. */
  renew(connection: Connection, authorization: unknown): Promise<Renewal>;
}

export function createSocketViewers(options: SocketViewersOptions): SocketViewers {
  const { services, authenticator, limitMs, socketsPerViewer } = options;
  const socketsByUser = new Map<string, number>();

  /**
   * Counts a socket for its user until the socket closes.
   *
   * @throws LimitExceededError at the limit of sockets per user
   */
  function countSocket(connection: Connection, userId: string): void {
    // The socket may have closed during authentication.
    if (connection.readyState !== connection.OPEN) return;
    const count = socketsByUser.get(userId) ?? 0;
    if (count >= socketsPerViewer) {
      services.metrics.refusals.inc({ limit: 'sockets_per_viewer' });
      throw new LimitExceededError(`A user may hold at most ${socketsPerViewer} sockets.`);
    }
    socketsByUser.set(userId, count + 1);
    connection.once('close', () => {
      const remaining = (socketsByUser.get(userId) ?? 1) - 1;
      if (remaining > 0) socketsByUser.set(userId, remaining);
      else socketsByUser.delete(userId);
    });
  }

  async function acceptViewer(connection: Connection, params: Record<string, unknown> | undefined): Promise<void> {
    const { cookie } = connection;
    connection.cookie = undefined;
    const viewer = await authenticator.authenticateSocket(authorizationOf(params), cookie);
    if (!viewer) throw new UnauthenticatedError('Sign in first.');
    // graphql-ws keeps the parameters for the lifetime of the socket; the token must not stay in memory.
    for (const name of Object.keys(params ?? {})) if (tokenParams.has(name.toLowerCase())) delete params?.[name];
    countSocket(connection, viewer.userId);
    // The viewer is registered for revocations before the check, so a revocation at the same time is not missed.
    connection.context = new Context(services, { kind: 'viewer', viewer }, readClientId(params?.clientId));
    await authenticator.requireActive(viewer);
  }

  async function renewViewer(connection: Connection, authorization: unknown): Promise<Viewer> {
    const { context } = connection;
    if (!context) throw new UnauthenticatedError('Send connection_init before a token in a ping.');
    const viewer = await authenticator.authenticateSocket(authorization, undefined);
    if (!viewer) throw new UnauthenticatedError('authorization must be `Bearer <token>`.');
    if (viewer.userId !== context.viewer.userId)
      throw new UnauthenticatedError('The token must belong to the user of the socket.');
    // Subscriptions were authorized with the scope of the first credential and are not authorized again.
    if (!includesScope(viewer.scope, context.viewer.scope)) {
      throw new UnauthenticatedError("The token's scope must include the scope of the socket's token.");
    }
    connection.renewal = viewer;
    await authenticator.requireActive(viewer);
    if (connection.renewal !== viewer)
      throw new UnauthenticatedError('The session has ended, or a later ping has renewed the token.');
    connection.renewal = undefined;
    connection.context = new Context(services, { kind: 'viewer', viewer }, context.clientId);
    return viewer;
  }

  return {
    async accept(connection, params) {
      try {
        await withTimeLimit(limitMs, acceptViewer(connection, params));
        connection.acknowledged = true;
        return true;
      } catch (error) {
        // graphql-ws closes a refused socket as well; the first close code counts.
        connection.close(...closeReason(error));
        return false;
      }
    },
    async renew(connection, authorization) {
      try {
        const { expiresAt } = await withTimeLimit(limitMs, renewViewer(connection, authorization));
        return { renewed: true, expiresAt: new Date(expiresAt).toISOString() };
      } catch (error) {
        if (error instanceof DomainError) return { renewed: false, code: error.code, message: error.message };
        services.logger.error({ err: error }, 'token not renewed');
        return {
          renewed: false,
          code: 'INTERNAL_SERVER_ERROR',
          message: 'An internal error occurred. Try again later.',
        };
      }
    },
  };
}

/** Connection parameters with a token. */
const tokenParams: ReadonlySet<string> = new Set(['authorization', 'headers']);

/** Finds `authorization` in the connection parameters or in their `headers`; names are case-insensitive. */
function authorizationOf(params: Record<string, unknown> | undefined): unknown {
  const find = (record: unknown, name: string): unknown =>
    typeof record === 'object' && record !== null
      ? Object.entries(record).find(([key]) => key.toLowerCase() === name)?.[1]
      : undefined;
  return find(params, 'authorization') ?? find(find(params, 'headers'), 'authorization');
}

/** Rejects when authentication exceeds the time limit. graphql-ws's own limit ends when `connection_init` arrives. */
async function withTimeLimit<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Authentication took more than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
