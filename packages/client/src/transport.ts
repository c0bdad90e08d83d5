import type { ResponseError } from './errors.js';
import type { HttpOptions } from './http.js';

/** An operation as its text and variables. */
export interface OperationRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A result of an operation, in the form of the GraphQL specification. */
export interface OperationResult<Data = Record<string, unknown>> {
  readonly data?: Data | null;
  readonly errors?: readonly ResponseError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface RunOptions {
  readonly next: (result: OperationResult) => void;
  /** Called when the subscription has been sent over an open connection. */
  readonly opened: () => void;
  readonly signal: AbortSignal;
}

/** Sends subscriptions over one kind of connection. */
export interface Transport {
  /**
   * Sends a subscription once and resolves when it completes or the signal aborts.
   *
   * @throws ConnectionLostError, SignInRequiredError, TaskwireError
   */
  run(request: OperationRequest, options: RunOptions): Promise<void>;
  /** Tests whether the connection is alive: the network returned or the machine woke up. */
  probe(): void;
  close(): void;
}

/** Creates the transport of a client; `serverSentEvents` is one. */
export type TransportFactory = (http: HttpOptions) => Transport;
