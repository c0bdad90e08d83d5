import { RedisPubSub } from 'graphql-redis-subscriptions';
import type { Redis } from 'ioredis';
import { openCommandClient } from '../lib/redis.js';
import { TokenBucket } from '../lib/token-buckets.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import type { Bus, Unsubscribe } from './bus.js';
import type { StoredEvent, StreamId } from './event.js';
import { createSignature, signatureLength } from './message-signature.js';
import { openSubscriberClient, type StateTracker, startHeartbeat, trackState } from './redis-subscriber.js';

export interface RedisBusOptions {
  readonly url: string;
  /** The prefix of every channel: deployments can share a Redis. */
  readonly prefix: string;
  /** The key that signs every message. Messages of other deployments, and messages published by hand, are dropped. */
  readonly key: string;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'droppedMessages'>;
}

/** A larger event goes out as its number, and feeds read it from the log. Redis disconnects subscribers at 8 MB. */
const maxHintBytes = 65_536;
/** The most characters of a signal: ids, the name of a client and a time. */
const maxSignalLength = 1_024;
/** Separates the channels of topics from those of streams. */
const signals = 'signal:';
/** The rate of signals per topic. Listeners tolerate dropped signals: a later signal or renewal replaces them. */
export const signalRate = { burst: 1_000, intervalMs: 5 } as const;
/** The most streams whose newest event waits for Redis. */
const maxPendingRepublish = 1_000;

/**
 * Opens the bus over Redis pub/sub: graphql-redis-subscriptions on two ioredis connections.
 *
 * The bus uses only `publish` and `subscribe(channel, callback)` of the library, because the queues of its async iterators
 * have no bound. The library keeps its map of channels while Redis is away, and ioredis resubscribes after a reconnect.
 * `onStateChange` reports the gap to the feeds, which read missed events from the log.
 *
 * @returns at once, while the connections open: without Redis a start succeeds, and delivery is slower
 */
export function openRedisBus({ url, prefix, key, logger, metrics }: RedisBusOptions): Bus {
  const publisher = openCommandClient(url, logger);
  const subscriber = openSubscriberClient(url, logger);
  const drop: Drop = (reason) => {
    metrics.droppedMessages.inc({ reason });
  };
  const channels = openSignedChannels({ publisher, subscriber, prefix, key, drop });
  const publish = createHintPublisher(publisher, channels, logger);
  const state = trackState(subscriber, logger);
  const heartbeat = startHeartbeat(subscriber, state);
  return {
    get state() {
      return state.current();
    },
    onStateChange: state.onChange,
    publish,
    subscribe: (streamId, onHint) => subscribeWhileUp(channels, streamId, onHint, state),
    async signal(topic, message) {
      try {
        await channels.send(signals + topic, JSON.stringify(message));
      } catch (error) {
        logger.debug({ err: error, topic }, 'signal lost');
      }
    },
    listen(topic, onSignal) {
      const rate = new TokenBucket(signalRate.burst, signalRate.intervalMs);
      const onMessage = (message: unknown) => (rate.take() ? onSignal(message) : drop('rate'));
      return subscribeWhileUp(channels, signals + topic, onMessage, state);
    },
    async [Symbol.asyncDispose]() {
      clearInterval(heartbeat);
      state.removeListeners();
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/** Counts a received message that is not delivered; returns undefined in place of the message. */
type Drop = (reason: 'forged' | 'oversized' | 'rate') => undefined;

interface ChannelsOptions extends Pick<RedisBusOptions, 'prefix' | 'key'> {
  readonly publisher: Redis;
  readonly subscriber: Redis;
  readonly drop: Drop;
}

/** Channels of this deployment, by their names without the prefix. */
interface SignedChannels {
  /** Rejects with the error of ioredis. */
  send(channel: string, json: string): Promise<void>;
  /** Calls `onMessage` with each valid message. @returns the subscription's id for `unsubscribe` */
  subscribe<T>(channel: string, onMessage: (message: T) => void): Promise<number>;
  unsubscribe(id: number): void;
}

/** Signs sent messages, and drops received messages with too many characters or an invalid signature. */
function openSignedChannels({ publisher, subscriber, prefix, key, drop }: ChannelsOptions): SignedChannels {
  const signature = createSignature(key);
  const open = (channel: string, signed: string): unknown => {
    const maxLength = channel.startsWith(prefix + signals) ? maxSignalLength : maxHintBytes;
    if (signed.length > signatureLength + maxLength) return drop('oversized');
    const json = signature.verify(channel, signed);
    return json === undefined ? drop('forged') : JSON.parse(json);
  };
  const pubsub = new RedisPubSub({
    publisher,
    subscriber,
    // `send` signs messages for their channel; a serializer does not receive the channel.
    serializer: (signed: string) => signed,
    deserializer: (message, context) => open(String(context?.channel), String(message)),
  });
  return {
    send: (channel, json) => pubsub.publish(prefix + channel, signature.sign(prefix + channel, json)),
    subscribe: <T>(channel: string, onMessage: (message: T) => void) =>
      pubsub.subscribe<T | undefined>(prefix + channel, (message) => {
        if (message !== undefined) onMessage(message);
      }),
    unsubscribe: (id) => pubsub.unsubscribe(id),
  };
}

/**
 * Returns the bus's `publish`. It keeps the newest event of each stream that could not be published, and publishes these
 * events when Redis is ready again: the newest event makes a feed read all earlier ones.
 */
function createHintPublisher(publisher: Redis, channels: SignedChannels, logger: Logger): Bus['publish'] {
  const pendingRepublish = new Map<StreamId, StoredEvent>();
  const keep = (event: StoredEvent) => {
    const kept = pendingRepublish.get(event.streamId);
    if (kept && kept.seq > event.seq) return;
    // The oldest entry is evicted; the feeds of its stream wait for the next head check.
    const [oldest] = pendingRepublish.keys();
    if (!kept && pendingRepublish.size >= maxPendingRepublish && oldest) pendingRepublish.delete(oldest);
    pendingRepublish.set(event.streamId, event);
  };
  const publish = async (event: StoredEvent) => {
    const { streamId, seq } = event;
    try {
      const json = JSON.stringify(event);
      await channels.send(streamId, json.length > maxHintBytes ? JSON.stringify({ streamId, seq }) : json);
    } catch (error) {
      keep(event);
      logger.debug({ err: error, stream: streamId, seq }, 'hint not published');
    }
  };
  publisher.on('ready', () => {
    const events = [...pendingRepublish.values()];
    pendingRepublish.clear();
    for (const event of events) void publish(event);
  });
  return publish;
}

/** Subscribes to a channel. Waits for the confirmation of Redis only while the bus is up. */
async function subscribeWhileUp<T>(
  channels: SignedChannels,
  channel: string,
  onMessage: (message: T) => void,
  state: StateTracker,
): Promise<Unsubscribe> {
  const subscribed = channels.subscribe(channel, onMessage);
  if (state.current() === 'up') await untilStateChange(subscribed, state.onChange);
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    void subscribed.then((id) => channels.unsubscribe(id));
  };
}

/** Resolves when the work is done or the state changes, whichever is first. */
function untilStateChange(work: Promise<unknown>, onStateChange: Bus['onStateChange']): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop();
      resolve();
    };
    const stop = onStateChange(done);
    work.then(done, done);
  });
}
