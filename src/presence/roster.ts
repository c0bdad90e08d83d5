import type { People } from './presence.js';

/** Somebody who is present. */
export interface PresentUser {
  readonly userId: string;
  readonly since: Date;
}

/** How many people of a project are told by name; of all others only how many they are. */
export const maxUsersPerMessage = 1_000;

/**
 * What a reader of presence is told. The same object goes to all readers for whom it is the same, so that what is made of
 * it can be shared.
 */
export abstract class PresenceMessage {
  /** How many people are present, told by name or not. */
  readonly count: number;

  constructor(count: number) {
    this.count = count;
  }
}

/** Who is present. */
export class PresenceSnapshot extends PresenceMessage {
  readonly present: readonly PresentUser[];

  constructor(present: readonly PresentUser[], count: number) {
    super(count);
    this.present = present;
  }
}

/** Who came and who left since the message before. */
export class PresenceChanged extends PresenceMessage {
  readonly joined: readonly PresentUser[];
  readonly left: readonly PresentUser[];

  constructor({ joined, left, count }: Pick<PresenceChanged, 'joined' | 'left' | 'count'>) {
    super(count);
    this.joined = joined;
    this.left = left;
  }
}

/** Who is in a project at one moment; never changed. */
export class Roster {
  /** Everybody. */
  readonly #people: People;
  /** Those who are told by name: the ones who are here longest. */
  readonly #reported: ReadonlyMap<string, PresentUser>;
  #snapshot: PresenceSnapshot | undefined;

  constructor(people: People) {
    this.#people = people;
    const order = [...people]
      .sort(([a, aSince], [b, bSince]) => aSince - bSince || (a < b ? -1 : 1))
      .slice(0, maxUsersPerMessage);
    this.#reported = new Map(order.map(([userId, since]) => [userId, { userId, since: new Date(since) }]));
  }

  has(userId: string): boolean {
    return this.#people.has(userId);
  }

  /** Everybody, or the first of them; the same object each time. */
  get snapshot(): PresenceSnapshot {
    this.#snapshot ??= new PresenceSnapshot([...this.#reported.values()], this.#people.size);
    return this.#snapshot;
  }

  /** What a reader who knows `from` has to be told to know this; nothing when they can't tell the two apart. */
  changeFrom(from: Roster): PresenceChanged | undefined {
    const joined = [...this.#reported.values()].filter(({ userId }) => !from.#reported.has(userId));
    const left = [...from.#reported.values()].filter(({ userId }) => !this.#reported.has(userId));
    const count = this.#people.size;
    if (joined.length + left.length === 0 && count === from.#people.size) return undefined;
    return new PresenceChanged({ joined, left, count });
  }
}
