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
  readonly checkers: readonly SubscriptionChecker[];
  /** Returns the next tick of the simulation's counter. */
  readonly tick: () => number;
}

/**
 * A user with every subscription open on one socket. After a drop the socket reconnects to a random instance. The user's
 * own stream reports new memberships, and the user then opens the subscriptions of those projects.
 */
export class SimulatedUser {
  readonly name: string;
  /** The account with its current session. */
  person: Person;
  /** All subscriptions of the run, ended ones included. */
  readonly followers: Follower[] = [];
  drops = 0;
  /** Application close codes (4000 and above) from the server. */
  readonly closed: number[] = [];
  /** The kinds of added and updated notifications, one entry per event. */
  readonly notified: string[] = [];
  readonly #options: SimulatedUserOptions;
  readonly #client: Client;
  #webSocket: WebSocket | undefined;
  #connected = false;
  readonly #problems: string[] = [];
  #work: Promise<void> = Promise.resolve();

  constructor(name: string, person: Person, options: SimulatedUserOptions) {
    this.name = name;
    this.person = person;
    this.#options = options;
    const setWebSocket = (webSocket: WebSocket) => {
      this.#webSocket = webSocket;
    };
    const ObservedWebSocket = class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols);
        setWebSocket(this);
      }
    };
    this.#client = person.socket({
      url: () => `${options.random.pick(options.sites).replace('http', 'ws')}/graphql`,
      webSocketImpl: ObservedWebSocket,
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

  /** Opens the subscriptions of scope `person`. */
  async openPersonalSubscriptions(): Promise<void> {
    const own = this.#options.checkers.filter(({ scope }) => scope === 'person');
    await Promise.all(own.map((checker) => this.#follow(checker, '')));
  }

  /** Opens the subscriptions of a project and ends the previous ones. */
  async open(projectId: string): Promise<void> {
    for (const follower of this.following(projectId)) follower.stop();
    const inside = this.#options.checkers.filter(({ scope }) => scope === 'project');
    await Promise.all(inside.map((checker) => this.#follow(checker, projectId)));
  }

  /** Waits until the socket is acknowledged. */
  async connected(): Promise<void> {
    if (this.#connected) return;
    await new Promise<void>((resolve) => {
      const stop = this.#client.on('connected', () => {
        stop();
        resolve();
      });
    });
  }

  /** Renews the open socket with another token. @returns the payload of the server's pong */
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
      this.#webSocket?.send(JSON.stringify({ type: 'ping', payload: { authorization } }));
    });
  }

  /** Cuts the connection without a close frame or a `complete` message. */
  drop(): void {
    if (this.#webSocket?.readyState !== WebSocket.OPEN) return;
    this.drops += 1;
    this.#webSocket.terminate();
  }

  /** Open subscriptions of a project; of the person for an empty `projectId`. */
  following(projectId: string): Follower[] {
    return this.followers.filter(({ ended, target }) => ended === undefined && target.projectId === projectId);
  }

  /** Differences between the user's folded states and the current results of the queries, and protocol errors. */
  async problems(): Promise<string[]> {
    await this.#work;
    const open = this.followers.filter(({ ended }) => ended === undefined);
    // Subscriptions of the same project share a target, so that the project is loaded once.
    const targets = new Map(open.map(({ target: { projectId } }) => [projectId, this.#targetOf(projectId)]));
    const differences = await Promise.all(
      open.map((follower) => follower.differences(targets.get(follower.target.projectId) ?? follower.target)),
    );
    const closed = this.closed.map((code) => `${this.name}: a socket was closed with ${code}`);
    const unexpected = this.followers.filter(({ ended }) => ended !== undefined && !expectedEndings.includes(ended));
    return [
      ...this.#problems,
      ...closed,
      ...this.followers.flatMap(({ problems }) => problems),
      ...unexpected.map(({ name, ended }) => `${name}: ended with ${ended}`),
      ...differences.flat(),
    ];
  }

  /** Ends all subscriptions and closes the socket. */
  async close(): Promise<void> {
    for (const follower of this.followers) follower.stop();
    await this.#client.dispose();
  }

  async #follow(checker: SubscriptionChecker, projectId: string): Promise<void> {
    const { tick } = this.#options;
    const target = this.#targetOf(projectId);
    const onEvent = (event: CheckedEvent) => this.#handle(event);
    const follower = new Follower({ client: this.#client, name: this.name, checker, target, tick, onEvent });
    this.followers.push(follower);
    await follower.start();
  }

  /** A target whose queries go to a random instance with the current session. */
  #targetOf(projectId: string): CheckerTarget {
    const site = this.#options.random.pick(this.#options.sites);
    const now = () => this.person.at(site);
    return {
      get person() {
        return now();
      },
      projectId,
    };
  }

  /** Opens the subscriptions of a project when a membership starts. The server ends them with the membership. */
  #handle({ __typename, projectId, notification }: CheckedEvent): void {
    const isNew = __typename === 'NotificationAdded' || __typename === 'NotificationUpdated';
    if (isNew && notification) this.notified.push((notification as { kind: string }).kind);
    if (__typename !== 'MembershipStarted' || typeof projectId !== 'string') return;
    this.#work = this.#work.then(() => this.open(projectId));
    this.#work = this.#work.catch((error: unknown) => void this.#problems.push(String(error)));
  }
}

/** Expected endings: the user was removed while connected or while disconnected, or the user left. */
const expectedEndings = ['ACCESS_REVOKED', 'NOT_FOUND', 'LEFT'];
