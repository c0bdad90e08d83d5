import { setTimeout as sleep } from 'node:timers/promises';
import { type ExecutionResult, execute as executeDocument } from 'graphql';
import { sql } from 'kysely';
import type { ImportRun } from '../../domain/import-export/runs.js';
import type { StoredEvent } from '../../events/event.js';
import type { StreamState } from '../../events/state-stream.js';
import type { PresenceMessage } from '../../presence/roster.js';
import type { TypingState } from '../../presence/typing-room.js';
import type { Context } from '../context.js';
import { isInternalError } from '../errors.js';
import { operationKey } from './operation-key.js';
import { finish, type OperationArgs, refusalOf } from './operation-result.js';
import type { ExecutionScope } from './scope.js';
import { dependsOnViewer } from './viewer-dependence.js';

const maxAttempts = 5;
const retryPauseMs = 200;
const maxOutageMs = 60_000;

/** A message of a subscription: an event, a state or an ephemeral message. */
export type SubscriptionMessage = StoredEvent | StreamState | ImportRun | EphemeralMessage;

/** A message delivered once and not stored. Subscribers of the same state receive the same object. */
type EphemeralMessage = PresenceMessage | TypingState;

/**
 * Executes a query or a mutation within the viewer's budget.
 *
 * @returns the result, in which every error has a code; a refusal by the budget is a result with that error
 */
export async function executeOperation(args: OperationArgs): Promise<ExecutionResult> {
  const { contextValue } = args;
  const { budget } = contextValue.services;
  try {
    using _running = budget.enter(contextValue);
    contextValue.cost = args.cost = await budget.spend(args);
    return finish(args, await executeDocument(args));
  } catch (error) {
    return refusalOf(args, error);
  }
}

/**
 * Executes a subscription's selection for one message, in a new context. A short outage of the database must not lose an
 * event, so execution waits for the database and retries: 5 attempts, each with a wait of up to 60 seconds.
 *
 * @param scope the viewers for whom the selection is executed; the subscription's own viewer by default
 * @throws GraphQLError when the last attempt has an internal error too; the subscriber can resume before the event
 */
export async function executeEvent(
  args: OperationArgs,
  event: SubscriptionMessage,
  scope?: ExecutionScope,
): Promise<ExecutionResult> {
  for (let attempt = 1; ; attempt += 1) {
    const contextValue =
      'streamId' in event ? args.contextValue.forEvent(event, scope) : args.contextValue.forState(scope);
    const result = finish(args, await executeDocument({ ...args, rootValue: event, contextValue }));
    const error = result.errors?.find(isInternalError);
    if (!error) return result;
    if (attempt === maxAttempts) throw error;
    await untilDatabaseResponds(args.contextValue);
  }
}

/** The results of a message by operation key; collected together with the message. */
const sharedResults = new WeakMap<EphemeralMessage, Map<string, Promise<ExecutionResult>>>();
/** Results of further operations on the same message are not shared. */
const maxSharedResults = 32;

/** Executes a message for all its subscribers: once per operation key. */
export function executeShared(args: OperationArgs, message: EphemeralMessage): Promise<ExecutionResult> {
  if (dependsOnViewer(args.schema, args.document)) return executeEvent(args, message);
  const results = sharedResults.get(message) ?? new Map<string, Promise<ExecutionResult>>();
  sharedResults.set(message, results);
  const key = operationKey(args, 'members');
  const shared = results.get(key);
  if (shared) return shared;
  const result = executeEvent(args, message, { kind: 'members' });
  if (results.size < maxSharedResults) {
    results.set(key, result);
    // The next subscriber executes again instead of receiving a transient error.
    result.catch(() => results.delete(key));
  }
  return result;
}

/** Resolves when the database responds, or after `maxOutageMs` without a response. */
async function untilDatabaseResponds({ db }: Context): Promise<void> {
  for (let waited = 0; waited < maxOutageMs; waited += retryPauseMs) {
    await sleep(retryPauseMs, undefined, { ref: false });
    try {
      await sql`SELECT 1`.execute(db.sql);
      return;
    } catch {
      // The next round asks again; subscribers wait for the event meanwhile.
    }
  }
}
