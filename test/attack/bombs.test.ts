import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person, post } from '../support/client.js';
import { newProject, newTask } from '../support/operations.js';
import { maxHeldMs, Target } from './target.js';

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join(' ');
const nest = (levels: number, open: string, inner: string, close: string) =>
  `${open.repeat(levels)}${inner}${close.repeat(levels)}`;

interface ExpensiveQuery {
  readonly query: string;
  readonly variables?: object;
}

const expensiveQueries: readonly (readonly [
  name: string,
  make: (projectId: string, taskId: string) => ExpensiveQuery,
])[] = [
  ['1,900 aliases', () => ({ query: `{ ${times(480, (at) => `a${at}: me { id }`)} }` })],
  [
    'nested pages',
    (id) => ({
      query: `{ project(id: "${id}") { tasks(first: 100) { nodes { ${nest(3, 'comments(first: 100) { nodes { task { ', 'id', ' } } }')} } } } }`,
    }),
  ],
  [
    '200 nested parents',
    (_id, task) => ({ query: `{ task(id: "${task}") { ${nest(200, 'parent { ', 'id', ' }')} } }` }),
  ],
  [
    'fragments with exponential expansion',
    () => ({
      query: `{ me { ...f0 } } ${times(20, (at) => `fragment f${at} on User { ...f${at + 1} ...f${at + 1} }`)} fragment f20 on User { id }`,
    }),
  ],
  ['cyclic fragments', () => ({ query: '{ me { ...a } } fragment a on User { ...b } fragment b on User { ...a }' })],
  ['900 directives', () => ({ query: `{ me { id ${times(450, () => '@include(if: true)')} } }` })],
  ['a literal of 60,000 characters', () => ({ query: `{ taskByKey(key: "${'x'.repeat(60_000)}") { id } }` })],
  [
    'an input literal of 400 levels',
    (id) => ({
      query: `{ tasks(projectId: "${id}", filter: ${nest(400, '{ not: ', '{}', ' }')}) { totalCount } }`,
    }),
  ],
  [
    '50,000 empty conditions',
    (id) => ({
      query: 'query ($id: ID!, $filter: TaskFilter) { tasks(projectId: $id, filter: $filter) { totalCount } }',
      variables: { id, filter: { or: Array(50_000).fill({}) } },
    }),
  ],
  [
    'conditions of 1,500 levels',
    (id) => ({
      query: 'query ($id: ID!, $filter: TaskFilter) { tasks(projectId: $id, filter: $filter) { totalCount } }',
      variables: { id, filter: JSON.parse(nest(1_500, '{"not":', '{}', '}')) },
    }),
  ],
  [
    '100 introspections',
    () => ({ query: `{ ${times(100, (at) => `s${at}: __schema { types { name fields { name } } }`)} }` }),
  ],
  [
    'nested introspection',
    () => ({
      query: `{ __schema { types { ${nest(6, 'fields { type { ', 'name', ' } }')} } } }`,
    }),
  ],
  ['60,000 characters of comments', () => ({ query: `${'#\n'.repeat(30_000)}{ me { id } }` })],
  ['900,000 characters of comments', () => ({ query: `${'#\n'.repeat(450_000)}{ me { id } }` })],
  ['an unfinished string', () => ({ query: `{ me { id } } "${'x'.repeat(60_000)}` })],
  ['60,000 brackets', () => ({ query: '{'.repeat(60_000) })],
  ['60,000 list brackets', () => ({ query: `{ nodes(ids: ${'['.repeat(60_000)}` })],
  ['a name of 60,000 characters', () => ({ query: `{ ${'x'.repeat(60_000)} }` })],
  [
    'a cursor that makes a regular expression backtrack',
    () => ({
      query: `subscription { myEvents(after: "${Buffer.from(`e.${'a:1111111111'.repeat(10)}!`).toString('base64url')}") { id } }`,
    }),
  ],
];

describeBackends('an expensive query', (kind) => {
  let backend: Backend;
  let target: Target;
  let ada: Person;
  let projectId: string;
  let taskId: string;

  beforeAll(async () => {
    backend = await kind.open();
    target = await Target.start(backend.env);
    ada = await newPerson(target.url);
    projectId = (await newProject(ada)).id;
    taskId = (await newTask(ada, { projectId, title: 'x' })).id;
    // Compilation and planning on first use must not count.
    await ada.post(getIntrospectionQuery());
    await target.measure();
  });
  afterAll(async () => {
    await target[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  it.each(expensiveQueries)('of %s is answered or refused without blocking the event loop', async (_name, make) => {
    const { query, variables } = make(projectId, taskId);
    const { heapBytes: before } = await target.measure();
    for (const headers of [{}, { authorization: ada.authorization }]) {
      const { errors } = await post<object, object>(target.url, query, variables ?? {}, headers);
      for (const error of errors ?? []) {
        expect(error.extensions?.code).toMatch(
          /^(BAD_USER_INPUT|UNAUTHENTICATED|LIMIT_EXCEEDED|OPERATION_TOO_EXPENSIVE|GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|BAD_REQUEST|NOT_FOUND|REQUEST_ENTITY_TOO_LARGE)$/,
        );
      }
    }
    const { heldMs, delayMs, heapBytes } = await target.measure();
    expect(heldMs, `timers were up to ${delayMs} ms late`).toBeLessThan(maxHeldMs);
    expect(heapBytes - before).toBeLessThan(20_000_000);
    expect(target.errors).toEqual([]);
  });

  it('is detected when it blocks the event loop', async () => {
    target.block(maxHeldMs * 1.5);
    const { heldMs } = await target.measure();
    expect(heldMs).toBeGreaterThan(maxHeldMs);
  });

  it('in 400 large variants from an anonymous client grows the heap by less than 80 MB', async () => {
    const { heapBytes: before } = await target.measure();
    for (let index = 0; index < 400; index += 1) {
      await post(target.url, `#${'x'.repeat(60_000)}${index}\n{ a${index}: __typename }`);
    }
    const { heapBytes } = await target.measure();
    expect(heapBytes - before).toBeLessThan(80_000_000);
  }, 60_000);
});
