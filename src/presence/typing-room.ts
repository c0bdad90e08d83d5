import { z } from 'zod';
import type { Bus, Unsubscribe } from '../events/bus.js';
import { Debouncer } from '../lib/debouncer.js';
import type { Metrics } from '../observability/metrics.js';

export interface TypingOptions {
  readonly bus: Bus;
  readonly metrics: Metrics;
  /** How long somebody counts as writing after they last said so. */
  readonly lifetimeMs: number;
  /** Changes within this are told together. */
  readonly debounceMs: number;
}

/** Who writes, and in which of their front ends as that names itself. */
export interface TypingMember {
  readonly userId: string;
  readonly clientId: string | null;
}

/** Who writes on a task now, as somebody is told. All to whom the same is told get the same object. */
export class TypingState {
  readonly taskId: string;
  /** Longest first. */
  readonly userIds: readonly string[];

  constructor(taskId: string, userIds: readonly string[]) {
    this.taskId = taskId;
    this.userIds = userIds;
  }
}

/** Front ends that count as writing on one task at once; what others say is not told. */
export const maxTypingMembers = 50;

const id = z.string().min(1).max(64);
const clientId = z.string().min(1).max(100).nullable();

/** What instances say to each other. Times are spans: their clocks may differ. */
const signal = z.union([
  z.object({ from: id, userId: id, clientId, forMs: z.number().nonnegative() }),
  z.object({ from: id, ask: z.literal(true) }),
]);
type TypingSignal = z.infer<typeof signal>;

interface TypingEntry {
  readonly writer: TypingMember;
  /** By the clock that never goes back. */
  until: number;
  /** They said so here, so this instance answers for them. */
  readonly local: boolean;
}

/** Who writes on one task. */
export class TypingRoom {
  readonly taskId: string;
  readonly #options: TypingOptions & { readonly instance: string };
  readonly #onEmpty: () => void;
  readonly #writing = new Map<string, TypingEntry>();
  readonly #followers = new Set<() => void>();
  #reported: readonly TypingMember[] = [];
  #states = new Map<string, TypingState>();
  #listening: Promise<Unsubscribe> | undefined;
  #expiry: NodeJS.Timeout | undefined;
  readonly #debouncer: Debouncer;
  #closed = false;

  /** @param onEmpty called when nobody follows or writes any more; the room has closed then */
  constructor(taskId: string, options: TypingOptions & { readonly instance: string }, onEmpty: () => void) {
    this.taskId = taskId;
    this.#options = options;
    this.#onEmpty = onEmpty;
    this.#debouncer = new Debouncer(options.debounceMs, () => this.#publish());
  }

  /** Somebody says here that they write for so long from now on; 0 for that they stopped. */
  report(writer: TypingMember, forMs: number): void {
    this.#listen();
    this.#receive(writer, forMs, true);
    this.#signal({ from: this.#options.instance, ...writer, forMs });
  }

  /** Calls `onChange` when `stateFor` may give something else, until the result is called. */
  follow(onChange: () => void): () => void {
    const follower = () => onChange();
    this.#listen();
    // Whoever writes elsewhere has said so before we listened.
    if (this.#followers.size === 0) {
      void this.#listening?.then(() => this.#signal({ from: this.#options.instance, ask: true }));
    }
    this.#followers.add(follower);
    return () => {
      this.#followers.delete(follower);
      this.#closeIfEmpty();
    };
  }

  /** Who writes, without the reader's own echo: their front end's, or all of theirs when one of the two has no name. */
  stateFor(reader: TypingMember): TypingState {
    const others = this.#reported.filter((writer) => !isEcho(writer, reader));
    const userIds = [...new Set(others.map(({ userId }) => userId))];
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

  /** Says again who writes here, for an instance that has begun to listen. */
  #replyToSnapshot(): void {
    for (const { writer, until, local } of this.#writing.values()) {
      const forMs = until - performance.now();
      if (local && forMs > 0) this.#signal({ from: this.#options.instance, ...writer, forMs });
    }
  }

  #receive(writer: TypingMember, forMs: number, local: boolean): void {
    const key = JSON.stringify([writer.userId, writer.clientId]);
    if (forMs <= 0) this.#writing.delete(key);
    else if (this.#writing.has(key) || this.#writing.size < maxTypingMembers) {
      const until = performance.now() + Math.min(forMs, this.#options.lifetimeMs);
      this.#writing.set(key, { writer, until, local });
    }
    this.#awaitExpiry();
    this.#scheduleCheck();
    this.#closeIfEmpty();
  }

  #awaitExpiry(): void {
    clearTimeout(this.#expiry);
    const next = Math.min(...[...this.#writing.values()].map(({ until }) => until));
    if (next === Number.POSITIVE_INFINITY) return;
    this.#expiry = setTimeout(() => this.#expire(), Math.max(0, next - performance.now()));
    this.#expiry.unref();
  }

  #expire(): void {
    const now = performance.now();
    for (const [key, { until }] of this.#writing) if (until <= now) this.#writing.delete(key);
    this.#awaitExpiry();
    this.#scheduleCheck();
    this.#closeIfEmpty();
  }

  #scheduleCheck(): void {
    // With nobody to tell there is nothing to wait for: whoever follows next begins with what is.
    if (this.#followers.size === 0) this.#publish();
    else this.#debouncer.schedule();
  }

  #publish(): void {
    this.#reported = [...this.#writing.values()].map(({ writer }) => writer);
    this.#states = new Map();
    for (const follower of [...this.#followers]) follower();
  }

  #closeIfEmpty(): void {
    if (this.#closed || this.#followers.size > 0 || this.#writing.size > 0) return;
    this.close();
    this.#onEmpty();
  }
}

/** True when what the writer says comes from the reader. */
function isEcho(writer: TypingMember, reader: TypingMember): boolean {
  if (writer.userId !== reader.userId) return false;
  return writer.clientId === null || reader.clientId === null || writer.clientId === reader.clientId;
}

function topicOf(taskId: string): string {
  return `typing:${taskId}`;
}
