import { ConnectionLostError } from './errors.js';
import { platform, sleep } from './platform.js';
import type { AccessToken, TokenSource } from './tokens.js';

/** The tokens of a session, as `signIn`, `signUp` and `refreshSession` return them. */
export interface SessionTokens extends AccessToken {
  readonly refreshToken: string;
}

/** The part of `localStorage` that keeps a session for all tabs. */
export interface TokenStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface SessionTokensOptions {
  /** The HTTP address of the GraphQL endpoint. */
  readonly url: string;
  /** Keeps the session: `localStorage` shares it with all tabs. */
  readonly storage: TokenStorage;
  /** The key in the storage, and the name of the lock. Default: `taskwire-session`. */
  readonly key?: string;
  /** Replaces `fetch`. */
  readonly fetch?: typeof fetch;
}

export interface SessionTokenSource extends TokenSource {
  /** Stores the tokens of a sign-in; then call `reconnect()` of the client. Undefined forgets them after a sign-out. */
  set(tokens: SessionTokens | undefined): void;
}

const document = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) {
  ... on RefreshSessionPayload { accessToken expiresAt refreshToken }
  ... on UserError { code message }
} }`;

/** A token with less time than this is refreshed before use. */
const leastMs = 5_000;
const requestMs = 10_000;

/**
 * Keeps the tokens of a session and refreshes them. A refresh token works once, so all tabs of a browser refresh under
 * one Web Lock; without Web Locks, under a lease in the storage.
 */
export function sessionTokens(options: SessionTokensOptions): SessionTokenSource {
  const { url, storage, key = 'taskwire-session' } = options;

  const read = (): SessionTokens | undefined => JSON.parse(storage.getItem(key) ?? 'null') ?? undefined;
  const set = (tokens: SessionTokens | undefined) => {
    if (!tokens) return storage.removeItem(key);
    const { accessToken, expiresAt, refreshToken } = tokens;
    storage.setItem(key, JSON.stringify({ accessToken, expiresAt, refreshToken }));
  };
  const usable = (tokens: SessionTokens | undefined, replaces: string | undefined) =>
    !tokens || (tokens.accessToken !== replaces && Date.parse(tokens.expiresAt) - Date.now() > leastMs);

  async function refresh(replaces: string | undefined): Promise<AccessToken | undefined> {
    // Another tab may have refreshed while this one waited for the lock.
    const tokens = read();
    if (!tokens || usable(tokens, replaces)) return tokens;
    let result: { data?: { refreshSession?: Partial<SessionTokens> & { code?: string } } };
    try {
      const response = await (options.fetch ?? fetch)(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: document, variables: { input: { refreshToken: tokens.refreshToken } } }),
        signal: AbortSignal.timeout(requestMs),
      });
      result = await response.json();
    } catch (error) {
      throw new ConnectionLostError(`The session was not refreshed: ${error}`);
    }
    const answer = result.data?.refreshSession;
    if (answer?.code === 'UNAUTHENTICATED') {
      set(undefined);
      return undefined;
    }
    if (!answer?.accessToken) throw new ConnectionLostError('The session was not refreshed.');
    set(answer as SessionTokens);
    return answer as SessionTokens;
  }

  return {
    async get(replaces) {
      const tokens = read();
      return usable(tokens, replaces) ? tokens : withLock(key, storage, () => refresh(replaces));
    },
    set,
  };
}

/** Runs work that one tab at a time may do. */
function withLock<T>(key: string, storage: TokenStorage, work: () => Promise<T>): Promise<T> {
  const { locks } = platform.navigator ?? {};
  return locks ? locks.request(key, work) : withLease(`${key}-lease`, storage, work);
}

const leaseMs = requestMs + 2_000;
const settleMs = 50;

/** A lock without Web Locks: the tab whose name is in the storage after a moment holds the lease. */
async function withLease<T>(key: string, storage: TokenStorage, work: () => Promise<T>): Promise<T> {
  const name = crypto.randomUUID();
  const holder = () => {
    const [owner, until] = storage.getItem(key)?.split(' ') ?? [];
    return Number(until) > Date.now() ? owner : undefined;
  };
  while (holder() !== name) {
    if (!holder()) storage.setItem(key, `${name} ${Date.now() + leaseMs}`);
    await sleep(settleMs);
  }
  try {
    return await work();
  } finally {
    if (holder() === name) storage.removeItem(key);
  }
}
