import { requireAttempt, tryPassword } from '../../domain/user/attempts.js';
import { TooManyAttemptsError } from '../../errors.js';
import type { Context } from '../context.js';

/** Runs the password check of an account within the limit of attempts. @throws TooManyAttemptsError */
export function attemptPassword<T>(context: Context, account: string, check: () => Promise<T>): Promise<T> {
  const attempt = { address: addressOf(context), account };
  return withRetryAfter(context, () => tryPassword(context.services.throttle, attempt, check));
}

/** Counts an attempt without an account, by the client's address. @throws TooManyAttemptsError */
export function requireAttemptOf(context: Context, rate: 'signUps' | 'address'): Promise<void> {
  return withRetryAfter(context, () => requireAttempt(context.services.throttle, rate, addressOf(context)));
}

/**
 * Counts a lookup of an address by adding a member, because its result reveals whether the address has an account.
 *
 * @throws TooManyAttemptsError
 */
export function requireMemberLookup(context: Context): Promise<void> {
  const { throttle } = context.services;
  const lookUp = () => requireAttempt(throttle, 'memberLookups', context.viewer.userId);
  return withRetryAfter(context, lookUp, 'member_lookups');
}

function addressOf({ client }: Context): string {
  return client?.address ?? 'unknown';
}

/** Sets the response header `Retry-After` when `run` fails with too many attempts. */
async function withRetryAfter<T>(
  context: Context,
  run: () => Promise<T>,
  limit: 'attempts' | 'member_lookups' = 'attempts',
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TooManyAttemptsError) {
      context.services.metrics.refusals.inc({ limit });
      context.client?.responseHeaders?.retryAfter(error.retryAfter);
    }
    throw error;
  }
}
