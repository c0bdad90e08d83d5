import { expect } from 'vitest';
import { setOperator } from '../../../src/domain/user/operators.js';
import type { Db } from '../../../src/store/database.js';
import { newPerson, type Person } from '../client.js';
import { act, type MutationAnswer, mutate } from '../mutate.js';
import { newProgram, type Program } from '../personal-token.js';
import { Random } from '../random.js';
import { signInOn } from '../sign-in.js';
import { SimulatedUser } from './simulated-user.js';
import type { SubscriptionChecker } from './subscription-checker.js';

export interface SimulationOptions {
  readonly sites: readonly string[];
  readonly db: Db;
  readonly seed: number;
  /** The calendar day that it is by the clock of the instances. */
  readonly today: string;
  readonly witnesses: readonly SubscriptionChecker[];
}

/** For what comes by itself, on a busy machine. */
const patience = { timeout: 20_000 };

/** What may happen to a command when several people work on the same: it is part of a day. */
const ordinary = ['NOT_FOUND', 'CONFLICT', 'FORBIDDEN', 'BAD_USER_INPUT'];

/**
 * People who work by the real API at several instances while all of them follow everything, and what is wrong with what
 * they were told. What they do is in script.ts.
 */
export class Simulation implements AsyncDisposable {
  readonly random: Random;
  readonly users: SimulatedUser[] = [];
  /** The commands that were done at least once. */
  readonly done = new Set<string>();
  /** How likely somebody's network goes with a command. */
  dropRate = 0.25;
  readonly #options: SimulationOptions;
  #ticks = 0;
  #commands = 0;

  constructor(options: SimulationOptions) {
    this.#options = options;
    this.random = new Random(options.seed);
  }

  get today(): string {
    return this.#options.today;
  }

  /** How much of a day it was. */
  get counts() {
    const followers = this.users.flatMap((attendee) => attendee.followers);
    const drops = this.users.reduce((sum, attendee) => sum + attendee.drops, 0);
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
    await this.#seat(name, person, witnesses).arrive();
    return person;
  }

  /** A program of somebody's that reads all of a project's events. */
  async addMember(owner: Person, projectId: string): Promise<{ program: Program; attendee: SimulatedUser }> {
    const program = await newProgram(owner, { scope: 'READ', projectIds: [projectId] });
    const events = this.#options.witnesses.filter(({ field }) => field === 'projectEvents');
    const attendee = this.#seat('A program', program, events);
    await attendee.open(projectId);
    return { program, attendee };
  }

  /** Takes a program's token away while it follows, which ends it; it must have known everything until then. */
  async removeMember(
    owner: Person,
    { program, attendee }: { program: Program; attendee: SimulatedUser },
  ): Promise<void> {
    await attendee.connected();
    await expect.poll(() => attendee.faults(), patience).toEqual([]);
    this.users.splice(this.users.indexOf(attendee), 1);
    const revoked = await act(owner, 'revokePersonalAccessToken', { tokenId: program.tokenId });
    expect(revoked.__typename).toBe('RevokePersonalAccessTokenPayload');
    await expect.poll(() => attendee.followers.map(({ ended }) => ended), patience).toEqual(['CLOSED 4401']);
  }

  /**
   * Somebody signs in anew, goes on with that on the socket that is open, and signs out of what it was opened with. If that
   * ended anything, it would be a fault of the attendee's.
   */
  async renew(person: Person): Promise<void> {
    const attendee = this.userOf(person);
    const device = await signInOn(person);
    expect(await attendee.renew(device)).toMatchObject({ renewed: true });
    expect((await act(person, 'signOut', {})).__typename).toBe('SignOutPayload');
  }

  userOf({ id }: Person): SimulatedUser {
    const found = this.users.find(({ person }) => person.id === id);
    if (!found) throw new Error('Not there');
    return found;
  }

  /** Waits until everybody of them has been told of such a thing. */
  async notified(people: readonly Person[], kind: string): Promise<void> {
    const attendees = people.map((person) => this.userOf(person));
    const missing = () => attendees.filter(({ notified }) => !notified.includes(kind)).map(({ name }) => name);
    await expect.poll(missing, patience).toEqual([]);
  }

  /** The server's own command line makes somebody an operator. */
  async makeOperator({ email }: Person): Promise<void> {
    await setOperator(this.#options.db, email, true);
  }

  /** Somebody types, or stops to; how often they may is theirs to find out. */
  async type(person: Person, taskId: string): Promise<void> {
    const answer = await act(person.at(this.random.pick(this.#options.sites)), 'setTyping', {
      taskId,
      isTyping: this.random.chance(0.7),
    });
    this.#count('setTyping', answer, [...ordinary, 'RATE_LIMITED']);
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
    return this.#count(name, answer, ordinary) ? (answer as T) : undefined;
  }

  /** @returns whether it was done */
  #count(name: string, answer: MutationAnswer, allowed: readonly string[]): boolean {
    const done = answer.__typename.endsWith('Payload');
    if (!done && !allowed.includes(String(answer.code))) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    if (done) this.done.add(name);
    this.#commands += 1;
    if (this.random.chance(this.dropRate)) this.random.pick(this.users).drop();
    return done;
  }

  #seat(name: string, person: Person, witnesses: readonly SubscriptionChecker[]): SimulatedUser {
    const { sites } = this.#options;
    const attendee = new SimulatedUser(name, person, { sites, witnesses, random: this.random, tick: this.tick });
    this.users.push(attendee);
    return attendee;
  }

  /** Everything that is wrong with what everybody was told. */
  async faults(): Promise<string[]> {
    const faults = await Promise.all(this.users.map((attendee) => attendee.faults()));
    return [...faults.flat(), ...(await this.#leaks())];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.users.map((attendee) => attendee.leave()));
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
    return this.users.flatMap(({ person, followers }) =>
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
