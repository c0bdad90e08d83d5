import { z } from 'zod';
import { newId, storedId, type UserId } from '../../ids.js';
import { Batcher } from '../../lib/batcher.js';
import type { Db, RawReader } from '../../store/database.js';
import { Prisma } from '../../store/prisma/client.js';
import { isPrismaError } from '../command.js';
import { emailRules, line } from '../input.js';

/*
 * The people of an outside provider. Whoever is seen for the first time gets an account: one, whatever instances see them
 * at the same moment. An address is taken only if the provider says that it is theirs and nobody here has it. An account
 * that has it already is never joined to them: its owner signed up for it here, and a provider's word for an address
 * must not give it away. What they are called follows the provider, from the newest token that says it.
 */

/** Somebody who was seen, as far as it was written down. */
export interface ProviderUser {
  readonly userId: UserId;
  /** What a token called them, issued then: seconds since 1970. */
  readonly name: string | null;
  readonly namedAt: number;
}

/** A token's word about somebody. */
export interface TokenIdentity {
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Seconds since 1970. */
  readonly issuedAt: number;
}

const nameless = 'Unnamed';
const nameRules = line(100);

export class ProviderUsers {
  readonly #db: Db;
  readonly #issuer: string;
  readonly #find: Batcher<string, ProviderUser | undefined>;

  constructor(db: Db, issuer: string) {
    this.#db = db;
    this.#issuer = issuer;
    this.#find = new Batcher((subjects) => findUsers(db, issuer, subjects));
  }

  /** @param known what is remembered of them; nothing is read or written when it still says it all */
  async ensure(sighting: TokenIdentity, known: ProviderUser | undefined): Promise<ProviderUser> {
    const { subject, claims, issuedAt } = sighting;
    const seen = known ?? (await this.#find.load(subject)) ?? (await this.#enrol(sighting));
    const name = nameIn(claims);
    if (name === null || name === seen.name || issuedAt <= seen.namedAt) return seen;
    return this.#rename(sighting, seen.userId, name);
  }

  async #enrol({ subject, claims, issuedAt }: TokenIdentity): Promise<ProviderUser> {
    const userId = newId('user');
    const name = nameIn(claims);
    const identity = { issuer: this.#issuer, subject, name, namedAt: issuedAt };
    for (let email = emailIn(claims); ; email = null) {
      try {
        // One transaction: where the identity is taken, no account is left behind.
        await this.#db.user.create({
          data: { id: userId, email, name: name ?? nameless, identities: { create: identity } },
        });
        return { userId, name, namedAt: issuedAt };
      } catch (error) {
        if (!isPrismaError(error, 'P2002')) throw error;
        const earlier = await this.#find.load(subject);
        if (earlier) return earlier;
        // Then it is the address that somebody has.
        if (email === null) throw error;
      }
    }
  }

  async #rename({ subject, issuedAt }: TokenIdentity, userId: UserId, name: string): Promise<ProviderUser> {
    await this.#db.$transaction(async (tx) => {
      const { count } = await tx.userIdentity.updateMany({
        where: { issuer: this.#issuer, subject, namedAt: { lt: issuedAt } },
        data: { name, namedAt: issuedAt },
      });
      // Else a newer token has named them meanwhile.
      if (count > 0) await tx.user.update({ where: { id: userId }, data: { name } });
    });
    const seen = await this.#find.load(subject);
    if (!seen) throw new TypeError(`${userId} has lost the identity they came with`);
    return seen;
  }
}

async function findUsers(db: Db, issuer: string, subjects: readonly string[]): Promise<(ProviderUser | undefined)[]> {
  const rows = await db.userIdentity.findMany({ where: { issuer, subject: { in: [...subjects] } } });
  const found = new Map(
    rows.map(({ subject, userId, name, namedAt }) => [subject, { userId: storedId('user', userId), name, namedAt }]),
  );
  return subjects.map((subject) => found.get(subject));
}

/** What people call them; null when the token doesn't say it in a way that names are here. */
function nameIn({ name, preferred_username, nickname }: TokenIdentity['claims']): string | null {
  for (const claim of [name, preferred_username, nickname]) {
    const { data } = nameRules.safeParse(claim);
    if (data !== undefined) return data;
  }
  return null;
}

/** Their address, if the provider vouches for it. */
function emailIn({ email, email_verified }: TokenIdentity['claims']): string | null {
  const { data } = z
    .object({ email: emailRules, verified: z.literal(true) })
    .safeParse({ email, verified: email_verified });
  return data?.email ?? null;
}

/** The second, since 1970, in which each of the people last signed out everywhere; infinite for accounts that are not active. */
export async function readSignOuts(reads: RawReader, userIds: readonly UserId[]): Promise<number[]> {
  const statement = Prisma.sql`
    SELECT json_object_agg(id, floor(coalesce(extract(epoch FROM signed_out_at), 0)))
    FROM "user" WHERE id = ANY(${[...userIds]}::text[]) AND deactivated_at IS NULL`;
  const found = await reads.json<Readonly<Record<string, number>> | null>(statement, { prepare: true });
  return userIds.map((id) => found?.[id] ?? Number.POSITIVE_INFINITY);
}
