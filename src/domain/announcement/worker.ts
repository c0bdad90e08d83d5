import { announcementEventKinds, isOfKind } from '../../events/event.js';
import type { Feed } from '../../events/feed.js';
import type { Feeds } from '../../events/feeds.js';
import { followStream } from '../../events/follow-stream.js';
import type { Lease } from '../../events/lease.js';
import type { Logger } from '../../observability/logger.js';
import type { Clock } from '../clock.js';
import type { CommandServices } from '../command.js';
import { Worker } from '../worker.js';
import { tellEverybody } from './fan-out.js';
import { tellNewcomers } from './newcomers.js';
import { retractEnded } from './retract.js';

export interface AnnouncementWorkerOptions extends CommandServices {
  readonly feeds: Feeds;
  readonly clock: Clock;
  readonly everyMs: number;
  readonly logger: Logger;
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
    const { clock, everyMs, logger } = options;
    this.#lease = lease;
    this.#worker = new Worker({
      name: 'announcements',
      everyMs,
      logger,
      run: async (signal) => {
        await retractEnded(options, clock, signal);
        await tellEverybody(options, clock, signal);
        await tellNewcomers(options, clock, signal);
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
