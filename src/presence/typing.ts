import { randomUUID } from 'node:crypto';
import { LimitExceededError } from '../errors.js';
import { type TypingMember, type TypingOptions, TypingRoom } from './typing-room.js';

/** The most tasks with a room. Beyond it reports on other tasks are ignored, and other tasks cannot be followed. */
export const maxRooms = 10_000;

/** A subscription to the typing users of a task. */
export interface TypingHandle {
  readonly room: TypingRoom;
  leave(): void;
}

/**
 * The typing users that this instance knows: a room for each task with a follower or a typing user.
 *
 * Typing is not stored. Instances exchange signals over the bus; a report expires after some seconds and is repeated while
 * the user types. The next report therefore replaces a lost signal, and expiry replaces a lost stop.
 */
export class Typing implements Disposable {
  readonly #options: TypingOptions;
  /** The sender's name in signals: the bus also delivers an instance's signals to the instance itself. */
  readonly #instance = randomUUID();
  readonly #rooms = new Map<string, TypingRoom>();

  constructor(options: TypingOptions) {
    this.#options = options;
  }

  /** The number of rooms. */
  get size(): number {
    return this.#rooms.size;
  }

  /** Milliseconds that a user counts as typing after a report. */
  get lifetimeMs(): number {
    return this.#options.lifetimeMs;
  }

  /** Reports that a member types on a task or has stopped. */
  report(taskId: string, member: TypingMember, isTyping: boolean): void {
    if (this.#isFull(taskId)) return;
    this.#open(taskId).report(member, isTyping ? this.lifetimeMs : 0);
  }

  /**
   * Follows the typing users of a task until the handle leaves.
   *
   * @throws LimitExceededError when this instance has `maxRooms` rooms of other tasks
   */
  follow(taskId: string, onChange: () => void): TypingHandle {
    if (this.#isFull(taskId)) {
      this.#options.metrics.refusals.inc({ limit: 'typing' });
      throw new LimitExceededError(
        `At most ${maxRooms} tasks can be followed by userTyping on this server. Try again later.`,
      );
    }
    const room = this.#open(taskId);
    return { room, leave: room.follow(onChange) };
  }

  [Symbol.dispose](): void {
    for (const room of this.#rooms.values()) room.close();
    this.#rooms.clear();
  }

  /** True when the task has no room and no further room may open. */
  #isFull(taskId: string): boolean {
    return !this.#rooms.has(taskId) && this.#rooms.size >= maxRooms;
  }

  #open(taskId: string): TypingRoom {
    const existing = this.#rooms.get(taskId);
    if (existing) return existing;
    const room: TypingRoom = new TypingRoom(taskId, { ...this.#options, instance: this.#instance }, () => {
      if (this.#rooms.get(taskId) === room) this.#rooms.delete(taskId);
    });
    this.#rooms.set(taskId, room);
    return room;
  }
}
