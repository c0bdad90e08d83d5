import type { Redis } from 'ioredis';
import { openRedis } from '../lib/redis.js';
import type { Logger } from '../observability/logger.js';
import type { Bus, BusState } from './bus.js';

const pingEveryMs = 5_000;
const pingTimeoutMs = 2_000;

/** Opens the connection for the subscriptions of graphql-redis-subscriptions. */
export function openSubscriberClient(url: string, logger: Logger): Redis {
  return withRetriedSubscribe(openRedis(url, logger, { maxRetriesPerRequest: null }));
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

/** The state of the bus, and its listeners. */
export interface StateTracker {
  current(): BusState;
  readonly onChange: Bus['onStateChange'];
  removeListeners(): void;
}

/** Tracks the state of the bus: `up` while the subscriber is connected and has renewed its subscriptions. */
export function trackState(subscriber: Redis, logger: Logger): StateTracker {
  let state: BusState = 'down';
  const listeners = new Set<(state: BusState) => void>();
  const setState = (next: BusState) => {
    if (next === state) return;
    state = next;
    logger.info({ bus: next }, 'bus state changed');
    for (const listener of [...listeners]) listener(next);
  };
  subscriber.on('close', () => setState('down'));
  // ioredis resubscribes right after `ready`. The reply to a later PING confirms the subscriptions.
  subscriber.on('ready', () => {
    subscriber.ping().then(
      () => setState('up'),
      () => setState('down'),
    );
  });
  return {
    current: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    removeListeners: () => listeners.clear(),
  };
}

/** Pings Redis and reconnects without a reply in time: a half-open connection fails only when it is used. */
export function startHeartbeat(subscriber: Redis, state: StateTracker): NodeJS.Timeout {
  const heartbeat = setInterval(() => {
    if (state.current() !== 'up') return;
    const timeout = setTimeout(() => subscriber.disconnect(true), pingTimeoutMs);
    const onReply = () => clearTimeout(timeout);
    subscriber.ping().then(onReply, onReply);
  }, pingEveryMs);
  return heartbeat.unref();
}
