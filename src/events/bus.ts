import type { StoredEvent, StreamId } from './event.js';

/**
 * The bus port: carries fresh events between instances as hints.
 *
 * Delivery guarantee: **at most once, in no promised order**. A bus may drop, delay, repeat or reorder what it is given,
 * and may be away for hours; feeds then read the log instead. What a bus must do: never invent an event, never let
 * `publish` fail the caller, and tell the truth about its state.
 */
export interface Bus extends AsyncDisposable {
  readonly state: BusState;
  /** Offers an event to every instance that follows its stream, this one included. Never rejects. */
  publish(event: StoredEvent): Promise<void>;
  /**
   * Calls `onEvent` with each event of the stream that arrives, until the result is called. Resolves once the bus listens;
   * while the bus is away that is at once, and listening begins when it is back.
   */
  subscribe(streamId: StreamId, onEvent: (event: StoredEvent) => void): Promise<Unsubscribe>;
  /** Calls `onState` on every change of `state`; `up` after a gap means that hints may have been lost. */
  onStateChange(onState: (state: BusState) => void): Unsubscribe;
}

export type BusState = 'up' | 'down';
export type Unsubscribe = () => void;
