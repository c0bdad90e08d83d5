import { expect } from 'vitest';
import { setOperator } from '../../../src/domain/user/operators.js';
import type { Database } from '../../../src/store/database.js';
import { newPerson, type Person } from '../client.js';
import { act, type MutationAnswer, mutate } from '../mutate.js';
import { newProgram, type Program } from '../personal-token.js';
import { Random } from '../random.js';
import { signInOn } from '../sign-in.js';
import { SimulatedUser } from './simulated-user.js';
import type { SubscriptionChecker } from './subscription-checker.js';

export interface SimulationOptions {
  readonly sites: readonly string[];
  readonly database: Pick<Database, 'db' | 'prisma'>;
  readonly seed: number;
  /** The current date by the clock of the instances. */
  readonly today: string;
  readonly checkers: readonly SubscriptionChecker[];
}

/** Enough for deliveries on a busy machine. */
const patience = { timeout: 20_000 };

/** Possible refusals of concurrent work on the same objects. */
const expectedCodes = ['NOT_FOUND', 'CONFLICT', 'FORBIDDEN', 'BAD_USER_INPUT'];

/**
 * Simulated users send commands through the real API of several instances while every user holds every subscription. The
 * simulation reports each difference between received and expected state. script.ts defines the commands.
 */
export class Simulation implements AsyncDisposable {
  readonly random: Random;
  readonly users: SimulatedUser[] = [];
  /** Names of commands with at least one success. */
  readonly done = new Set<string>();
  /** The probability of a dropped connection per command. */
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

  /** Totals of the run, for its log. */
  get counts() {
    const followers = this.users.flatMap((user) => user.followers);
    const drops = this.users.reduce((sum, user) => sum + user.drops, 0);
    const events = followers.reduce((sum, { receipts }) => sum + receipts.length, 0);
    return { commands: this.#commands, subscriptions: followers.length, drops, events };
  }

  tick = (): number => {
    this.#ticks += 1;
    return this.#ticks;
  };

  /** Signs a new user up and opens the user's personal subscriptions. */
  async signUp(name: string): Promise<Person> {
    const { sites, checkers } = this.#options;
    const person = await newPerson(this.random.pick(sites), name);
    await this.#addUser(name, person, checkers).openPersonalSubscriptions();
    return person;
  }

  /** Creates a program that follows all events of a project with a personal access token of `owner`. */
  async addMember(owner: Person, projectId: string): Promise<{ program: Program; user: SimulatedUser }> {
    const program = await newProgram(owner, { scope: 'READ', projectIds: [projectId] });
    const events = this.#options.checkers.filter(({ field }) => field === 'projectEvents');
    const user = this.#addUser('A program', program, events);
    await user.open(projectId);
    return { program, user };
  }

  /** Waits until a program is up to date, revokes its token, and expects the end of its subscriptions. */
  async removeMember(owner: Person, { program, user }: { program: Program; user: SimulatedUser }): Promise<void> {
    await user.connected();
    await expect.poll(() => user.problems(), patience).toEqual([]);
    this.users.splice(this.users.indexOf(user), 1);
    const revoked = await act(owner, 'revokePersonalAccessToken', { tokenId: program.tokenId });
    expect(revoked.__typename).toBe('RevokePersonalAccessTokenPayload');
    await expect.poll(() => user.followers.map(({ ended }) => ended), patience).toEqual(['CLOSED 4401']);
  }

  /**
   * Signs a user in again, renews the open socket with the new session and ends the old session. A subscription that ends
   * because of the renewal counts as a problem of the user.
   */
  async renew(person: Person): Promise<void> {
    const user = this.userOf(person);
    const device = await signInOn(person);
    expect(await user.renew(device)).toMatchObject({ renewed: true });
    expect((await act(person, 'signOut', {})).__typename).toBe('SignOutPayload');
  }

  userOf({ id }: Person): SimulatedUser {
    const found = this.users.find(({ person }) => person.id === id);
    if (!found) throw new Error(`User ${id} is not part of the simulation`);
    return found;
  }

  /** Waits until each user has received a notification of that kind. */
  async notified(people: readonly Person[], kind: string): Promise<void> {
    const users = people.map((person) => this.userOf(person));
    const missing = () => users.filter(({ notified }) => !notified.includes(kind)).map(({ name }) => name);
    await expect.poll(missing, patience).toEqual([]);
  }

  /** Makes a user an operator, as the operator command does. */
  async makeOperator({ email }: Person): Promise<void> {
    await setOperator(this.#options.database.db, email, true);
  }

  /** Reports that a user starts or stops typing. The rate limit may refuse the report. */
  async setTyping(person: Person, taskId: string): Promise<void> {
    const answer = await act(person.at(this.random.pick(this.#options.sites)), 'setTyping', {
      taskId,
      isTyping: this.random.chance(0.7),
    });
    this.#record('setTyping', answer, [...expectedCodes, 'RATE_LIMITED']);
  }

  /** Sends a command to a random instance. @returns the payload; throws at a refusal */
  async must<T = MutationAnswer>(person: Person, name: string, input: object, selection?: string): Promise<T> {
    const payload = await this.try<T>(person, name, input, selection);
    if (!payload) throw new Error(`${name} was refused`);
    return payload;
  }

  /** Sends a command to a random instance. @returns the payload, or undefined at an expected refusal */
  async try<T = MutationAnswer>(
    person: Person,
    name: string,
    input: object,
    selection?: string,
  ): Promise<T | undefined> {
    // The mutation id stores the tick of the request in the event log.
    const sent = { ...input, mutationId: `tick ${this.tick()}` };
    const answer = await mutate(person.at(this.random.pick(this.#options.sites)), name, sent, selection);
    return this.#record(name, answer, expectedCodes) ? (answer as T) : undefined;
  }

  /** Records an answer. @returns whether the command succeeded */
  #record(name: string, answer: MutationAnswer, allowed: readonly string[]): boolean {
    const done = answer.__typename.endsWith('Payload');
    if (!done && !allowed.includes(String(answer.code))) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    if (done) this.done.add(name);
    this.#commands += 1;
    if (this.random.chance(this.dropRate)) this.random.pick(this.users).drop();
    return done;
  }

  #addUser(name: string, person: Person, checkers: readonly SubscriptionChecker[]): SimulatedUser {
    const { sites } = this.#options;
    const user = new SimulatedUser(name, person, { sites, checkers, random: this.random, tick: this.tick });
    this.users.push(user);
    return user;
  }

  /** The problems of all users, and all events received without a membership. */
  async problems(): Promise<string[]> {
    const problems = await Promise.all(this.users.map((user) => user.problems()));
    return [...problems.flat(), ...(await this.#leaks())];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.users.map((user) => user.close()));
  }

  /**
   * Events received without a membership. After another addition a user may read earlier events, but not before the request
   * of the addition.
   */
  async #leaks(): Promise<string[]> {
    const changes = await this.#options.database.prisma.event.findMany({
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
          const addedAgain = last !== undefined && next !== undefined && Number(next.mutationId?.slice(5)) < tick;
          return inside || addedAgain ? [] : [`${name}: received ${streamId}:${seq} without a membership`];
        }),
      ),
    );
  }
}
