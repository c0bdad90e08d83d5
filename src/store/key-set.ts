import { setTimeout as sleep } from 'node:timers/promises';
import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { UnavailableError } from '../errors.js';
import type { Logger } from '../observability/logger.js';

/*
 * The public keys of an outside provider, from where it publishes them (JWKS, RFC 7517). The set is fetched when it is
 * first needed, again every ten minutes while it is used, and at once for a token that names a key it doesn't have, as the
 * provider may have a new one. Whatever tokens name, there is one fetch a second at most: who comes in between waits for
 * the next, so that the answer never depends on what others have tried. While the provider is away the keys that are known
 * go on working, for a day, and about others nothing can be said yet.
 */

export interface KeySetOptions {
  readonly url: string;
  readonly logger: Logger;
  readonly timing?: Partial<KeySetTiming>;
}

/** Milliseconds. */
export interface KeySetTiming {
  /** How old the set may be before it is fetched again, while it goes on being used. */
  readonly fresh: number;
  /** How old it may be and still be used. */
  readonly keep: number;
  /** Between the beginnings of two fetches. */
  readonly between: number;
  /** How long a fetch may take. */
  readonly limit: number;
}

const defaultTiming: KeySetTiming = { fresh: 600_000, keep: 86_400_000, between: 1_000, limit: 3_000 };

/** A set of keys is some kilobytes. */
const maxBytes = 1_000_000;

/**
 * @returns what finds the key of a token
 * @throws UnavailableError from there, when the key is not known and the provider can't be asked
 */
export function openKeySet(options: KeySetOptions): JWTVerifyGetKey {
  const keySet = new KeySet(options);
  return (header, token) => keySet.find(header, token);
}

class KeySet {
  readonly #url: string;
  readonly #logger: Logger;
  readonly #timing: KeySetTiming;
  #keys: JWTVerifyGetKey | undefined;
  /** By the clock that never goes back. */
  #fetchedAt = Number.NEGATIVE_INFINITY;
  #triedAt = Number.NEGATIVE_INFINITY;
  #failed = false;
  #fetching: Promise<JWTVerifyGetKey> | undefined;

  constructor({ url, logger, timing }: KeySetOptions) {
    this.#url = url;
    this.#logger = logger;
    this.#timing = { ...defaultTiming, ...timing };
  }

  async find(...asked: Parameters<JWTVerifyGetKey>): Promise<Awaited<ReturnType<JWTVerifyGetKey>>> {
    const age = performance.now() - this.#fetchedAt;
    const known = age < this.#timing.keep ? this.#keys : undefined;
    if (!known) return (await this.#fetch())(...asked);
    // Nobody waits for that, and the next one tries again if it fails.
    if (age >= this.#timing.fresh) this.#fetch().catch(() => {});
    try {
      return await known(...asked);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    return (await this.#fetch())(...asked);
  }

  /** The set as it is now; those who ask at the same time share a fetch. */
  #fetch(): Promise<JWTVerifyGetKey> {
    this.#fetching ??= this.#fetchInTurn().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #fetchInTurn(): Promise<JWTVerifyGetKey> {
    const wait = this.#triedAt + this.#timing.between - performance.now();
    if (wait > 0) {
      if (this.#failed) throw unavailable();
      await sleep(wait, undefined, { ref: false });
    }
    this.#triedAt = performance.now();
    try {
      const keys = createLocalJWKSet(JSON.parse(await this.#read()));
      this.#keys = keys;
      this.#fetchedAt = this.#triedAt;
      this.#failed = false;
      return keys;
    } catch (error) {
      this.#failed = true;
      this.#logger.warn({ err: error, url: this.#url }, "the provider's keys could not be read");
      throw unavailable();
    }
  }

  async #read(): Promise<string> {
    const signal = AbortSignal.timeout(this.#timing.limit);
    const { ok, status, body } = await fetch(this.#url, { signal, redirect: 'error' });
    if (!ok || !body) throw new Error(`Answered with status ${status}`);
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    for await (const piece of body) {
      bytes += piece.length;
      if (bytes > maxBytes) throw new RangeError(`More than ${maxBytes} bytes`);
      pieces.push(piece);
    }
    return Buffer.concat(pieces).toString('utf8');
  }
}

function unavailable(): UnavailableError {
  return new UnavailableError("The identity provider's keys can't be read right now. Try again.");
}
