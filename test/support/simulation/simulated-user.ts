import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Person } from '../client.js';
import type { Random } from '../random.js';
import { Follower } from './follower.js';
import type { CheckedEvent, CheckerTarget, SubscriptionChecker } from './subscription-checker.js';

export interface SimulatedUserOptions {
  /** Addresses of the instances. */
  readonly sites: readonly string[];
  readonly random: Random;
  readonly witnesses: readonly SubscriptionChecker[];
  /** The day's own clock. */
  readonly tick: () => number;
}

/**
 * A person at their screen: every subscription open, on one socket, which breaks off when it is dropped and comes back at
 * any of the instances. What they are a member of they learn from their own stream, and then follow it.
 */
export class SimulatedUser {
  readonly name: string;
  /** As they are signed in now. */
  person: Person;
  /** All there ever were. */
  readonly followers: Follower[] = [];
  drops = 0;
  /** Codes that the server has closed the person's sockets with. */
  readonly closed: number[] = [];
  /** The kinds of what came into the person's inbox, once for each time that they were told. */
  readonly notified: string[] = [];
  readonly #options: SimulatedUserOptions;
  readonly #client: Client;
  #line: WebSocket | undefined;
  #connected = false;
  readonly #faults: string[] = [];
  #work: Promise<void> = Promise.resolve();

  constructor(name: string, person: Person, options: SimulatedUserOptions) {
    this.name = name;
    this.person = person;
    this.#options = options;
    const noteLine = (line: WebSocket) => {
      this.#line = line;
    };
    const Line = class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols);
        noteLine(this);
      }
    };
    this.#client = person.socket({
      url: () => `${options.random.pick(options.sites).replace('http', 'ws')}/graphql`,
      webSocketImpl: Line,
      connectionParams: async () => ({ authorization: this.person.authorization }),
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: () => delay(options.random.below(100)),
      on: {
        connected: () => {
          this.#connected = true;
        },
        closed: (event) => {
          this.#connected = false;
          const { code } = event as { readonly code: number };
          if (code >= 4_000) this.closed.push(code);
        },
      },
    });
  }

  /** Begins to follow what is the person's own. */
  async arrive(): Promise<void> {
    const own = this.#options.witnesses.filter(({ scope }) => scope === 'person');
    await Promise.all(own.map((witness) => this.#follow(witness, '')));
  }

  /** Opens the page of a project: begins to follow what is there. */
  async open(projectId: string): Promise<void> {
    for (const follower of this.following(projectId)) follower.stop();
    const inside = this.#options.witnesses.filter(({ scope }) => scope === 'project');
    await Promise.all(inside.map((witness) => this.#follow(witness, projectId)));
  }

  /** Waits until their socket stands. */
  async connected(): Promise<void> {
    if (this.#connected) return;
    await new Promise<void>((resolve) => {
      const stop = this.#client.on('connected', () => {
        stop();
        resolve();
      });
    });
  }

  /** Goes on with another token, on the socket that is open. @returns what the server answered */
  async renew(person: Person): Promise<unknown> {
    this.person = person;
    await this.connected();
    return new Promise((resolve) => {
      const stop = this.#client.on('pong', (_received, payload) => {
        if (!payload || !('renewed' in payload)) return;
        stop();
        resolve(payload);
      });
      const { authorization } = person;
      this.#line?.send(JSON.stringify({ type: 'ping', payload: { authorization } }));
    });
  }

  /** The network goes: no close frame, no `complete`. */
  drop(): void {
    if (this.#line?.readyState !== WebSocket.OPEN) return;
    this.drops += 1;
    this.#line.terminate();
  }

  /** What is followed now of that project, or of the person themself. */
  following(projectId: string): Follower[] {
    return this.followers.filter(({ ended, place }) => ended === undefined && place.projectId === projectId);
  }

  /** Everything that is wrong now with what this person was told. */
  async faults(): Promise<string[]> {
    await this.#work;
    const open = this.followers.filter(({ ended }) => ended === undefined);
    // One place for all that follow the same, so that it is asked for once.
    const places = new Map(open.map(({ place: { projectId } }) => [projectId, this.#placeOf(projectId)]));
    const differences = await Promise.all(
      open.map((follower) => follower.differences(places.get(follower.place.projectId) ?? follower.place)),
    );
    const closed = this.closed.map((code) => `${this.name}: a socket was closed with ${code}`);
    const strange = this.followers.filter(({ ended }) => ended !== undefined && !regular.includes(ended));
    return [
      ...this.#faults,
      ...closed,
      ...this.followers.flatMap(({ faults }) => faults),
      ...strange.map(({ name, ended }) => `${name}: ended with ${ended}`),
      ...differences.flat(),
    ];
  }

  async leave(): Promise<void> {
    for (const follower of this.followers) follower.stop();
    await this.#client.dispose();
  }

  async #follow(witness: SubscriptionChecker, projectId: string): Promise<void> {
    const { tick } = this.#options;
    const place = this.#placeOf(projectId);
    const onTold = (told: CheckedEvent) => this.#learn(told);
    const follower = new Follower({ client: this.#client, name: this.name, witness, place, tick, onTold });
    this.followers.push(follower);
    await follower.start();
  }

  /** A place to ask from, at any of the instances. */
  #placeOf(projectId: string): CheckerTarget {
    const site = this.#options.random.pick(this.#options.sites);
    const now = () => this.person.at(site);
    return {
      get person() {
        return now();
      },
      projectId,
    };
  }

  /** A membership that begins is a page that opens; one that ends closes its subscriptions itself. */
  #learn({ __typename, projectId, notification }: CheckedEvent): void {
    const isNew = __typename === 'NotificationAdded' || __typename === 'NotificationUpdated';
    if (isNew && notification) this.notified.push((notification as { kind: string }).kind);
    if (__typename !== 'MembershipStarted' || typeof projectId !== 'string') return;
    this.#work = this.#work.then(() => this.open(projectId));
    this.#work = this.#work.catch((error: unknown) => void this.#faults.push(String(error)));
  }
}

/** How a subscription may end: the person was removed while it was open or while they were away, or it was left. */
const regular = ['ACCESS_REVOKED', 'NOT_FOUND', 'LEFT'];
