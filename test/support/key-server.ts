import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';

/** A key pair of an identity provider. */
export interface ProviderKey {
  readonly kid: string;
  readonly algorithm: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly pem: string;
}

export async function newKey(algorithm = 'RS256', kid: string = crypto.randomUUID()): Promise<ProviderKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return { kid, algorithm, privateKey, publicKey, pem: await exportSPKI(publicKey) };
}

export const issuer = 'https://login.example.com/';
export const audience = 'https://api.example.com';

/** Issues a provider's token: valid for five minutes and with a new subject by default. Undefined claims are omitted. */
export async function issue(key: ProviderKey, claims: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const all = { iss: issuer, aud: audience, sub: `auth|${crypto.randomUUID()}`, iat: now, exp: now + 300, ...claims };
  const definedClaims = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return new SignJWT(definedClaims).setProtectedHeader({ alg: key.algorithm, kid: key.kid }).sign(key.privateKey);
}

/** The JWKS endpoint of a provider, on a separate port. */
export class KeyServer implements AsyncDisposable {
  /** The published keys. */
  keys: readonly ProviderKey[];
  /** The number of received requests. */
  requests = 0;
  /** Answers in place of the keys. */
  answer: RequestListener | undefined;
  #server: Server | undefined;
  #port = 0;

  private constructor(keys: readonly ProviderKey[]) {
    this.keys = keys;
  }

  static async start(...keys: ProviderKey[]): Promise<KeyServer> {
    const server = new KeyServer(keys);
    await server.start();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/keys`;
  }

  /** Starts the server; after `stop`, on the same port. */
  async start(): Promise<void> {
    const server = createServer((request, response) => {
      this.requests += 1;
      if (this.answer) this.answer(request, response);
      else void this.#publish().then((text) => response.setHeader('content-type', 'application/json').end(text));
    });
    this.#server = server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }

  async #publish(): Promise<string> {
    const published = this.keys.map(async ({ kid, algorithm, publicKey }) => ({
      ...(await exportJWK(publicKey)),
      kid,
      alg: algorithm,
      use: 'sig',
    }));
    return JSON.stringify({ keys: await Promise.all(published) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
