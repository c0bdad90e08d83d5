import { requireAttempt, tryPassword } from '../../domain/user/attempts.js';
import { TooManyAttemptsError } from '../../errors.js';
import type { Context } from '../context.js';

/** Checks a password of an account, unless its caller has tried too often. @throws TooManyAttemptsError */
export function attemptPassword<T>(context: Context, account: string, check: () => Promise<T>): Promise<T> {
  const attempt = { address: addressOf(context), account };
  return withRetryAfter(context, () => tryPassword(context.services.throttle, attempt, check));
}

/** Lets a caller try what is about no account yet. @throws TooManyAttemptsError */
export function requireAttemptOf(context: Context, rate: 'signUps' | 'address'): Promise<void> {
  return withRetryAfter(context, () => requireAttempt(context.services.throttle, rate, addressOf(context)));
}

/** Lets a user look up whether an address has an account, by adding it as a member. @throws TooManyAttemptsError */
export function requireMemberLookup(context: Context): Promise<void> {
  const { throttle } = context.services;
  const lookUp = () => requireAttempt(throttle, 'memberLookups', context.viewer.userId);
  return withRetryAfter(context, lookUp, 'member_lookups');
}

function addressOf({ client }: Context): string {
  return client?.address ?? 'unknown';
}

/** Says in the answer's head, too, when to try again. */
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
