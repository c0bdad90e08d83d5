import type { Bus } from './bus.js';
import type { StoredEvent, StreamId } from './event.js';

/** The bus of a single instance: a call in the same process, one turn later. */
export function openLocalBus(): Bus {
  const listeners = new Map<StreamId, Set<(event: StoredEvent) => void>>();
  return {
    state: 'up',
    async publish(event) {
      await Promise.resolve();
      for (const listener of listeners.get(event.streamId) ?? []) listener(event);
    },
    async subscribe(streamId, onEvent) {
      const ofStream = listeners.get(streamId) ?? new Set();
      listeners.set(streamId, ofStream.add(onEvent));
      return () => {
        ofStream.delete(onEvent);
        if (ofStream.size === 0 && listeners.get(streamId) === ofStream) listeners.delete(streamId);
      };
    },
    onStateChange: () => () => {},
    async [Symbol.asyncDispose]() {
      listeners.clear();
    },
  };
}
