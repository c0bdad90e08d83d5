import fc from 'fast-check';
import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { createLogger } from '../../src/observability/logger.js';
import { newProjectFixture, type ProjectFixture } from '../graphql/scopes/project-fixture.js';
import { describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { LogLines } from '../support/log-lines.js';
import { Wire } from '../support/wire.js';
import { nestedOperations, type Operation, operationsOf } from './operations.js';

/** The number of generated requests per backend; ATTACK_ROUNDS sets more. */
const runs = Number(process.env.ATTACK_ROUNDS ?? 400);
const seed = Number(process.env.ATTACK_SEED ?? Date.now() % 2 ** 31);

/** Texts that only an attacker sends. */
const hostileText = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\0',
      'a\0b',
      '\ud800',
      '\udfff\ud800',
      '\u200b',
      '\u3164',
      '\u202e',
      'e\u0301',
      '🏳️‍🌈',
      "'; DROP TABLE task; --",
    ],
    ...['%', '_', '\\', '"', '$1', '{}', '[]', 'null', 'undefined', '__proto__', 'constructor', '../..', '<script>'],
    ...['-1', '0', '2147483648', '9007199254740993', '1e308', 'NaN', '0000-01-01', '9999-12-31', '2024-02-30'],
    ...['2024-01-01T00:00:00.000Z', '0000-01-01T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', 'UTC', 'Europe/Berlin'],
    ...['x'.repeat(300), 'é'.repeat(5_000), 'ab'.repeat(30_000)],
    ...[
      'project_',
      'task_01h455vb4pex5vsknk084sn02q',
      'user_zzzzzzzzzzzzzzzzzzzzzzzzzz',
      '@user_01h455vb4pex5vsknk084sn02q',
    ],
    ...['bm90IGEgY3Vyc29y', Buffer.from('e.project_x.99999999999').toString('base64url'), 'AgA', '====', '\u00ff'],
    ...[Buffer.from('["\u0000"]').toString('base64url'), Buffer.from('[1e400,null,{}]').toString('base64url')],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const hostileNumber = fc.constantFrom(0, -1, 1, 100, 101, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 1.5, 1e308, '1', null);

/** Values for an input type: valid, nearly valid and invalid. */
function arbitraryOf(type: GraphQLInputType, fixture: ProjectFixture, depth = 0): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return arbitraryOf(type.ofType, fixture, depth);
  if (isListType(type)) {
    return fc.oneof(
      { weight: 8, arbitrary: fc.array(arbitraryOf(type.ofType, fixture, depth + 1), { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constantFrom([], null, [null], Array(120).fill('x')) },
    );
  }
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name), 'NOT_A_VALUE', 1);
  if (isInputObjectType(type)) {
    if (depth > 4) return fc.constant({});
    const fields = Object.values(type.getFields());
    const record = Object.fromEntries(fields.map((field) => [field.name, arbitraryOf(field.type, fixture, depth + 1)]));
    return fc.record(record, {
      requiredKeys: fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name),
    });
  }
  switch (type.name) {
    case 'Int':
      return hostileNumber;
    case 'Boolean':
      return fc.constantFrom(true, false, null, 'true');
    case 'ID':
      return fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...idsOf(fixture)) },
        { weight: 1, arbitrary: hostileText },
      );
    default:
      return hostileText;
  }
}

function idsOf({
  projectId,
  taskId,
  deletedTaskId,
  commentId,
  labelId,
  viewId,
  memberId,
  notificationId,
}: ProjectFixture) {
  return [projectId, taskId, deletedTaskId, commentId, labelId, viewId, memberId, notificationId];
}

/** Mutations that end the session of the viewer; each call signs up a new user. */
const sessionEnding = ['signOut', 'signOutEverywhere', 'deactivateAccount', 'changePassword'];

/** Selections that lead to the types whose fields have arguments. */
function reachOf({ projectId, taskId, commentId, viewId, importId }: ProjectFixture): Record<string, string> {
  const node = (type: string, id: string) => `node(id: "${id}") { ... on ${type} { SELECTION } }`;
  return {
    Comment: node('Comment', commentId),
    ImportRun: `importRun(projectId: "${projectId}", importId: "${importId}") { SELECTION }`,
    Project: node('Project', projectId),
    SavedView: node('SavedView', viewId),
    Task: node('Task', taskId),
    User: 'me { SELECTION }',
  };
}

interface Attack {
  readonly over: 'http' | 'socket';
  readonly operation: Operation;
}

async function post(person: Person, { kind, document }: Operation, variables: object): Promise<string> {
  const response = await fetch(`${person.url}/graphql`, {
    method: 'POST',
    headers: {
      authorization: person.authorization,
      'content-type': 'application/json',
      accept: kind === 'subscription' ? 'text/event-stream' : 'application/json',
    },
    body: JSON.stringify({ query: document, variables }),
  });
  if (!response.headers.get('content-type')?.includes('event-stream')) return response.text();
  // The first chunk shows whether the stream is open or refused.
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return Buffer.from(first?.value ?? []).toString();
}

let operations = 0;

/** Opens a subscription over a socket and ends it. @returns all messages of the subscription */
async function subscribe({ wire, sockets }: { wire: Wire } & Pick<App, 'sockets'>, query: string, variables: object) {
  operations += 1;
  const [id, after] = [`s${operations}`, `q${operations}`];
  wire.send({ type: 'subscribe', id, payload: { query, variables } });
  // The answer to a later message shows that the server has processed the subscription.
  wire.subscribe(after, '{ me { id } }');
  await wire.until((message) => message.id === after && message.type === 'complete');
  wire.send({ type: 'complete', id });
  await expect.poll(() => sockets.subscriptions, { interval: 2 }).toBe(0);
  return JSON.stringify(wire.received.splice(0).filter((message) => message.id === id));
}

describeBackends('hostile values in every argument of the schema', (kind) => {
  it(`raise no internal error and leave no line in the error log (ATTACK_SEED=${seed})`, async () => {
    await using backend = await kind.open();
    const lines = new LogLines();
    await using app = await startInstance(backend, { logger: createLogger('error', 'json', lines) });
    const ada = await newPerson(app.url);
    const fixture = await newProjectFixture(ada, await newPerson(app.url), await newPerson(app.url));
    using wire = await Wire.accepted(app.url, ada.authorization);
    const subscriptions = operationsOf('subscription');
    const overHttp = [
      ...operationsOf('query'),
      ...operationsOf('mutation'),
      ...subscriptions,
      ...nestedOperations(reachOf(fixture)),
    ];
    const attacks: readonly Attack[] = [
      ...overHttp.map((operation): Attack => ({ over: 'http', operation })),
      ...subscriptions.map((operation): Attack => ({ over: 'socket', operation })),
    ];
    const call = fc.constantFrom(...attacks).chain((attack) =>
      fc.record({
        attack: fc.constant(attack),
        variables: fc.record(
          Object.fromEntries(attack.operation.args.map(({ name, type }) => [name, arbitraryOf(type, fixture)])),
        ),
      }),
    );
    const send = async ({ over, operation }: Attack, variables: object) => {
      if (over === 'socket') return subscribe({ wire, sockets: app.sockets }, operation.document, variables);
      const person = sessionEnding.includes(operation.name) ? await newPerson(app.url) : ada;
      return post(person, operation, variables);
    };
    await fc.assert(
      fc.asyncProperty(call, async ({ attack, variables }) => {
        const answer = await send(attack, variables);
        expect(answer, attack.operation.document).not.toContain('INTERNAL_SERVER_ERROR');
        expect(lines.all, attack.operation.document).toEqual([]);
      }),
      { seed, numRuns: runs, endOnFailure: true },
    );
  }, 240_000);
});
