import type { SessionId } from '../ids.js';

/** The client that sends an operation, as its transport reports it. */
export interface ClientInfo {
  /** The client's IP address. With trusted proxies, the address that they forward. */
  readonly address: string;
  readonly userAgent: string | null;
  /** The headers of an HTTP response; null for operations over a WebSocket. */
  readonly responseHeaders: ResponseHeaders | null;
}

/** The response headers that an operation may set. */
export interface ResponseHeaders {
  /** @throws ForbiddenError for requests from another origin: such pages must not set or clear the session cookie */
  requireOwnOrigin(): void;
  /** Sets the session cookie. */
  setCookie(secret: string, expiresAt: Date): void;
  /** Clears the session cookie. @param of limits the call to the cookie of this session */
  clearCookie(of?: SessionId): void;
  /** Sets `Retry-After`. */
  retryAfter(seconds: number): void;
}
