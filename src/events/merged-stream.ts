import { AccessRevokedError, NotFoundError } from '../errors.js';
import { PullIterator } from '../lib/pull-iterator.js';
import { encodeMergedCursor, type MergedPosition } from './cursor.js';
import type { StoredEvent, StreamId } from './event.js';

/** An event of one of several streams, with the cursor that resumes all streams after this event. */
export type MergedEvent = StoredEvent & { readonly cursor: string };

/** One of the merged streams, opened for the viewer. */
interface SourceStream {
  readonly streamId: StreamId;
  readonly number: number;
  readonly position: number;
  next(): Promise<IteratorResult<StoredEvent, undefined>>;
  return(): Promise<unknown>;
}

type Open = (streamId: StreamId, seq: number | undefined) => Promise<SourceStream>;
type Outcome = { readonly source: SourceStream } & (
  | { readonly event: StoredEvent }
  | { readonly ended: true }
  | { readonly error: unknown }
);

/**
 * Merges the streams of one viewer: the viewer's own stream, which reports memberships, and the stream of each project
 * during the membership. The merged stream pulls one event at a time from each source and has no queue. The order within a
 * source is kept; events of different sources have no order.
 */
export class MergedStream extends PullIterator<MergedEvent> {
  readonly #at: Omit<MergedPosition, 'seqs'>;
  readonly #open: Open;
  readonly #sources = new Map<StreamId, SourceStream>();
  /** The newest delivered event of each stream, by stream number. */
  readonly #seqs = new Map<number, number>();
  /** The event number at which each membership began, from the newest `MembershipStarted`. */
  readonly #starts = new Map<StreamId, number>();
  readonly #outcomes: Outcome[] = [];
  #closed = false;

  /**
   * @param at the epoch, scope and user of all cursors
   * @param own the viewer's own stream
   * @param open opens the stream of a project after an event number, or at its head
   */
  constructor(at: Omit<MergedPosition, 'seqs'>, own: SourceStream, open: Open) {
    super();
    this.#at = at;
    this.#open = open;
    this.#add(own);
  }

  /** Adds a project's stream, unless it is already included or the viewer may no longer read it. */
  async include(streamId: StreamId, seq: number | undefined): Promise<void> {
    if (this.#sources.has(streamId) || this.#closed) return;
    try {
      const source = await this.#open(streamId, seq);
      if (this.#closed || this.#sources.has(streamId)) await source.return();
      else this.#add(source);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
    }
  }

  /**
   * The next event of any source.
   *
   * @throws CursorExpiredError when retention overtook a source, LimitExceededError when a cursor can't hold all streams
   */
  async next(): Promise<IteratorResult<MergedEvent, undefined>> {
    try {
      return await this.#next();
    } catch (error) {
      await this.return();
      throw error;
    }
  }

  protected async close(): Promise<void> {
    this.#closed = true;
    this.wake();
    await Promise.all([...this.#sources.values()].map((source) => source.return()));
    this.#sources.clear();
  }

  async #next(): Promise<IteratorResult<MergedEvent, undefined>> {
    while (!this.#closed) {
      const outcome = this.#outcomes.shift();
      if (!outcome) {
        await this.woken();
        continue;
      }
      if ('event' in outcome) return { done: false, value: await this.#take(outcome.source, outcome.event) };
      if ('ended' in outcome) break;
      await this.#drop(outcome.source, outcome.error);
    }
    return this.return();
  }

  #add(source: SourceStream): void {
    this.#sources.set(source.streamId, source);
    this.#seqs.set(source.number, source.position);
    this.#pull(source);
  }

  #pull(source: SourceStream): void {
    const settle = (outcome: Outcome) => {
      this.#outcomes.push(outcome);
      this.wake();
    };
    source.next().then(
      (result) => settle(result.done ? { source, ended: true } : { source, event: result.value }),
      (error: unknown) => settle({ source, error }),
    );
  }

  async #take(source: SourceStream, event: StoredEvent): Promise<MergedEvent> {
    this.#seqs.set(source.number, event.seq);
    if (event.kind === 'MembershipStarted') {
      const streamId = projectStream(event.data.projectId);
      this.#starts.set(streamId, event.data.projectSeq);
      await this.include(streamId, event.data.projectSeq - 1);
    }
    this.#pull(source);
    return { ...event, cursor: encodeMergedCursor({ ...this.#at, seqs: this.#seqs }) };
  }

  /** Removes the stream of a project that the viewer was removed from, and opens it again for a newer membership. */
  async #drop(source: SourceStream, error: unknown): Promise<void> {
    if (!(error instanceof AccessRevokedError)) throw error;
    const { streamId, number, position } = source;
    await source.return();
    this.#sources.delete(streamId);
    this.#seqs.delete(number);
    const start = this.#starts.get(streamId);
    if (start !== undefined && start > position) await this.include(streamId, start - 1);
  }
}

function projectStream(projectId: string): StreamId {
  return `project_${projectId.slice('project_'.length)}`;
}
