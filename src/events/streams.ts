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
import { type EventOf, isOfKind, projectOf, type StoredEvent, type StreamId } from './event.js';
import type { Feeds } from './feeds.js';
import { type EventKind, projectStreamKinds, userStreamKinds } from './kinds.js';
import { contiguousFrom, type EventLog } from './log.js';
import { MergedStream } from './merged-stream.js';
import { EventStream } from './stream.js';

/** The request of a subscription to one stream. */
export interface StreamRequest<K extends EventKind> {
  readonly streamId: StreamId;
  readonly reader: StreamReader;
  readonly kinds: readonly K[];
  /** Selects events of the kinds; absent for all. */
  readonly where?: ((event: EventOf<K>) => boolean) | undefined;
  /** The cursor to resume after; absent to start at the head. */
  readonly after?: string | null | undefined;
}

/** A user and the scope of the user's credential, which may cover some of the user's projects only. */
export interface StreamReader {
  /** Also the name of the user's own stream. */
  readonly userId: `user_${string}`;
  readonly scope: { readonly projectIds: 'all' | ReadonlySet<string> };
}

/** A stream of a user, with its number in merged cursors. */
export interface NumberedStream {
  readonly streamId: StreamId;
  readonly number: number;
}

/** The access check of streams. */
export interface StreamAccess {
  /**
   * Authorises a reader for a stream, and returns the stream's head and number from the same snapshot.
   *
   * @throws NotFoundError when the user may not read the stream
   */
  authorize(streamId: StreamId, reader: StreamReader): Promise<{ head: number; number: number }>;
  /** The streams of the projects that the reader may read now, by ascending number. */
  projectsOf(reader: StreamReader): Promise<readonly NumberedStream[]>;
}

export interface StreamsOptions {
  readonly feeds: Feeds;
  readonly log: EventLog;
  readonly access: StreamAccess;
  /** The most events that a subscription replays from a cursor. */
  readonly replayLimit: number;
}

/** Consecutive events, oldest first, and the cursor after the last one. */
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
   * Opens a stream for a reader.
   *
   * @throws NotFoundError when the user may not read the stream
   * @throws InvalidInputError when `after` is not a cursor of this stream
   * @throws CursorExpiredError when the cursor is no longer valid
   */
  async open<K extends EventKind>({ after, ...request }: StreamRequest<K>): Promise<EventStream<EventOf<K>>> {
    if (after == null) return this.#openAt(request, undefined);
    const { epoch, seq } = decodeCursor(after, request.streamId, ['after']);
    this.#requireEpoch(epoch);
    return this.#openAt(request, seq);
  }

  /**
   * Opens all streams of a user: the user's own stream and the streams of the user's projects. The merged stream adds and
   * removes projects as memberships change.
   *
   * @throws InvalidInputError, CursorExpiredError as in `open`
   * @throws LimitExceededError when the user has more projects than a cursor holds
   */
  async openAll(reader: StreamReader, after: string | null | undefined): Promise<MergedStream> {
    const { log, access } = this.#options;
    const { userId } = reader;
    const at = { epoch: log.epoch, scope: scopeName(reader), userId };
    const resumed = after == null ? undefined : decodeMergedCursor(after, userId, ['after']);
    if (resumed) this.#requireEpoch(resumed.epoch);
    if (resumed && resumed.scope !== at.scope) {
      throw new CursorExpiredError('This cursor belongs to a token with another project scope.');
    }
    // The user's own stream opens first: a membership that starts later is an event in that stream.
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
      // The user's own stream reports the projects that the cursor does not contain.
      const included = resumed ? projects.filter(({ number }) => resumed.seqs.has(number)) : projects;
      await Promise.all(included.map(({ streamId, number }) => merged.include(streamId, resumed?.seqs.get(number))));
      return merged;
    } catch (error) {
      await merged.return();
      throw error;
    }
  }

  /**
   * Returns a cursor for `openAll` at the current heads of the user's streams.
   *
   * @throws LimitExceededError when the user has more projects than a cursor holds
   */
  async cursorOfAll(reader: StreamReader): Promise<string> {
    const { log, access } = this.#options;
    const { userId } = reader;
    // The user's own stream is read first: a membership that starts later is an event after the cursor.
    const own = (await log.heads([userId])).get(userId) ?? 0;
    const projects = await access.projectsOf(reader);
    const heads = await log.heads(projects.map(({ streamId }) => streamId));
    const seqs = new Map([[ownStreamNumber, own]]);
    for (const { streamId, number } of projects) seqs.set(number, heads.get(streamId) ?? 0);
    return encodeMergedCursor({ epoch: log.epoch, scope: scopeName(reader), userId, seqs });
  }

  /**
   * Reads up to `limit` events of a stream from the log. The caller has authorised the viewer.
   *
   * @throws InvalidInputError, CursorExpiredError as in `open`
   */
  async page(streamId: StreamId, after: string | null | undefined, limit: number): Promise<EventPage> {
    const { log } = this.#options;
    const from = after == null ? undefined : decodeCursor(after, streamId, ['after']);
    if (from) this.#requireEpoch(from.epoch);
    const seq = from?.seq ?? 0;
    const read = () => log.read(streamId, seq, limit + 1);
    let found = await read();
    const head = found.length > 0 ? undefined : (await log.heads([streamId])).get(streamId);
    // The stream received events between the two reads.
    if (head !== undefined && head > seq) found = await read();
    const run = contiguousFrom(from ? seq + 1 : (found[0]?.seq ?? 1), found);
    if (from && run.length === 0 && head !== seq) {
      throw new CursorExpiredError(
        'Events after this cursor are no longer kept, or the cursor is ahead of the stream.',
      );
    }
    const events = run.slice(0, limit);
    const last = events.at(-1)?.seq ?? head ?? seq;
    const cursor = encodeCursor({ epoch: log.epoch, streamId, seq: last });
    // A read may end early, at a hole or because its events are large.
    const newest = events.length > 0 && run.length <= limit ? (await log.heads([streamId])).get(streamId) : undefined;
    return { events, cursor, hasMore: run.length > limit || (newest ?? 0) > last };
  }

  /** Joins the feed first and authorises the reader second, so that no revocation is lost. */
  async #openAt<K extends EventKind>(
    { streamId, reader, kinds, where }: Omit<StreamRequest<K>, 'after'>,
    seq: number | undefined,
  ): Promise<EventStream<EventOf<K>>> {
    const { feeds, access, replayLimit } = this.#options;
    const feed = await feeds.acquire(streamId);
    try {
      const joinedAt = feed.value.delivered;
      const { head, number } = await access.authorize(streamId, reader);
      if (seq !== undefined && seq > head) throw new CursorExpiredError('This cursor is ahead of the stream.');
      if (seq !== undefined && head - seq > replayLimit) {
        throw new CursorExpiredError(`This cursor is more than ${replayLimit} events behind.`);
      }
      // The log may be ahead of the feed.
      feed.value.onHead(head);
      const select = (event: StoredEvent): event is EventOf<K> =>
        isOfKind(event, kinds) && (where === undefined || where(event)) && isVisibleTo(event, reader);
      const { userId } = reader;
      return new EventStream({ feed, number, userId, select, position: seq ?? joinedAt, authorizedAt: head });
    } catch (error) {
      feed.release();
      throw error;
    }
  }

  #requireEpoch(epoch: string): void {
    if (epoch !== this.#options.log.epoch)
      throw new CursorExpiredError('This cursor was issued before the database was restored.');
  }
}

/** The user's own stream has events of all projects; a credential with a project scope receives those of its scope. */
function isVisibleTo(event: StoredEvent, { userId, scope: { projectIds } }: StreamReader): boolean {
  if (event.streamId !== userId || projectIds === 'all') return true;
  const projectId = projectOf(event);
  return projectId !== undefined && projectIds.has(projectId);
}

/** Returns a text that is equal for credentials with the same project scope; empty for all projects. */
function scopeName({ scope: { projectIds } }: StreamReader): string {
  if (projectIds === 'all') return '';
  return createHash('sha256')
    .update([...projectIds].sort().join())
    .digest('hex')
    .slice(0, 16);
}
