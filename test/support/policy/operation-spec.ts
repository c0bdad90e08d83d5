import type { ExecutionResult } from 'graphql';
import type { Client } from 'graphql-ws';
import type { ErrorCode } from '../../gql/graphql.js';
import type { Person } from '../client.js';
import type { MutationAnswer } from '../mutate.js';
import type { Team } from './role-fixtures.js';

/** What came of an act: it was done, or the code it was refused with. */
export type Outcome = 'done' | ErrorCode;

/** Brings one operation to the server and gives its result; of a subscription the first, or the first of that kind. */
export type Send = (
  person: Person,
  query: string,
  variables: object,
  wanted?: (data: Data) => boolean,
) => Promise<ExecutionResult<Data>>;
type Data = Record<string, unknown>;

/** One act by one person. */
export interface Cell {
  readonly team: Team;
  readonly person: Person;
  readonly send: Send;
}

/** A way to act through the public API. */
export interface OperationSpec {
  /** What it goes through: a root field as in `Mutation.createTask`, or a path beside GraphQL. */
  readonly through: string;
  /** Tells it from other ways through the same. */
  readonly by?: string;
  /** Leaves an event when it is done. */
  readonly writes: boolean;
  /** Not GraphQL, so there is no socket for it. */
  readonly plain?: boolean;
  readonly attempt: (cell: Cell) => Promise<Outcome>;
}

export type InputOf = (team: Team, person: Person) => object | Promise<object>;

/** By a mutation that takes an input and answers with a union. */
export function command(name: string, inputOf: InputOf, by?: string): OperationSpec {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${name}(input: $input) { __typename ... on UserError { code } } }`;
  return {
    through: `Mutation.${name}`,
    ...(by !== undefined && { by }),
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
  /** For what leaves out instead of refusing: whether the answer has it. */
  readonly seen?: (answer: unknown, team: Team) => boolean;
}

/** By a query. */
export function question(field: string, { document, variables, seen }: OperationDocument): OperationSpec {
  return {
    through: `Query.${field}`,
    writes: false,
    async attempt({ team, person, send }) {
      return answered(await send(person, `query ${document}`, (await variables?.(team, person)) ?? {}), (data) =>
        seen ? seen(data[field], team) : data[field] != null,
      );
    },
  };
}

/** By a subscription, from its stream's beginning or its first state. */
export function follow(field: string, question: Omit<OperationDocument, 'seen'>, by?: string): OperationSpec {
  const { document, variables } = question;
  return {
    through: `Subscription.${field}`,
    ...(by !== undefined && { by }),
    writes: false,
    async attempt({ team, person, send }) {
      return answered(
        await send(person, `subscription ${document}`, (await variables?.(team, person)) ?? {}),
        (data) => data[field] != null,
      );
    },
  };
}

function answered(result: ExecutionResult<Data>, has: (data: Data) => boolean): Outcome {
  const code = result.errors?.[0]?.extensions.code;
  if (code) return code as ErrorCode;
  return has(requireData(result)) ? 'done' : 'NOT_FOUND';
}

function requireData(result: ExecutionResult<Data>): Data {
  if (result.errors || !result.data) throw new Error(`No data: ${JSON.stringify(result)}`);
  return result.data;
}

/** What an answer of plain HTTP says. */
export async function outcomeOf(response: Response): Promise<Outcome> {
  const body = (await response.json()) as { errors?: { extensions: { code: ErrorCode } }[] };
  return body.errors?.[0]?.extensions.code ?? (response.ok ? 'done' : 'BAD_USER_INPUT');
}

/** Over HTTP: one request, for subscriptions a stream of server-sent events that is left after the first. */
export const overHttp: Send = async (person, query, variables, wanted) => {
  const accept = query.startsWith('subscription') ? 'text/event-stream' : 'application/json';
  const leaving = new AbortController();
  const response = await fetch(`${person.url}/graphql`, {
    method: 'POST',
    headers: { accept, 'content-type': 'application/json', authorization: person.authorization },
    body: JSON.stringify({ query, variables }),
    signal: leaving.signal,
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
    leaving.abort();
    return result;
  }
  throw new Error(`The stream ended without a result: ${text}`);
};

/** Over WebSockets, one for each person; they are closed with it. */
export class Sockets implements AsyncDisposable {
  readonly #clients = new Map<string, Client>();

  readonly send: Send = async (person, query, variables, wanted) => {
    const client = this.#clients.get(person.id) ?? person.socket({ lazy: false });
    this.#clients.set(person.id, client);
    for await (const told of client.iterate<Data>({ query, variables: { ...variables } })) {
      const result = told as ExecutionResult<Data>;
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
