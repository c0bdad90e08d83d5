import { setTimeout as sleep } from 'node:timers/promises';
import { CursorExpiredError } from '../errors.js';
import type { Logger } from '../observability/logger.js';
import type { StoredEvent } from './event.js';
import type { Feed } from './feed.js';

/** The callbacks of `followStream`. */
export interface StreamFollower {
  /** Receives each event. Must not throw. */
  readonly onEvent: (event: StoredEvent) => void;
  /** Called when retention deleted events before their delivery: the follower must reload the state that they changed. */
  readonly onGap: () => void | Promise<void>;
  readonly logger: Logger;
}

const retryMs = 500;

/**
 * Follows a stream on behalf of the instance, from the feed's position at the call.
 *
 * - Each later event is delivered once and in order, or a gap is reported in the event's place.
 * - `onGap` is retried until success; delivery then continues after the gap. Events from after the call of `onGap` are
 *   delivered after `onGap`.
 * - When the log cannot be read, or `onGap` fails, the follower waits and retries without skipping events.
 *
 * @returns a promise that resolves when the signal aborts or the feed stops; never rejects
 */
export async function followStream(feed: Feed, signal: AbortSignal, follower: StreamFollower): Promise<void> {
  const { onEvent, onGap, logger } = follower;
  let position = feed.delivered;
  while (!signal.aborted && !feed.stopped) {
    try {
      const gapEnd = feed.delivered;
      const events = await retainedAfter(feed, position);
      if (events) {
        for (const event of events) {
          position = event.seq;
          onEvent(event);
        }
        await feed.advanced(position, signal);
      } else {
        logger.warn(
          { stream: feed.streamId, after: position, upTo: gapEnd },
          'undelivered events were deleted by retention',
        );
        await onGap();
        position = gapEnd;
      }
    } catch (error) {
      logger.warn({ err: error, stream: feed.streamId }, 'stream not followed, will retry');
      await sleep(retryMs, undefined, { ref: false });
    }
  }
}

/** Returns the next events above a position; undefined when retention has deleted them. */
async function retainedAfter(feed: Feed, position: number): Promise<readonly StoredEvent[] | undefined> {
  try {
    return await feed.after(position);
  } catch (error) {
    if (error instanceof CursorExpiredError) return undefined;
    throw error;
  }
}
