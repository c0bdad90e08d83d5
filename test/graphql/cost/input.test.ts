import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../src/app.js';
import { assertVariablesSize, maxListItems } from '../../../src/graphql/cost/input-size.js';
import { schema } from '../../../src/graphql/schema.js';
import { type Backend, describeBackends } from '../../support/backends.js';
import { newPerson, type Person } from '../../support/client.js';
import { startInstance } from '../../support/instance.js';

const isList = (type: GraphQLInputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);

/** For every list in an argument's type: its path, and variables with a list of too many nulls at that path. */
function listsOf(input: GraphQLArgument | GraphQLInputField, seen: readonly string[] = []): [string, unknown][] {
  const own: [string, unknown][] = isList(input.type) ? [[input.name, Array(maxListItems + 1).fill(null)]] : [];
  const named = getNamedType(input.type);
  if (!isInputObjectType(named) || seen.includes(named.name)) return own;
  const below = Object.values(named.getFields()).flatMap((field) => listsOf(field, [...seen, named.name]));
  const wrap = (value: unknown) => (isList(input.type) ? [value] : value);
  return [
    ...own,
    ...below.map(([name, value]): [string, unknown] => [`${input.name}.${name}`, wrap(asObject(name, value))]),
  ];
}

const asObject = (name: string, value: unknown) => ({ [name.split('.')[0]!]: value });

const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!];
const lists = roots.flatMap((type) =>
  Object.values(type.getFields()).flatMap((field) =>
    field.args.flatMap((arg) =>
      listsOf(arg).map(([name, value]): [string, string, unknown] => [
        `${type.name}.${field.name}(${name})`,
        arg.name,
        value,
      ]),
    ),
  ),
);

describe('list arguments of the schema', () => {
  it('are more than 50', () => expect(lists.length).toBeGreaterThan(50));

  it.each(lists)('refuse more than 100 items: %s', (_coordinate, arg, value) => {
    expect(() => assertVariablesSize({ [arg]: value }, 10_000)).toThrow('A list may have at most 100 items.');
  });
});

describeBackends('the limit of the input size', (kind) => {
  let backend: Backend;
  let app: App;
  let person: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    person = await newPerson(app.url);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const query = 'query ($filter: TaskFilter) { myTasks(filter: $filter) { totalCount } }';
  const refusal = (inputPath: readonly string[], message: string) => ({
    errors: [{ message, extensions: { code: 'BAD_USER_INPUT', inputPath } }],
  });

  it('refuses a list of 50,000 items within 200 ms, with the path of the list', async () => {
    const filter = { or: Array.from({ length: 50_000 }, () => ({})) };
    const from = performance.now();
    expect(() => assertVariablesSize({ filter }, 10_000)).toThrow('A list may have at most 100 items.');
    expect(performance.now() - from).toBeLessThan(200);
    expect(await person.post(query, { filter })).toMatchObject(
      refusal(['filter', 'or'], 'A list may have at most 100 items.'),
    );
  });

  it('applies to literals of the document as to variables', async () => {
    const text = `{ myTasks(filter: { or: [${'{} '.repeat(101)}] }) { totalCount } }`;
    expect(await person.post(text)).toMatchObject(refusal(['filter', 'or'], 'A list may have at most 100 items.'));
  });

  it('counts all values of the variables and their levels', async () => {
    const id = { in: Array(100).fill('x') };
    const filter = { or: Array.from({ length: 100 }, () => ({ createdBy: { id } })) };
    expect(await person.post(query, { filter })).toMatchObject(
      refusal(['filter'], 'The variables may have at most 10000 values.'),
    );
    let deep = {};
    for (let level = 0; level < 500; level += 1) deep = { not: deep };
    expect(await person.post(query, { filter: deep })).toMatchObject(
      refusal(['filter', 'not'], 'A value may have at most 20 levels.'),
    );
    expect(await (await fetch(`${app.url}/metrics`)).text()).toContain('taskwire_refusals_total{limit="input_size"}');
  });

  it('counts empty members of `and` and `or` as conditions', async () => {
    const members = (count: number) => ({ filter: { or: Array.from({ length: count }, () => ({})) } });
    expect((await person.post(query, members(50))).errors).toBeUndefined();
    expect(await person.post(query, members(51))).toMatchObject({
      errors: [{ message: 'filter must have at most 50 conditions.', extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});
