import type { ServerResponse } from 'node:http';
import type { Metrics } from '../observability/metrics.js';
import { isStalled, type WatchedPeer } from './stall.js';

/** Longest life of a stream in intervals: one hour with intervals of 15 seconds. */
const maxIntervals = 240;

export interface SseOptions {
  readonly metrics: Metrics;
  readonly keepAliveMs: number;
  /** Bytes that a reader must accept per interval. */
  readonly bufferBytes: number;
}

/** Watches the open streams. Disposal cuts all of them; their readers reconnect to another instance. */
export interface SseWatch extends Disposable {
  /** Number of open streams. */
  readonly size: number;
  /** Watches the response of a subscription. @param end called once, when the reader has disconnected */
  watch(response: ServerResponse, end: () => void): void;
}

interface WatchedStream extends WatchedPeer {
  readonly end: () => void;
  /** Intervals since the stream was opened. */
  age: number;
  /** The result of `bytesAccepted` at the end of the last interval. */
  accepted: number | undefined;
}

/**
 * Detects disconnected readers of server-sent events. A reader sends nothing, and unlike the peer of a socket, a
 * reader cannot be pinged. A stream ends in one of these ways:
 *
 * - The operating system closes the TCP connection. For an unreachable host, Linux needs about 15 minutes.
 * - Bytes wait for the reader, and the reader accepts none of them for longer than `isStalled` grants.
 * - A proxy may accept all bytes and forward none, and no check detects this. Every stream is therefore cut after
 *   `maxIntervals` intervals, without `complete`; a live reader reconnects with its cursor.
 *
 * A reader may also disconnect before its stream opens. Yoga then drops the stream without closing it, so the watch
 * closes the stream.
 */
export function watchSse({ metrics, keepAliveMs, bufferBytes }: SseOptions): SseWatch {
  const streams = new Map<ServerResponse, WatchedStream>();
  metrics.gauge('taskwire_event_streams', 'Open streams of server-sent events.', () => streams.size);
  /** True after disposal; streams in the process of opening are cut as well. */
  let disposed = false;

  function release(response: ServerResponse): void {
    const stream = streams.get(response);
    streams.delete(response);
    stream?.end();
  }

  const timer = setInterval(() => {
    for (const [response, stream] of streams) {
      // A response in the queue behind another response of the connection emits no close event.
      if (isDisconnected(response)) {
        release(response);
        continue;
      }
      stream.age += 1;
      const { accepted } = stream;
      stream.accepted = bytesAccepted(response);
      const reads = accepted === undefined || accepted !== stream.accepted;
      const pendingBytes = response.socket?.writableLength ?? 0;
      const stalled = isStalled(stream, { reads, pendingBytes, bufferBytes });
      if (stalled || stream.age >= maxIntervals) response.destroy();
    }
  }, keepAliveMs);
  timer.unref();

  return {
    get size() {
      return streams.size;
    },
    watch(response, end) {
      streams.set(response, { end, age: 0, accepted: undefined, silentIntervals: 0, grantedIntervals: 0 });
      response.once('close', () => release(response));
      // A closed response emits no second close event.
      if (isDisconnected(response)) release(response);
      else if (disposed) response.destroy();
    },
    [Symbol.dispose]() {
      disposed = true;
      clearInterval(timer);
      for (const response of streams.keys()) response.destroy();
    },
  };
}

/** True when the client of a response has disconnected. */
export function isDisconnected({ destroyed, req }: ServerResponse): boolean {
  return destroyed || req.socket.destroyed;
}

/** Returns the number of bytes accepted by the operating system; undefined when no bytes wait. */
function bytesAccepted({ socket }: ServerResponse): number | undefined {
  return socket && socket.writableLength > 0 ? socket.bytesWritten - socket.writableLength : undefined;
}
