import type { Db } from '../../../src/store/database.js';
import { newPerson, type Person } from '../client.js';
import { type MutationAnswer, mutate } from '../mutate.js';
import { Random } from '../random.js';
import { Attendee } from './attendee.js';
import type { Witness } from './witness.js';

export interface DayOptions {
  readonly sites: readonly string[];
  readonly db: Db;
  readonly seed: number;
  readonly witnesses: readonly Witness[];
}

/** What may happen to a command when several people work on the same: it is part of a day. */
const ordinary = ['NOT_FOUND', 'CONFLICT', 'FORBIDDEN', 'BAD_USER_INPUT'];

/**
 * People who work by the real API at several instances while all of them follow everything, and what is wrong with what
 * they were told. What they do is in script.ts.
 */
export class Day implements AsyncDisposable {
  readonly random: Random;
  readonly attendees: Attendee[] = [];
  /** The commands that were done at least once. */
  readonly done = new Set<string>();
  /** How likely somebody's network goes with a command. */
  dropRate = 0.25;
  readonly #options: DayOptions;
  #ticks = 0;
  #commands = 0;

  constructor(options: DayOptions) {
    this.#options = options;
    this.random = new Random(options.seed);
  }

  /** How much of a day it was. */
  get counts() {
    const followers = this.attendees.flatMap((attendee) => attendee.followers);
    const drops = this.attendees.reduce((sum, attendee) => sum + attendee.drops, 0);
    const told = followers.reduce((sum, { receipts }) => sum + receipts.length, 0);
    return { commands: this.#commands, subscriptions: followers.length, drops, told };
  }

  tick = (): number => {
    this.#ticks += 1;
    return this.#ticks;
  };

  /** Signs somebody up and lets them follow. */
  async welcome(name: string): Promise<Person> {
    const { sites, witnesses } = this.#options;
    const person = await newPerson(this.random.pick(sites), name);
    const attendee = new Attendee(name, person, { sites, witnesses, random: this.random, tick: this.tick });
    this.attendees.push(attendee);
    await attendee.arrive();
    return person;
  }

  /** A command that must be done, at any instance; its payload. */
  async must<T = MutationAnswer>(person: Person, name: string, input: object, selection?: string): Promise<T> {
    const payload = await this.try<T>(person, name, input, selection);
    if (!payload) throw new Error(`${name} was refused`);
    return payload;
  }

  /** A command that may come too late; its payload, if it was done. */
  async try<T = MutationAnswer>(
    person: Person,
    name: string,
    input: object,
    selection?: string,
  ): Promise<T | undefined> {
    // When it was asked for travels with it, into the log.
    const asked = { ...input, mutationId: `tick ${this.tick()}` };
    const answer = await mutate(person.at(this.random.pick(this.#options.sites)), name, asked, selection);
    const done = answer.__typename.endsWith('Payload');
    if (!done && !ordinary.includes(String(answer.code))) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    if (done) this.done.add(name);
    this.#commands += 1;
    if (this.random.chance(this.dropRate)) this.random.pick(this.attendees).drop();
    return done ? (answer as T) : undefined;
  }

  /** Everything that is wrong with what everybody was told. */
  async faults(): Promise<string[]> {
    const faults = await Promise.all(this.attendees.map((attendee) => attendee.faults()));
    return [...faults.flat(), ...(await this.#leaks())];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.attendees.map((attendee) => attendee.leave()));
  }

  /**
   * What somebody was told from outside their membership. Who is let in again may read what was while they were out, but
   * not before somebody asked to let them in.
   */
  async #leaks(): Promise<string[]> {
    const changes = await this.#options.db.event.findMany({
      where: { kind: { in: ['ProjectCreated', 'ProjectMemberAdded', 'ProjectMemberRemoved'] } },
      orderBy: { seq: 'asc' },
      select: { streamId: true, seq: true, kind: true, actorId: true, data: true, mutationId: true },
    });
    return this.attendees.flatMap(({ person, followers }) =>
      followers.flatMap(({ name, receipts }) =>
        receipts.flatMap(({ streamId, seq, tick }) => {
          if (streamId === person.id) return [];
          const own = changes.filter(
            ({ streamId: stream, kind, actorId, data }) =>
              stream === streamId &&
              (kind === 'ProjectCreated' ? actorId : (data as { userId: string }).userId) === person.id,
          );
          const last = own.findLast((change) => change.seq <= seq);
          const next = own.find((change) => change.seq > seq);
          const inside = last !== undefined && last.kind !== 'ProjectMemberRemoved';
          const letIn = last !== undefined && next !== undefined && Number(next.mutationId?.slice(5)) < tick;
          return inside || letIn ? [] : [`${name}: was told ${streamId}:${seq}, from outside their membership`];
        }),
      ),
    );
  }
}
