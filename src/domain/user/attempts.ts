import { TooManyAttemptsError, UnauthenticatedError } from '../../errors.js';
import type { RateName, Throttle } from '../../throttle/throttle.js';

/** An attempt to sign in to an account. */
export interface Attempt {
  readonly address: string;
  readonly account: string;
}

/**
 * Counts an attempt that concerns no account yet.
 *
 * @throws TooManyAttemptsError when the rate is used up
 */
export async function requireAttempt(throttle: Throttle, rate: RateName, key: string): Promise<void> {
  const wait = await throttle.take(rate, key);
  if (wait > 0) throw new TooManyAttemptsError(wait);
}

/**
 * Checks a password within the limits for wrong passwords. By default an account has 10 wrong passwords per address in 15
 * minutes, more than a forgetful user needs, and 100 per minute from all addresses together, which only a distributed attack
 * reaches.
 *
 * An attacker can lock out the owner only by the second limit. Its window is therefore short, and it affects new sign-ins
 * only. Attempts rejected by the first limit do not count for the second: one address uses at most a tenth of it. Attempts
 * rejected by the second limit do not count for the first, or the owner would then be locked out for 15 minutes.
 *
 * An attempt is counted before the check, so that concurrent attempts all count. A correct password is uncounted afterwards.
 *
 * @param check throws UnauthenticatedError when the password is wrong
 * @throws TooManyAttemptsError when a limit is reached, and the errors of `check`
 */
export async function tryPassword<T>(
  throttle: Throttle,
  { address, account }: Attempt,
  check: () => Promise<T>,
): Promise<T> {
  const accountAtAddress = `${account} ${address}`;
  await requireAttempt(throttle, 'address', address);
  await requireAttempt(throttle, 'accountAtAddress', accountAtAddress);
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
      await throttle.giveBack('accountAtAddress', accountAtAddress);
      if (counted) await throttle.giveBack('account', account);
    }
  }
}
