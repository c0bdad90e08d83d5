import { setTimeout as sleep } from 'node:timers/promises';
import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { UnavailableError } from '../errors.js';
import { concatChunks, limitBytes } from '../lib/body-chunks.js';
import type { Logger } from '../observability/logger.js';

export interface KeySetOptions {
  readonly url: string;
  readonly logger: Logger;
  readonly timing?: Partial<KeySetTiming>;
}

/** Milliseconds. */
export interface KeySetTiming {
  /** The age at which a set in use is fetched again. */
  readonly fresh: number;
  /** The greatest age of a usable set. */
  readonly keep: number;
  /** The shortest time between the starts of two fetches. */
  readonly between: number;
  /** The time limit of a fetch. */
  readonly limit: number;
}

const defaultTiming: KeySetTiming = { fresh: 600_000, keep: 86_400_000, between: 1_000, limit: 3_000 };

/** The most bytes of a key set; typical sets have some kilobytes. */
const maxBytes = 1_000_000;

/**
 * Opens the key set of an outside provider (JWKS, RFC 7517).
 *
 * The set is fetched on first use, again every ten minutes while it is in use, and at once for a token with an unknown key
 * id, because the provider may have a new key. Fetches start at most once per second. Requests in between wait for the next
 * fetch, so one client's tokens do not affect another client's result. While the provider is away known keys stay valid for
 * a day, and tokens with unknown keys are rejected as unavailable.
 *
 * `createRemoteJWKSet` of jose does less: it has no pause after a failed fetch, rejects a new key within its cooldown, and
 * does not limit the bytes of a response.
 *
 * @returns a function that finds the key of a token. It rejects with UnavailableError when the key is unknown and the
 *   provider does not respond
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
  /** Times on the monotonic clock. */
  #fetchedAt = Number.NEGATIVE_INFINITY;
  #triedAt = Number.NEGATIVE_INFINITY;
  #failed = false;
  #fetching: Promise<JWTVerifyGetKey> | undefined;

  constructor({ url, logger, timing }: KeySetOptions) {
    this.#url = url;
    this.#logger = logger;
    this.#timing = { ...defaultTiming, ...timing };
  }

  async find(...token: Parameters<JWTVerifyGetKey>): Promise<Awaited<ReturnType<JWTVerifyGetKey>>> {
    const age = performance.now() - this.#fetchedAt;
    const usable = age < this.#timing.keep ? this.#keys : undefined;
    if (!usable) return (await this.#fetch())(...token);
    // The refresh runs in the background; the next call retries a failure.
    if (age >= this.#timing.fresh) this.#fetch().catch(() => {});
    try {
      return await usable(...token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    return (await this.#fetch())(...token);
  }

  /** Fetches the current set. Concurrent calls share a fetch. */
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
      this.#logger.warn({ err: error, url: this.#url }, "fetch of the provider's keys failed");
      throw unavailable();
    }
  }

  async #read(): Promise<string> {
    const signal = AbortSignal.timeout(this.#timing.limit);
    const { ok, status, body } = await fetch(this.#url, { signal, redirect: 'error' });
    if (!ok || !body) throw new Error(`The provider responded with status ${status}`);
    const tooLarge = () => new RangeError(`The key set has more than ${maxBytes} bytes`);
    return new TextDecoder().decode(await concatChunks(limitBytes(body, maxBytes, tooLarge)));
  }
}

function unavailable(): UnavailableError {
  return new UnavailableError("The identity provider's keys can't be read right now. Try again.");
}
