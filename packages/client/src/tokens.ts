import { SignInRequiredError } from './errors.js';

/** An access token as `signIn`, `signUp` and `refreshSession` return it. */
export interface AccessToken {
  readonly accessToken: string;
  /** When the token expires, as ISO 8601. */
  readonly expiresAt: string;
}

/** Where the client gets access tokens from. `sessionTokens` is the one for Taskwire's own sign-in. */
export interface TokenSource {
  /**
   * Returns an access token, or undefined when the user must sign in. A rejection is retried.
   *
   * @param replaces a token that was refused or soon expires: return a newer one
   */
  get(replaces?: string): Promise<AccessToken | undefined>;
}

/** The token in use by a client. Without a source, the browser's cookie authenticates. */
export class Tokens {
  readonly source: TokenSource | undefined;
  current: AccessToken | undefined;
  #refused: string | undefined;

  constructor(source: TokenSource | undefined) {
    this.source = source;
  }

  /** Returns the value of the header `Authorization`. @throws SignInRequiredError */
  async authorization(): Promise<string | undefined> {
    if (!this.source) return undefined;
    const token = await this.source.get(this.#refused);
    if (!token || token.accessToken === this.#refused) throw new SignInRequiredError('Sign in first.');
    this.current = token;
    return `Bearer ${token.accessToken}`;
  }

  /** Replaces the present token before it expires. @returns the new header; undefined without a newer token */
  async renew(): Promise<string | undefined> {
    const before = this.current?.accessToken;
    const token = await this.source?.get(before);
    if (!token || token.accessToken === before) return undefined;
    this.current = token;
    return `Bearer ${token.accessToken}`;
  }

  /** The server has refused the token. @returns false when no other token can be tried */
  refuse(): boolean {
    this.#refused = this.current?.accessToken;
    return this.source !== undefined;
  }

  /** The user has signed in again. */
  accept(): void {
    this.#refused = undefined;
  }
}
