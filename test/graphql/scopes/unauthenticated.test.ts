import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../../src/app.js';
import { schema } from '../../../src/graphql/schema.js';
import { type Backend, describeBackends } from '../../support/backends.js';
import { newPerson, post } from '../../support/client.js';
import { startInstance } from '../../support/instance.js';
import { mutations, queries, subscriptions } from './entries.js';
import { newProjectFixture, type ProjectFixture } from './project-fixture.js';

/** Mutations without a credential. */
const publicMutations = ['refreshSession', 'signIn', 'signUp'];

describeBackends('a request without a credential', (kind) => {
  let backend: Backend;
  let app: App;
  let fixture: ProjectFixture;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    fixture = await newProjectFixture(await newPerson(app.url), await newPerson(app.url), await newPerson(app.url));
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** Sends a document that must return no data. Returns the code of each error. */
  async function refused(document: string, variables: object = {}) {
    const { data, errors } = await post<Record<string, unknown>, object>(app.url, document, variables);
    expect(Object.values(data ?? {}).filter((answer) => answer !== null)).toEqual([]);
    return errors?.map(({ extensions }) => extensions?.code);
  }

  it.each(Object.keys(schema.getQueryType()?.getFields() ?? {}))(
    'returns UNAUTHENTICATED for query %s',
    async (name) => {
      const ask = queries[name]?.ask ?? expect.fail();
      expect(await refused(`{ ${ask(fixture)} }`)).toEqual(['UNAUTHENTICATED']);
    },
  );

  it.each(Object.keys(schema.getSubscriptionType()?.getFields() ?? {}))(
    'returns UNAUTHENTICATED for subscription %s',
    async (name) => {
      const ask = subscriptions[name]?.ask ?? expect.fail();
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query: `subscription { ${ask(fixture)} }` }),
      });
      const events = (await response.text()).match(/^data: {.*}$/gm) ?? [];
      const results = events.map(
        (line) => JSON.parse(line.slice('data: '.length)) as { data?: unknown; errors?: object[] },
      );
      expect(results).toMatchObject([{ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }]);
      expect(results[0]?.data ?? null).toBeNull();
    },
  );

  it.each(Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) => !publicMutations.includes(name)))(
    'returns UNAUTHENTICATED for mutation %s',
    async (name) => {
      const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
      const input = (mutations[name] ?? expect.fail()).input(fixture);
      const document = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on UserError { code } } }`;
      const { data, errors } = await post<Record<string, { code?: string } | null>, object>(app.url, document, {
        input,
      });
      expect(data?.[name]?.code ?? errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    },
  );
});
