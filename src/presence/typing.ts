import { randomUUID } from 'node:crypto';
import { LimitExceededError } from '../errors.js';
import { type TypingMember, type TypingOptions, TypingRoom } from './typing-room.js';

/*
 * Who writes where. Nothing of it is stored: it is said over the bus as a signal, counts for some seconds and has to be
 * said again while somebody goes on writing. A signal that is lost is therefore made up for by the next one, and one that
 * says "stopped" by time.
 */

/** Tasks that something is known of. Above it nothing is said about others, and nobody can follow them. */
export const maxRooms = 10_000;

/** Somebody's place among those who follow a task. */
export interface TypingHandle {
  readonly room: TypingRoom;
  leave(): void;
}

/** What this instance knows of who writes: a room for each task that somebody follows, or writes on, here. */
export class Typing implements Disposable {
  readonly #options: TypingOptions;
  /** To know our own signals by. */
  readonly #instance = randomUUID();
  readonly #rooms = new Map<string, TypingRoom>();

  constructor(options: TypingOptions) {
    this.#options = options;
  }

  /** How many tasks something is known of. */
  get size(): number {
    return this.#rooms.size;
  }

  /** How long somebody counts as writing after they last said so, in milliseconds. */
  get lifetimeMs(): number {
    return this.#options.lifetimeMs;
  }

  /** Somebody writes on a task, or has stopped to. */
  report(taskId: string, writer: TypingMember, isTyping: boolean): void {
    if (this.#isFull(taskId)) return;
    this.#open(taskId).report(writer, isTyping ? this.lifetimeMs : 0);
  }

  /**
   * Follows a task until the seat is left.
   *
   * @throws LimitExceededError when too many other tasks are followed or typed on here
   */
  follow(taskId: string, onChange: () => void): TypingHandle {
    if (this.#isFull(taskId)) {
      this.#options.metrics.refusals.inc({ limit: 'typing' });
      throw new LimitExceededError(`On this server at most ${maxRooms} tasks can be followed so at once.`);
    }
    const room = this.#open(taskId);
    return { room, leave: room.follow(onChange) };
  }

  [Symbol.dispose](): void {
    for (const room of this.#rooms.values()) room.close();
    this.#rooms.clear();
  }

  /** True when there is no room for the task and none to spare. */
  #isFull(taskId: string): boolean {
    return !this.#rooms.has(taskId) && this.#rooms.size >= maxRooms;
  }

  #open(taskId: string): TypingRoom {
    const known = this.#rooms.get(taskId);
    if (known) return known;
    const room: TypingRoom = new TypingRoom(taskId, { ...this.#options, instance: this.#instance }, () => {
      if (this.#rooms.get(taskId) === room) this.#rooms.delete(taskId);
    });
    this.#rooms.set(taskId, room);
    return room;
  }
}
