import { AccessRevokedError } from '../errors.js';
import { GuardedStream } from '../events/guarded-stream.js';
import type { EventStream } from '../events/stream.js';
import type { RoomHandle } from './rooms.js';
import type { PresenceMessage, Roster } from './roster.js';

/**
 * The presence messages of a project for one viewer: first a snapshot, then the users who joined and left since the last
 * message. Each change is computed from the roster that the subscriber knows, so the messages always lead to the current
 * roster. The viewer is present while the stream is open.
 */
export class PresenceStream extends GuardedStream<PresenceMessage> {
  readonly #handle: RoomHandle;
  readonly #stopReading: () => void;
  /** The roster that the subscriber has received. */
  #known: Roster | undefined;

  /** @param events all events of the project's stream, opened for the user of the handle */
  constructor(events: EventStream, handle: RoomHandle) {
    super(events);
    this.#handle = handle;
    this.#stopReading = handle.room.read(() => this.wake());
    // Starts before the first read: a user who loses access must not stay present.
    this.watch();
  }

  protected take(): PresenceMessage | undefined {
    const { room, userId } = this.#handle;
    const { roster } = room;
    const known = this.#known;
    if (!roster || roster === known) return undefined;
    // The first snapshot includes the viewer.
    if (!known && !roster.has(userId)) return undefined;
    this.#known = roster;
    return known ? room.changeFrom(known) : roster.snapshot;
  }

  protected override onEnd(reason?: unknown): void {
    this.#stopReading();
    this.#handle.leave(reason instanceof AccessRevokedError);
  }
}
