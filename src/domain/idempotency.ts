import { createHash } from 'node:crypto';
import { sql as raw } from 'kysely';
import { ConflictError, NotFoundError } from '../errors.js';
import type { Position } from '../events/cursor.js';
import type { StreamId } from '../events/event.js';
import type { UserId } from '../ids.js';
import type { Tx } from '../store/database.js';
import type { HintedQuery } from '../store/kysely.js';
import type { Comment, Task } from '../store/prisma/client.js';
import { compilable, statement } from '../store/statement.js';
import { type Actor, allowsProject } from './scope.js';

/** A client's idempotency key. */
export interface Idempotency {
  readonly key: string;
  /** The hash of the command's name and input, see `hashInput`. */
  readonly inputHash: string;
}

/** The rows that a command wrote, as far as its payload shows them. */
export interface WrittenRows {
  readonly task?: Task;
  readonly comment?: Comment;
}

/** The outcome of a command. */
export interface Outcome<T> {
  /** The ids of the created or changed rows. */
  readonly result: T;
  /** The rows as the command wrote them; absent in a stored outcome. */
  readonly rows?: WrittenRows | undefined;
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
 * @returns false when the key is in use: then `readOutcome` has the outcome, and this transaction must roll back
 */
export async function claimKey(tx: Tx, { actorId }: Actor, { key, inputHash }: Idempotency): Promise<boolean> {
  return (await insertKey.first(tx.sql, { actorId, key, inputHash })) !== undefined;
}

/**
 * Reads the stored outcome of a command.
 *
 * @throws ConflictError when the key was used with another input
 * @throws NotFoundError when the actor has lost access to the project of the stored outcome
 */
export async function readOutcome<T extends object>(
  db: Tx,
  actor: Actor,
  { key, inputHash }: Idempotency,
): Promise<Outcome<T>> {
  const stored = await db.sql
    .selectFrom('idempotencyKey')
    .select(['inputHash', 'answer'])
    .where('actorId', '=', actor.actorId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (stored.inputHash !== inputHash) {
    throw new ConflictError('idempotencyKey was used with another input: use a new key.', ['input', 'idempotencyKey']);
  }
  const { endsAccess, ...outcome } = stored.answer as unknown as Outcome<T> & { endsAccess: boolean };
  await requireAccess(db, actor, outcome.cursor, endsAccess);
  return outcome;
}

/** Takes over a key that is older than `idempotencyHours`. */
const insertKey = statement(({ actorId, key, inputHash }: { actorId: string; key: string; inputHash: string }, sql) =>
  sql
    .insertInto('idempotencyKey')
    .values({ actorId, key, inputHash })
    .onConflict((conflict) =>
      conflict
        .columns(['actorId', 'key'])
        .doUpdateSet({ inputHash, answer: null, createdAt: raw<Date>`now()` })
        .where('idempotencyKey.createdAt', '<', expiry),
    )
    .returning('key'),
);

const expiry = raw<Date>`now() - make_interval(hours => ${raw.lit(idempotencyHours)})`;

/** An outcome to store. */
export interface StoredOutcome {
  readonly result: object;
  /** The stream of the outcome's cursor, and the log's epoch. */
  readonly streamId: StreamId;
  readonly epoch: string;
  /** The number of the command's events in the stream behind the event of the cursor. */
  readonly eventsBehind: number;
  readonly endsAccess: boolean;
}

/**
 * Stores the outcome of a command for later retries with the same key, and commits. The statement reads the event's number
 * from the stream, whose lock the transaction holds: it is sent right behind the append, without waiting for the number.
 */
export async function storeOutcome(
  tx: Tx,
  actorId: UserId,
  { key }: Idempotency,
  { result, streamId, epoch, eventsBehind, endsAccess }: StoredOutcome,
): Promise<void> {
  const answer = JSON.stringify({ result, cursor: { epoch, streamId, seq: 0 }, endsAccess });
  const query: HintedQuery = {
    ...updateAnswer.compile({ actorId, key, answer, streamId, eventsBehind }),
    commits: true,
  };
  await tx.sql.executeQuery(query);
}

interface AnswerParameters {
  readonly actorId: string;
  readonly key: string;
  /** JSON. */
  readonly answer: string;
  readonly streamId: string;
  readonly eventsBehind: number;
}

const updateAnswer = statement(({ actorId, key, answer, streamId, eventsBehind }: AnswerParameters) =>
  compilable(raw`
    UPDATE idempotency_key SET answer = jsonb_set(${answer}::jsonb, '{cursor,seq}', to_jsonb(coalesce(
      (SELECT head - ${eventsBehind}::int FROM stream WHERE id = ${streamId}), 0)))
    WHERE actor_id = ${actorId} AND key = ${key}`),
);

/** Deletes keys and outcomes older than `idempotencyHours`. */
export async function pruneIdempotencyKeys({ sql }: Pick<Tx, 'sql'>): Promise<void> {
  await sql.deleteFrom('idempotencyKey').where('createdAt', '<', expiry).execute();
}

/** The fields of a stored outcome are read from the current tables, so the actor needs access at the time of the retry. */
async function requireAccess(
  db: Tx,
  { actorId: userId, scope }: Actor,
  { streamId: projectId }: Position,
  ended: boolean,
): Promise<void> {
  if (!projectId.startsWith('project_')) return;
  const accessible =
    allowsProject(scope, projectId) && (ended || (await selectMembership.first(db.sql, { projectId, userId })));
  if (!accessible) throw new NotFoundError('You no longer have access to the project of this command.', ['input']);
}

const selectMembership = statement(({ projectId, userId }: { projectId: string; userId: string }, sql) =>
  sql.selectFrom('projectMember').select('role').where('projectId', '=', projectId).where('userId', '=', userId),
);

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
