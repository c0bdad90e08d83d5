import { z } from 'zod';
import { LimitExceededError, NotFoundError } from '../../errors.js';
import { newId, type PersonalTokenId, type ProjectId, parseId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { line, parseInput } from '../input.js';
import { encodePersonalToken, newPersonalSecret, personalHash } from './personal-token-secret.js';
import { activeTokens } from './personal-tokens.js';

/** Tokens of one person that may live at the same time. */
export const maxPersonalTokens = 50;
const maxProjects = 100;
const maxDays = 366;

export interface CreatePersonalTokenInput {
  readonly name: string;
  /** Whether it may change anything. */
  readonly write: boolean;
  /** What it is for; absent for all projects of its owner, now and later. */
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
    .min(1, 'Name at least one project, or leave it out for all of them.')
    .max(maxProjects, `At most ${maxProjects} projects.`)
    .nullish(),
  expiresAt: z
    .date()
    .refine((at) => at.getTime() > Date.now(), 'Must be in the future.')
    .refine((at) => at.getTime() <= Date.now() + maxDays * 86_400_000, `Must be at most ${maxDays} days ahead.`),
});

/**
 * Makes a personal access token of the actor.
 *
 * @returns also the token itself, which nobody can tell again
 * @throws InvalidInputError, NotFoundError for a project that the actor is no member of, LimitExceededError when they have as many
 * tokens as one may have
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
    await tx.personalToken.create({
      data: {
        id: tokenId,
        userId,
        name,
        secretHash: personalHash(secret),
        write,
        allProjects: chosen === undefined,
        projectIds: [...new Set(chosen)],
        expiresAt,
      },
    });
    return { result: { tokenId }, streamId: userId, events: [] };
  });
  return { tokenId, token: encodePersonalToken(secret) };
}

/**
 * Revokes a personal access token of the actor, which ends whatever speaks by it. No event is made when it was revoked
 * before.
 *
 * @throws InvalidInputError, NotFoundError for tokens of others
 */
export async function revokePersonalToken(
  command: Command,
  input: { readonly tokenId: string },
): Promise<Outcome<PersonalTokenRef>> {
  const path = ['input', 'tokenId'];
  const tokenId = parseId('token', input.tokenId, path);
  const { actorId: userId } = command;
  return runCommand(command, async (tx) => {
    const own = { id: tokenId, userId };
    const { count } = await tx.personalToken.updateMany({
      where: { ...own, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0 && !(await tx.personalToken.findUnique({ where: own, select: { id: true } }))) {
      throw new NotFoundError('You have no such token.', path);
    }
    const data = { userId, sessionIds: [], tokenIds: [tokenId] };
    return {
      result: { tokenId },
      streamId: 'system',
      events: count === 0 ? [] : [{ streamId: 'system', kind: 'SessionsEnded', entityId: userId, data }],
    };
  });
}

/** Revokes all tokens of a person that still live. @returns which those were */
export async function revokeAllTokens(tx: Tx, userId: UserId): Promise<string[]> {
  const revoked = await tx.personalToken.updateManyAndReturn({
    where: { userId, ...activeTokens() },
    data: { revokedAt: new Date() },
    select: { id: true },
  });
  return revoked.map(({ id }) => id);
}

/** Holds the account's row, so that people who make tokens at once take turns. */
async function requireRoom(tx: Tx, userId: UserId): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${userId} FOR NO KEY UPDATE`;
  if ((await tx.personalToken.count({ where: { userId, ...activeTokens() } })) >= maxPersonalTokens) {
    throw new LimitExceededError(`You have ${maxPersonalTokens} tokens already; revoke one of them first.`, ['input']);
  }
}

async function requireMemberships(tx: Tx, userId: UserId, projectIds: readonly ProjectId[]): Promise<void> {
  const where = { userId, projectId: { in: [...projectIds] } };
  const members = new Set((await tx.projectMember.findMany({ where })).map(({ projectId }) => projectId));
  const missing = projectIds.findIndex((id) => !members.has(id));
  if (missing !== -1) {
    throw new NotFoundError('There is no such project, or you are not a member of it.', [...projectsPath, missing]);
  }
}
