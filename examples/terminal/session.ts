import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { demoPassword } from '../../src/seed.js';
import { SignIn } from './operations.js';

/** Signs a demo user in. @returns an access token @throws Error when the sign-in is refused */
export async function signIn(url: string, email: string): Promise<string> {
  const { signIn } = await ask(url, SignIn, { input: { email, password: demoPassword } });
  if ('accessToken' in signIn) return signIn.accessToken;
  throw new Error(signIn.message);
}

/** Sends a request over HTTP. @returns the data of the response @throws Error for a response with errors */
export async function ask<T, V>(
  url: string,
  document: TypedDocumentNode<T, V>,
  variables: V,
  token?: string,
): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: T; errors?: unknown };
  if (data === undefined || errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Subscribes over a WebSocket. `next` resolves to the next result, `end` closes the socket. */
export function follow<T, V extends Record<string, unknown>>(
  url: string,
  token: string,
  document: TypedDocumentNode<T, V>,
  variables: V,
) {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  const events = client.iterate<T>({ query: print(document), variables });
  return {
    async next(): Promise<T> {
      const { value } = await events.next();
      if (!value?.data) throw new Error(JSON.stringify(value?.errors ?? 'The subscription has ended.'));
      return value.data;
    },
    async end() {
      await events.return?.();
      await client.dispose();
    },
  };
}
