import { sql } from 'kysely';
import { z } from 'zod';
import { newId, storedId, type UserId } from '../../ids.js';
import { SharedLoader } from '../../lib/shared-loader.js';
import type { Db } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import { isUniqueViolation } from '../../store/outage.js';
import { statement } from '../../store/statement.js';
import { emailRules, line } from '../input.js';

/** A user of an external provider, as stored. */
export interface ProviderUser {
  readonly userId: UserId;
  /** The name from the newest token with a name. */
  readonly name: string | null;
  /** The time of issue of that token, in seconds since 1970. */
  readonly namedAt: number;
}

/** The identity in a verified token. */
export interface TokenIdentity {
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Seconds since 1970. */
  readonly issuedAt: number;
}

const nameless = 'Unnamed';
const nameRules = line(100);

/**
 * The accounts of an external provider's users. The first token of a user creates one account, also when several instances
 * receive tokens at the same time. The account gets the e-mail address only when the provider has verified the address and no
 * other account has it. An existing account with the address is never linked: its owner signed up here, and a provider's
 * claim must not grant access to it. The user's name follows the newest token.
 */
export class ProviderUsers {
  readonly #db: Db;
  readonly #issuer: string;
  readonly #find: SharedLoader<string, ProviderUser | undefined>;

  constructor(db: Db, issuer: string) {
    this.#db = db;
    this.#issuer = issuer;
    this.#find = new SharedLoader((subjects) => findUsers(db, issuer, subjects));
  }

  /**
   * Returns the account for a token's identity. Creates the account, or updates the user's name, when necessary.
   *
   * @param known the cached user; an unchanged user costs no query
   */
  async ensure(identity: TokenIdentity, known: ProviderUser | undefined): Promise<ProviderUser> {
    const { subject, claims, issuedAt } = identity;
    const user = known ?? (await this.#find.load(subject)) ?? (await this.#enrol(identity));
    const name = nameIn(claims);
    if (name === null || name === user.name || issuedAt <= user.namedAt) return user;
    return this.#rename(identity, user.userId, name);
  }

  async #enrol({ subject, claims, issuedAt }: TokenIdentity): Promise<ProviderUser> {
    const userId = newId('user');
    const name = nameIn(claims);
    const identity = { issuer: this.#issuer, subject, userId, name, namedAt: issuedAt };
    for (let email = emailIn(claims); ; email = null) {
      try {
        // One transaction: a conflict on the identity leaves no account behind.
        await this.#db.transaction(async (tx) => {
          await tx.sql
            .insertInto('user')
            .values({ id: userId, email, name: name ?? nameless })
            .execute();
          await tx.sql.insertInto('userIdentity').values(identity).execute();
        });
        return { userId, name, namedAt: issuedAt };
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        const earlier = await this.#find.load(subject);
        if (earlier) return earlier;
        // The conflict is on the address: the loop retries without an address.
        if (email === null) throw error;
      }
    }
  }

  async #rename({ subject, issuedAt }: TokenIdentity, userId: UserId, name: string): Promise<ProviderUser> {
    await this.#db.transaction(async (tx) => {
      const renamed = await tx.sql
        .updateTable('userIdentity')
        .set({ name, namedAt: issuedAt })
        .where('issuer', '=', this.#issuer)
        .where('subject', '=', subject)
        .where('namedAt', '<', issuedAt)
        .returning('userId')
        .executeTakeFirst();
      // Otherwise a newer token has updated the name meanwhile.
      if (renamed) await tx.sql.updateTable('user').set({ name }).where('id', '=', userId).execute();
    });
    const user = await this.#find.load(subject);
    if (!user) throw new TypeError(`${userId} has no identity of the provider`);
    return user;
  }
}

const selectUsers = statement((p: { issuer: string; subjects: readonly string[] }, db) =>
  db
    .selectFrom('userIdentity')
    .select(['subject', 'userId', 'name', 'namedAt'])
    .where('issuer', '=', p.issuer)
    .where('subject', '=', anyOf(p.subjects)),
);

async function findUsers(db: Db, issuer: string, subjects: readonly string[]): Promise<(ProviderUser | undefined)[]> {
  const rows = await selectUsers.all(db.sql, { issuer, subjects });
  const found = new Map(
    rows.map(({ subject, userId, name, namedAt }) => [subject, { userId: storedId('user', userId), name, namedAt }]),
  );
  return subjects.map((subject) => found.get(subject));
}

/** The user's name in the claims; null without a valid name. */
function nameIn({ name, preferred_username, nickname }: TokenIdentity['claims']): string | null {
  for (const claim of [name, preferred_username, nickname]) {
    const { data } = nameRules.safeParse(claim);
    if (data !== undefined) return data;
  }
  return null;
}

/** The user's e-mail address in the claims, if the provider has verified the address. */
function emailIn({ email, email_verified }: TokenIdentity['claims']): string | null {
  const { data } = z
    .object({ email: emailRules, verified: z.literal(true) })
    .safeParse({ email, verified: email_verified });
  return data?.email ?? null;
}

/** Every request with a provider's token runs this statement. */
const selectSignOuts = statement((p: { userIds: readonly UserId[] }, db) =>
  db
    .selectFrom('user')
    .select(['id', sql<number>`floor(coalesce(extract(epoch FROM signed_out_at), 0))::float8`.as('signedOutAt')])
    .where('id', '=', anyOf(p.userIds))
    .where('deactivatedAt', 'is', null),
);

/**
 * Reads when users last signed out everywhere.
 *
 * @returns seconds since 1970, in the order of `userIds`; infinite for inactive accounts
 */
export async function readSignOuts(db: Db, userIds: readonly UserId[]): Promise<number[]> {
  const found = await selectSignOuts.all(db.sql, { userIds });
  const signOuts = new Map<string, number>(found.map(({ id, signedOutAt }) => [id, signedOutAt]));
  return userIds.map((id) => signOuts.get(id) ?? Number.POSITIVE_INFINITY);
}
