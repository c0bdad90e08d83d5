import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate, RateName, Rates, Throttle } from './throttle.js';

/** The throttle over a limiter of rate-limiter-flexible for each rate. */
export function limiterThrottle(rates: Rates, limiter: (name: RateName, rate: Rate) => RateLimiterAbstract): Throttle {
  const limiters: Record<RateName, RateLimiterAbstract> = {
    signUps: limiter('signUps', rates.signUps),
    address: limiter('address', rates.address),
    accountAtAddress: limiter('accountAtAddress', rates.accountAtAddress),
    account: limiter('account', rates.account),
  };
  return {
    async take(rate, key) {
      try {
        await limiters[rate].consume(key);
        return 0;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
      }
    },
    async giveBack(rate, key) {
      await limiters[rate].reward(key);
    },
    async [Symbol.asyncDispose]() {},
  };
}
