import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { App } from '../../src/app.js';
import { openMemoryBus } from '../../src/events/bus-memory.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeServices } from '../support/backends.js';
import { newPerson, type Person, post } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { act } from '../support/mutate.js';
import { newProject } from '../support/operations.js';
import { Device, signInDocument, signInOn } from '../support/sign-in.js';
import { Wire } from '../support/wire.js';

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

/** A device's stream of server-sent events, with its whole text. */
interface Stream {
  readonly device: Device;
  readonly text: Promise<string>;
}

const password = 'correct horse battery';

describeServices('sessions on two instances', (kind) => {
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
    ['signOutEverywhere', (person: Person) => person.ask(signOutDocument)],
    ['deactivateAccount', (person: Person) => person.ask(deactivateDocument, { input: { password } })],
  ])('lose sockets, streams and tokens on every instance at once by %s', async (_name, end) => {
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

  it('start by signIn after signOutEverywhere, and not after deactivateAccount', async () => {
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

  it.each<[string, (phone: Device, desk: Person) => Promise<unknown>]>([
    ['signOut', (phone) => act(phone.at(b.url), 'signOut', {})],
    ['signOut from another session', (phone, desk) => act(desk, 'signOut', { sessionId: phone.sessionId })],
    [
      'signOutEverywhere with keepCurrent in another session',
      (_phone, desk) => act(desk, 'signOutEverywhere', { keepCurrent: true }),
    ],
    [
      'changePassword in another session',
      (_phone, desk) =>
        act(desk, 'changePassword', { currentPassword: password, newPassword: 'another horse battery' }),
    ],
    [
      'the reuse of a refresh token',
      async (phone) => {
        await phone.refreshed();
        await phone.refresh(b.url);
      },
    ],
  ])('lose the sockets and streams of one session on every instance, and no others, by %s', async (_name, end) => {
    const desk = await newPerson(a.url);
    const phone = await signInOn(desk);
    const project = await newProject(desk);
    const ended = [await Wire.accepted(a.url, phone.authorization), await Wire.accepted(b.url, phone.authorization)];
    const spared = [await Wire.accepted(a.url, desk.authorization), await Wire.accepted(b.url, desk.authorization)];
    const stream = await fetch(`${b.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: phone.authorization },
      body: JSON.stringify({ query: `subscription { taskChanged(projectId: "${project.id}") { seq } }` }),
    });
    await end(phone, desk);
    for (const wire of ended) expect(await wire.closed).toBe(4401);
    expect(await stream.text()).toContain('UNAUTHENTICATED');
    for (const url of [a.url, b.url]) expect(await phone.signedIn(url)).toBe(false);
    for (const wire of spared) {
      expect(await wire.ping({ still: 'here' })).toEqual({ still: 'here' });
      wire[Symbol.dispose]();
    }
  });

  it('end when a refresh token is used on two instances at once, although one refresh succeeds', async () => {
    for (let round = 0; round < 5; round += 1) {
      const device = await signInOn(await newPerson(a.url));
      const answers = await Promise.all([device.refresh(a.url), device.refresh(b.url), device.refresh(a.url)]);
      const won = answers.filter(({ __typename }) => __typename === 'RefreshSessionPayload');
      expect(won).toHaveLength(1);
      for (const answer of answers) {
        if (answer.__typename === 'RefreshSessionPayload') {
          const winner = new Device(a.url, {
            ...device,
            token: answer.accessToken,
            refreshToken: answer.refreshToken ?? '',
          });
          expect(await winner.signedIn(b.url)).toBe(false);
          expect(await winner.refresh()).toMatchObject({ code: 'UNAUTHENTICATED' });
        } else expect(answer).toMatchObject({ code: 'UNAUTHENTICATED' });
      }
    }
  });

  it('end by changePassword, including those that start with the old password at the same time', async () => {
    for (let round = 0; round < 3; round += 1) {
      const desk = await newPerson(a.url);
      const change = act(desk, 'changePassword', { currentPassword: password, newPassword: 'another horse battery' });
      const signIns = await Promise.allSettled([1, 2, 3, 4].map(() => signInOn(desk.at(b.url))));
      expect((await change).__typename).toBe('ChangePasswordPayload');
      for (const signIn of signIns) {
        if (signIn.status === 'fulfilled') expect(await signIn.value.signedIn()).toBe(false);
      }
    }
  });

  it('are checked again by an instance that missed deleted events, which then follows later endings', async () => {
    await using deaf = await startInstance(
      { ...backend, openBus: openMemoryBus },
      { timing: { headCheck: 3_600_000 } },
    );
    const openStream = async (device: Device) => {
      const project = await newProject(device);
      const response = await fetch(`${deaf.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          authorization: device.authorization,
        },
        body: JSON.stringify({ query: `subscription { projectStatsChanged(projectId: "${project.id}") { total } }` }),
      });
      return { device, text: response.text() };
    };
    const streams = [];
    for (let count = 0; count < 3; count += 1) streams.push(await openStream(await signInOn(await newPerson(a.url))));
    const [ended, later, spared] = streams as [Stream, Stream, Stream];
    const wire = await Wire.accepted(deaf.url, ended.device.authorization);
    await act(ended.device, 'signOut', {});
    await backend.database.prisma.event.deleteMany({ where: { streamId: 'system' } });
    await deaf.feeds.checkHeads();
    expect(await ended.text).toContain('UNAUTHENTICATED');
    expect(await wire.closed).toBe(4401);
    await act(later.device, 'signOut', {});
    await deaf.feeds.checkHeads();
    expect(await later.text).toContain('UNAUTHENTICATED');
    const open = Symbol('open');
    expect(await Promise.race([spared.text, Promise.resolve(open)])).toBe(open);
    expect(await spared.device.signedIn(deaf.url)).toBe(true);
  });

  it('are refused on a socket with close code 1013 while the database does not answer', async () => {
    await using slow = await startInstance(backend, { timing: { socketInit: 200 } });
    const person = await newPerson(slow.url);
    let release = () => {};
    const locked = new Promise<void>((ready) => {
      void backend.database.db.transaction(async (tx) => {
        await sql`LOCK TABLE session IN ACCESS EXCLUSIVE MODE`.execute(tx.sql);
        ready();
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      });
    });
    await locked;
    const wire = new Wire(slow.url);
    await wire.init({ authorization: person.authorization });
    expect(await wire.closed).toBe(1013);
    release();
    using later = await Wire.accepted(slow.url, person.authorization);
    expect(await later.ping({})).toEqual({});
  });

  it('share one count of wrong passwords', async () => {
    const env = { ...backend.env, LIMIT_WRONG_PASSWORDS: '3/1m' };
    await using first = await startInstance(backend, { env });
    await using second = await startInstance(backend, { env });
    const wrong = async (url: string, email: string) =>
      (await post(url, signInDocument, { input: { email, password: 'wrong' } })).data?.signIn.__typename;
    // An instance counts on its own until Redis has answered.
    const counted = async () => {
      const email = `${randomUUID()}@example.com`;
      for (const url of [first.url, second.url, first.url])
        expect(await wrong(url, email)).toBe('UnauthenticatedError');
      return [await wrong(first.url, email), await wrong(second.url, email)];
    };
    await expect.poll(counted).toEqual(['TooManyAttemptsError', 'TooManyAttemptsError']);
  });
});
