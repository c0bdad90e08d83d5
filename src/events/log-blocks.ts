import type { StoredEvent, StreamId } from './event.js';
import type { EventLog } from './log.js';

/** A running or finished read of a block. */
interface ReadBlock {
  readonly reading: Promise<readonly StoredEvent[]>;
  /** The highest event number that the read includes. */
  readonly upTo: number;
}

/** The number of events in a block. */
export const blockSize = 256;
const cachedBlocks = 8;

/**
 * Reads a stream's log in fixed blocks, with one query in flight per block: a thousand subscribers that resume from cursors
 * cost as many queries as the stream has blocks to replay.
 */
export class LogBlocks {
  readonly #log: EventLog;
  readonly #streamId: StreamId;
  readonly #blocks = new Map<number, ReadBlock>();

  constructor(log: EventLog, streamId: StreamId) {
    this.#log = log;
    this.#streamId = streamId;
  }

  /**
   * Reads the block that contains the event after `position`. Rejects with the log's errors.
   *
   * @param head the stream's newest event to read; above `position`
   * @returns events of the block; fewer than all when the events are large
   */
  read(position: number, head: number): Promise<readonly StoredEvent[]> {
    const index = Math.floor(position / blockSize);
    const cached = this.#blocks.get(index);
    // A read that started for an earlier subscriber may end before the requested event.
    if (cached && position < cached.upTo) return cached.reading;
    const start = index * blockSize;
    const complete = start + blockSize <= head;
    const upTo = complete ? start + blockSize : head;
    const reading = this.#log.read(this.#streamId, start, upTo - start);
    this.#blocks.set(index, { reading, upTo });
    const forget = () => {
      if (this.#blocks.get(index)?.reading === reading) this.#blocks.delete(index);
    };
    // A complete block never changes. An incomplete block is shared only during its read.
    reading.then(() => complete || forget(), forget);
    if (this.#blocks.size > cachedBlocks) this.#blocks.delete(this.#blocks.keys().next().value ?? index);
    return reading;
  }
}
