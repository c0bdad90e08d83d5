import { isDeepStrictEqual } from 'node:util';
import type { StoredEvent } from '../events/event.js';
import { GuardedStream } from '../events/guarded-stream.js';
import type { EventStream } from '../events/stream.js';
import type { Typing, TypingHandle } from './typing.js';
import type { TypingMember, TypingState } from './typing-room.js';

export interface TypingStreamOptions {
  /** All events of the project's stream, opened for the reader. */
  readonly events: EventStream;
  readonly typing: Typing;
  readonly taskId: string;
  readonly reader: TypingMember;
  /** True for an event after which there is nothing to follow any more. */
  readonly ends: (event: StoredEvent) => boolean;
}

/**
 * Who writes on a task, as one person is told: first those who do, nobody included, so that a reader who comes back knows
 * who has stopped meanwhile; then whenever that has changed. Each message is the whole state, so one that is left out for a
 * slow reader does no harm.
 */
export class TypingStream extends GuardedStream<TypingState> {
  readonly #options: TypingStreamOptions;
  readonly #handle: TypingHandle;
  #reported: readonly string[] | undefined;

  constructor(options: TypingStreamOptions) {
    super(options.events);
    this.#options = options;
    this.#handle = options.typing.follow(options.taskId, () => this.wake());
    this.watch();
  }

  protected take(): TypingState | undefined {
    const state = this.#handle.room.stateFor(this.#options.reader);
    if (isDeepStrictEqual(state.userIds, this.#reported)) return undefined;
    this.#reported = state.userIds;
    return state;
  }

  protected override onEvent(event: StoredEvent): void {
    // What was known when the person was let in has been looked at then.
    if (event.seq > this.#options.events.authorizedAt && this.#options.ends(event)) void this.return();
  }

  protected override onEnd(): void {
    this.#handle.leave();
  }
}
