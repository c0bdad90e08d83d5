import { isDeepStrictEqual } from 'node:util';
import type { StoredEvent } from '../events/event.js';
import { GuardedStream } from '../events/guarded-stream.js';
import type { EventStream } from '../events/stream.js';
import type { Typing, TypingHandle } from './typing.js';
import type { TypingMember, TypingState } from './typing-room.js';

export interface TypingStreamOptions {
  /** All events of the project's stream, opened for the viewer. */
  readonly events: EventStream;
  readonly typing: Typing;
  readonly taskId: string;
  readonly reader: TypingMember;
  /** True for an event that ends the subscription, such as the task's deletion. */
  readonly ends: (event: StoredEvent) => boolean;
}

/**
 * The typing messages of a task for one viewer: first the current state, then each changed state. The first state may be
 * empty, which informs a reconnected client that all users have stopped. Each message is a complete state, so a slow
 * subscriber may skip messages.
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
    // The authorisation has already accounted for events up to `authorizedAt`.
    if (event.seq > this.#options.events.authorizedAt && this.#options.ends(event)) void this.return();
  }

  protected override onEnd(): void {
    this.#handle.leave();
  }
}
