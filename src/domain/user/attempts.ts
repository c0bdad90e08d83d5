import { TooManyAttemptsError, UnauthenticatedError } from '../../errors.js';
import type { RateName, Throttle } from '../../throttle/throttle.js';

/*
 * Guessing passwords is slowed down by address, and by account: 10 wrong ones for an account from one address in 15
 * minutes, which a person with a bad memory doesn't reach, and 100 a minute for an account from everywhere, which only many
 * addresses together do. The second is the only limit that strangers can use up for an account's owner. So its window is
 * short, it holds up nothing but new sign-ins, and attempts that the first limit refuses don't count for it: one address
 * takes at most a tenth of it. Nor does what the second refuses count for the first, or the owner who tries meanwhile would
 * be held up for 15 minutes. Right passwords don't count for either.
 */

/** Who tries, and about which account. */
export interface Attempt {
  readonly address: string;
  readonly account: string;
}

/**
 * Counts an attempt that is about no account yet.
 *
 * @throws TooManyAttemptsError
 */
export async function requireAttempt(throttle: Throttle, rate: RateName, key: string): Promise<void> {
  const wait = await throttle.take(rate, key);
  if (wait > 0) throw new TooManyAttemptsError(wait);
}

/**
 * Checks a password unless there were too many wrong ones. It is counted before it is checked, so that many at once are
 * many, and taken back when it was right.
 *
 * @param check throws UnauthenticatedError when the password is wrong
 * @throws TooManyAttemptsError, and what the check throws
 */
export async function tryPassword<T>(
  throttle: Throttle,
  { address, account }: Attempt,
  check: () => Promise<T>,
): Promise<T> {
  const both = `${account} ${address}`;
  await requireAttempt(throttle, 'address', address);
  await requireAttempt(throttle, 'accountAtAddress', both);
  let wrong = false;
  let counted = false;
  try {
    await requireAttempt(throttle, 'account', account);
    counted = true;
    return await check();
  } catch (error) {
    wrong = error instanceof UnauthenticatedError;
    throw error;
  } finally {
    if (!wrong) {
      await throttle.giveBack('accountAtAddress', both);
      if (counted) await throttle.giveBack('account', account);
    }
  }
}
