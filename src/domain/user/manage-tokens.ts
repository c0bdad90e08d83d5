import { sql } from 'kysely';
import { z } from 'zod';
import { LimitExceededError, NotFoundError } from '../../errors.js';
import { newId, type PersonalTokenId, type ProjectId, parseId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import { notFound } from '../access.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { line, parseInput } from '../input.js';
import { encodePersonalToken, newPersonalSecret, personalHash } from './personal-token-secret.js';
import { activeTokens } from './personal-tokens.js';

/** The maximum number of active tokens per user. */
export const maxPersonalTokens = 50;
const maxProjects = 100;
const maxDays = 366;

export interface CreatePersonalTokenInput {
  readonly name: string;
  /** False for a read-only token. */
  readonly write: boolean;
  /** The projects in the token's scope; absent for all present and future projects of the owner. */
  readonly projectIds?: readonly string[] | null | undefined;
  readonly expiresAt: Date;
}

export interface PersonalTokenRef {
  readonly tokenId: PersonalTokenId;
}

const projectsPath = ['input', 'projectIds'];

const rules = z.object({
  name: line(100),
  write: z.boolean(),
  projectIds: z
    .array(z.string())
    .min(1, `must have 1–${maxProjects} projects, or be absent for all projects.`)
    .max(maxProjects, `must have 1–${maxProjects} projects, or be absent for all projects.`)
    .nullish(),
  expiresAt: z
    .date()
    .refine((at) => at.getTime() > Date.now(), 'must be in the future.')
    .refine((at) => at.getTime() <= Date.now() + maxDays * 86_400_000, `must be at most ${maxDays} days ahead.`),
});

/**
 * Creates a personal access token of the actor.
 *
 * @returns the id and the token; the token cannot be read again later
 * @throws InvalidInputError, NotFoundError for a project without membership of the actor
 * @throws LimitExceededError when the actor has `maxPersonalTokens` active tokens
 */
export async function createPersonalToken(
  command: Command,
  input: CreatePersonalTokenInput,
): Promise<PersonalTokenRef & { readonly token: string }> {
  const { name, write, expiresAt, projectIds } = parseInput(rules, input);
  const { actorId: userId } = command;
  const chosen = projectIds?.map((id, index) => parseId('project', id, [...projectsPath, index]));
  const tokenId = newId('token');
  const secret = newPersonalSecret(tokenId);
  await runCommand(command, async (tx) => {
    await requireRoom(tx, userId);
    if (chosen) await requireMemberships(tx, userId, chosen);
    await tx.sql
      .insertInto('personalToken')
      .values({
        id: tokenId,
        userId,
        name,
        secretHash: personalHash(secret),
        write,
        allProjects: chosen === undefined,
        projectIds: [...new Set<string>(chosen)],
        expiresAt,
      })
      .execute();
    return { result: { tokenId }, streamId: userId, events: [] };
  });
  return { tokenId, token: encodePersonalToken(secret) };
}

/**
 * Revokes a personal access token of the actor, and ends its sockets and subscriptions. A second revocation appends no event.
 *
 * @throws InvalidInputError, NotFoundError for tokens of other users
 */
export async function revokePersonalToken(
  command: Command,
  input: { readonly tokenId: string },
): Promise<Outcome<PersonalTokenRef>> {
  const path = ['input', 'tokenId'];
  const tokenId = parseId('token', input.tokenId, path);
  const { actorId: userId } = command;
  return runCommand(command, async (tx) => {
    const revoked = await tx.sql
      .updateTable('personalToken')
      .set({ revokedAt: new Date() })
      .where('id', '=', tokenId)
      .where('userId', '=', userId)
      .where('revokedAt', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!revoked && !(await isOwn(tx, userId, tokenId))) {
      throw new NotFoundError('tokenId must be the id of one of your tokens.', path);
    }
    const data = { userId, sessionIds: [], tokenIds: [tokenId] };
    return {
      result: { tokenId },
      streamId: 'system',
      events: !revoked ? [] : [{ streamId: 'system', kind: 'SessionsEnded', entityId: userId, data }],
    };
  });
}

/** Revokes all active tokens of a user. @returns the ids of the revoked tokens */
export async function revokeAllTokens(tx: Tx, userId: UserId): Promise<string[]> {
  const now = new Date();
  const revoked = await tx.sql
    .updateTable('personalToken')
    .set({ revokedAt: now })
    .where('userId', '=', userId)
    .where(activeTokens(now))
    .returning('id')
    .execute();
  return revoked.map(({ id }) => id);
}

async function isOwn(tx: Tx, userId: UserId, tokenId: PersonalTokenId): Promise<boolean> {
  const token = await tx.sql
    .selectFrom('personalToken')
    .select('id')
    .where('id', '=', tokenId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return token !== undefined;
}

/** Locks the account's row, so that concurrent commands cannot exceed the limit. */
async function requireRoom(tx: Tx, userId: UserId): Promise<void> {
  const [, { count }] = await Promise.all([
    tx.sql.selectFrom('user').select('id').where('id', '=', userId).forNoKeyUpdate().execute(),
    tx.sql
      .selectFrom('personalToken')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('userId', '=', userId)
      .where(activeTokens(new Date()))
      .executeTakeFirstOrThrow(),
  ]);
  if (count >= maxPersonalTokens) {
    const message = `A user can have at most ${maxPersonalTokens} active tokens: revoke a token first.`;
    throw new LimitExceededError(message, ['input']);
  }
}

async function requireMemberships(tx: Tx, userId: UserId, projectIds: readonly ProjectId[]): Promise<void> {
  const memberships = await tx.sql
    .selectFrom('projectMember')
    .select('projectId')
    .where('userId', '=', userId)
    .where('projectId', '=', anyOf(projectIds))
    .execute();
  const members = new Set(memberships.map(({ projectId }) => projectId));
  const missing = projectIds.findIndex((id) => !members.has(id));
  if (missing !== -1) {
    throw notFound([...projectsPath, missing]);
  }
}
