import { getNamedType, parse, print, visit } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { schema } from '../../src/graphql/schema.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { fullSelection } from '../support/full-selection.js';
import { startInstance } from '../support/instance.js';
import { act } from '../support/mutate.js';
import { mutations, queries } from './scopes/entries.js';
import { newPlace, type Place } from './scopes/place.js';

/** Mutations whose entry is refused for an ordinary member with a password of another kind; their payloads are tested elsewhere. */
const refused: readonly string[] = [
  'changePassword',
  'deactivateAccount',
  'publishAnnouncement',
  'refreshSession',
  'revokePersonalAccessToken',
  'signIn',
  'signUp',
  'updateAnnouncement',
  'withdrawAnnouncement',
];

const typeOf = (root: 'Query' | 'Mutation', field: string) => {
  const found = (root === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[field];
  return getNamedType(found?.type ?? expect.fail(field));
};

describeBackends('a selection of every field', (kind) => {
  let backend: Backend;
  let app: App;
  let owner: Person;
  let member: Person;
  let stranger: Person;
  let place: Place;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, {
      env: {
        LIMIT_DOCUMENT_TOKENS: '100000',
        LIMIT_DOCUMENT_BYTES: '5000000',
        LIMIT_OPERATION_COST: '10000000',
        LIMIT_COST_PER_VIEWER: '999999999/1m',
      },
    });
    [owner, member, stranger] = [await newPerson(app.url), await newPerson(app.url), await newPerson(app.url)];
    place = await newPlace(owner, member, stranger);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  it.each(Object.keys(mutations))('resolves in the payload of %s', async (name) => {
    const { input, first, of } = mutations[name] ?? expect.fail();
    // Mutations of a project get a project of their own: some end it, or the membership.
    const own = of === 'project' ? await newPlace(owner, member, stranger) : place;
    const actor = name.startsWith('signOut') ? await newPerson(app.url) : owner;
    if (first) await act(owner, first[0], { ...first[1](own) });
    if (name === 'unarchiveProject') await act(owner, 'archiveProject', { projectId: own.projectId });
    const selection = fullSelection(typeOf('Mutation', name), 2);
    const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await actor.post<{ answer: { __typename: string } }, object>(
      `mutation ($input: ${type}!) { answer: ${name}(input: $input) { ${selection} } }`,
      { input: input(own) },
    );
    expect(errors, JSON.stringify(errors)).toBeUndefined();
    if (!refused.includes(name)) expect(data?.answer.__typename).toMatch(/Payload$/);
  });

  it.each(Object.keys(queries))('resolves in the answer of %s', async (name) => {
    const type = typeOf('Query', name);
    const document = visit(parse(`{ ${queries[name]?.ask(place)} }`), {
      Field(node) {
        if (!node.selectionSet) return undefined;
        const [definition] = parse(`{ x { ${fullSelection(type, name.startsWith('node') ? 2 : 3)} } }`).definitions;
        const field = definition?.kind === 'OperationDefinition' && definition.selectionSet.selections[0];
        return field && field.kind === 'Field' && node.name.value === name
          ? { ...node, selectionSet: field.selectionSet }
          : false;
      },
    });
    const { errors } = await owner.post<object, object>(print(document));
    expect(errors, JSON.stringify(errors)).toBeUndefined();
  });
});
