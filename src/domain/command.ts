import type { Bus } from '../events/bus.js';
import type { Position } from '../events/cursor.js';
import type { EventDraft, Origin, StreamId } from '../events/event.js';
import type { EventLog } from '../events/log.js';
import type { Db, Tx } from '../store/database.js';
import type { UserId } from './ids.js';

/** What commands work with; one for the life of the app. */
export interface CommandServices {
  readonly db: Db;
  readonly log: EventLog;
  readonly bus: Bus;
}

/** Who acts, and from where. */
export interface Command extends CommandServices {
  readonly actorId: UserId;
  readonly origin: Origin;
}

/** A command's answer. */
export interface Outcome<T> {
  /** What was made or changed. */
  readonly result: T;
  /** The place right behind the command's event: a subscription goes on from here. */
  readonly cursor: Position;
}

/** An event without what the command knows by itself. */
export type CommandEvent = EventDraft extends infer D
  ? D extends EventDraft
    ? Omit<D, 'actorId' | 'origin'>
    : never
  : never;

/** What a command's transaction decides. */
export interface Decision<T> {
  readonly result: T;
  /** The stream whose cursor the caller gets. */
  readonly streamId: StreamId;
  /** What happened; empty when everything was already as asked. */
  readonly events: readonly CommandEvent[];
}

const attempts = 3;

/**
 * Runs a command: one transaction that checks, changes rows and, as its last statement, appends the events. After the
 * commit the events are offered to the bus; whether that works changes nothing for the caller.
 *
 * @param decide checks the policy, changes rows and says what happened
 */
export async function runCommand<T>(command: Command, decide: (tx: Tx) => Promise<Decision<T>>): Promise<Outcome<T>> {
  const { db, log, bus, actorId, origin } = command;
  const { decision, events } = await retryDeadlocks(() =>
    db.$transaction(async (tx) => {
      const decision = await decide(tx);
      const drafts = decision.events.map((event): EventDraft => ({ ...event, actorId, origin }));
      return { decision, events: await log.append(tx, drafts) };
    }),
  );
  for (const event of events) void bus.publish(event);
  const { result, streamId } = decision;
  const own = events.find((event) => event.streamId === streamId);
  const seq = own?.seq ?? (await log.heads([streamId])).get(streamId) ?? 0;
  return { result, cursor: { epoch: log.epoch, streamId, seq } };
}

/** Postgres ends one of two transactions that wait for each other; the loser starts over. */
async function retryDeadlocks<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === attempts || !isDeadlock(error)) throw error;
    }
  }
}

/** True for Prisma's known request error of that code (https://www.prisma.io/docs/orm/reference/error-reference). */
export function isPrismaError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Prisma's own code for it, or Postgres's where the statement was raw SQL. */
function isDeadlock(error: unknown): boolean {
  return isPrismaError(error, 'P2034') || (isPrismaError(error, 'P2010') && String(error).includes('40P01'));
}
