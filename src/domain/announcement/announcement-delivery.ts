import { isOfKind } from '../../events/event.js';
import type { Feed } from '../../events/feed.js';
import type { Feeds } from '../../events/feeds.js';
import { followStream } from '../../events/follow-stream.js';
import { kindsOf } from '../../events/kinds.js';
import { PeriodicTask } from '../../lib/periodic-task.js';
import type { RefCounted } from '../../lib/ref-counted.js';
import type { Logger } from '../../observability/logger.js';
import type { Metrics } from '../../observability/metrics.js';
import type { Clock } from '../../store/clock.js';
import type { CommandServices } from '../command.js';
import { SetAside } from '../set-aside.js';
import { deliverToAll } from './fan-out.js';
import { deliverToNewMembers } from './new-members.js';
import { retractEnded } from './retract.js';

export interface AnnouncementDeliveryOptions extends CommandServices {
  readonly feeds: Feeds;
  readonly clock: Clock;
  readonly everyMs: number;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * The worker that delivers announcements when they begin and retracts them when they end. Every instance runs one, and the
 * instances share the work. An operator's command appends an event to the system stream, which wakes all workers at once,
 * before their next periodic run.
 */
export class AnnouncementDelivery implements AsyncDisposable {
  readonly #task: PeriodicTask;
  readonly #feed: RefCounted<Feed>;
  readonly #stopping = new AbortController();
  readonly #following: Promise<void>;

  private constructor(options: AnnouncementDeliveryOptions, feed: RefCounted<Feed>) {
    const { everyMs, logger, metrics } = options;
    const services = { ...options, setAside: new SetAside({ task: 'announcements', logger, metrics }) };
    this.#feed = feed;
    this.#task = new PeriodicTask({
      name: 'announcements',
      everyMs,
      logger,
      metrics,
      run: async (signal) => {
        await retractEnded(services, signal);
        await deliverToAll(services, signal);
        await deliverToNewMembers(services, signal);
      },
    });
    const nudge = () => void this.nudge();
    this.#following = followStream(feed.value, this.#stopping.signal, {
      onEvent: (event) => {
        if (isOfKind(event, kindsOf('AnnouncementEvent'))) nudge();
      },
      // A run queries all due work, so missed events need no replay.
      onGap: nudge,
      logger,
    });
  }

  static async open(options: AnnouncementDeliveryOptions): Promise<AnnouncementDelivery> {
    return new AnnouncementDelivery(options, await options.feeds.acquire('system'));
  }

  /** Starts a run now, see `PeriodicTask.nudge`. */
  nudge(): Promise<void> {
    return this.#task.nudge();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    this.#feed.release();
    await this.#following;
    await this.#task[Symbol.asyncDispose]();
  }
}
