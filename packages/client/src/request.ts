import { ConnectionLostError, classify, errorOf } from './errors.js';
import { type HttpOptions, send, unexpectedResponse } from './http.js';
import { Retry, type RetryDelay } from './retry.js';
import type { OperationRequest, OperationResult } from './transport.js';

const mediaType = 'application/graphql-response+json, application/json';

/** Sends a query or mutation once. @throws TaskwireError, ConnectionLostError, SignInRequiredError */
export async function request(
  http: HttpOptions,
  operation: OperationRequest,
  signal?: AbortSignal,
): Promise<Record<string, unknown>> {
  const response = await send(http, operation, mediaType, signal);
  let result: OperationResult;
  try {
    result = await response.json();
  } catch {
    // The connection broke during the response, or a proxy responded.
    throw unexpectedResponse(response);
  }
  if (result.errors || !result.data) throw classify(errorOf(result.errors ?? []));
  return result.data;
}

/** Sends an operation until it is answered. The signal ends the attempts with its reason. */
export async function requestUntilAnswered(
  http: HttpOptions,
  operation: OperationRequest,
  delay: RetryDelay,
  signal?: AbortSignal,
): Promise<Record<string, unknown>> {
  const retry = new Retry(delay);
  const wake = () => retry.wake();
  signal?.addEventListener('abort', wake);
  try {
    for (let refused = false; ; ) {
      try {
        signal?.throwIfAborted();
        return await request(http, operation, signal);
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof ConnectionLostError)) throw error;
        if (error.code === 4401) {
          if (refused || !http.tokens.refuse()) throw error;
          refused = true;
        } else await retry.wait(error.retryAfterMs);
      }
    }
  } finally {
    signal?.removeEventListener('abort', wake);
  }
}
