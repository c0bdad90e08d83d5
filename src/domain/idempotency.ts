import { createHash } from 'node:crypto';
import { ConflictError, NotFoundError } from '../errors.js';
import type { Position } from '../events/cursor.js';
import type { UserId } from '../ids.js';
import type { Tx } from '../store/database.js';
import { type Actor, allowsProject } from './scope.js';

/*
 * Repeating a command safely. A caller that doesn't know whether its request arrived sends it again with the same key; the
 * key is claimed and the answer kept in the command's own transaction, so either both are there or neither is. A
 * command that is refused leaves no trace, and its key can be used again.
 */

/** How a caller may repeat a command. */
export interface Idempotency {
  readonly key: string;
  /** Of the command's name and input, see `hashInput`. */
  readonly inputHash: string;
}

/** A command's answer. */
export interface Outcome<T> {
  /** What was made or changed. */
  readonly result: T;
  /** The place right behind the command's event: a subscription goes on from here. */
  readonly cursor: Position;
}

/** How long an answer is kept. */
export const idempotencyHours = 24;

/** The same text for the same name and input, whatever the order of the input's fields. */
export function hashInput(name: string, input: object): string {
  return createHash('sha256').update(name).update('\0').update(canonicalJson(input)).digest('base64url');
}

/**
 * Takes the key for this transaction. Whoever comes with the same key meanwhile waits here until it has ended.
 *
 * @returns what the command answered the first time, if there was one
 * @throws ConflictError when the key came with another input
 * @throws NotFoundError when the actor may not see any more what the command was about
 */
export async function claimKey<T extends object>(
  tx: Tx,
  actor: Actor,
  { key, inputHash }: Idempotency,
): Promise<Outcome<T> | undefined> {
  const { actorId } = actor;
  const claimed = await tx.$executeRaw`
    INSERT INTO idempotency_key (actor_id, key, input_hash) VALUES (${actorId}, ${key}, ${inputHash})
    ON CONFLICT (actor_id, key) DO UPDATE SET input_hash = ${inputHash}, answer = NULL, created_at = now()
    WHERE idempotency_key.created_at < now() - make_interval(hours => ${idempotencyHours}::int)`;
  if (claimed > 0) return undefined;
  const kept = await tx.idempotencyKey.findUniqueOrThrow({ where: { actorId_key: { actorId, key } } });
  if (kept.inputHash !== inputHash) {
    throw new ConflictError('This key was used with another input.', ['input', 'idempotencyKey']);
  }
  const { endsAccess, ...outcome } = kept.answer as unknown as Outcome<T> & { endsAccess: boolean };
  await requireAccess(tx, actor, outcome.cursor, endsAccess);
  return outcome;
}

/** Keeps what the command answered, for whoever repeats it. */
export async function storeOutcome(
  tx: Tx,
  actorId: UserId,
  { key }: Idempotency,
  outcome: Outcome<object>,
  endsAccess: boolean,
): Promise<void> {
  await tx.idempotencyKey.update({
    where: { actorId_key: { actorId, key } },
    data: { answer: JSON.parse(JSON.stringify({ ...outcome, endsAccess })) },
  });
}

/** Forgets answers that are kept no longer. */
export async function pruneIdempotencyKeys(db: Pick<Tx, '$executeRaw'>): Promise<void> {
  await db.$executeRaw`
    DELETE FROM idempotency_key WHERE created_at < now() - make_interval(hours => ${idempotencyHours}::int)`;
}

/** The answer is read again from the tables as they are now, so it is for those who may read them now. */
async function requireAccess(
  tx: Tx,
  { actorId: userId, scope }: Actor,
  { streamId: projectId }: Position,
  ended: boolean,
): Promise<void> {
  if (!projectId.startsWith('project_')) return;
  const seen =
    allowsProject(scope, projectId) &&
    (ended || (await tx.projectMember.findUnique({ where: { projectId_userId: { projectId, userId } } })) !== null);
  if (!seen) throw new NotFoundError('What this was about is not yours to see any more.', ['input']);
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
