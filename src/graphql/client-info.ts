import type { SessionId } from '../ids.js';

/** The sender of an operation, as reported by the transport. */
export interface ClientInfo {
  /** The client's IP address; behind trusted proxies, the forwarded address. */
  readonly address: string;
  readonly userAgent: string | null;
  /** The headers of an HTTP response; null for operations over a WebSocket. */
  readonly responseHeaders: ResponseHeaders | null;
}

/** Sets the response headers of an operation. */
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
