import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../observability/logger.js';

/** The reconnection options of all Redis connections. */
const reconnecting = {
  retryStrategy,
  connectTimeout: 5_000,
  keepAlive: 10_000,
} as const satisfies RedisOptions;

/**
 * Opens a connection for commands. While Redis is away commands fail at once instead of queueing. A command without a reply
 * fails after two seconds.
 */
export function openCommandClient(url: string, logger: Logger): Redis {
  const client = new Redis(url, {
    ...reconnecting,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 2_000,
  });
  client.on('error', (error: Error) => logger.debug({ reason: error.message }, 'redis connection error'));
  return client;
}

/** Opens a connection for the subscriptions of graphql-redis-subscriptions. */
export function openSubscriberClient(url: string, logger: Logger): Redis {
  const client = withRetriedSubscribe(new Redis(url, { ...reconnecting, maxRetriesPerRequest: null }));
  client.on('error', (error: Error) => logger.debug({ reason: error.message }, 'redis connection error'));
  return client;
}

/** Doubles from 50 ms to 2 s, with a random spread of a quarter so that instances reconnect at different times. */
function retryStrategy(attempt: number): number {
  return Math.min(50 * 2 ** Math.min(attempt, 6), 2_000) * (0.75 + Math.random() / 2);
}

/**
 * Replaces the client's `subscribe` and `unsubscribe` for graphql-redis-subscriptions, which leaves the rejection of a
 * failed SUBSCRIBE or UNSUBSCRIBE unhandled. The new `subscribe` retries until it succeeds or the client is closed; the new
 * `unsubscribe` does not reject. The library subscribes to one channel per call: all calls of one turn of the event loop
 * become one SUBSCRIBE.
 */
function withRetriedSubscribe(client: Redis): Redis {
  const subscribe = client.subscribe.bind(client);
  const unsubscribe = client.unsubscribe.bind(client);
  const attempt = (channels: readonly string[], done: () => void): void => {
    subscribe(...channels).then(done, () => {
      if (client.status !== 'end') setTimeout(() => attempt(channels, done), 1_000).unref();
    });
  };
  let batch: { readonly channel: string; readonly done: (error: null) => void }[] = [];
  const flush = () => {
    const calls = batch;
    batch = [];
    attempt(
      calls.map(({ channel }) => channel),
      () => {
        for (const { done } of calls) done(null);
      },
    );
  };
  return Object.assign(client, {
    subscribe: (channels: string | string[], done?: (error: null) => void) => {
      // A call without a callback is from ioredis, which resubscribes to all channels after a reconnect.
      if (!done) return attempt([channels].flat(), () => {});
      if (batch.length === 0) setImmediate(flush);
      batch.push(...[channels].flat().map((channel) => ({ channel, done })));
    },
    unsubscribe: (channel: string) => unsubscribe(channel).catch(() => 0),
    // The library also sends PUNSUBSCRIBE, for patterns that the bus never uses.
    punsubscribe: () => Promise.resolve(0),
  });
}
