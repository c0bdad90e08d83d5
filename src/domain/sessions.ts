import { verify } from '@node-rs/argon2';
import { UnauthenticatedError } from '../errors.js';
import type { Feed } from '../events/feed.js';
import type { Feeds } from '../events/feeds.js';
import type { Lease } from '../events/lease.js';
import type { Logger } from '../observability/logger.js';
import type { Reads, Tx } from '../store/database.js';
import { Prisma } from '../store/prisma/client.js';
import { Batcher } from './batcher.js';
import { type Command, type Decision, type Outcome, runCommand } from './command.js';
import type { UserId } from './ids.js';
import type { Viewer } from './tokens.js';

/*
 * Tokens speak for a user as long as the user's session generation is the one they were issued with. Ending all sessions
 * raises it, and says so in the system's stream: every instance follows that one stream, gapless like any other, and
 * closes what the person has open.
 */

export interface SessionsOptions {
  readonly reads: Reads;
  readonly feeds: Feeds;
  readonly logger: Logger;
}

const retryMs = 500;

/** Which sessions live. */
export class Sessions implements AsyncDisposable {
  readonly #generations: Batcher<string, number | undefined>;
  readonly #lease: Lease<Feed>;
  readonly #logger: Logger;
  readonly #listeners = new Set<(userId: string) => void>();
  readonly #stopping = new AbortController();
  readonly #following: Promise<void>;

  private constructor({ reads, logger }: SessionsOptions, lease: Lease<Feed>) {
    this.#logger = logger;
    this.#lease = lease;
    this.#generations = new Batcher(async (userIds) => {
      const statement = Prisma.sql`
        SELECT json_agg(json_build_object('id', id, 'generation', session_generation))
        FROM "user" WHERE id = ANY(${[...userIds]}::text[]) AND deactivated_at IS NULL`;
      const users = await reads.json<{ id: string; generation: number }[] | null>(statement, { prepare: true });
      const found = new Map(users?.map(({ id, generation }) => [id, generation]));
      return userIds.map((userId) => found.get(userId));
    });
    this.#following = this.#follow();
  }

  static async open(options: SessionsOptions): Promise<Sessions> {
    return new Sessions(options, await options.feeds.acquire('system'));
  }

  /**
   * Checks that a viewer's session has not ended. People who ask at the same time share a query.
   *
   * @throws UnauthenticatedError when it has, or the account is deactivated
   */
  async demand({ userId, generation }: Viewer): Promise<void> {
    if ((await this.#generations.load(userId)) !== generation) throw new UnauthenticatedError('The session has ended.');
  }

  /** Calls `onEnded` with everybody whose sessions end from now on, on whatever instance. The result takes that back. */
  onEnded(onEnded: (userId: string) => void): () => void {
    this.#listeners.add(onEnded);
    return () => {
      this.#listeners.delete(onEnded);
    };
  }

  async #follow(): Promise<void> {
    const { value: feed } = this.#lease;
    const { signal } = this.#stopping;
    let position = feed.delivered;
    while (!signal.aborted && !feed.stopped) {
      try {
        for (const event of await feed.after(position)) {
          position = event.seq;
          if (event.kind === 'SessionsEnded') for (const listener of [...this.#listeners]) listener(event.data.userId);
        }
        await feed.advanced(position, signal);
      } catch (error) {
        this.#logger.warn({ err: error }, 'system stream not read, will try again');
        await new Promise((resolve) => setTimeout(resolve, retryMs).unref());
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    this.#lease.release();
    await this.#following;
  }
}

/** Ends every session of the actor. */
export async function signOutEverywhere(command: Command): Promise<Outcome<{ userId: UserId }>> {
  return runCommand(command, (tx) => endSessions(tx, command.actorId, {}));
}

/**
 * Deactivates the actor's account, which ends every session of it.
 *
 * @throws UnauthenticatedError at `input.password` when the password is wrong
 */
export async function deactivateAccount(
  command: Command,
  { password }: { readonly password: string },
): Promise<Outcome<{ userId: UserId }>> {
  const user = await command.db.user.findUniqueOrThrow({ where: { id: command.actorId } });
  if (!(await verify(user.passwordHash, password))) {
    throw new UnauthenticatedError('Wrong password.', ['input', 'password']);
  }
  return runCommand(command, (tx) => endSessions(tx, command.actorId, { deactivatedAt: new Date() }));
}

async function endSessions(
  tx: Tx,
  userId: UserId,
  also: { deactivatedAt?: Date },
): Promise<Decision<{ userId: UserId }>> {
  await tx.user.update({ where: { id: userId }, data: { ...also, sessionGeneration: { increment: 1 } } });
  return {
    result: { userId },
    streamId: 'system',
    events: [{ streamId: 'system', kind: 'SessionsEnded', entityId: userId, data: { userId } }],
  };
}
