import { type ExecutionResult, GraphQLError, getOperationAST, OperationTypeNode } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { LimitExceededError } from '../errors.js';
import { EventStream } from '../events/stream.js';
import type { ClientInfo } from '../graphql/client-info.js';
import { Context, type Services } from '../graphql/context.js';
import type { Groups } from '../graphql/execution/groups.js';
import { type OperationArgs, wantsCost } from '../graphql/execution/operation-result.js';
import { EventResults, openStream, type UnsharedStream } from '../graphql/execution/subscribe.js';
import type { Metrics } from '../observability/metrics.js';
import type { Connection } from './connection.js';
import { GroupedSubscription } from './grouped-subscription.js';
import type { Yoga } from './http.js';
import { persistedQueryNotSupported } from './request-params.js';

/** The operation that graphql-ws passes from `onSubscribe` to `execute` and `subscribe`. */
export interface SocketOperation extends OperationArgs {
  readonly connection: Connection;
  readonly operationId: string;
}

export interface SocketOperationsOptions {
  readonly yoga: Yoga;
  readonly services: Services;
  readonly groups: Groups;
  readonly metrics: Metrics;
  /** Converts an error to the client's form, with a code. */
  readonly toError: (reason: unknown) => GraphQLError;
  readonly subscriptionsPerSocket: number;
}

/** Prepares and executes the operations of sockets. */
export interface SocketOperations {
  /** Parses and validates an operation with Yoga's functions: HTTP and sockets share rules and caches. */
  prepare(
    connection: Connection,
    operationId: string,
    payload: SubscribePayload,
  ): Promise<SocketOperation | readonly GraphQLError[]>;
  /** Opens a subscription; subscriptions with the same messages share a group. */
  subscribe(args: SocketOperation): Promise<ExecutionResult | GroupedSubscription | EventResults>;
}

export function createSocketOperations(options: SocketOperationsOptions): SocketOperations {
  return {
    prepare: (connection, operationId, payload) => prepare(options, connection, operationId, payload),
    subscribe: (args) => subscribe(options, args),
  };
}

async function prepare(
  { yoga, services, toError }: SocketOperationsOptions,
  connection: Connection,
  operationId: string,
  payload: SubscribePayload,
): Promise<SocketOperation | readonly GraphQLError[]> {
  const { context } = connection;
  if (!context) return [new GraphQLError('Not acknowledged')];
  if (payload.query === '' && payload.extensions?.persistedQuery != null) return [persistedQueryNotSupported()];
  const { schema, parse, validate } = yoga.getEnveloped();
  try {
    const document = parse(payload.query);
    // graphql-ws keeps the message for the lifetime of the subscription; the cached document already holds the same text.
    Object.assign(payload, { query: document.loc?.source.body ?? payload.query });
    const errors = validate(schema, document);
    if (errors.length > 0) return errors;
    const operation = getOperationAST(document, payload.operationName);
    if (!operation) return [unknownOperation()];
    // A subscription reads data through the context of each event and can therefore share the socket's context.
    const shared = operation.operation === OperationTypeNode.SUBSCRIPTION;
    return {
      schema,
      document,
      contextValue: shared ? context : new Context(services, context.scope, context.clientId, clientOf(connection)),
      operationName: payload.operationName ?? null,
      variableValues: payload.variables ?? null,
      reportsCost: wantsCost(payload.extensions),
      connection,
      operationId,
    };
  } catch (error) {
    return [toError(error)];
  }
}

async function subscribe(
  { groups, metrics, toError, subscriptionsPerSocket }: SocketOperationsOptions,
  args: SocketOperation,
): Promise<ExecutionResult | GroupedSubscription | EventResults> {
  const { connection } = args;
  if (connection.subscriptions >= subscriptionsPerSocket) {
    metrics.refusals.inc({ limit: 'subscriptions_per_socket' });
    const error = new LimitExceededError(`A socket may hold at most ${subscriptionsPerSocket} subscriptions.`);
    return { errors: [toError(error)] };
  }
  connection.subscriptions += 1;
  const stream = await openStream(args).catch((error: unknown) => ({ errors: [toError(error)] }));
  if (!('next' in stream)) {
    connection.subscriptions -= 1;
    return stream;
  }
  connection.inbox?.opened(args.operationId);
  // Merged streams, and streams with skipped messages for slow readers, belong to one viewer and cannot be shared.
  if (!(stream instanceof EventStream)) return new SingleSubscription(args, stream, connection);
  const group = groups.join({ args, stream });
  return new GroupedSubscription(connection, args.operationId, { stream, group }, toError);
}

/** A subscription without a group: graphql-ws pulls and sends one result after the other, at the pace of the socket. */
class SingleSubscription extends EventResults {
  #release: (() => void) | undefined;

  constructor(args: OperationArgs, stream: UnsharedStream, connection: Connection) {
    super(args, stream);
    this.#release = () => {
      connection.subscriptions -= 1;
      this.#release = undefined;
    };
  }

  protected override close(): Promise<void> {
    this.#release?.();
    return super.close();
  }
}

function unknownOperation(): GraphQLError {
  return new GraphQLError('operationName must name an operation of the document, unless the document has only one.', {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
  });
}

function clientOf({ address }: Connection): ClientInfo {
  return { address, userAgent: null, responseHeaders: null };
}
