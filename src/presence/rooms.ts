import type { Metrics } from '../observability/metrics.js';
import { Room, type RoomOptions } from './room.js';
import { Roster } from './roster.js';

export interface RoomsOptions extends RoomOptions {
  readonly metrics: Metrics;
}

/** A tab of a user in a room. */
export interface RoomHandle {
  readonly room: Room;
  readonly userId: string;
  /** Leaves the room once. @param atOnce true to skip the grace time, for a user who lost access */
  leave(atOnce: boolean): void;
}

/** The rooms of an instance, one for each project with a local user. */
export class Rooms implements Disposable {
  readonly #options: RoomsOptions;
  readonly #rooms = new Map<string, Room>();

  constructor(options: RoomsOptions) {
    this.#options = options;
    const { gauge } = options.metrics;
    gauge('taskwire_presence_people', 'Present users of this instance.', () => this.people);
    gauge('taskwire_presence_entries', 'Present users of this instance, counted once per project.', () => this.entries);
  }

  /** The number of local users, including users in the grace time. */
  get people(): number {
    return new Set([...this.#rooms.values()].flatMap(({ userIds }) => [...userIds])).size;
  }

  /** The number of local users, counted once per project. */
  get entries(): number {
    return [...this.#rooms.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Makes the user present in the project until the grace time after the user's last handle has left. */
  enter(projectId: string, userId: string): RoomHandle {
    const room = this.#rooms.get(projectId) ?? this.#open(projectId);
    room.enter(userId);
    let left = false;
    return {
      room,
      userId,
      leave(atOnce) {
        if (left) return;
        left = true;
        room.leave(userId, atOnce);
      },
    };
  }

  /** Reads the roster of each project without entering it. */
  async read(projectIds: readonly string[]): Promise<readonly Roster[]> {
    return (await this.#options.presence.read(projectIds)).map((people) => new Roster(people));
  }

  [Symbol.dispose](): void {
    for (const room of this.#rooms.values()) room.close();
    this.#rooms.clear();
  }

  #open(projectId: string): Room {
    const room = new Room(projectId, this.#options, () => {
      if (this.#rooms.get(projectId) === room) this.#rooms.delete(projectId);
    });
    this.#rooms.set(projectId, room);
    return room;
  }
}
