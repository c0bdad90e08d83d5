import type { StoredEvent, StreamId } from './event.js';

/** An event on the bus: the whole event, or only its number when the event is too large. */
export type Hint = StoredEvent | Pick<StoredEvent, 'streamId' | 'seq'>;

/**
 * The bus port: carries new events between instances as hints, and ephemeral signals that are not stored.
 *
 * Delivery guarantee: **at most once, unordered**. A bus may drop, delay, repeat or reorder messages, and may be down for
 * hours. Feeds then read the log; signals are repeated, or their listeners compare states periodically. An adapter must
 * never invent an event, must not let `publish` or `signal` reject, and must report its state correctly.
 */
export interface Bus extends AsyncDisposable {
  readonly state: BusState;
  /** Sends an event to all instances with a feed of the event's stream, the sender included. Never rejects. */
  publish(event: StoredEvent): Promise<void>;
  /**
   * Calls `onHint` with each hint of the stream until the returned function is called. Resolves when the subscription is
   * active. While the bus is down it resolves at once, and the subscription starts when the bus is up again.
   */
  subscribe(streamId: StreamId, onHint: (hint: Hint) => void): Promise<Unsubscribe>;
  /**
   * Sends a message to all listeners of the topic, the sender's included. Signals are not retried, and are lost while the
   * bus is down. Never rejects.
   *
   * @param message a JSON value
   */
  signal(topic: string, message: unknown): Promise<void>;
  /** Like `subscribe`, for signals of a topic. Validate each message: its sender may run another version. */
  listen(topic: string, onSignal: (message: unknown) => void): Promise<Unsubscribe>;
  /** Calls `onState` on every change of `state`. Hints may have been lost before each change to `up`. */
  onStateChange(onState: (state: BusState) => void): Unsubscribe;
}

export type BusState = 'up' | 'down';
export type Unsubscribe = () => void;
