import { createHash } from 'node:crypto';
import { CursorExpiredError } from '../errors.js';
import {
  decodeCursor,
  decodeMergedCursor,
  encodeCursor,
  encodeMergedCursor,
  ownStreamNumber,
  requireMergeable,
} from './cursor.js';
import {
  type EventKind,
  type EventOf,
  isOfKind,
  projectOf,
  projectStreamKinds,
  type StoredEvent,
  type StreamId,
  userStreamKinds,
} from './event.js';
import type { Feeds } from './feeds.js';
import { contiguousFrom, type EventLog } from './log.js';
import { MergedStream } from './merged-stream.js';
import { EventStream } from './stream.js';

/** What a subscription to one stream asks for. */
export interface StreamRequest<K extends EventKind> {
  readonly streamId: StreamId;
  readonly reader: StreamReader;
  readonly kinds: readonly K[];
  /** Which events of those kinds to give; all of them when it is left out. */
  readonly where?: ((event: EventOf<K>) => boolean) | undefined;
  /** Go on after this cursor; without it, with whatever is committed from now on. */
  readonly after?: string | null | undefined;
}

/** Who reads: a person, by a credential that may be for some of their projects only. */
export interface StreamReader {
  /** Also the name of their own stream. */
  readonly userId: `user_${string}`;
  readonly scope: { readonly projectIds: 'all' | ReadonlySet<string> };
}

/** A stream of a user, with its number in merged cursors. */
export interface NumberedStream {
  readonly streamId: StreamId;
  readonly number: number;
}

/** Who may read what, and how far it is. */
export interface StreamAccess {
  /**
   * Asks whether a person may read a stream now, and for its head and number, in one consistent read.
   *
   * @throws NotFoundError when they may not
   */
  authorize(streamId: StreamId, reader: StreamReader): Promise<{ head: number; number: number }>;
  /** The projects that a person may read now, by ascending number. */
  projectsOf(reader: StreamReader): Promise<readonly NumberedStream[]>;
}

export interface StreamsOptions {
  readonly feeds: Feeds;
  readonly log: EventLog;
  readonly access: StreamAccess;
  /** How many events a cursor may be behind. */
  readonly replayLimit: number;
}

/** A run of events, oldest first, and the cursor behind the last. */
export interface EventPage {
  readonly events: readonly StoredEvent[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

/** Opens streams for readers. */
export class Streams {
  readonly #options: StreamsOptions;

  constructor(options: StreamsOptions) {
    this.#options = options;
  }

  /**
   * @throws NotFoundError when the person may not read the stream
   * @throws InvalidInputError when `after` is not a cursor of this stream
   * @throws CursorExpiredError when it can't be gone on from
   */
  async open<K extends EventKind>({ after, ...request }: StreamRequest<K>): Promise<EventStream<EventOf<K>>> {
    if (after == null) return this.#openAt(request, undefined);
    const { epoch, seq } = decodeCursor(after, request.streamId, ['after']);
    this.#requireEpoch(epoch);
    return this.#openAt(request, seq);
  }

  /**
   * Opens every stream of a person: their own and those of their projects, which it follows as memberships change.
   *
   * @throws InvalidInputError, CursorExpiredError as above
   * @throws LimitExceededError when the person is in more projects than a cursor holds
   */
  async openAll(reader: StreamReader, after: string | null | undefined): Promise<MergedStream> {
    const { log, access } = this.#options;
    const { userId } = reader;
    const at = { epoch: log.epoch, scope: scopeName(reader), userId };
    const resumed = after == null ? undefined : decodeMergedCursor(after, userId, ['after']);
    if (resumed) this.#requireEpoch(resumed.epoch);
    if (resumed && resumed.scope !== at.scope) {
      throw new CursorExpiredError('This cursor is of a token for other projects.');
    }
    // Their own stream first: a membership that starts from here on is an event in it.
    const own = await this.#openAt(
      { streamId: userId, reader, kinds: userStreamKinds },
      resumed?.seqs.get(ownStreamNumber),
    );
    const merged = new MergedStream(at, own, (streamId, seq) =>
      this.#openAt({ streamId, reader, kinds: projectStreamKinds }, seq),
    );
    try {
      const projects = await access.projectsOf(reader);
      requireMergeable(projects.length);
      // One that the cursor doesn't know is told of by the person's own stream.
      const known = resumed ? projects.filter(({ number }) => resumed.seqs.has(number)) : projects;
      await Promise.all(known.map(({ streamId, number }) => merged.include(streamId, resumed?.seqs.get(number))));
      return merged;
    } catch (error) {
      await merged.return();
      throw error;
    }
  }

  /**
   * A cursor for `openAll`: everything that happens in a person's streams from now on comes after it.
   *
   * @throws LimitExceededError when the person is in more projects than a cursor holds
   */
  async cursorOfAll(reader: StreamReader): Promise<string> {
    const { log, access } = this.#options;
    const { userId } = reader;
    // Their own stream first: a membership that starts after this read is an event behind the cursor.
    const own = (await log.heads([userId])).get(userId) ?? 0;
    const projects = await access.projectsOf(reader);
    const heads = await log.heads(projects.map(({ streamId }) => streamId));
    const seqs = new Map([[ownStreamNumber, own]]);
    for (const { streamId, number } of projects) seqs.set(number, heads.get(streamId) ?? 0);
    return encodeMergedCursor({ epoch: log.epoch, scope: scopeName(reader), userId, seqs });
  }

  /**
   * Up to `limit` events of a stream that the caller may read, from the log.
   *
   * @throws InvalidInputError, CursorExpiredError as above
   */
  async page(streamId: StreamId, after: string | null | undefined, limit: number): Promise<EventPage> {
    const { log } = this.#options;
    const from = after == null ? undefined : decodeCursor(after, streamId, ['after']);
    if (from) this.#requireEpoch(from.epoch);
    const seq = from?.seq ?? 0;
    const read = () => log.read(streamId, seq, limit + 1);
    let found = await read();
    const head = found.length > 0 ? undefined : (await log.heads([streamId])).get(streamId);
    // Events that were written between the two reads.
    if (head !== undefined && head > seq) found = await read();
    const run = contiguousFrom(from ? seq + 1 : (found[0]?.seq ?? 1), found);
    if (from && run.length === 0 && head !== seq) {
      throw new CursorExpiredError('Events after this cursor are not kept, or it is ahead.');
    }
    const events = run.slice(0, limit);
    const last = events.at(-1)?.seq ?? head ?? seq;
    const cursor = encodeCursor({ epoch: log.epoch, streamId, seq: last });
    // A read may end early, at a hole or because its events are big.
    const newest = events.length > 0 && run.length <= limit ? (await log.heads([streamId])).get(streamId) : undefined;
    return { events, cursor, hasMore: run.length > limit || (newest ?? 0) > last };
  }

  /** Joins the feed first and authorises second, so that no removal slips between the two. */
  async #openAt<K extends EventKind>(
    { streamId, reader, kinds, where }: Omit<StreamRequest<K>, 'after'>,
    seq: number | undefined,
  ): Promise<EventStream<EventOf<K>>> {
    const { feeds, access, replayLimit } = this.#options;
    const lease = await feeds.acquire(streamId);
    try {
      const joinedAt = lease.value.delivered;
      const { head, number } = await access.authorize(streamId, reader);
      if (seq !== undefined && seq > head) throw new CursorExpiredError('This cursor is ahead of the stream.');
      if (seq !== undefined && head - seq > replayLimit) {
        throw new CursorExpiredError(`This cursor is more than ${replayLimit} events behind.`);
      }
      // The log may be ahead of what the feed has heard so far.
      lease.value.onHead(head);
      const select = (event: StoredEvent): event is EventOf<K> =>
        isOfKind(event, kinds) && (where === undefined || where(event)) && isVisibleTo(event, reader);
      const { userId } = reader;
      return new EventStream({ lease, number, userId, select, position: seq ?? joinedAt, authorizedAt: head });
    } catch (error) {
      lease.release();
      throw error;
    }
  }

  #requireEpoch(epoch: string): void {
    if (epoch !== this.#options.log.epoch) throw new CursorExpiredError('This cursor is from before a restore.');
  }
}

/** A person's own stream tells of all their projects: whoever may know of some only is told of those only. */
function isVisibleTo(event: StoredEvent, { userId, scope: { projectIds } }: StreamReader): boolean {
  if (event.streamId !== userId || projectIds === 'all') return true;
  const projectId = projectOf(event);
  return projectId !== undefined && projectIds.has(projectId);
}

/** The same text for credentials that may see the same projects of a person. */
function scopeName({ scope: { projectIds } }: StreamReader): string {
  if (projectIds === 'all') return '';
  return createHash('sha256')
    .update([...projectIds].sort().join())
    .digest('hex')
    .slice(0, 16);
}
