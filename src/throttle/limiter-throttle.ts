import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate, RateName, Rates, Throttle } from './throttle.js';

/** A throttle with one rate-limiter-flexible limiter per rate. */
export function limiterThrottle(rates: Rates, limiter: (name: RateName, rate: Rate) => RateLimiterAbstract): Throttle {
  const limiters: Record<RateName, RateLimiterAbstract> = {
    signUps: limiter('signUps', rates.signUps),
    address: limiter('address', rates.address),
    accountAtAddress: limiter('accountAtAddress', rates.accountAtAddress),
    account: limiter('account', rates.account),
    memberLookups: limiter('memberLookups', rates.memberLookups),
    viewerCost: limiter('viewerCost', rates.viewerCost),
    addressCost: limiter('addressCost', rates.addressCost),
  };
  return {
    async take(rate, key, points = 1) {
      try {
        await limiters[rate].consume(key, points);
        return 0;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
      }
    },
    async giveBack(rate, key) {
      await limiters[rate].reward(key);
    },
    async balance(rate, key) {
      const used = await limiters[rate].get(key);
      return {
        points: Math.max(0, used?.remainingPoints ?? rates[rate].attempts),
        resetSeconds: Math.max(0, (used?.msBeforeNext ?? 0) / 1_000),
      };
    },
    async [Symbol.asyncDispose]() {},
  };
}
