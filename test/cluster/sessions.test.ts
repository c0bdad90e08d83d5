import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { App } from '../../src/app.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { newProject } from '../support/operations.js';

const signOutDocument = graphql(`
  mutation SignOutEverywhere {
    signOutEverywhere(input: {}) {
      __typename
    }
  }
`);

const deactivateDocument = graphql(`
  mutation Deactivate($input: DeactivateAccountInput!) {
    deactivateAccount(input: $input) {
      __typename
      ... on UserError {
        code
        path
      }
    }
  }
`);

const signInDocument = graphql(`
  mutation SignInAgain($input: SignInInput!) {
    signIn(input: $input) {
      __typename
    }
  }
`);

const password = 'correct horse battery';

describeServices('sessions over two instances', (kind) => {
  let backend: Backend;
  let a: App;
  let b: App;

  beforeAll(async () => {
    backend = await kind.open();
    [a, b] = [await startInstance(backend), await startInstance(backend)];
  });
  afterAll(async () => {
    await a[Symbol.asyncDispose]();
    await b[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  async function acceptedSocket(person: Person): Promise<WebSocket> {
    const socket = new WebSocket(`${person.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: person.authorization } }));
    expect(JSON.parse(String((await once(socket, 'message'))[0]))).toEqual({ type: 'connection_ack' });
    return socket;
  }

  it.each([
    ['signing out everywhere', (person: Person) => person.ask(signOutDocument)],
    ['deactivation', (person: Person) => person.ask(deactivateDocument, { input: { password } })],
  ])('%s closes sockets and streams on every instance at once, and no token works any more', async (_name, end) => {
    const person = await newPerson(a.url);
    const bystander = await newPerson(a.url);
    const project = await newProject(person);
    const sockets = [await acceptedSocket(person), await acceptedSocket(person.at(b.url))];
    const spared = await acceptedSocket(bystander.at(b.url));
    const closed = sockets.map((socket) => once(socket, 'close'));
    const stream = await fetch(`${b.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: person.authorization },
      body: JSON.stringify({ query: `subscription { taskChanged(projectId: "${project.id}") { seq } }` }),
    });

    await end(person);
    for (const close of closed) expect((await close)[0]).toBe(4401);
    expect(await stream.text()).toContain('UNAUTHENTICATED');
    expect(spared.readyState).toBe(WebSocket.OPEN);
    spared.close();
    for (const { url } of [a, b]) {
      expect(await person.at(url).post('{ me { id } }')).toMatchObject({ status: 401 });
      const late = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      late.on('open', () =>
        late.send(JSON.stringify({ type: 'connection_init', payload: { authorization: person.authorization } })),
      );
      expect((await once(late, 'close'))[0]).toBe(4401);
    }
  });

  it('lets a person sign in again after signing out, and not after deactivation', async () => {
    const person = await newPerson(a.url);
    const bystander = await newPerson(a.url);
    const signIn = async () =>
      (await bystander.ask(signInDocument, { input: { email: person.email, password } })).signIn.__typename;
    await person.ask(signOutDocument);
    expect(await signIn()).toBe('SignInPayload');
    const again = await newPerson(b.url);
    const wrong = await again.ask(deactivateDocument, { input: { password: 'wrong horse' } });
    expect(wrong.deactivateAccount).toMatchObject({ code: 'UNAUTHENTICATED', path: ['input', 'password'] });
    await again.ask(deactivateDocument, { input: { password } });
    const { signIn: refused } = await bystander.ask(signInDocument, { input: { email: again.email, password } });
    expect(refused.__typename).toBe('UnauthenticatedError');
  });
});
