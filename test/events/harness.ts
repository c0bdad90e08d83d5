import { randomUUID } from 'node:crypto';
import { NotFoundError } from '../../src/errors.js';
import type { Bus, BusState } from '../../src/events/bus.js';
import type { EventDraft, EventOf, StoredEvent, StreamId } from '../../src/events/event.js';
import { revokes } from '../../src/events/event.js';
import { Feeds } from '../../src/events/feeds.js';
import { Group, type Rendered } from '../../src/events/group.js';
import { EventLog } from '../../src/events/log.js';
import type { EventStream } from '../../src/events/stream.js';
import { type StreamAccess, Streams } from '../../src/events/streams.js';
import { createLogger } from '../../src/observability/logger.js';
import { createMetrics } from '../../src/observability/metrics.js';
import type { Database, Db, PrismaClient } from '../../src/store/database.js';

/*
 * Feeds and streams over a real event table, with a scripted bus and a hook in every gap. A gap is a moment between the
 * opening of a stream and its events at which the program awaits something. Every gap calls `gap` first: the hook can
 * delay the program or change the project.
 */

/** A bus that delivers a hint only when the test calls `hint`. */
export class ScriptedBus implements Bus {
  state: BusState = 'up';
  readonly #listeners = new Map<StreamId, Set<(event: StoredEvent) => void>>();
  readonly #states = new Set<(state: BusState) => void>();
  readonly #gap: Gap;

  constructor(gap: Gap) {
    this.#gap = gap;
  }

  /** The number of listeners of all streams. */
  get listeners(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  async publish(): Promise<void> {}

  async signal(): Promise<void> {}

  async listen() {
    return () => {};
  }

  hint(event: StoredEvent): void {
    for (const listener of this.#listeners.get(event.streamId) ?? []) listener(event);
  }

  become(state: BusState): void {
    this.state = state;
    for (const listener of this.#states) listener(state);
  }

  async subscribe(streamId: StreamId, onEvent: (event: StoredEvent) => void) {
    await this.#gap('before listening to the bus');
    const listeners = this.#listeners.get(streamId) ?? new Set();
    this.#listeners.set(streamId, listeners.add(onEvent));
    await this.#gap('after listening to the bus');
    return () => {
      listeners.delete(onEvent);
    };
  }

  onStateChange(onState: (state: BusState) => void) {
    this.#states.add(onState);
    return () => {
      this.#states.delete(onState);
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

/** The hook: called at every gap with the name of the gap. */
export type Gap = (name: string) => Promise<void>;

export interface HarnessOptions {
  readonly database: Pick<Database, 'db' | 'prisma'>;
  readonly gap?: Gap;
  readonly headCheckMs?: number;
  readonly headCheckWithoutBusMs?: number;
  readonly lingerMs?: number;
  readonly replayLimit?: number;
}

const observed = { logger: createLogger('silent', 'json'), metrics: createMetrics() };

type Kind = 'ProjectCreated' | 'ProjectMemberAdded' | 'ProjectMemberRemoved';
export type ReaderStream = EventStream<EventOf<Kind>>;

/** The feeds and streams of one instance, and one project. */
export class Harness implements AsyncDisposable {
  readonly bus: ScriptedBus;
  readonly feeds: Feeds;
  readonly streams: Streams;
  /** The log without gap hooks. */
  readonly log: EventLog;
  readonly streamId: StreamId = `project_${randomUUID().replaceAll('-', '')}`;
  /** The heads that authorizations have returned. */
  readonly authorizedAt: number[] = [];
  readonly startsAt = new Map<unknown, number>();
  /** Every read of the log by the feeds. */
  readonly reads: { after: number; limit: number }[] = [];
  readonly #db: Db;
  readonly #prisma: PrismaClient;

  private constructor(log: EventLog, options: HarnessOptions) {
    const { gap = async () => {} } = options;
    const { db, prisma } = options.database;
    const { headCheckMs = 60_000, headCheckWithoutBusMs = 60_000, lingerMs = 0, replayLimit = 10_000 } = options;
    this.#db = db;
    this.#prisma = prisma;
    this.log = log;
    this.bus = new ScriptedBus(gap);
    const hookedLog = withGapHooks(log, gap, this.reads);
    const logger = createLogger('silent', 'json');
    const metrics = createMetrics();
    this.feeds = new Feeds({
      log: hookedLog,
      bus: this.bus,
      logger,
      metrics,
      headCheckMs,
      headCheckWithoutBusMs,
      lingerMs,
    });
    this.streams = new Streams({ feeds: this.feeds, log: hookedLog, access: this.#access(gap), replayLimit });
  }

  static async open(options: HarnessOptions): Promise<Harness> {
    return new Harness(await EventLog.open(options.database.db), options);
  }

  /** Writes an event as a command does, without a hint. */
  async append(kind: Kind, userId = 'user_0') {
    const [event] = await this.#db.transaction((tx) => this.log.append(tx, [this.#draft(kind, userId)]));
    return event!;
  }

  #draft(kind: Kind, userId: string): EventDraft {
    return {
      streamId: this.streamId,
      kind,
      actorId: null,
      origin: { clientId: null, mutationId: null },
      entityId: this.streamId,
      data: { project, ...(kind === 'ProjectCreated' ? {} : { userId, role: 'MEMBER' }) },
    } as EventDraft;
  }

  /** Writes `count` events at once. */
  async history(count: number): Promise<StoredEvent[]> {
    const { head } = await this.#prisma.stream.upsert({
      where: { id: this.streamId },
      create: { id: this.streamId, head: count },
      update: { head: { increment: count } },
    });
    const { kind, entityId, data } = this.#draft('ProjectCreated', 'user_0');
    await this.#prisma.event.createMany({
      data: Array.from({ length: count }, (_, index) => ({
        streamId: this.streamId,
        seq: head - count + index + 1,
        kind,
        entityId,
        data: data as object,
        occurredAt: new Date(),
      })),
    });
    return this.log.read(this.streamId, head - count, count);
  }

  /** Deletes events as retention does. */
  async forget(from: number, to: number): Promise<void> {
    await this.#prisma.event.deleteMany({ where: { streamId: this.streamId, seq: { gte: from, lte: to } } });
  }

  all(): Promise<StoredEvent[]> {
    return this.log.read(this.streamId, 0, 100_000);
  }

  cursor(seq: number): string {
    return Buffer.from(`${this.log.epoch}.${this.streamId}.${seq}`).toString('base64url');
  }

  /** Opens a stream; `startsAt` keeps its first position, because `position` moves with the iteration. */
  async open(userId: `user_${string}`, after?: number): Promise<ReaderStream> {
    const stream = await this.streams.open({
      streamId: this.streamId,
      reader: { userId, scope: { projectIds: 'all' } },
      kinds: ['ProjectCreated', 'ProjectMemberAdded', 'ProjectMemberRemoved'],
      after: after === undefined ? null : this.cursor(after),
    });
    this.startsAt.set(stream, stream.position);
    return stream;
  }

  group(stream: ReaderStream, render: (event: StoredEvent) => Rendered | Promise<Rendered>): Group {
    return new Group(stream.feed, render, observed);
  }

  /** Derives memberships from one read of the log: every user is a member until removed. */
  #access(gap: Gap): StreamAccess {
    return {
      authorize: async (_streamId, { userId }) => {
        await gap('before authorizing');
        const events = await this.all();
        const last = events.findLast((event) => 'userId' in event.data && event.data.userId === userId);
        await gap('after authorizing');
        if (last && revokes(last, userId)) throw new NotFoundError('Not a member.');
        const head = events.at(-1)?.seq ?? 0;
        this.authorizedAt.push(head);
        return { head, number: 1 };
      },
      projectsOf: async () => [],
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.feeds[Symbol.asyncDispose]();
  }
}

function withGapHooks(log: EventLog, gap: Gap, reads: { after: number; limit: number }[]): EventLog {
  const hookedLog = {
    epoch: log.epoch,
    read: async (streamId: StreamId, after: number, limit: number) => {
      reads.push({ after, limit });
      await gap('before reading the log');
      const events = await log.read(streamId, after, limit);
      await gap('after reading the log');
      return events;
    },
    heads: async (streamIds: readonly StreamId[]) => {
      await gap('before reading the heads');
      const heads = await log.heads(streamIds);
      await gap('after reading the heads');
      return heads;
    },
  };
  return hookedLog as unknown as EventLog;
}

const project = {
  id: 'project_0',
  key: 'P',
  name: 'A project',
  description: '',
  version: 1,
  createdAt: '2026-11-22T09:30:00.000Z',
  updatedAt: '2026-11-22T09:30:00.000Z',
};
