import type { StoredEvent, StreamId } from './event.js';

/** What a bus carries of an event: the event itself, or only its number where it is too big for a hint. */
export type Hint = StoredEvent | Pick<StoredEvent, 'streamId' | 'seq'>;

/**
 * The bus port: carries fresh events between instances as hints, and passing words that are kept nowhere.
 *
 * Delivery guarantee: **at most once, in no promised order**. A bus may drop, delay, repeat or reorder what it is given,
 * and may be away for hours; feeds then read the log instead, and whoever listens to signals has another way to learn the
 * truth, or says it again before long. What a bus must do: never invent an event, never let `publish` or `signal` fail the
 * caller, and tell the truth about its state.
 */
export interface Bus extends AsyncDisposable {
  readonly state: BusState;
  /** Offers an event to every instance that follows its stream, this one included. Never rejects. */
  publish(event: StoredEvent): Promise<void>;
  /**
   * Calls `onHint` with each event of the stream that arrives, until the result is called. Resolves once the bus listens;
   * while the bus is away that is at once, and listening begins when it is back.
   */
  subscribe(streamId: StreamId, onHint: (hint: Hint) => void): Promise<Unsubscribe>;
  /**
   * Offers a message to everybody who listens to the topic, on this instance too. Unlike an event it is never tried again:
   * while the bus is away it is lost. Never rejects.
   *
   * @param message anything that JSON can carry
   */
  signal(topic: string, message: unknown): Promise<void>;
  /** The same as `subscribe`, for the messages of a topic. They come from other instances, maybe of another version. */
  listen(topic: string, onSignal: (message: unknown) => void): Promise<Unsubscribe>;
  /** Calls `onState` on every change of `state`; `up` after a gap means that hints may have been lost. */
  onStateChange(onState: (state: BusState) => void): Unsubscribe;
}

export type BusState = 'up' | 'down';
export type Unsubscribe = () => void;
