import { AccessRevokedError, NotFoundError } from '../errors.js';
import { encodeMergedCursor, type MergedPosition } from './cursor.js';
import type { StoredEvent, StreamId } from './event.js';

/** An event of one of several streams, with the cursor that goes on from there in all of them. */
export type MergedEvent = StoredEvent & { readonly cursor: string };

/** What is merged: one person's place in one stream. */
interface SourceStream {
  readonly streamId: StreamId;
  readonly number: number;
  readonly position: number;
  next(): Promise<IteratorResult<StoredEvent, undefined>>;
  return(): Promise<unknown>;
}

type Open = (streamId: StreamId, seq: number | undefined) => Promise<SourceStream>;
type Outcome = { readonly part: SourceStream } & (
  | { readonly event: StoredEvent }
  | { readonly ended: true }
  | { readonly error: unknown }
);

/*
 * Everything that reaches one person: their own stream, which tells of their memberships, and the stream of each project
 * as long as they are in it. Each part is asked for one event at a time, so nothing queues up here; the order within a
 * stream is kept, between streams there is none.
 */
export class MergedStream implements AsyncIterableIterator<MergedEvent> {
  readonly #at: Omit<MergedPosition, 'seqs'>;
  readonly #open: Open;
  readonly #sources = new Map<StreamId, SourceStream>();
  /** The newest event that the person received, by the number of its stream. */
  readonly #seqs = new Map<number, number>();
  /** Where each membership began, as the person's own stream told it last. */
  readonly #starts = new Map<StreamId, number>();
  readonly #outcomes: Outcome[] = [];
  #wake = () => {};
  #closed = false;

  /**
   * @param at what all its cursors say
   * @param own the person's own stream
   * @param open opens another of their streams, after a number or from now on
   */
  constructor(at: Omit<MergedPosition, 'seqs'>, own: SourceStream, open: Open) {
    this.#at = at;
    this.#open = open;
    this.#add(own);
  }

  /** Takes in a project's stream, unless it is here or the person may not read it any more. */
  async include(streamId: StreamId, seq: number | undefined): Promise<void> {
    if (this.#sources.has(streamId) || this.#closed) return;
    try {
      const part = await this.#open(streamId, seq);
      if (this.#closed || this.#sources.has(streamId)) await part.return();
      else this.#add(part);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
    }
  }

  /**
   * The next event.
   *
   * @throws CursorExpiredError when a stream can't be continued, LimitExceededError when a cursor can't hold all streams
   */
  async next(): Promise<IteratorResult<MergedEvent, undefined>> {
    try {
      return await this.#next();
    } catch (error) {
      await this.return();
      throw error;
    }
  }

  async return(): Promise<IteratorResult<MergedEvent, undefined>> {
    this.#closed = true;
    this.#wake();
    await Promise.all([...this.#sources.values()].map((part) => part.return()));
    this.#sources.clear();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<MergedEvent, undefined>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #next(): Promise<IteratorResult<MergedEvent, undefined>> {
    while (!this.#closed) {
      const outcome = this.#outcomes.shift();
      if (!outcome) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        continue;
      }
      if ('event' in outcome) return { done: false, value: await this.#take(outcome.part, outcome.event) };
      if ('ended' in outcome) break;
      await this.#drop(outcome.part, outcome.error);
    }
    return this.return();
  }

  #add(part: SourceStream): void {
    this.#sources.set(part.streamId, part);
    this.#seqs.set(part.number, part.position);
    this.#pull(part);
  }

  #pull(part: SourceStream): void {
    const settle = (outcome: Outcome) => {
      this.#outcomes.push(outcome);
      this.#wake();
    };
    part.next().then(
      (result) => settle(result.done ? { part, ended: true } : { part, event: result.value }),
      (error: unknown) => settle({ part, error }),
    );
  }

  async #take(part: SourceStream, event: StoredEvent): Promise<MergedEvent> {
    this.#seqs.set(part.number, event.seq);
    if (event.kind === 'MembershipStarted') {
      const streamId = projectStream(event.data.projectId);
      this.#starts.set(streamId, event.data.projectSeq);
      await this.include(streamId, event.data.projectSeq - 1);
    }
    this.#pull(part);
    return { ...event, cursor: encodeMergedCursor({ ...this.#at, seqs: this.#seqs }) };
  }

  /** A project that the person was removed from is left out from now on, unless they are back already. */
  async #drop(part: SourceStream, error: unknown): Promise<void> {
    if (!(error instanceof AccessRevokedError)) throw error;
    const { streamId, number, position } = part;
    await part.return();
    this.#sources.delete(streamId);
    this.#seqs.delete(number);
    const start = this.#starts.get(streamId);
    if (start !== undefined && start > position) await this.include(streamId, start - 1);
  }
}

function projectStream(projectId: string): StreamId {
  return `project_${projectId.slice('project_'.length)}`;
}
