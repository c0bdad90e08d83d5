import { setTimeout as sleep } from 'node:timers/promises';
import { AccessRevokedError, CursorExpiredError } from '../errors.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import { isRevocation, revokes, type StoredEvent } from './event.js';
import type { Feed } from './feed.js';

/** The bytes of an event, shared by all members; null for an event that the document doesn't select. */
export type Rendered = Buffer | null;

export type Render = (event: StoredEvent) => Rendered | Promise<Rendered>;

export interface GroupMember {
  readonly userId: string;
  /** The stream's head when this member was authorised: revocations up to it are already accounted for. */
  readonly authorizedAt: number;
  /** True once the member no longer accepts frames. */
  readonly closed: boolean;
  /** Resolves when the member has room for more frames; awaited during a replay. */
  drained(): Promise<void>;
  /** Receives frames to send, in order. All members share the array. */
  deliver(frames: readonly Buffer[]): void;
  /** Ends the subscription, after the group has removed the member. */
  end(reason: unknown): void;
}

const batchSize = 32;
/**
 * The approximate size of a portion, the unit of delivery. With portions, a batch of large events reaches the buffer limit
 * of a slow subscriber between two events. A replay also waits until the subscriber has drained each portion.
 */
const portionBytes = 65_536;
const retryMs = 500;
/** After this many consecutive failures the group ends its members. The members resume from their cursors. */
const maxFailures = 60;
/**
 * The pause after each emission: events in quick succession then cost one write per socket. A single event is not delayed,
 * an event in a burst by at most this time.
 */
const coalesceMs = 5;

/**
 * The subscriptions of a feed that receive the same bytes. The group renders (executes and serialises) each event once; the
 * only work per member is the frame header before the shared bytes.
 *
 * The group pulls from the feed and has no queue. Available events are rendered concurrently and delivered together, in
 * order, so that a burst becomes one write per socket. A member enters at the number that the member's replay has reached;
 * `emitted` is the number that the group has reached, and a member behind `emitted` replays until it has caught up. Both
 * numbers are compared in the same turn of the event loop, so no event is lost or duplicated.
 */
export class Group {
  readonly feed: Feed;
  readonly #render: Render;
  readonly #logger: Logger;
  readonly #metrics: Metrics;
  /** Each member with the number up to which it had received events when it entered. */
  readonly #members = new Map<GroupMember, number>();
  readonly #stopping = new AbortController();
  #emitted: number;

  /**
   * @param render returns the bytes of an event. Live delivery calls `render` once per event; a cache of the results saves
   *   work for members in a replay
   */
  constructor(feed: Feed, render: Render, { logger, metrics }: { logger: Logger; metrics: Metrics }) {
    this.feed = feed;
    this.#render = render;
    this.#logger = logger;
    this.#metrics = metrics;
    this.#emitted = feed.delivered;
    void this.#run();
  }

  /** All members have received the events up to this number. */
  get emitted(): number {
    return this.#emitted;
  }

  get size(): number {
    return this.#members.size;
  }

  /** Adds a member that has received the events up to `position`. @throws RangeError when `position` is below `emitted` */
  add(member: GroupMember, position: number): void {
    if (position < this.#emitted) throw new RangeError(`Member at ${position} is behind its group at ${this.#emitted}`);
    this.#members.set(member, position);
  }

  remove(member: GroupMember): void {
    this.#members.delete(member);
  }

  /**
   * Replays events to one member until it has caught up with the group, and adds the member.
   *
   * @param position the member has received all events up to this number
   * @throws AccessRevokedError, CursorExpiredError
   */
  async catchUp(member: GroupMember, position: number): Promise<void> {
    let replayed = position;
    while (replayed < this.#emitted && !member.closed) {
      const events = (await this.feed.after(replayed)).slice(0, batchSize);
      const last = events.at(-1);
      if (!last) break;
      const revocation = events.findIndex((event) => revokesMember(event, member));
      const visible = revocation === -1 ? events : events.slice(0, revocation);
      const frames = (await Promise.all(visible.map(this.#render))).filter((frame) => frame !== null);
      for (const portion of portions(frames)) {
        if (member.closed) return;
        member.deliver(portion);
        await member.drained();
      }
      if (revocation !== -1) throw new AccessRevokedError();
      replayed = last.seq;
    }
    if (!member.closed) this.add(member, replayed);
  }

  /** Stops the delivery. Remaining members are not ended; their owners close them. */
  stop(): void {
    this.#stopping.abort();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    let failures = 0;
    while (!signal.aborted && !this.feed.stopped) {
      try {
        const events = this.feed.recentAfter(this.#emitted) ?? (await this.feed.after(this.#emitted));
        if (events.length === 0) await this.feed.advanced(this.#emitted, signal);
        else {
          await this.#emit(events.length > batchSize ? events.slice(0, batchSize) : events);
          failures = 0;
          await sleep(coalesceMs, undefined, { ref: false });
        }
      } catch (error) {
        failures += 1;
        if (error instanceof CursorExpiredError || failures === maxFailures) {
          this.#endAll(error);
          failures = 0;
        } else {
          this.#logger.warn({ err: error, stream: this.feed.streamId }, 'group delivery failed, will retry');
          await sleep(retryMs, undefined, { ref: false });
        }
      }
    }
  }

  async #emit(events: readonly StoredEvent[]): Promise<void> {
    const rendered = events.map(this.#render);
    const frames: readonly Rendered[] = rendered.some((frame) => frame instanceof Promise)
      ? await Promise.all(rendered)
      : (rendered as Rendered[]);
    const first = events[0];
    const last = events.at(-1);
    if (!first || !last) return;
    const revokesNone = !events.some(isRevocation);
    const shared = frames.filter((frame) => frame !== null);
    const sharedPortions = portions(shared);
    this.#emitted = last.seq;
    this.#metrics.deliveries.inc(shared.length * this.#members.size);
    for (const [member, enteredAt] of this.#members) {
      if (revokesNone && enteredAt < first.seq) {
        for (const portion of sharedPortions) member.deliver(portion);
      } else {
        this.#emitOneByOne(member, enteredAt, events, frames);
      }
    }
  }

  #emitOneByOne(
    member: GroupMember,
    enteredAt: number,
    events: readonly StoredEvent[],
    frames: readonly Rendered[],
  ): void {
    for (const [index, event] of events.entries()) {
      if (event.seq <= enteredAt) continue;
      if (revokesMember(event, member)) {
        this.#members.delete(member);
        member.end(new AccessRevokedError());
        return;
      }
      const frame = frames[index];
      if (frame) member.deliver([frame]);
    }
  }

  /** Ends all members: retention overtook the group, or an event cannot be rendered, so delivery would have a hole. */
  #endAll(reason: unknown): void {
    this.#emitted = this.feed.delivered;
    for (const member of [...this.#members.keys()]) {
      this.#members.delete(member);
      member.end(reason);
    }
  }
}

/** Splits frames into portions of about `portionBytes`, with at least one frame each. */
function portions(frames: readonly Buffer[]): Buffer[][] {
  const result: Buffer[][] = [];
  let bytes = 0;
  for (const frame of frames) {
    const current = result.at(-1);
    if (current && bytes + frame.length <= portionBytes) current.push(frame);
    else {
      result.push([frame]);
      bytes = 0;
    }
    bytes += frame.length;
  }
  return result;
}

function revokesMember(event: StoredEvent, member: GroupMember): boolean {
  return event.seq > member.authorizedAt && revokes(event, member.userId);
}
