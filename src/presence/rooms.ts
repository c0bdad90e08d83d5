import type { Metrics } from '../observability/metrics.js';
import { Room, type RoomOptions } from './room.js';
import { Roster } from './roster.js';

export interface RoomsOptions extends RoomOptions {
  readonly metrics: Metrics;
}

/** One tab of somebody who is in a room. */
export interface RoomHandle {
  readonly room: Room;
  readonly userId: string;
  /** @param atOnce without grace: they may not come back */
  leave(atOnce: boolean): void;
}

/** The rooms of this instance: one for each project that somebody is in here. */
export class Rooms implements Disposable {
  readonly #options: RoomsOptions;
  readonly #rooms = new Map<string, Room>();

  constructor(options: RoomsOptions) {
    this.#options = options;
    const { gauge } = options.metrics;
    gauge('taskwire_presence_people', 'People who are present in some project here.', () => this.people);
    gauge('taskwire_presence_entries', 'People present here, counted in each of their projects.', () => this.entries);
  }

  /** How many people this instance holds, those in their grace included. */
  get people(): number {
    return new Set([...this.#rooms.values()].flatMap(({ userIds }) => [...userIds])).size;
  }

  /** The same, counted in each of their projects. */
  get entries(): number {
    return [...this.#rooms.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The person is present in the project from now on, until some seconds after the last of their seats is left. */
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

  /** Who is in each of the projects, without entering. */
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
