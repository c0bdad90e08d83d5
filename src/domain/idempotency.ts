import { createHash } from 'node:crypto';
import { ConflictError, NotFoundError } from '../errors.js';
import type { Position } from '../events/cursor.js';
import type { UserId } from '../ids.js';
import type { Tx } from '../store/database.js';
import { type Actor, allowsProject } from './scope.js';

/** A client's idempotency key. */
export interface Idempotency {
  readonly key: string;
  /** The hash of the command's name and input, see `hashInput`. */
  readonly inputHash: string;
}

/** The outcome of a command. */
export interface Outcome<T> {
  /** The ids of the created or changed rows. */
  readonly result: T;
  /** The position behind the command's event, for a subscription `after` the command. */
  readonly cursor: Position;
}

/** How long an outcome is stored. */
export const idempotencyHours = 24;

/** Hashes a command's name and input. The order of the input's fields does not matter. */
export function hashInput(name: string, input: object): string {
  return createHash('sha256').update(name).update('\0').update(canonicalJson(input)).digest('base64url');
}

/**
 * Claims an idempotency key, so that a client can safely retry a command when the response was lost. A concurrent
 * transaction with the same key waits here until this transaction ends. The key and the outcome are written in the
 * command's own transaction, so they commit together. A rejected command rolls back, and its key stays unused.
 *
 * @returns the stored outcome when the command already ran
 * @throws ConflictError when the key was used with another input
 * @throws NotFoundError when the actor has lost access to the project of the stored outcome
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
  const stored = await tx.idempotencyKey.findUniqueOrThrow({ where: { actorId_key: { actorId, key } } });
  if (stored.inputHash !== inputHash) {
    throw new ConflictError('idempotencyKey was used with another input: use a new key.', ['input', 'idempotencyKey']);
  }
  const { endsAccess, ...outcome } = stored.answer as unknown as Outcome<T> & { endsAccess: boolean };
  await requireAccess(tx, actor, outcome.cursor, endsAccess);
  return outcome;
}

/** Stores the outcome of a command for later retries with the same key. */
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

/** Deletes keys and outcomes older than `idempotencyHours`. */
export async function pruneIdempotencyKeys(db: Pick<Tx, '$executeRaw'>): Promise<void> {
  await db.$executeRaw`
    DELETE FROM idempotency_key WHERE created_at < now() - make_interval(hours => ${idempotencyHours}::int)`;
}

/** The fields of a stored outcome are read from the current tables, so the actor needs access at the time of the retry. */
async function requireAccess(
  tx: Tx,
  { actorId: userId, scope }: Actor,
  { streamId: projectId }: Position,
  ended: boolean,
): Promise<void> {
  if (!projectId.startsWith('project_')) return;
  const accessible =
    allowsProject(scope, projectId) &&
    (ended || (await tx.projectMember.findUnique({ where: { projectId_userId: { projectId, userId } } })) !== null);
  if (!accessible) throw new NotFoundError('You no longer have access to the project of this command.', ['input']);
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
