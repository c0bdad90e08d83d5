import { CursorExpiredError } from '../errors.js';
import type { Logger } from '../observability/logger.js';
import type { StoredEvent } from './event.js';
import type { Feed } from './feed.js';

/** What is done with what a stream says. */
export interface StreamFollower {
  /** Must not throw. */
  readonly onEvent: (event: StoredEvent) => void;
  /** Some events are kept no longer and nobody will hear of them: what they would have said has to be found out otherwise. */
  readonly onGap: () => void | Promise<void>;
  readonly logger: Logger;
}

const retryMs = 500;

/**
 * Follows a stream for the instance itself, from where its feed is at the call.
 *
 * - Each later event is told once and in order, or there was a gap in its place.
 * - A gap is told until `onGap` has done its work, and then it goes on behind it. What is written after `onGap` was called is
 *   told after it.
 * - While the log can't be read, or a gap not be dealt with, it waits and tries again: nothing is left out for that.
 *
 * @returns when the signal aborts or the feed stops; never rejects
 */
export async function followStream(feed: Feed, signal: AbortSignal, follower: StreamFollower): Promise<void> {
  const { onEvent, onGap, logger } = follower;
  let position = feed.delivered;
  while (!signal.aborted && !feed.stopped) {
    try {
      const behind = feed.delivered;
      const events = await retainedAfter(feed, position);
      if (events) {
        for (const event of events) {
          position = event.seq;
          onEvent(event);
        }
        await feed.advanced(position, signal);
      } else {
        logger.warn(
          { stream: feed.streamId, after: position, behind },
          'events that were not heard are no longer kept',
        );
        await onGap();
        position = behind;
      }
    } catch (error) {
      logger.warn({ err: error, stream: feed.streamId }, 'stream not followed, will try again');
      await new Promise((resolve) => setTimeout(resolve, retryMs).unref());
    }
  }
}

/** The next events above a position; undefined when they are no longer kept. */
async function retainedAfter(feed: Feed, position: number): Promise<readonly StoredEvent[] | undefined> {
  try {
    return await feed.after(position);
  } catch (error) {
    if (error instanceof CursorExpiredError) return undefined;
    throw error;
  }
}
