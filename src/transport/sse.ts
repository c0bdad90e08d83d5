import type { ServerResponse } from 'node:http';
import type { Metrics } from '../observability/metrics.js';
import { outlastsPatience, type WatchedPeer } from './patience.js';

/*
 * Streams of server-sent events, as HTTP connections that may die without a word. Nothing comes back from a reader, so
 * unlike a socket's peer it can't be asked whether it is there. What shows that it isn't:
 *
 * - TCP says so: the system closes the connection, which releases all it held. A host that is gone is found so, after
 *   the system's own time (on Linux some 15 minutes).
 * - Bytes wait for it, and it takes none of them for as long as `outlastsPatience` grants.
 * - Nothing shows it: a proxy on the way takes everything and passes on nothing. So no stream lasts for ever: it is cut
 *   after `lifeIntervals` intervals, without `complete`, and a reader that is there comes back with its cursor.
 *
 * A reader may also leave before its stream is open. Yoga then drops the stream unread and tells nobody, so it is ended here.
 */

/** An hour with intervals of 15 seconds. */
const lifeIntervals = 240;

export interface SseOptions {
  readonly metrics: Metrics;
  readonly keepAliveMs: number;
  /** Bytes that a reader must be able to take in an interval. */
  readonly bufferBytes: number;
}

export interface SseWatch extends Disposable {
  /** Open streams. */
  readonly size: number;
  /** Looks after a response that a subscription is about to be written to; when its reader is gone `end` is called, once. */
  watch(response: ServerResponse, end: () => void): void;
}

interface Watched extends WatchedPeer {
  readonly end: () => void;
  /** How many intervals it has seen. */
  age: number;
  /** Bytes that the system had taken, where some had to wait, when the watch last looked. */
  taken: number | undefined;
}

export function watchSse({ metrics, keepAliveMs, bufferBytes }: SseOptions): SseWatch {
  const streams = new Map<ServerResponse, Watched>();
  metrics.gauge('taskwire_event_streams', 'Open streams of server-sent events.', () => streams.size);
  /** This instance is going away: what still opens is cut like the others. */
  let over = false;

  function letGo(response: ServerResponse): void {
    const watched = streams.get(response);
    streams.delete(response);
    watched?.end();
  }

  const timer = setInterval(() => {
    for (const [response, watched] of streams) {
      // One that was still behind another on its connection is not told of the connection's end.
      if (isGone(response)) {
        letGo(response);
        continue;
      }
      watched.age += 1;
      const { taken } = watched;
      watched.taken = bytesTaken(response);
      const reads = taken === undefined || taken !== watched.taken;
      const waiting = response.socket?.writableLength ?? 0;
      const stuck = outlastsPatience(watched, { reads, waiting, bufferBytes });
      if (stuck || watched.age >= lifeIntervals) response.destroy();
    }
  }, keepAliveMs);
  timer.unref();

  return {
    get size() {
      return streams.size;
    },
    watch(response, end) {
      streams.set(response, { end, age: 0, taken: undefined, silence: 0, extendDeadline: 0 });
      response.once('close', () => letGo(response));
      // What has closed already doesn't say so again.
      if (isGone(response)) letGo(response);
      else if (over) response.destroy();
    },
    /** Cuts all of them: their readers go on elsewhere. */
    [Symbol.dispose]() {
      over = true;
      clearInterval(timer);
      for (const response of streams.keys()) response.destroy();
    },
  };
}

/** True when nobody can read a response any more. */
export function isGone({ destroyed, req }: ServerResponse): boolean {
  return destroyed || req.socket.destroyed;
}

/** How many bytes the system has taken of a response, while more are waiting. */
function bytesTaken({ socket }: ServerResponse): number | undefined {
  return socket && socket.writableLength > 0 ? socket.bytesWritten - socket.writableLength : undefined;
}
