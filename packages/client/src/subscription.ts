import type { Connection } from './connection.js';
import { ConnectionLostError, classify, errorOf, SignInRequiredError, TaskwireError } from './errors.js';
import { reportError } from './platform.js';
import type { Retry } from './retry.js';
import type { Tokens } from './tokens.js';
import type { OperationResult, Transport } from './transport.js';

/** A result with data; `errors` are those of nested fields. */
export type EventResult<Data> = OperationResult<Data> & { readonly data: Data };

/** Keeps the newest cursor of a subscription, for example over a reload of the page. */
export interface CursorStore {
  get(): string | null | undefined | Promise<string | null | undefined>;
  /** Called after `next` has returned. */
  set(cursor: string): unknown;
}

export interface SubscribeOptions {
  /**
   * Loads the data and returns its cursor. Called first when there is no `after`, and again when the cursor has
   * expired; events after the returned cursor follow. A lost connection during the load is retried.
   */
  readonly reload?: (() => Promise<string>) | undefined;
  /** Keeps the cursor. The application keeps the data that belongs to it. */
  readonly cursor?: CursorStore | undefined;
  /** False for streams of states (`presence`, `projectStatsChanged` …): they begin with the present state. */
  readonly resume?: boolean | undefined;
}

/** The parts of a client that its subscriptions share. */
export interface Session {
  readonly transport: Transport;
  readonly connection: Connection;
  readonly retry: Retry;
  readonly tokens: Tokens;
  /** Resolves when the user has signed in again, or when the client closes. */
  signIn(reason: string): Promise<void>;
}

export interface Following extends SubscribeOptions {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The variable of the cursor; undefined for a stream of states. */
  readonly variable: string | undefined;
  readonly next: (result: EventResult<Record<string, unknown>>) => void;
  /** Resolves when the application can accept more results. */
  readonly ready?: (() => Promise<void>) | undefined;
  readonly signal: AbortSignal;
  /** Ends the present run, which continues after `ready`. */
  readonly interrupt?: { current: AbortController | undefined };
}

/** A connection of this age has worked: the next pause is the shortest again. */
const stableMs = 5_000;

/**
 * Follows a subscription over any number of connections. Each attempt begins after the newest cursor that `next` has
 * accepted, so no event is lost or repeated.
 *
 * @returns when the subscription completes or the signal aborts
 * @throws TaskwireError at a final error
 */
export async function follow(session: Session, following: Following): Promise<void> {
  const { connection } = session;
  const { signal, variable, reload } = following;
  const run = {};
  let after: string | null | undefined;
  if (variable) {
    // null begins with the next event; a store without a cursor means that nothing is loaded.
    const given = following.variables[variable] as string | null | undefined;
    after = given === undefined ? ((await following.cursor?.get()) ?? undefined) : given;
  }
  let expired = after === undefined && variable !== undefined;
  try {
    while (!signal.aborted) {
      try {
        if (expired && reload) after = await reload();
        expired = false;
        await following.ready?.();
        if (signal.aborted) return;
        if (
          (await attempt(session, following, run, after, (cursor) => {
            after = cursor;
          })) === 'complete'
        )
          return;
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof TaskwireError && error.code === 'CURSOR_EXPIRED' && reload) {
          expired = true;
          // After a restored backup all clients load again; the pause spreads them.
          await session.retry.wait();
        } else await recover(session, run, error);
      }
    }
  } finally {
    connection.ended(run);
  }
}

/** Sends the subscription once. @throws the reason of its end */
async function attempt(
  { transport, connection, retry }: Session,
  following: Following,
  run: object,
  after: string | null | undefined,
  received: (cursor: string) => void,
): Promise<'complete' | 'interrupted'> {
  const { query, variables, variable, signal, interrupt, cursor: store } = following;
  const end = new AbortController();
  const abort = () => end.abort();
  signal.addEventListener('abort', abort);
  if (interrupt) interrupt.current = end;
  let refusal: Error | undefined;
  let stable: ReturnType<typeof setTimeout> | undefined;
  try {
    await transport.run(
      { query, variables: variable ? { ...variables, [variable]: after } : variables },
      {
        signal: end.signal,
        opened: () => {
          connection.opened(run);
          stable = setTimeout(() => retry.reset(), stableMs);
        },
        next: (result) => {
          if (end.signal.aborted) return;
          const event = Object.values(result.data ?? {})[0] as { readonly cursor?: unknown } | null | undefined;
          if (!event) {
            refusal = classify(errorOf(result.errors ?? []));
            return;
          }
          connection.event();
          retry.reset();
          try {
            following.next(result as EventResult<Record<string, unknown>>);
          } catch (error) {
            reportError(error);
          }
          if (variable && typeof event.cursor === 'string') {
            received(event.cursor);
            store?.set(event.cursor);
          }
        },
      },
    );
  } finally {
    clearTimeout(stable);
    signal.removeEventListener('abort', abort);
  }
  if (refusal) throw refusal;
  return end.signal.aborted ? 'interrupted' : 'complete';
}

/** Waits until the next attempt. @throws the error when no attempt can succeed */
async function recover({ connection, retry, tokens, signIn }: Session, run: object, error: unknown): Promise<void> {
  if (error instanceof SignInRequiredError) return signIn(error.message);
  if (!(error instanceof ConnectionLostError)) throw error;
  const { code, message, retryAfterMs } = error;
  if (code === 4401 || code === 4403 || code === 401) {
    if (!tokens.refuse() && code !== 4403) return signIn(message);
  }
  connection.lost(run, message);
  await retry.wait(retryAfterMs);
}
