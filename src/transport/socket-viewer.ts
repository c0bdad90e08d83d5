import { includesScope } from '../domain/scope.js';
import type { Viewer } from '../domain/viewer.js';
import { DomainError, LimitExceededError, UnauthenticatedError } from '../errors.js';
import { Context, type Services } from '../graphql/context.js';
import { type Authenticator, readClientId, refusal } from './authenticate.js';
import type { Connection } from './connection.js';

/*
 * Who a socket speaks for, from its `connection_init` on. The person stays for the socket's life; the credential can be
 * renewed in place, by a `ping` of the protocol with a token in its payload. Subscriptions know nothing of that: that a
 * credential expires or ends is the connection's business alone.
 */

export interface SocketViewersOptions {
  readonly services: Services;
  readonly authenticator: Authenticator;
  /** Milliseconds that authentication may take. */
  readonly limitMs: number;
  /** Sockets that one user may hold open on this instance. */
  readonly socketsPerViewer: number;
}

/** What answers a `ping` that carried a token. */
export type Renewal =
  | { readonly renewed: true; readonly expiresAt: string }
  | { readonly renewed: false; readonly code: string; readonly message: string };

export interface SocketViewers {
  /** Authenticates at `connection_init`. @returns false when the socket was closed instead */
  accept(connection: Connection, params: Record<string, unknown> | undefined): Promise<boolean>;
  /** Renews what an accepted socket speaks by; when the token is no good the socket stays as it was. */
  renew(connection: Connection, authorization: unknown): Promise<Renewal>;
}

export function createSocketViewers(options: SocketViewersOptions): SocketViewers {
  const { services, authenticator, limitMs, socketsPerViewer } = options;
  const held = new Map<string, number>();

  /** @throws LimitExceededError when the user holds as many sockets as one may */
  function hold(connection: Connection, userId: string): void {
    // Gone while it was found out who it is.
    if (connection.readyState !== connection.OPEN) return;
    const count = held.get(userId) ?? 0;
    if (count >= socketsPerViewer) {
      services.metrics.refusals.inc({ limit: 'sockets_per_viewer' });
      throw new LimitExceededError(`At most ${socketsPerViewer} sockets of a user.`);
    }
    held.set(userId, count + 1);
    connection.once('close', () => {
      const left = (held.get(userId) ?? 1) - 1;
      if (left > 0) held.set(userId, left);
      else held.delete(userId);
    });
  }

  async function acceptViewer(connection: Connection, params: Record<string, unknown> | undefined): Promise<void> {
    const { cookie } = connection;
    connection.cookie = undefined;
    const viewer = await authenticator.ofSocket(authorizationOf(params), cookie);
    if (!viewer) throw new UnauthenticatedError('Sign in first.');
    // graphql-ws keeps the parameters as long as the socket lives; it must not keep the token.
    for (const name of Object.keys(params ?? {})) if (carriesToken.has(name.toLowerCase())) delete params?.[name];
    hold(connection, viewer.userId);
    // Known as this viewer's first and checked second: if their session ends in between, one of the two sees it.
    connection.context = new Context(services, { kind: 'viewer', viewer }, readClientId(params?.clientId));
    await authenticator.requireViewer(viewer);
  }

  async function renewViewer(connection: Connection, authorization: unknown): Promise<Viewer> {
    const { context } = connection;
    if (!context) throw new UnauthenticatedError('Say connection_init first.');
    const viewer = await authenticator.ofSocket(authorization, undefined);
    if (!viewer) throw new UnauthenticatedError('There is no token.');
    if (viewer.userId !== context.viewer.userId) throw new UnauthenticatedError('The token is of somebody else.');
    // What is subscribed to was allowed by the first credential, and isn't asked about again.
    if (!includesScope(viewer.scope, context.viewer.scope)) throw new UnauthenticatedError('The token may do less.');
    connection.renewal = viewer;
    await authenticator.requireViewer(viewer);
    if (connection.renewal !== viewer) throw new UnauthenticatedError('The session has ended, or was renewed again.');
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
        // graphql-ws closes too when it is told no; the first close is the one that counts.
        connection.close(...refusal(error));
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

const carriesToken: ReadonlySet<string> = new Set(['authorization', 'headers']);

/** The `authorization` of connection parameters, in any case, at their top or among their `headers`. */
function authorizationOf(params: Record<string, unknown> | undefined): unknown {
  const find = (record: unknown, name: string): unknown =>
    typeof record === 'object' && record !== null
      ? Object.entries(record).find(([key]) => key.toLowerCase() === name)?.[1]
      : undefined;
  return find(params, 'authorization') ?? find(find(params, 'headers'), 'authorization');
}

/** Rejects when the work takes longer. graphql-ws's own limit for the init ends when the init has come. */
async function withTimeLimit<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Took too long')), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
