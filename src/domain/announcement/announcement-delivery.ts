import { announcementEventKinds, isOfKind } from '../../events/event.js';
import type { Feed } from '../../events/feed.js';
import type { Feeds } from '../../events/feeds.js';
import { followStream } from '../../events/follow-stream.js';
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
 * Brings announcements to people when they begin and takes them away when they end. Every instance has one, and they share
 * the work; the system's stream tells all of them when an operator does something, so that nobody waits for the next look.
 */
export class AnnouncementDelivery implements AsyncDisposable {
  readonly #task: PeriodicTask;
  readonly #feed: RefCounted<Feed>;
  readonly #stopping = new AbortController();
  readonly #following: Promise<void>;

  private constructor(options: AnnouncementDeliveryOptions, lease: RefCounted<Feed>) {
    const { everyMs, logger, metrics } = options;
    const services = { ...options, setAside: new SetAside({ task: 'announcements', logger, metrics }) };
    this.#feed = lease;
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
    this.#following = followStream(lease.value, this.#stopping.signal, {
      onEvent: (event) => {
        if (isOfKind(event, announcementEventKinds)) nudge();
      },
      // The worker finds out what there is to do.
      onGap: nudge,
      logger,
    });
  }

  static async open(options: AnnouncementDeliveryOptions): Promise<AnnouncementDelivery> {
    return new AnnouncementDelivery(options, await options.feeds.acquire('system'));
  }

  /** As `Worker.nudge`. */
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
