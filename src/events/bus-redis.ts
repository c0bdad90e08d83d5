import { RedisPubSub } from 'graphql-redis-subscriptions';
import { Redis } from 'ioredis';
import type { Logger } from '../observability/logger.js';
import type { Bus, BusState, Unsubscribe } from './bus.js';
import type { StoredEvent, StreamId } from './event.js';
import { openCommandClient, reconnecting } from './redis.js';

/*
 * The bus over Redis pub/sub, by graphql-redis-subscriptions with two ioredis connections of ours.
 *
 * Only `publish` and `subscribe(channel, callback)` of the library are used: its async iterators queue without bound.
 * Its map of channels is kept while the connection is away, and ioredis subscribes again by itself; the feeds are told of
 * the gap by `onStateChange` and read what they missed from the log.
 */

export interface RedisBusOptions {
  readonly url: string;
  /** Prefix of every channel, so that deployments can share a Redis. */
  readonly prefix: string;
  readonly logger: Logger;
}

/** Keeps the channels of topics apart from those of streams. */
const signals = 'signal:';
/** Streams whose newest event waits for Redis to come back. */
const maxUnheard = 1_000;
const pingEveryMs = 5_000;
const pingTimeoutMs = 2_000;

/** Starts connecting and returns at once: a Redis that is away makes delivery slower, not the start fail. */
export function openRedisBus({ url, prefix, logger }: RedisBusOptions): Bus {
  // What readers need to hear once Redis is back is kept in `unheard`.
  const publisher = openCommandClient(url, logger);
  const subscriber = withPatientSubscribe(new Redis(url, { ...reconnecting, maxRetriesPerRequest: null }));
  const pubsub = new RedisPubSub({ publisher, subscriber });

  /** The newest event of each stream that couldn't be published: with it readers notice whatever came before. */
  const unheard = new Map<StreamId, StoredEvent>();
  const keepUnheard = (event: StoredEvent) => {
    const kept = unheard.get(event.streamId);
    if (kept && kept.seq > event.seq) return;
    // The first in is the first out; those who follow its stream wait for the next check of the log.
    const [oldest] = unheard.keys();
    if (!kept && unheard.size >= maxUnheard && oldest) unheard.delete(oldest);
    unheard.set(event.streamId, event);
  };
  const publish = async (event: StoredEvent) => {
    try {
      await pubsub.publish(prefix + event.streamId, event);
    } catch (error) {
      keepUnheard(event);
      logger.debug({ err: error, stream: event.streamId, seq: event.seq }, 'hint not published');
    }
  };
  publisher.on('ready', () => {
    const late = [...unheard.values()];
    unheard.clear();
    for (const event of late) void publish(event);
  });

  let state: BusState = 'down';
  const stateListeners = new Set<(state: BusState) => void>();
  const setState = (next: BusState) => {
    if (next === state) return;
    state = next;
    logger.info({ bus: next }, 'bus state changed');
    for (const listener of [...stateListeners]) listener(next);
  };
  const onStateChange = (listener: (state: BusState) => void) => {
    stateListeners.add(listener);
    return () => {
      stateListeners.delete(listener);
    };
  };
  subscriber.on('close', () => setState('down'));
  // ioredis sends its resubscriptions right after `ready`; the answer to a PING behind them says that they are done.
  subscriber.on('ready', () => {
    subscriber.ping().then(
      () => setState('up'),
      () => setState('down'),
    );
  });
  subscriber.on('error', (error: Error) => logger.debug({ reason: error.message }, 'redis connection error'));

  // A half-open connection looks alive until something is asked of it.
  const heartbeat = setInterval(() => {
    if (state !== 'up') return;
    const silent = setTimeout(() => subscriber.disconnect(true), pingTimeoutMs);
    const answered = () => clearTimeout(silent);
    subscriber.ping().then(answered, answered);
  }, pingEveryMs);
  heartbeat.unref();

  const follow = async <T>(channel: string, onMessage: (message: T) => void): Promise<Unsubscribe> => {
    const subscribed = pubsub.subscribe<T>(prefix + channel, onMessage);
    if (state === 'up') await whileUp(subscribed, onStateChange);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      void subscribed.then((id) => pubsub.unsubscribe(id));
    };
  };

  return {
    get state() {
      return state;
    },
    onStateChange,
    publish,
    subscribe: follow,
    async signal(topic, message) {
      try {
        await pubsub.publish(prefix + signals + topic, message);
      } catch (error) {
        logger.debug({ err: error, topic }, 'signal lost');
      }
    },
    listen: (topic, onSignal) => follow(signals + topic, onSignal),
    async [Symbol.asyncDispose]() {
      clearInterval(heartbeat);
      stateListeners.clear();
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/** Resolves when the work is done or the state changes, whichever is first. */
function whileUp(work: Promise<unknown>, onStateChange: Bus['onStateChange']): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop();
      resolve();
    };
    const stop = onStateChange(done);
    work.then(done, done);
  });
}

/**
 * graphql-redis-subscriptions lets the rejection of a failed SUBSCRIBE or UNSUBSCRIBE escape as an unhandled one. This
 * client's subscribe tries again until it succeeds or the client is closed, and its unsubscribe doesn't reject.
 */
function withPatientSubscribe(client: Redis): Redis {
  const subscribe = client.subscribe.bind(client);
  const unsubscribe = client.unsubscribe.bind(client);
  // Without a callback it is ioredis that subscribes again to all its channels, after a reconnect.
  const attempt = (channels: string | string[], done: (error: null) => void = () => {}): void => {
    subscribe(...[channels].flat()).then(
      () => done(null),
      () => {
        if (client.status !== 'end') setTimeout(() => attempt(channels, done), 1_000).unref();
      },
    );
  };
  return Object.assign(client, {
    subscribe: attempt,
    unsubscribe: (channel: string) => unsubscribe(channel).catch(() => 0),
    // The library also sends PUNSUBSCRIBE for patterns, which the bus never uses.
    punsubscribe: () => Promise.resolve(0),
  });
}
