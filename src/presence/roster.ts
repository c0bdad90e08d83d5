import type { People } from './presence.js';

export interface PresentUser {
  readonly userId: string;
  readonly since: Date;
}

/** The most users that a presence message lists; further users are only counted. */
export const maxUsersPerMessage = 1_000;

/** A message of a presence subscription. Subscribers of the same state receive the same object, which shares its rendering. */
export abstract class PresenceMessage {
  /** The number of present users, including unlisted ones. */
  readonly count: number;

  constructor(count: number) {
    this.count = count;
  }
}

/** All present users. */
export class PresenceSnapshot extends PresenceMessage {
  readonly present: readonly PresentUser[];

  constructor(present: readonly PresentUser[], count: number) {
    super(count);
    this.present = present;
  }
}

/** The users who joined and left since the previous message. */
export class PresenceChanged extends PresenceMessage {
  readonly joined: readonly PresentUser[];
  readonly left: readonly PresentUser[];

  constructor({ joined, left, count }: Pick<PresenceChanged, 'joined' | 'left' | 'count'>) {
    super(count);
    this.joined = joined;
    this.left = left;
  }
}

/** The present users of a project at one moment; immutable. */
export class Roster {
  readonly #people: People;
  /** The listed users: the ones who have been present longest. */
  readonly #listed: ReadonlyMap<string, PresentUser>;
  #snapshot: PresenceSnapshot | undefined;

  constructor(people: People) {
    this.#people = people;
    const longest = [...people]
      .sort(([a, aSince], [b, bSince]) => aSince - bSince || (a < b ? -1 : 1))
      .slice(0, maxUsersPerMessage);
    this.#listed = new Map(longest.map(([userId, since]) => [userId, { userId, since: new Date(since) }]));
  }

  has(userId: string): boolean {
    return this.#people.has(userId);
  }

  /** The listed users and the number of all users; the same object on each call. */
  get snapshot(): PresenceSnapshot {
    this.#snapshot ??= new PresenceSnapshot([...this.#listed.values()], this.#people.size);
    return this.#snapshot;
  }

  /** The change from another roster; undefined when both rosters look the same to a subscriber. */
  changeFrom(from: Roster): PresenceChanged | undefined {
    const joined = [...this.#listed.values()].filter(({ userId }) => !from.#listed.has(userId));
    const left = [...from.#listed.values()].filter(({ userId }) => !this.#listed.has(userId));
    const count = this.#people.size;
    if (joined.length + left.length === 0 && count === from.#people.size) return undefined;
    return new PresenceChanged({ joined, left, count });
  }
}
