import type { ExecutionResult } from 'graphql';
import type { Client } from 'graphql-ws';
import type { ErrorCode } from '../../gql/graphql.js';
import type { Person } from '../client.js';
import type { MutationAnswer } from '../mutate.js';
import type { Team } from './role-fixtures.js';

/** The result of an operation: `done`, or the error code. */
export type Outcome = 'done' | ErrorCode;

/** Executes one operation. Returns its result; for a subscription the first accepted by `wanted`. */
export type Send = (
  person: Person,
  query: string,
  variables: object,
  wanted?: (data: Data) => boolean,
) => Promise<ExecutionResult<Data>>;
type Data = Record<string, unknown>;

/** One operation by one person. */
export interface Attempt {
  readonly team: Team;
  readonly person: Person;
  readonly send: Send;
}

/** An operation of the public API for an action of the policy. */
export interface OperationSpec {
  /** The root field, such as `Mutation.createTask`, or the HTTP method and path outside GraphQL. */
  readonly field: string;
  /** Distinguishes operations through the same field. */
  readonly variant?: string;
  /** True when a success appends an event. */
  readonly writes: boolean;
  /** True for plain HTTP without a socket transport. */
  readonly httpOnly?: boolean;
  readonly attempt: (attempt: Attempt) => Promise<Outcome>;
}

export type InputOf = (team: Team, person: Person) => object | Promise<object>;

/** A mutation with an input and a result union. */
export function mutation(name: string, inputOf: InputOf, variant?: string): OperationSpec {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${name}(input: $input) { __typename ... on UserError { code } } }`;
  return {
    field: `Mutation.${name}`,
    ...(variant !== undefined && { variant }),
    writes: true,
    async attempt({ team, person, send }) {
      const result = await send(person, query, { input: await inputOf(team, person) });
      const { __typename, code } = requireData(result)[name] as MutationAnswer;
      return __typename.endsWith('Payload') ? 'done' : (code as ErrorCode);
    },
  };
}

export interface OperationDocument {
  /** The operation from its variables on, as in `($id: ID!) { project(id: $id) { id } }`. */
  readonly document: string;
  readonly variables?: (team: Team, person: Person) => object | Promise<object>;
  /** For a field that omits data instead of refusing: whether the result contains the data. */
  readonly contains?: (result: unknown, team: Team) => boolean;
}

/** A query. */
export function query(field: string, { document, variables, contains }: OperationDocument): OperationSpec {
  return {
    field: `Query.${field}`,
    writes: false,
    async attempt({ team, person, send }) {
      return outcomeOfResult(
        await send(person, `query ${document}`, (await variables?.(team, person)) ?? {}),
        (data) => (contains ? contains(data[field], team) : data[field] != null),
      );
    },
  };
}

/** A subscription from the beginning of a stream, or from the current state. */
export function subscription(
  field: string,
  operation: Omit<OperationDocument, 'contains'>,
  variant?: string,
): OperationSpec {
  const { document, variables } = operation;
  return {
    field: `Subscription.${field}`,
    ...(variant !== undefined && { variant }),
    writes: false,
    async attempt({ team, person, send }) {
      return outcomeOfResult(
        await send(person, `subscription ${document}`, (await variables?.(team, person)) ?? {}),
        (data) => data[field] != null,
      );
    },
  };
}

function outcomeOfResult(result: ExecutionResult<Data>, has: (data: Data) => boolean): Outcome {
  const code = result.errors?.[0]?.extensions.code;
  if (code) return code as ErrorCode;
  return has(requireData(result)) ? 'done' : 'NOT_FOUND';
}

function requireData(result: ExecutionResult<Data>): Data {
  if (result.errors || !result.data) throw new Error(`No data: ${JSON.stringify(result)}`);
  return result.data;
}

/** The outcome of a plain HTTP response. */
export async function outcomeOf(response: Response): Promise<Outcome> {
  const body = (await response.json()) as { errors?: { extensions: { code: ErrorCode } }[] };
  return body.errors?.[0]?.extensions.code ?? (response.ok ? 'done' : 'BAD_USER_INPUT');
}

/** Sends one HTTP request. A subscription is a stream of server-sent events, which ends after the result. */
export const overHttp: Send = async (person, query, variables, wanted) => {
  const accept = query.startsWith('subscription') ? 'text/event-stream' : 'application/json';
  const abort = new AbortController();
  const response = await fetch(`${person.url}/graphql`, {
    method: 'POST',
    headers: { accept, 'content-type': 'application/json', authorization: person.authorization },
    body: JSON.stringify({ query, variables }),
    signal: abort.signal,
  });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    return (await response.json()) as ExecutionResult<Data>;
  }
  let text = '';
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    text += piece;
    const results = [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, json = '']) => JSON.parse(json));
    const result = results.find((candidate) => isWanted(candidate, wanted));
    if (!result) continue;
    abort.abort();
    return result;
  }
  throw new Error(`The stream ended without a result: ${text}`);
};

/** Sends operations over one WebSocket per person. Disposal closes the sockets. */
export class Sockets implements AsyncDisposable {
  readonly #clients = new Map<string, Client>();

  readonly send: Send = async (person, query, variables, wanted) => {
    const client = this.#clients.get(person.id) ?? person.socket({ lazy: false });
    this.#clients.set(person.id, client);
    for await (const message of client.iterate<Data>({ query, variables: { ...variables } })) {
      const result = message as ExecutionResult<Data>;
      if (isWanted(result, wanted)) return result;
    }
    throw new Error(`Completed without a result: ${query}`);
  };

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.dispose()));
  }
}

function isWanted({ errors, data }: ExecutionResult<Data>, wanted?: (data: Data) => boolean): boolean {
  return errors !== undefined || data == null || wanted === undefined || wanted(data);
}
