import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { schema } from '../../src/graphql/schema.js';
import { changeEverything } from '../graphql/scopes/changes.js';
import { newProjectFixture, type ProjectFixture } from '../graphql/scopes/project-fixture.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { fullSelection } from '../support/full-selection.js';
import { schemaWideLimits, startInstance } from '../support/instance.js';
import { succeed } from '../support/mutate.js';
import { Wire } from '../support/wire.js';
import { type Foreign, type Names, namesOf, namingPaths, newForeign, rowsWith, variablesOf } from './foreign.js';
import { type Operation, operationsOf } from './operations.js';

/** Mutations that end the session of the viewer; each call signs up a new user. */
const sessionEnding: readonly string[] = ['signOut', 'signOutEverywhere', 'deactivateAccount', 'changePassword'];

/** Argument sets: all names foreign at once, then a single foreign name among the stranger's own names. */
function attacksOf(operation: Operation): (readonly string[])[] {
  const paths = namingPaths(operation);
  const required = paths.filter((path) => !path.includes('filter'));
  return paths.length < 2 ? [paths] : [required, ...paths.map((path) => [path])];
}

const nameOf = ({ name }: Operation) => name;
const named = (operations: readonly Operation[]) =>
  operations.map((operation): [string, Operation] => [nameOf(operation), operation]);

describeBackends('a signed-in user without membership', (kind) => {
  let backend: Backend;
  let app: App;
  let foreign: Foreign;
  let stranger: Person;
  let ownPlace: ProjectFixture;
  let own: Names;
  let rowsBefore: string[];

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, {
      env: schemaWideLimits,
    });
    foreign = await newForeign(app.url, backend.database);
    stranger = await newPerson(app.url);
    const friends = [await newPerson(app.url), await newPerson(app.url)] as const;
    ownPlace = await newProjectFixture(stranger, ...friends);
    own = {
      ...{ user: friends[0].id, session: stranger.sessionId, token: 'x', announcement: 'x' },
      ...(await namesOf(stranger, ownPlace)),
    };
    rowsBefore = await rowsWith(backend.database, secrets());
    expect(rowsBefore.length).toBeGreaterThan(50);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** Texts and ids in the rows of the foreign project and its users. */
  const secrets = () => [...foreign.canaries, foreign.guest.id, ...Object.values(foreign.names)].filter((text) => text);

  /** Fails when a text contains a canary, or a foreign name that the request did not contain. */
  function expectNothingIn(text: string, request: unknown): void {
    const requestText = JSON.stringify(request);
    expect(text, requestText).not.toContain('INTERNAL_SERVER_ERROR');
    for (const secret of secrets()) if (!requestText.includes(secret)) expect(text, requestText).not.toContain(secret);
    for (const canary of foreign.canaries.slice(0, -1)) expect(text, requestText).not.toContain(canary);
  }

  async function unchanged(): Promise<void> {
    const rows = await rowsWith(backend.database, secrets());
    // A view of the stranger may filter by any id.
    const ownView = (row: string) => /^(saved_view |event .*"kind": "SavedView)/.test(row) && row.includes(stranger.id);
    expect(rows.filter((row) => !ownView(row))).toEqual(rowsBefore);
  }

  async function send(operation: Operation, variables: object): Promise<string> {
    const person = sessionEnding.includes(operation.name) ? await newPerson(app.url) : stranger;
    const response = await fetch(`${person.url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: person.authorization,
        'content-type': 'application/json',
        accept: operation.kind === 'subscription' ? 'text/event-stream' : 'application/json',
      },
      body: JSON.stringify({ query: operation.document, variables }),
    });
    return response.text();
  }

  it.each(named([...operationsOf('query', 2), ...operationsOf('mutation', 2)]))(
    'reads and changes nothing of a foreign project by %s',
    async (_name, operation) => {
      for (const paths of attacksOf(operation)) {
        const variables = variablesOf(operation, { foreign: paths, own, foreignNames: foreign.names });
        expectNothingIn(await send(operation, variables), variables);
      }
      await unchanged();
    },
  );

  it('sends queries that return the canaries to the owner of the project', async () => {
    const [canary = ''] = foreign.canaries;
    for (const operation of operationsOf('query', 2).filter(({ name }) => ['node', 'project', 'task'].includes(name))) {
      const variables = variablesOf(operation, { foreign: [], own: foreign.names, foreignNames: foreign.names });
      const { data } = await foreign.owner.post<object, object>(operation.document, variables);
      expect(JSON.stringify(data), operation.name).toContain(canary);
    }
  });

  it('gets null from node and nodes for every foreign id', async () => {
    const { project, task, comment, label, view, notification, user } = foreign.names;
    const ids = [project, task, comment, label, view, notification, user];
    const selection = fullSelection(schema.getType('Node') ?? expect.fail(), 1);
    const all = await stranger.post<{ nodes: unknown[] }, object>(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ${selection} } }`,
      { ids },
    );
    expect(all.data?.nodes, JSON.stringify(all)).toEqual(ids.map(() => null));
    for (const id of ids) {
      const single = await stranger.post<object, object>(`query ($id: ID!) { node(id: $id) { ${selection} } }`, { id });
      expect(single, id).toMatchObject({ data: { node: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
      expectNothingIn(JSON.stringify(single), { id });
    }
  });

  it.each(['export?format=csv', 'export?format=json', 'import?format=csv', 'import?format=json'])(
    'gets 404 from %s of a foreign project',
    async (route) => {
      const { project, importRun } = foreign.names;
      const importing = route.startsWith('import');
      const response = await fetch(
        `${app.url}/projects/${project}/${route}${importing ? `&importId=${importRun}` : ''}`,
        {
          method: importing ? 'POST' : 'GET',
          headers: { authorization: stranger.authorization },
          ...(importing && { body: route.endsWith('csv') ? 'externalId,title\n1,x\n' : '{"tasks":[{"title":"x"}]}' }),
        },
      );
      expect(response.status).toBe(404);
      const headers = JSON.stringify([...response.headers]);
      expectNothingIn(`${headers} ${await response.text()}`, project);
      await unchanged();
    },
  );

  it('reads nothing foreign by importing foreign names into their own project', async () => {
    const { names, owner } = foreign;
    const body = `externalId,title,assignees,labels,parent\n77,x,${owner.email},${names.label},${names.task}\n`;
    const response = await fetch(`${app.url}/projects/${ownPlace.projectId}/import?format=csv&onError=skip`, {
      method: 'POST',
      headers: { authorization: stranger.authorization },
      body,
    });
    expect(await response.text()).not.toContain('canary');
    const sent = await fetch(`${app.url}/projects/${ownPlace.projectId}/export?format=json`, {
      headers: { authorization: stranger.authorization },
    });
    expectNothingIn(await sent.text(), '');
    await unchanged();
  });

  it.each(named(operationsOf('subscription', 1).filter((operation) => namingPaths(operation).length > 0)))(
    'is refused %s of a foreign project over server-sent events',
    async (_name, operation) => {
      const variables = variablesOf(operation, { foreign: namingPaths(operation), own, foreignNames: foreign.names });
      const text = await send(operation, variables);
      expect(text).toMatch(/"code":"(NOT_FOUND|BAD_USER_INPUT|CURSOR_EXPIRED)"/);
      expectNothingIn(text, variables);
    },
  );

  it('receives nothing by any subscription while the owner changes the foreign project', async () => {
    using wire = await Wire.accepted(app.url, stranger.authorization);
    const subscriptions = operationsOf('subscription', 1);
    const requests = new Map<string, object>();
    for (const operation of subscriptions) {
      for (const paths of attacksOf(operation).filter(({ length }) => length > 0)) {
        const variables = variablesOf(operation, { foreign: paths, own, foreignNames: foreign.names });
        const id = `${operation.name} ${paths.join(' ')}`;
        requests.set(id, variables);
        wire.send({ type: 'subscribe', id, payload: { query: operation.document, variables } });
      }
    }
    // A member may follow an import by any id before it starts.
    const waiting = 'importProgress importProgress.importId';
    expect(requests.has(waiting)).toBe(true);
    const isRefusal = ({ payload }: { payload?: unknown }) => /"code":"[A-Z_]+"/.test(JSON.stringify(payload) ?? '');
    await wire.until(isRefusal, requests.size - 1);
    const open = subscriptions.filter(({ name }) => name === 'myEvents' || name === 'notifications');
    for (const { name, document } of open) {
      wire.send({ type: 'subscribe', id: name, payload: { query: document, variables: {} } });
    }
    await expect.poll(() => app.sockets.subscriptions).toBe(open.length + 1);

    await changeEverything(foreign.fixture, foreign.owner, foreign.guest);
    await succeed(stranger, 'updateTask', { taskId: ownPlace.taskId, title: 'the last change' });
    await wire.until(({ id, type }) => id === 'myEvents' && type === 'next');

    for (const [id, variables] of requests) {
      const frames = wire.received.filter((message) => message.id === id);
      const answers = frames.filter(({ type }) => type !== 'complete');
      expect(answers.length, JSON.stringify(frames)).toBe(id === waiting ? 0 : 1);
      expectNothingIn(JSON.stringify(frames), variables);
    }
    for (const { name } of open) {
      const frames = wire.received.filter(({ id, type }) => id === name && type === 'next');
      expectNothingIn(JSON.stringify(frames), '');
      expect(frames.length).toBe(name === 'myEvents' ? 1 : 0);
    }
  });
});
