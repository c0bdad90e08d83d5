import { createHmac, timingSafeEqual } from 'node:crypto';
import { RedisPubSub } from 'graphql-redis-subscriptions';
import { Redis } from 'ioredis';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import type { Bus, BusState, Unsubscribe } from './bus.js';
import type { StoredEvent, StreamId } from './event.js';
import { openCommandClient, reconnecting } from './redis.js';
import { SignalRate } from './signal-rate.js';

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
  /** Signs every message: what is published by another deployment, or by hand, is dropped. */
  readonly key: string;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'droppedMessages'>;
}

/** An event of more bytes is announced by its number; readers take it from the log. Redis cuts subscribers at 8 MB. */
const maxHintBytes = 65_536;
/** Characters of a signal: ids, a name of a client and a time. */
const maxSignalLength = 1_024;
/** Keeps the channels of topics apart from those of streams. */
const signals = 'signal:';
/** Streams whose newest event waits for Redis to come back. */
const maxPendingRepublish = 1_000;
const pingEveryMs = 5_000;
const pingTimeoutMs = 2_000;

/** Starts connecting and returns at once: a Redis that is away makes delivery slower, not the start fail. */
export function openRedisBus({ url, prefix, key, logger, metrics }: RedisBusOptions): Bus {
  // What readers need to hear once Redis is back is kept in `unheard`.
  const publisher = openCommandClient(url, logger);
  const subscriber = withRetriedSubscribe(new Redis(url, { ...reconnecting, maxRetriesPerRequest: null }));
  const sealed = createSeal(key);
  const drop = (reason: 'forged' | 'oversized' | 'rate'): undefined => {
    metrics.droppedMessages.inc({ reason });
  };
  const pubsub = new RedisPubSub({
    publisher,
    subscriber,
    // Messages are sealed for their channel before the library gets them.
    serializer: (message: string) => message,
    deserializer: (message, context) => {
      const channel = String(context?.channel);
      const text = String(message);
      const maxLength = channel.startsWith(prefix + signals) ? maxSignalLength : maxHintBytes;
      if (text.length > signatureLength + maxLength) return drop('oversized');
      const opened = sealed.open(channel, text);
      return opened === undefined ? drop('forged') : opened;
    },
  });
  const send = (channel: string, json: string) => pubsub.publish(channel, sealed.close(channel, json));

  /** The newest event of each stream that couldn't be published: with it readers notice whatever came before. */
  const unheard = new Map<StreamId, StoredEvent>();
  const keepUnheard = (event: StoredEvent) => {
    const kept = unheard.get(event.streamId);
    if (kept && kept.seq > event.seq) return;
    // The first in is the first out; those who follow its stream wait for the next check of the log.
    const [oldest] = unheard.keys();
    if (!kept && unheard.size >= maxPendingRepublish && oldest) unheard.delete(oldest);
    unheard.set(event.streamId, event);
  };
  const publish = async (event: StoredEvent) => {
    try {
      const { streamId, seq } = event;
      const json = JSON.stringify(event);
      const hint = json.length > maxHintBytes ? JSON.stringify({ streamId, seq }) : json;
      await send(prefix + streamId, hint);
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
    const subscribed = pubsub.subscribe<T | undefined>(prefix + channel, (message) => {
      if (message !== undefined) onMessage(message);
    });
    if (state === 'up') await whileConnected(subscribed, onStateChange);
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
        await send(prefix + signals + topic, JSON.stringify(message));
      } catch (error) {
        logger.debug({ err: error, topic }, 'signal lost');
      }
    },
    listen: (topic, onSignal) => {
      const rate = new SignalRate();
      return follow(signals + topic, (message) => (rate.accept() ? onSignal(message) : drop('rate')));
    },
    async [Symbol.asyncDispose]() {
      clearInterval(heartbeat);
      stateListeners.clear();
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/** Signs messages by HMAC-SHA-256 (RFC 2104) over their channel and text. */
function createSeal(key: string) {
  const sign = (channel: string, json: string) =>
    createHmac('sha256', key).update(channel).update('\n').update(json).digest('base64url');
  return {
    close: (channel: string, json: string) => sign(channel, json) + json,
    /** @returns undefined for a message that no instance of this deployment sent on the channel */
    open(channel: string, message: string): unknown {
      const [signature, json] = [message.slice(0, signatureLength), message.slice(signatureLength)];
      const expected = Buffer.from(sign(channel, json));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return JSON.parse(json);
    },
  };
}

/** Characters of a SHA-256 digest in base64url. */
const signatureLength = 43;

/** Resolves when the work is done or the state changes, whichever is first. */
function whileConnected(work: Promise<unknown>, onStateChange: Bus['onStateChange']): Promise<void> {
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
 * client's subscribe tries again until it succeeds or the client is closed, and its unsubscribe doesn't reject. The library
 * subscribes to one channel a call; the calls of one turn of the event loop become one SUBSCRIBE.
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
      // Without a callback it is ioredis, which subscribes again to all its channels after a reconnect.
      if (!done) return attempt([channels].flat(), () => {});
      if (batch.length === 0) setImmediate(flush);
      batch.push(...[channels].flat().map((channel) => ({ channel, done })));
    },
    unsubscribe: (channel: string) => unsubscribe(channel).catch(() => 0),
    // The library also sends PUNSUBSCRIBE for patterns, which the bus never uses.
    punsubscribe: () => Promise.resolve(0),
  });
}
