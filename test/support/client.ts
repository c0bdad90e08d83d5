import { randomUUID } from 'node:crypto';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type ExecutionResult, type GraphQLFormattedError, print } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { graphql } from '../gql/index.js';

const signUpDocument = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      __typename
      ... on SignUpPayload {
        accessToken
        user {
          id
        }
      }
    }
  }
`);

export interface Answer<T> {
  readonly status: number;
  readonly data?: T | null;
  readonly errors?: readonly (GraphQLFormattedError & { extensions?: Record<string, unknown> })[];
}

/** One GraphQL request over real HTTP. */
export async function post<T, V>(
  url: string,
  document: TypedDocumentNode<T, V> | string,
  variables?: V | Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  const query = typeof document === 'string' ? document : print(document);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer<T>, 'status'>) };
}

/** A signed-in user with a client. */
export class Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
  readonly url: string;

  constructor(url: string, person: { id: string; email: string; token: string }) {
    this.url = url;
    this.id = person.id;
    this.email = person.email;
    this.token = person.token;
  }

  /** The same person at another instance. */
  at(url: string): Person {
    return new Person(url, this);
  }

  /** The id of the token's session. */
  get sessionId(): string {
    const [, claims = ''] = this.token.split('.');
    return JSON.parse(Buffer.from(claims, 'base64url').toString()).sid;
  }

  get authorization(): string {
    return `Bearer ${this.token}`;
  }

  post<T, V>(document: TypedDocumentNode<T, V> | string, variables?: V, headers: Record<string, string> = {}) {
    return post<T, V>(this.url, document, variables, { authorization: this.authorization, ...headers });
  }

  /** The data of a request. Throws when the response has errors. */
  async ask<T, V>(document: TypedDocumentNode<T, V>, variables?: V): Promise<T> {
    const answer = await this.post(document, variables);
    if (answer.errors || !answer.data) throw new Error(`Refused: ${JSON.stringify(answer)}`);
    return answer.data;
  }

  /** A graphql-ws client with a separate socket and without retries by default. */
  socket(options: Partial<Parameters<typeof createClient>[0]> = {}): Client {
    return createClient({
      url: `${this.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: this.authorization },
      lazy: true,
      retryAttempts: 0,
      ...options,
    });
  }

  /** Subscribes on a separate socket. */
  follow<T, V extends Record<string, unknown>>(document: TypedDocumentNode<T, V>, variables: V): Subscription<T> {
    return new Subscription(this.socket(), print(document), variables);
  }
}

/** Signs up a new user. */
export async function newPerson(url: string, name = 'Somebody'): Promise<Person> {
  const email = `${randomUUID()}@example.com`;
  const { data } = await post(url, signUpDocument, { input: { email, name, password: 'correct horse battery' } });
  if (data?.signUp.__typename !== 'SignUpPayload') throw new Error(`Not signed up: ${JSON.stringify(data)}`);
  return new Person(url, { id: data.signUp.user.id, email, token: data.signUp.accessToken });
}

/** Collects the results of a subscription. */
export class Subscription<T> implements AsyncDisposable {
  readonly results: ExecutionResult<T>[] = [];
  readonly client: Client;
  /** Resolves when the subscription completes, or with the reason of its failure. */
  readonly ended: Promise<unknown>;
  #wake = () => {};
  #ended = false;

  constructor(client: Client, query: string, variables: Record<string, unknown>) {
    this.client = client;
    this.ended = new Promise((resolve) => {
      const end = (reason?: unknown) => {
        this.#ended = true;
        resolve(reason);
        this.#wake();
      };
      client.subscribe<T>(
        { query, variables },
        {
          next: (result) => {
            this.results.push(result as ExecutionResult<T>);
            this.#wake();
          },
          error: end,
          complete: () => end(),
        },
      );
    });
  }

  /** The data of all received results. */
  get data(): T[] {
    return this.results.flatMap((result) => result.data ?? []);
  }

  /** Waits for a number of results or a result that fits. Rejects when the subscription ends or the timeout passes. */
  async until(enough: number | ((data: T) => boolean), timeoutMs = 10_000): Promise<T[]> {
    const done = () =>
      typeof enough === 'number' ? this.results.length >= enough : this.data.some((data) => enough(data));
    const deadline = Date.now() + timeoutMs;
    while (!done()) {
      if (this.#ended) throw new Error(`The subscription ended after ${JSON.stringify(this.results)}`);
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`Timeout; received so far: ${JSON.stringify(this.results)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.data;
  }

  /** The error code of a subscription without data; undefined otherwise. */
  async refusal(): Promise<unknown> {
    await this.ended;
    return this.results.length === 1 ? this.results[0]?.errors?.[0]?.extensions?.code : undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.dispose();
  }
}
