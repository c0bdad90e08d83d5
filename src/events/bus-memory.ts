import type { Bus, Unsubscribe } from './bus.js';
import type { StoredEvent } from './event.js';

/** The bus of a single instance: calls listeners in the same process, in the next microtask. */
export function openMemoryBus(): Bus {
  const streams = new Listeners<StoredEvent>();
  const topics = new Listeners<unknown>();
  return {
    state: 'up',
    publish: (event) => streams.notify(event.streamId, event),
    subscribe: async (streamId, onEvent) => streams.add(streamId, onEvent),
    signal: (topic, message) => topics.notify(topic, message),
    listen: async (topic, onSignal) => topics.add(topic, onSignal),
    onStateChange: () => () => {},
    async [Symbol.asyncDispose]() {
      streams.clear();
      topics.clear();
    },
  };
}

/** Listeners by the name of their stream or topic. */
class Listeners<T> {
  readonly #byName = new Map<string, Set<(message: T) => void>>();

  async notify(name: string, message: T): Promise<void> {
    await Promise.resolve();
    for (const listener of this.#byName.get(name) ?? []) listener(message);
  }

  add(name: string, listener: (message: T) => void): Unsubscribe {
    const listeners = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#byName.get(name) === listeners) this.#byName.delete(name);
    };
  }

  clear(): void {
    this.#byName.clear();
  }
}
