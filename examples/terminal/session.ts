import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { WebSocket } from 'ws';
import { type AccessToken, createTaskwireClient, type SubscribeOptions } from '../../packages/client/src/index.js';
import { demoPassword } from '../../src/seed.js';
import { SignIn } from './operations.js';

/** Signs a demo user in. @returns an access token @throws Error when the sign-in is refused */
export async function signIn(url: string, email: string): Promise<AccessToken> {
  const { signIn } = await ask(url, SignIn, { input: { email, password: demoPassword } });
  if ('accessToken' in signIn) return signIn;
  throw new Error(signIn.message);
}

/** Sends a request over HTTP. @returns the data of the response @throws Error for a response with errors */
export async function ask<T, V>(
  url: string,
  document: TypedDocumentNode<T, V>,
  variables: V,
  token?: AccessToken,
): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token.accessToken}` }) },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: T; errors?: unknown };
  if (data === undefined || errors) throw new Error(JSON.stringify(errors));
  return data;
}

/**
 * Subscribes over a WebSocket and resumes after lost connections. `next` resolves to the next result, `end` closes the
 * socket.
 *
 * @param options `resume: false` for a stream of states, which has no cursor
 */
export function follow<T, V>(
  url: string,
  token: AccessToken,
  document: TypedDocumentNode<T, V>,
  variables: NoInfer<V>,
  options?: SubscribeOptions,
) {
  const client = createTaskwireClient({
    url: `${url}/graphql`,
    webSocketImpl: WebSocket,
    auth: { get: async () => token },
  });
  const events = client.iterate<T, V>(document, variables, options);
  return {
    async next(): Promise<T> {
      const { value } = await events.next();
      if (!value) throw new Error('The subscription has ended.');
      return value.data;
    },
    async end() {
      client.close();
    },
  };
}
