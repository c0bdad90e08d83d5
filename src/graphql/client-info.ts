import type { SessionId } from '../ids.js';

/** Who sends an operation, as far as its transport can tell. */
export interface ClientInfo {
  /** The address at the other end, behind the proxies that are trusted. */
  readonly address: string;
  readonly userAgent: string | null;
  /** The head of the answer over HTTP; what a socket sends has none. */
  readonly responseHeaders: ResponseHeaders | null;
}

/** What an operation may say in the head of its answer. */
export interface ResponseHeaders {
  /** @throws ForbiddenError when a page of a foreign origin asks, which gets no cookie of ours */
  requireOwnOrigin(): void;
  /** Gives the browser a session's secret to keep. */
  setCookie(secret: string, expiresAt: Date): void;
  /** Takes the cookie from the browser. @param of the session that has ended; that of another one stays */
  clearCookie(of?: SessionId): void;
  retryAfter(seconds: number): void;
}
