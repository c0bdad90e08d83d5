import { AccessRevokedError } from '../errors.js';
import { GuardedStream } from '../events/guarded-stream.js';
import type { EventStream } from '../events/stream.js';
import type { RoomHandle } from './rooms.js';
import type { PresenceMessage, Roster } from './roster.js';

/**
 * Who is present in a project, as one of them is told: first everybody, then who came and who left since the message
 * before. It is worked out from what this reader knows, so whatever was lost on the way, applying the messages always
 * leads to who is there. Reading is being present.
 */
export class PresenceStream extends GuardedStream<PresenceMessage> {
  readonly #handle: RoomHandle;
  readonly #stopReading: () => void;
  /** What the reader has been told. */
  #known: Roster | undefined;

  /** @param events all events of the project's stream, opened for the person of the seat */
  constructor(events: EventStream, seat: RoomHandle) {
    super(events);
    this.#handle = seat;
    this.#stopReading = seat.room.read(() => this.wake());
    // Whoever loses access is not present any more, even while they don't read.
    this.watch();
  }

  protected take(): PresenceMessage | undefined {
    const { room, userId } = this.#handle;
    const { roster } = room;
    const known = this.#known;
    if (!roster || roster === known) return undefined;
    // They are there themselves before they are told who is.
    if (!known && !roster.has(userId)) return undefined;
    this.#known = roster;
    return known ? room.changeFrom(known) : roster.snapshot;
  }

  protected override onEnd(reason?: unknown): void {
    this.#stopReading();
    this.#handle.leave(reason instanceof AccessRevokedError);
  }
}
