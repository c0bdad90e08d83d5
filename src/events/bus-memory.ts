import type { Bus, Unsubscribe } from './bus.js';
import type { StoredEvent } from './event.js';

/** The bus of a single instance: a call in the same process, one turn later. */
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

/** Who wants to be told what comes under a name. */
class Listeners<T> {
  readonly #byName = new Map<string, Set<(message: T) => void>>();

  async notify(name: string, message: T): Promise<void> {
    await Promise.resolve();
    for (const listener of this.#byName.get(name) ?? []) listener(message);
  }

  add(name: string, listener: (message: T) => void): Unsubscribe {
    const ofName = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, ofName.add(listener));
    return () => {
      ofName.delete(listener);
      if (ofName.size === 0 && this.#byName.get(name) === ofName) this.#byName.delete(name);
    };
  }

  clear(): void {
    this.#byName.clear();
  }
}
