import { ConnectionLostError } from './errors.js';
import type { Tokens } from './tokens.js';

/** How a client sends HTTP requests. */
export interface HttpOptions {
  readonly url: string;
  readonly clientId: string;
  readonly tokens: Tokens;
  readonly fetch: typeof fetch;
}

/** Sends an operation by HTTP. @throws ConnectionLostError, SignInRequiredError */
export async function send(
  { url, clientId, tokens, fetch }: HttpOptions,
  operation: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> },
  accept: string,
  signal?: AbortSignal,
): Promise<Response> {
  const authorization = await tokens.authorization();
  try {
    return await fetch(url, {
      method: 'POST',
      headers: {
        accept,
        'content-type': 'application/json',
        'x-client-id': clientId,
        ...(authorization && { authorization }),
      },
      body: JSON.stringify({ query: operation.query, variables: operation.variables }),
      // Without tokens, the cookie authenticates.
      credentials: tokens.source ? 'same-origin' : 'include',
      ...(signal && { signal }),
    });
  } catch (error) {
    throw new ConnectionLostError(error instanceof Error ? error.message : String(error));
  }
}

/** Returns the error for a response that is not of the GraphQL server, or that a proxy made. */
export function unexpectedResponse(response: Response): ConnectionLostError {
  const retryAfter = Number(response.headers.get('retry-after') ?? 0);
  return new ConnectionLostError(`HTTP ${response.status}`, response.status, (retryAfter || 0) * 1_000);
}
