import { setTimeout } from 'node:timers/promises';
import type { Bus } from '../events/bus.js';
import type { Position } from '../events/cursor.js';
import type { EventDraft, Origin, StoredEvent, StreamId } from '../events/event.js';
import type { EventLog } from '../events/log.js';
import type { Metrics } from '../observability/metrics.js';
import type { Db, Tx } from '../store/database.js';
import { conflictOf } from '../store/outage.js';
import { claimKey, type Idempotency, type Outcome, storeOutcome } from './idempotency.js';
import { notificationsFor } from './notification/notifications-for.js';
import type { Quotas } from './quotas.js';
import { renewReminders } from './reminder/renew.js';
import { type Actor, requireWrite } from './scope.js';

export type { Outcome } from './idempotency.js';

/** What commands work with; one for the life of the app. */
export interface CommandServices {
  readonly db: Db;
  readonly log: EventLog;
  readonly bus: Bus;
  readonly metrics: Pick<Metrics, 'commandRetries'>;
}

/** Who acts, how far they may go, and from where. */
export interface Command extends CommandServices, Actor {
  readonly origin: Origin;
  readonly quotas: Quotas;
  /** Given when the caller may repeat the command and wants its first answer then. */
  readonly idempotency?: Idempotency | undefined;
}

/** An event without what the command knows by itself. */
export type CommandEvent = EventDraft extends infer D
  ? D extends EventDraft
    ? Omit<D, 'actorId' | 'origin'>
    : never
  : never;

/** What a command's transaction decides. */
export interface CommandDecision<T> {
  readonly result: T;
  /** The stream whose cursor the caller gets. */
  readonly streamId: StreamId;
  /** What happened; empty when everything was already as asked. */
  readonly events: readonly CommandEvent[];
  /** True when the actor can't see the stream any more: they deleted or left the project. */
  readonly endsAccess?: boolean;
}

const attempts = 4;
const maxPauseMs = 25;

/**
 * Runs a command: one transaction that checks, changes rows, tells people of it (see notification/notifications-for.ts) and,
 * as its last statement, appends the events. After the commit the events are offered to the bus; whether that works
 * changes nothing for the caller. A command that was done before under the same idempotency key is not done again: its
 * first answer is given.
 *
 * @param decide checks the policy, changes rows and says what happened
 * @throws ForbiddenError when the actor's credential is for reading only
 * @throws ConflictError when the idempotency key was used for something else
 */
export async function runCommand<T extends object>(
  command: Command,
  decide: (tx: Tx) => Promise<CommandDecision<T>>,
): Promise<Outcome<T>> {
  const { db, log, bus, metrics, actorId, scope, origin, idempotency } = command;
  requireWrite(scope);
  const { outcome, events } = await retryConflicts(metrics, () =>
    db.$transaction(async (tx) => {
      const earlier = idempotency && (await claimKey<T>(tx, command, idempotency));
      if (earlier) return { outcome: earlier, events: [] };
      const decision = await decide(tx);
      const drafts = decision.events.map((event): EventDraft => ({ ...event, actorId, origin }));
      await renewReminders(tx, drafts);
      const told = await notificationsFor(tx, { actorId, origin }, drafts);
      const events = await log.append(tx, [...drafts, ...told]);
      const outcome = { result: decision.result, cursor: await cursorPosition(tx, decision.streamId, events, log) };
      if (idempotency) await storeOutcome(tx, actorId, idempotency, outcome, decision.endsAccess ?? false);
      return { outcome, events };
    }),
  );
  for (const event of events) void bus.publish(event);
  return outcome;
}

/**
 * Records what happens without anybody's doing: one transaction that changes rows and says what happened; the events are
 * appended as its last statement and offered to the bus after the commit. People are told by `notify` in `decide`.
 *
 * @returns the events
 */
export async function runBySystem(
  { db, log, bus, metrics }: CommandServices,
  decide: (tx: Tx) => Promise<readonly EventDraft[]>,
): Promise<readonly StoredEvent[]> {
  const events = await retryConflicts(metrics, () => db.$transaction(async (tx) => log.append(tx, await decide(tx))));
  for (const event of events) void bus.publish(event);
  return events;
}

/** The place right behind the command's own event, or where the stream is when it made none. */
async function cursorPosition(
  tx: Tx,
  streamId: StreamId,
  events: readonly StoredEvent[],
  { epoch }: EventLog,
): Promise<Position> {
  const own = events.find((event) => event.streamId === streamId);
  const seq = own?.seq ?? (await tx.stream.findUnique({ where: { id: streamId } }))?.head ?? 0;
  return { epoch, streamId, seq };
}

/**
 * Postgres ends one of two transactions that wait for each other (SQLSTATE 40P01), or that write what the other read (40001);
 * the loser starts over after a short pause, at another time than the others that lost.
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

/** True for Prisma's known request error of that code (https://www.prisma.io/docs/orm/reference/error-reference). */
export function isPrismaError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
