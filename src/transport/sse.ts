import type { ServerResponse } from 'node:http';
import type { Metrics } from '../observability/metrics.js';

/*
 * Streams of server-sent events, as HTTP connections that may die without a word. Yoga writes them, and a comment every
 * 12 seconds, which it has no option for. Nothing comes back from a reader, so unlike a socket's peer it can't be asked
 * whether it is there. What shows that it isn't:
 *
 * - TCP says so: the system closes the connection, which releases all it held. A host that is gone is found so, after
 *   the system's own time (on Linux some 15 minutes).
 * - Bytes wait for it, and it takes none of them for an interval.
 * - Nothing shows it: a proxy on the way takes everything and passes on nothing. So no stream lasts for ever: it is cut
 *   after `lifeIntervals` intervals, without `complete`, and a reader that is there comes back with its cursor.
 */

/** An hour with intervals of 15 seconds. */
const lifeIntervals = 240;

export interface SseOptions {
  readonly metrics: Metrics;
  readonly keepAliveMs: number;
}

export interface SseWatch extends Disposable {
  /** Open streams. */
  readonly size: number;
  /** Looks after a response that a subscription is about to be written to. */
  watch(response: ServerResponse): void;
}

interface Watched {
  /** How many intervals it has seen. */
  age: number;
  /** Bytes that had been taken, where some had to wait, when it was last looked at. */
  stuckAt: number | undefined;
}

export function watchSse({ metrics, keepAliveMs }: SseOptions): SseWatch {
  const streams = new Map<ServerResponse, Watched>();
  metrics.gauge('taskwire_event_streams', 'Open streams of server-sent events.', () => streams.size);

  const timer = setInterval(() => {
    for (const [response, watched] of streams) {
      watched.age += 1;
      const stuckAt = watched.stuckAt;
      watched.stuckAt = takenOf(response);
      const stuck = stuckAt !== undefined && stuckAt === watched.stuckAt;
      if (stuck || watched.age >= lifeIntervals) response.destroy();
    }
  }, keepAliveMs);
  timer.unref();

  return {
    get size() {
      return streams.size;
    },
    watch(response) {
      streams.set(response, { age: 0, stuckAt: undefined });
      response.once('close', () => streams.delete(response));
    },
    /** Cuts all of them: their readers go on elsewhere. */
    [Symbol.dispose]() {
      clearInterval(timer);
      for (const response of streams.keys()) response.destroy();
    },
  };
}

/** How many bytes the system has taken of a response, while more are waiting. */
function takenOf({ socket }: ServerResponse): number | undefined {
  return socket && socket.writableLength > 0 ? socket.bytesWritten - socket.writableLength : undefined;
}
