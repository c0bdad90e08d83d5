import type { StoredEvent } from './event.js';

const maxRecent = 256;
const maxPending = 1_024;
/** The limit of each buffer in bytes, as `eventBytes` counts them. */
const maxBytes = 1_024 * 1_024;

/** The newest events of a stream, without holes, for subscribers that are at most a short time behind. */
export class RecentEvents {
  readonly #events: StoredEvent[] = [];
  #bytes = 0;

  /** Adds the next event, and drops the oldest events beyond the limits. */
  push(event: StoredEvent): void {
    this.#events.push(event);
    this.#bytes += eventBytes(event);
    // The newest event stays at any size: current subscribers read it here.
    while (this.#events.length > 1 && (this.#events.length > maxRecent || this.#bytes > maxBytes)) {
      const oldest = this.#events.shift();
      if (oldest) this.#bytes -= eventBytes(oldest);
    }
  }

  /** Returns the last `count` events, none for a negative count; undefined when fewer are left. */
  last(count: number): readonly StoredEvent[] | undefined {
    const { length } = this.#events;
    return count <= length ? this.#events.slice(length - Math.max(0, count)) : undefined;
  }

  clear(): void {
    this.#events.length = 0;
    this.#bytes = 0;
  }
}

/** Hints with an event that arrived before their predecessors. Hints beyond the limits are dropped: the log has the events. */
export class PendingHints {
  readonly #events = new Map<number, StoredEvent>();
  #bytes = 0;

  add(event: StoredEvent): void {
    if (this.#events.has(event.seq)) return;
    const bytes = eventBytes(event);
    if (this.#events.size >= maxPending || this.#bytes + bytes > maxBytes) return;
    this.#events.set(event.seq, event);
    this.#bytes += bytes;
  }

  /** Removes and returns the event with a number. */
  take(seq: number): StoredEvent | undefined {
    const event = this.#events.get(seq);
    if (!event) return undefined;
    this.#events.delete(seq);
    this.#bytes -= eventBytes(event);
    return event;
  }

  clear(): void {
    this.#events.clear();
    this.#bytes = 0;
  }
}

const sizes = new WeakMap<StoredEvent, number>();
const bytesPerValue = 32;

/** Estimates the memory of an event in bytes: the length of its texts and `bytesPerValue` for each value. */
function eventBytes(event: StoredEvent): number {
  const bytes = sizes.get(event) ?? bytesOf(event.data) + bytesPerValue;
  sizes.set(event, bytes);
  return bytes;
}

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return bytesPerValue + value.length;
  if (typeof value !== 'object' || value === null) return bytesPerValue;
  return Object.values(value).reduce((sum: number, item: unknown) => sum + bytesOf(item), bytesPerValue);
}
