import { setTimeout } from 'node:timers/promises';
import type { Bus } from '../events/bus.js';
import type { Position } from '../events/cursor.js';
import type { EventDraft, Origin, StoredEvent, StreamId } from '../events/event.js';
import type { EventLog } from '../events/log.js';
import type { UserId } from '../ids.js';
import type { Metrics } from '../observability/metrics.js';
import type { Db, Tx } from '../store/database.js';
import { conflictOf } from '../store/outage.js';
import { statement } from '../store/statement.js';
import {
  claimKey,
  type Idempotency,
  type Outcome,
  readOutcome,
  type StoredOutcome,
  storeOutcome,
  type WrittenRows,
} from './idempotency.js';
import { notificationsFor } from './notification/notifications-for.js';
import type { Quotas } from './quotas.js';
import { renewReminders } from './reminder/renew.js';
import { type Actor, requireWrite } from './scope.js';

export type { Outcome } from './idempotency.js';

/** The services of all commands; created once per app. */
export interface CommandServices {
  readonly db: Db;
  readonly log: EventLog;
  readonly bus: Bus;
  readonly metrics: Pick<Metrics, 'commandRetries'>;
}

/** The context of one command: the services, the actor with scope, and the client's origin. */
export interface Command extends CommandServices, Actor {
  readonly origin: Origin;
  readonly quotas: Quotas;
  /** Set when the client sent an idempotency key: a repeated command returns the stored outcome. */
  readonly idempotency?: Idempotency | undefined;
}

/** An event draft; `runCommand` adds actor and origin. */
export type CommandEvent = EventDraft extends infer D
  ? D extends EventDraft
    ? Omit<D, 'actorId' | 'origin'>
    : never
  : never;

/** The result of a command's transaction. */
export interface CommandDecision<T> {
  readonly result: T;
  /** The stream of the cursor that the client receives. */
  readonly streamId: StreamId;
  /** The events to append; empty when the command changed nothing. */
  readonly events: readonly CommandEvent[];
  /** True when the command ends the actor's access to the stream: the actor deleted or left the project. */
  readonly endsAccess?: boolean;
  /**
   * Sends the remaining writes of rows, before the notifications and the append. Their results are not awaited in between, so
   * that all of them share a round trip.
   */
  readonly write?: () => Promise<unknown>;
  /** The participants of the task of a new comment, who are notified. They are read together with the task. */
  readonly participants?: readonly UserId[];
  /** The written rows, for the payload. */
  readonly rows?: WrittenRows;
}

const attempts = 4;
const maxPauseMs = 25;

/**
 * Runs a command in one transaction. `decide` checks the policy and changes rows; `notificationsFor` then writes the
 * notifications, and the last statement appends all events. After the commit the events are published on the bus. A failed
 * publish does not fail the command. A command with an idempotency key that was already used returns the stored outcome
 * and runs nothing.
 *
 * @param decide checks the policy, changes rows and returns the events
 * @returns the result and the cursor behind the command's event
 * @throws ForbiddenError when the actor's credential is read-only
 * @throws ConflictError when the idempotency key was used with another input
 */
export async function runCommand<T extends object>(
  command: Command,
  decide: (tx: Tx) => Promise<CommandDecision<T>>,
): Promise<Outcome<T>> {
  const { db, log, bus, metrics, actorId, scope, origin, idempotency } = command;
  requireWrite(scope);
  const { outcome, events } = await retryConflicts(metrics, () =>
    db.transaction(async (tx) => {
      const decision = idempotency ? await decideOnce(tx, command, idempotency, decide) : await decide(tx);
      const store =
        idempotency &&
        ((events: readonly EventDraft[]) =>
          storeOutcome(tx, actorId, idempotency, storedOutcome(decision, events, log)));
      const drafts = decision.events.map((event): EventDraft => ({ ...event, actorId, origin }));
      const append = async () => {
        await renewReminders(tx, drafts);
        const notificationEvents = await notificationsFor(tx, { actorId, origin }, drafts, decision.participants);
        const all = [...drafts, ...notificationEvents];
        return log.append(tx, all, store ? { sendBehind: () => store(all) } : { commits: true });
      };
      const [, events] = await Promise.all([decision.write?.(), append()]);
      const { result, rows } = decision;
      const outcome = { result, rows, cursor: await cursorPosition(tx, decision.streamId, events, log) };
      if (events.length === 0) await store?.([]);
      return { outcome, events };
    }),
  ).catch(async (error: unknown) => {
    if (!(error instanceof KeyInUse) || !idempotency) throw error;
    return { outcome: await readOutcome<T>(db, command, idempotency), events: [] };
  });
  for (const event of events) void bus.publish(event);
  return outcome;
}

/**
 * Runs a change without an actor, such as scheduled work, in one transaction. The last statement appends the events; after
 * the commit the events are published on the bus. `decide` calls `writeNotifications` for the recipients.
 *
 * @returns the stored events
 */
export async function runBySystem(
  { db, log, bus, metrics }: CommandServices,
  decide: (tx: Tx) => Promise<readonly EventDraft[]>,
): Promise<readonly StoredEvent[]> {
  const events = await retryConflicts(metrics, () => db.transaction(async (tx) => log.append(tx, await decide(tx))));
  for (const event of events) void bus.publish(event);
  return events;
}

/** Ends the transaction of a command whose idempotency key was already used. */
class KeyInUse extends Error {}

/**
 * Decides a command with an idempotency key. The claim of the key shares a round trip with the first statements of the
 * decision. Both end before the transaction does: a statement behind the rollback would be a transaction of its own.
 *
 * @throws KeyInUse when the command already ran; the decision may have failed by the effects of that run
 */
async function decideOnce<T>(
  tx: Tx,
  command: Command,
  idempotency: Idempotency,
  decide: (tx: Tx) => Promise<T>,
): Promise<T> {
  const [claim, decision] = await Promise.allSettled([claimKey(tx, command, idempotency), decide(tx)]);
  if (claim.status === 'rejected') throw claim.reason;
  if (!claim.value) throw new KeyInUse();
  if (decision.status === 'rejected') throw decision.reason;
  return decision.value;
}

function storedOutcome<T extends object>(
  { result, streamId, endsAccess = false }: CommandDecision<T>,
  events: readonly EventDraft[],
  { epoch }: EventLog,
): StoredOutcome {
  const own = events.filter((event) => event.streamId === streamId).length;
  return { result, streamId, epoch, eventsBehind: Math.max(own - 1, 0), endsAccess };
}

/** The position behind the command's own event, or the head of the stream when the command appended no event. */
async function cursorPosition(
  tx: Tx,
  streamId: StreamId,
  events: readonly StoredEvent[],
  { epoch }: EventLog,
): Promise<Position> {
  const own = events.find((event) => event.streamId === streamId);
  const seq = own?.seq ?? (await selectHead.first(tx.sql, { streamId }))?.head ?? 0;
  return { epoch, streamId, seq };
}

const selectHead = statement(({ streamId }: { streamId: string }, sql) =>
  sql.selectFrom('stream').select('head').where('id', '=', streamId),
);

/**
 * Retries a transaction that Postgres aborted because of a deadlock (SQLSTATE 40P01) or a serialization failure (40001).
 * The pause is random, so that several aborted transactions do not retry at the same moment.
 */
async function retryConflicts<T>({ commandRetries }: CommandServices['metrics'], run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const reason = conflictOf(error);
      if (attempt === attempts || !reason) throw error;
      commandRetries.inc({ reason });
      await setTimeout(Math.random() * maxPauseMs * attempt);
    }
  }
}

/** True for Prisma's known request error with the code (https://www.prisma.io/docs/orm/reference/error-reference). */
export function isPrismaError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
