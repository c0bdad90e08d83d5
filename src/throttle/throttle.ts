/** How many attempts in how long. */
export interface Rate {
  readonly attempts: number;
  readonly seconds: number;
}

/** What is counted: attempts to prove who one is, by where they come from and whom they are about; and what operations cost. */
export interface Rates {
  /** Accounts made from one address. */
  readonly signUps: Rate;
  /** Sign-ins, refreshes and password checks from one address, right or wrong. */
  readonly address: Rate;
  /** Wrong passwords for one account from one address. */
  readonly accountAtAddress: Rate;
  /** Wrong passwords for one account from all addresses together. */
  readonly account: Rate;
  /** Addresses that one user looks up by adding members: the answer says whether an account has the address. */
  readonly memberLookups: Rate;
  /** Points that operations of one viewer cost. */
  readonly viewerCost: Rate;
  /** Points that operations from one address cost while nobody is signed in. */
  readonly addressCost: Rate;
}

/** What is left of a rate. */
export interface Balance {
  readonly points: number;
  /** Seconds until all of them are there again; 0 when they are. */
  readonly resetSeconds: number;
}
export type RateName = keyof Rates;

/**
 * The throttle port. It counts in windows of fixed length that begin with their first attempt; all instances that share a
 * Redis count together. It is a brake, not a lock: where its store is away an instance counts by itself, so attempts
 * are never refused nor let through without a count because of that.
 */
export interface Throttle extends AsyncDisposable {
  /**
   * Counts an attempt.
   *
   * @param key whose attempt: an address, an account
   * @param points as how many it counts, 1 unless given
   * @returns seconds until the next one is worth making; 0 when this one may go on
   */
  take(rate: RateName, key: string, points?: number): Promise<number>;
  /** Takes an attempt back that turned out right. */
  giveBack(rate: RateName, key: string): Promise<void>;
  /** How much is left of a rate. */
  balance(rate: RateName, key: string): Promise<Balance>;
}
