import { AccessRevokedError, CursorExpiredError } from '../errors.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import { isRevocation, revokes, type StoredEvent } from './event.js';
import type { Feed } from './feed.js';

/*
 * A group: the subscriptions of a feed that must get the same bytes. Each event is rendered (executed and serialised)
 * once for all of them; what is left per member is to put its frame's header before the shared bytes.
 *
 * The group is itself a reader that pulls from the feed, so it has no queue. What it finds in one go it renders side by
 * side and hands to each member together, in order, so that a burst becomes one write per socket. A member enters at the
 * number up to which it was served on its own; `emitted` says how far the group is, and a member that comes from behind
 * replays until it is not behind any more. Both numbers are compared in one turn, so nothing is lost or doubled.
 */

/** The bytes of one event, shared by all members; nothing for an event that the document doesn't select. */
export type Rendered = Buffer | null;

export type Render = (event: StoredEvent) => Rendered | Promise<Rendered>;

export interface GroupMember {
  readonly userId: string;
  /** The stream's head when this member was authorised: revocations up to it are already accounted for. */
  readonly authorizedAt: number;
  /** True once nothing can be delivered any more. */
  readonly closed: boolean;
  /** Resolves when the member has room for more; waited for while it catches up. */
  drained(): Promise<void>;
  /** Gets frames to send, in order. The array is shared between members. */
  deliver(frames: readonly Buffer[]): void;
  /** The subscription is over; the member has left the group. */
  end(reason: unknown): void;
}

const batchSize = 32;
/**
 * Members are handed about this much at once, so that a batch of big events meets a reader's limit between them. A replay
 * also waits for the reader to take each portion.
 */
const portionBytes = 65_536;
const retryMs = 500;
/** After so many failures in a row the members are let go: they resume from their cursors. */
const maxFailures = 60;
/**
 * After an emission the group waits this long before it looks for more: what comes in quick succession then costs one
 * write per socket. An event that comes alone is not held up; one in a burst by this much at most.
 */
const coalesceMs = 5;

export class Group {
  readonly feed: Feed;
  readonly #render: Render;
  readonly #logger: Logger;
  readonly #metrics: Metrics;
  /** Each member with the number up to which it has been served before it entered. */
  readonly #members = new Map<GroupMember, number>();
  readonly #stopping = new AbortController();
  #emitted: number;

  /**
   * @param render gives the bytes of an event; called once per event in the live path, so it should remember its answers
   *   for those who replay
   */
  constructor(feed: Feed, render: Render, { logger, metrics }: { logger: Logger; metrics: Metrics }) {
    this.feed = feed;
    this.#render = render;
    this.#logger = logger;
    this.#metrics = metrics;
    this.#emitted = feed.delivered;
    void this.#run();
  }

  /** Every member has been handed all events up to this number. */
  get emitted(): number {
    return this.#emitted;
  }

  get size(): number {
    return this.#members.size;
  }

  /** Lets in a member that was served up to `position`, which must not be below `emitted`. */
  add(member: GroupMember, position: number): void {
    if (position < this.#emitted) throw new RangeError(`Member at ${position} is behind its group at ${this.#emitted}`);
    this.#members.set(member, position);
  }

  remove(member: GroupMember): void {
    this.#members.delete(member);
  }

  /**
   * Serves one member from the feed until it has caught up with the group, and lets it in.
   *
   * @param position the member has seen everything up to here
   * @throws AccessRevokedError, CursorExpiredError
   */
  async catchUp(member: GroupMember, position: number): Promise<void> {
    let reached = position;
    while (reached < this.#emitted && !member.closed) {
      const events = (await this.feed.after(reached)).slice(0, batchSize);
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
      reached = last.seq;
    }
    if (!member.closed) this.add(member, reached);
  }

  /** Ends the group; members that are still here are left to their owners. */
  stop(): void {
    this.#stopping.abort();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    let failures = 0;
    while (!signal.aborted && !this.feed.stopped) {
      try {
        const found = this.feed.recentAfter(this.#emitted) ?? (await this.feed.after(this.#emitted));
        if (found.length === 0) await this.feed.advanced(this.#emitted, signal);
        else {
          await this.#emit(found.length > batchSize ? found.slice(0, batchSize) : found);
          failures = 0;
          await pause(coalesceMs);
        }
      } catch (error) {
        failures += 1;
        if (error instanceof CursorExpiredError || failures === maxFailures) {
          this.#endAll(error);
          failures = 0;
        } else {
          this.#logger.warn({ err: error, stream: this.feed.streamId }, 'group delivery failed, will try again');
          await pause(retryMs);
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
    const plain = !events.some(isRevocation);
    const shared = frames.filter((frame) => frame !== null);
    const cut = portions(shared);
    this.#emitted = last.seq;
    this.#metrics.deliveries.inc(shared.length * this.#members.size);
    for (const [member, enteredAt] of this.#members) {
      if (plain && enteredAt < first.seq) {
        for (const portion of cut) member.deliver(portion);
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

  /** Nobody in the group can be served without a hole: retention overtook it, or an event can't be rendered. */
  #endAll(reason: unknown): void {
    this.#emitted = this.feed.delivered;
    for (const member of [...this.#members.keys()]) {
      this.#members.delete(member);
      member.end(reason);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

/** Cuts frames into portions of about `portionBytes`, each with at least one. */
function portions(frames: readonly Buffer[]): Buffer[][] {
  const cut: Buffer[][] = [];
  let bytes = 0;
  for (const frame of frames) {
    const open = cut.at(-1);
    if (open && bytes + frame.length <= portionBytes) open.push(frame);
    else {
      cut.push([frame]);
      bytes = 0;
    }
    bytes += frame.length;
  }
  return cut;
}

function revokesMember(event: StoredEvent, member: GroupMember): boolean {
  return event.seq > member.authorizedAt && revokes(event, member.userId);
}
