import { announcementEventKinds, isOfKind } from '../../events/event.js';
import type { Feed } from '../../events/feed.js';
import type { Feeds } from '../../events/feeds.js';
import { followStream } from '../../events/follow-stream.js';
import type { Lease } from '../../events/lease.js';
import type { Logger } from '../../observability/logger.js';
import type { Metrics } from '../../observability/metrics.js';
import type { Clock } from '../clock.js';
import type { CommandServices } from '../command.js';
import { SetAside } from '../set-aside.js';
import { Worker } from '../worker.js';
import { tellEverybody } from './fan-out.js';
import { tellNewcomers } from './newcomers.js';
import { retractEnded } from './retract.js';

export interface AnnouncementWorkerOptions extends CommandServices {
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
export class AnnouncementWorker implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #lease: Lease<Feed>;
  readonly #stopping = new AbortController();
  readonly #following: Promise<void>;

  private constructor(options: AnnouncementWorkerOptions, lease: Lease<Feed>) {
    const { everyMs, logger, metrics } = options;
    const services = { ...options, setAside: new SetAside({ worker: 'announcements', logger, metrics }) };
    this.#lease = lease;
    this.#worker = new Worker({
      name: 'announcements',
      everyMs,
      logger,
      metrics,
      run: async (signal) => {
        await retractEnded(services, signal);
        await tellEverybody(services, signal);
        await tellNewcomers(services, signal);
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

  static async open(options: AnnouncementWorkerOptions): Promise<AnnouncementWorker> {
    return new AnnouncementWorker(options, await options.feeds.acquire('system'));
  }

  /** As `Worker.nudge`. */
  nudge(): Promise<void> {
    return this.#worker.nudge();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    this.#lease.release();
    await this.#following;
    await this.#worker[Symbol.asyncDispose]();
  }
}
