/** A number of attempts per time window. */
export interface Rate {
  readonly attempts: number;
  readonly seconds: number;
}

/** The rates: authentication attempts by address and account, lookups of members, and the cost of operations. */
export interface Rates {
  /** Accounts created from one address. */
  readonly signUps: Rate;
  /** Sign-ins, refreshes and password checks from one address, right or wrong. */
  readonly address: Rate;
  /** Wrong passwords for one account from one address. */
  readonly accountAtAddress: Rate;
  /** Wrong passwords for one account from all addresses together. */
  readonly account: Rate;
  /** E-mail addresses that one user looks up by adding members: the response reveals whether an account has the address. */
  readonly memberLookups: Rate;
  /** Cost in points of one viewer's operations. */
  readonly viewerCost: Rate;
  /** Cost in points of unauthenticated operations from one address. */
  readonly addressCost: Rate;
}

/** The remaining points of a rate. */
export interface Balance {
  readonly points: number;
  /** Seconds until the full number of points is available; 0 when all points are available. */
  readonly resetSeconds: number;
}
export type RateName = keyof Rates;

/**
 * The throttle port. Attempts are counted in windows of fixed length; the first attempt opens a window. Instances on the
 * same Redis share counts. While the store is away each instance counts by itself: a store outage neither refuses
 * attempts nor admits them without a count. Limits are therefore approximate during an outage.
 */
export interface Throttle extends AsyncDisposable {
  /**
   * Counts an attempt.
   *
   * @param key the address, account or viewer that the attempt counts for
   * @param points the weight of the attempt; default 1
   * @returns 0 when the attempt may proceed, else seconds until a retry may succeed
   */
  take(rate: RateName, key: string, points?: number): Promise<number>;
  /** Returns one point, for an attempt that succeeded. */
  giveBack(rate: RateName, key: string): Promise<void>;
  /** Reads the remaining points without counting an attempt. */
  balance(rate: RateName, key: string): Promise<Balance>;
}
