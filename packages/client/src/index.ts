export {
  createTaskwireClient,
  type MutateOptions,
  type RequestOptions,
  type Sink,
  type TaskwireClient,
  type TaskwireClientOptions,
} from './client.js';
export type { ConnectionSnapshot, ConnectionStatus, ConnectionStore } from './connection.js';
export type { DocumentInput, TypedDocument } from './document.js';
export { ConnectionLostError, type ResponseError, SignInRequiredError, TaskwireError } from './errors.js';
export { serverSentEvents } from './event-stream.js';
export { defaultRetryDelay, type RetryDelay } from './retry.js';
export {
  type SessionTokenSource,
  type SessionTokens,
  type SessionTokensOptions,
  sessionTokens,
  type TokenStorage,
} from './session-tokens.js';
export type { CursorStore, EventResult, SubscribeOptions } from './subscription.js';
export type { AccessToken, TokenSource } from './tokens.js';
export type { OperationResult, Transport, TransportFactory } from './transport.js';
