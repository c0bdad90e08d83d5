import { z } from 'zod';
import type { Bus, Unsubscribe } from '../events/bus.js';
import { Debouncer } from '../lib/debouncer.js';
import type { Metrics } from '../observability/metrics.js';

export interface TypingOptions {
  readonly bus: Bus;
  readonly metrics: Metrics;
  /** The time that a user counts as typing after a report. */
  readonly lifetimeMs: number;
  /** Changes within this window become one message. */
  readonly debounceMs: number;
}

/** A typing user, with the client's name for itself. */
export interface TypingMember {
  readonly userId: string;
  readonly clientId: string | null;
}

/** The users who type on a task. Subscribers of the same state receive the same object. */
export class TypingState {
  readonly taskId: string;
  /** In the order in which the users began to type. */
  readonly userIds: readonly string[];

  constructor(taskId: string, userIds: readonly string[]) {
    this.taskId = taskId;
    this.userIds = userIds;
  }
}

/** The most typing clients of one task; reports of further clients are ignored. */
export const maxTypingMembers = 50;

const id = z.string().min(1).max(64);
const clientId = z.string().min(1).max(100).nullable();

/** Signals between instances. Times are durations, because the clocks of instances differ. */
const signal = z.union([
  z.object({ from: id, userId: id, clientId, forMs: z.number().nonnegative() }),
  z.object({ from: id, ask: z.literal(true) }),
]);
type TypingSignal = z.infer<typeof signal>;

interface TypingEntry {
  readonly member: TypingMember;
  /** The expiry on the monotonic clock. */
  until: number;
  /** True for a report to this instance, which then answers snapshot requests for the member. */
  readonly local: boolean;
}

/** The typing users of one task. */
export class TypingRoom {
  readonly taskId: string;
  readonly #options: TypingOptions & { readonly instance: string };
  readonly #onEmpty: () => void;
  readonly #typing = new Map<string, TypingEntry>();
  readonly #followers = new Set<() => void>();
  #reported: readonly TypingMember[] = [];
  #states = new Map<string, TypingState>();
  #listening: Promise<Unsubscribe> | undefined;
  #expiry: NodeJS.Timeout | undefined;
  readonly #debouncer: Debouncer;
  #closed = false;

  /** @param onEmpty called after the last follower and typing user have left and the room has closed */
  constructor(taskId: string, options: TypingOptions & { readonly instance: string }, onEmpty: () => void) {
    this.taskId = taskId;
    this.#options = options;
    this.#onEmpty = onEmpty;
    this.#debouncer = new Debouncer(options.debounceMs, () => this.#publish());
  }

  /** Reports that a member types for the time from now on; 0 when the member has stopped. */
  report(member: TypingMember, forMs: number): void {
    this.#listen();
    this.#receive(member, forMs, true);
    this.#signal({ from: this.#options.instance, ...member, forMs });
  }

  /** Calls `onChange` when the result of `stateFor` may have changed, until the returned function is called. */
  follow(onChange: () => void): () => void {
    const follower = () => onChange();
    this.#listen();
    // Reports to other instances may be older than the listener: ask for them.
    if (this.#followers.size === 0) {
      void this.#listening?.then(() => this.#signal({ from: this.#options.instance, ask: true }));
    }
    this.#followers.add(follower);
    return () => {
      this.#followers.delete(follower);
      this.#closeIfEmpty();
    };
  }

  /** The typing users without the subscriber's own client. Without both clients' names, all of the user's clients are left out. */
  stateFor(subscriber: TypingMember): TypingState {
    const visible = this.#reported.filter((member) => !isEcho(member, subscriber));
    const userIds = [...new Set(visible.map(({ userId }) => userId))];
    const key = userIds.join(' ');
    const state = this.#states.get(key) ?? new TypingState(this.taskId, userIds);
    this.#states.set(key, state);
    return state;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#expiry);
    this.#debouncer.stop();
    void this.#listening?.then((stop) => stop());
  }

  #listen(): void {
    const { bus, instance, metrics } = this.#options;
    this.#listening ??= bus.listen(topicOf(this.taskId), (message) => {
      const { data, success } = signal.safeParse(message);
      if (!success) metrics.droppedMessages.inc({ reason: 'malformed' });
      if (!success || data.from === instance || this.#closed) return;
      if ('ask' in data) this.#replyToSnapshot();
      else this.#receive({ userId: data.userId, clientId: data.clientId }, data.forMs, false);
    });
  }

  #signal(message: TypingSignal): void {
    void this.#options.bus.signal(topicOf(this.taskId), message);
  }

  /** Repeats the reports to this instance, for an instance that has started to listen. */
  #replyToSnapshot(): void {
    for (const { member, until, local } of this.#typing.values()) {
      const forMs = until - performance.now();
      if (local && forMs > 0) this.#signal({ from: this.#options.instance, ...member, forMs });
    }
  }

  #receive(member: TypingMember, forMs: number, local: boolean): void {
    const key = JSON.stringify([member.userId, member.clientId]);
    if (forMs <= 0) this.#typing.delete(key);
    else if (this.#typing.has(key) || this.#typing.size < maxTypingMembers) {
      const until = performance.now() + Math.min(forMs, this.#options.lifetimeMs);
      this.#typing.set(key, { member, until, local });
    }
    this.#awaitExpiry();
    this.#scheduleCheck();
    this.#closeIfEmpty();
  }

  #awaitExpiry(): void {
    clearTimeout(this.#expiry);
    const next = Math.min(...[...this.#typing.values()].map(({ until }) => until));
    if (next === Number.POSITIVE_INFINITY) return;
    this.#expiry = setTimeout(() => this.#expire(), Math.max(0, next - performance.now()));
    this.#expiry.unref();
  }

  #expire(): void {
    const now = performance.now();
    for (const [key, { until }] of this.#typing) if (until <= now) this.#typing.delete(key);
    this.#awaitExpiry();
    this.#scheduleCheck();
    this.#closeIfEmpty();
  }

  #scheduleCheck(): void {
    // Without followers there is no message to debounce; the next follower starts from the current state.
    if (this.#followers.size === 0) this.#publish();
    else this.#debouncer.schedule();
  }

  #publish(): void {
    this.#reported = [...this.#typing.values()].map(({ member }) => member);
    this.#states = new Map();
    for (const follower of [...this.#followers]) follower();
  }

  #closeIfEmpty(): void {
    if (this.#closed || this.#followers.size > 0 || this.#typing.size > 0) return;
    this.close();
    this.#onEmpty();
  }
}

/** True when the report comes from the subscriber's own client, or may come from it because a client has no name. */
function isEcho(member: TypingMember, subscriber: TypingMember): boolean {
  if (member.userId !== subscriber.userId) return false;
  return member.clientId === null || subscriber.clientId === null || member.clientId === subscriber.clientId;
}

function topicOf(taskId: string): string {
  return `typing:${taskId}`;
}
