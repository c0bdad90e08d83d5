import { Connection, type ConnectionStore } from './connection.js';
import { cursorVariable, type DocumentInput, textOf } from './document.js';
import type { HttpOptions } from './http.js';
import { iterateResults } from './iterate.js';
import { onWake } from './platform.js';
import { requestUntilAnswered } from './request.js';
import { defaultRetryDelay, Retry, type RetryDelay } from './retry.js';
import { createSocketTransport } from './socket.js';
import { type EventResult, follow, type Session, type SubscribeOptions } from './subscription.js';
import { type TokenSource, Tokens } from './tokens.js';
import type { TransportFactory } from './transport.js';

export interface TaskwireClientOptions {
  /** The HTTP address of the server's GraphQL endpoint, such as `https://api.example.com/graphql`. */
  readonly url: string;
  /** The access tokens; see `sessionTokens`. Without it the browser's session cookie authenticates. */
  readonly auth?: TokenSource;
  /** `serverSentEvents` for networks without WebSockets. Default: one graphql-ws socket. */
  readonly transport?: TransportFactory;
  /** Identifies this client in `origin.clientId` of events. One per tab; a random UUID by default. */
  readonly clientId?: string;
  /** A WebSocket implementation, for runtimes without one. */
  readonly webSocketImpl?: unknown;
  /** Replaces `fetch`. */
  readonly fetch?: typeof fetch;
  /** The pause before each attempt. By default it grows from 1 to 30 seconds and is random. */
  readonly retryDelay?: RetryDelay;
  /** Milliseconds of silence after which a socket is tested with a ping. Default: 10 seconds. */
  readonly pingInterval?: number;
  /** Milliseconds that a new connection and a ping may take. Default: 5 seconds. */
  readonly timeout?: number;
  /** Milliseconds before a lost connection shows as `disconnected`. Default: 2 seconds. */
  readonly disconnectGrace?: number;
}

/** Receives the results of a subscription; the same as in graphql-ws. */
export interface Sink<Data> {
  next(result: EventResult<Data>): void;
  /** A final error, such as a TaskwireError with the code `ACCESS_REVOKED`. Nothing follows. */
  error(error: unknown): void;
  /** The server has completed the subscription. */
  complete(): void;
}

export interface RequestOptions {
  /** Ends the attempts, for example `AbortSignal.timeout(30_000)`. */
  readonly signal?: AbortSignal;
}

export interface MutateOptions extends RequestOptions {
  /** The key that makes repeated attempts one change. Default: a random UUID. */
  readonly idempotencyKey?: string;
  /** The `origin.mutationId` of the change's events. Default: the idempotency key. */
  readonly mutationId?: string;
}

export interface TaskwireClient {
  readonly clientId: string;
  readonly connection: ConnectionStore;
  /**
   * Subscribes, and resumes after the newest cursor at each reconnect. The document needs `after: $after` and
   * `cursor`; the variables need a first `after`, unless `reload` or a stored cursor gives one. `after: null` begins
   * with the next event.
   *
   * @returns a function that ends the subscription
   * @throws TypeError when the document or the first cursor is missing
   */
  subscribe<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    document: DocumentInput<Data, Variables>,
    variables: NoInfer<Variables>,
    sink: Sink<Data>,
    options?: SubscribeOptions,
  ): () => void;
  /** The same as an async iterator: a final error is thrown, and leaving the loop ends the subscription. */
  iterate<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    document: DocumentInput<Data, Variables>,
    variables: NoInfer<Variables>,
    options?: SubscribeOptions,
  ): AsyncIterableIterator<EventResult<Data>>;
  /** Sends a query by HTTP until it is answered. @returns the data @throws TaskwireError for a response with errors */
  query<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    document: DocumentInput<Data, Variables>,
    variables: NoInfer<Variables>,
    options?: RequestOptions,
  ): Promise<Data>;
  /**
   * Sends a mutation by HTTP until it is answered. An idempotency key in `variables.input` makes the attempts one
   * change, also when only the response was lost. Errors of the result union are data.
   *
   * @returns the data
   * @throws TaskwireError for a response with errors
   */
  mutate<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    document: DocumentInput<Data, Variables>,
    variables: NoInfer<Variables>,
    options?: MutateOptions,
  ): Promise<Data>;
  /** Connects again now: the user has signed in, or presses "retry". */
  reconnect(): void;
  /** Ends all subscriptions and the connection. */
  close(): void;
}

/** Creates a client. It connects at the first subscription. */
export function createTaskwireClient(options: TaskwireClientOptions): TaskwireClient {
  const { url, clientId = crypto.randomUUID(), retryDelay = defaultRetryDelay } = options;
  const tokens = new Tokens(options.auth);
  const retry = new Retry(retryDelay);
  const connection = new Connection(options.disconnectGrace ?? 2_000);
  const fetchImpl: typeof fetch = options.fetch ?? ((...args) => fetch(...args));
  const http: HttpOptions = { url, clientId, tokens, fetch: fetchImpl };
  const transport = (options.transport ?? createSockets)(http);
  const ends = new Set<AbortController>();
  let closed = false;
  let signedIn: (() => void) | undefined;
  let signingIn: Promise<void> | undefined;
  const session: Session = {
    transport,
    connection,
    retry,
    tokens,
    signIn(reason) {
      connection.needsAuth(reason);
      signingIn ??= new Promise<void>((resolve) => {
        signedIn = resolve;
      });
      return signingIn;
    },
  };
  const unlisten = onWake(() => {
    retry.wake();
    transport.probe();
  });

  function createSockets() {
    return createSocketTransport({
      url: url.replace(/^http/, 'ws'),
      clientId,
      tokens,
      pingMs: options.pingInterval ?? 10_000,
      timeoutMs: options.timeout ?? 5_000,
      webSocketImpl: options.webSocketImpl,
    });
  }

  function prepare(document: object | string, variables: object, subscribeOptions: SubscribeOptions) {
    if (closed) throw new TypeError('The client is closed.');
    const query = textOf(document);
    const values = variables as Readonly<Record<string, unknown>>;
    const variable = subscribeOptions.resume === false ? undefined : cursorVariable(query);
    if (variable && values[variable] === undefined && !subscribeOptions.reload && !subscribeOptions.cursor) {
      throw new TypeError(
        `Set the variable \`${variable}\` to the cursor of your query, or pass \`reload\`. null begins with the next event.`,
      );
    }
    return { ...subscribeOptions, query, variables: values, variable };
  }

  /** Registers the end of a subscription with `close()`. */
  function track(): AbortController {
    const end = new AbortController();
    ends.add(end);
    end.signal.addEventListener('abort', () => ends.delete(end));
    return end;
  }

  return {
    clientId,
    connection,
    subscribe(document, variables, sink, subscribeOptions = {}) {
      const prepared = prepare(document, variables as object, subscribeOptions);
      const end = track();
      follow(session, { ...prepared, signal: end.signal, next: (result) => sink.next(result as never) })
        .then(
          () => sink.complete(),
          (error) => sink.error(error),
        )
        .finally(() => end.abort());
      return () => end.abort();
    },
    iterate(document, variables, subscribeOptions = {}) {
      return iterateResults(session, prepare(document, variables as object, subscribeOptions), track()) as never;
    },
    query(document, variables, { signal } = {}) {
      const operation = { query: textOf(document), variables: variables as Record<string, unknown> };
      return requestUntilAnswered(http, operation, retryDelay, signal) as Promise<never>;
    },
    mutate(document, variables, mutateOptions = {}) {
      const { signal, idempotencyKey = crypto.randomUUID(), mutationId = idempotencyKey } = mutateOptions;
      const { input, ...others } = variables as Record<string, unknown>;
      const operation = {
        query: textOf(document),
        variables: { ...others, input: { idempotencyKey, mutationId, ...(input as object) } },
      };
      return requestUntilAnswered(http, operation, retryDelay, signal) as Promise<never>;
    },
    reconnect() {
      tokens.accept();
      connection.connecting();
      signedIn?.();
      signingIn = undefined;
      retry.wake();
      transport.probe();
    },
    close() {
      closed = true;
      unlisten();
      for (const end of [...ends]) end.abort();
      signedIn?.();
      retry.wake();
      transport.close();
      connection.closed();
    },
  };
}
