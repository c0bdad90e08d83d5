import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
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

/** What somebody's stream of server-sent events said until it ended. */
interface Stream {
  readonly device: Device;
  readonly said: Promise<string>;
}

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

  it.each<[string, (phone: Device, desk: Person) => Promise<unknown>]>([
    ['signing out', (phone) => act(phone.at(b.url), 'signOut', {})],
    ['being signed out from elsewhere', (phone, desk) => act(desk, 'signOut', { sessionId: phone.sessionId })],
    ['all others being signed out', (_phone, desk) => act(desk, 'signOutEverywhere', { keepCurrent: true })],
    [
      'a change of password elsewhere',
      (_phone, desk) =>
        act(desk, 'changePassword', { currentPassword: password, newPassword: 'another horse battery' }),
    ],
    [
      'a refresh token that comes back',
      async (phone) => {
        await phone.refreshed();
        await phone.refresh(b.url);
      },
    ],
  ])('%s closes what one session has open, on every instance, and nothing else', async (_name, end) => {
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

  it('lets one of two refreshes win that come at once on two instances, and takes the other for a theft', async () => {
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

  it('leaves no session by the old password, whenever it began', async () => {
    for (let round = 0; round < 3; round += 1) {
      const desk = await newPerson(a.url);
      const change = act(desk, 'changePassword', { currentPassword: password, newPassword: 'another horse battery' });
      const others = await Promise.allSettled([1, 2, 3, 4].map(() => signInOn(desk.at(b.url))));
      expect((await change).__typename).toBe('ChangePasswordPayload');
      for (const other of others) {
        if (other.status === 'fulfilled') expect(await other.value.signedIn()).toBe(false);
      }
    }
  });

  it('finds out what ended while an instance was cut off for longer than events are kept, and hears of the rest', async () => {
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
      return { device, said: response.text() };
    };
    const streams = [];
    for (let count = 0; count < 3; count += 1) streams.push(await openStream(await signInOn(await newPerson(a.url))));
    const [ended, later, spared] = streams as [Stream, Stream, Stream];
    const wire = await Wire.accepted(deaf.url, ended.device.authorization);
    await act(ended.device, 'signOut', {});
    await backend.database.db.event.deleteMany({ where: { streamId: 'system' } });
    await deaf.feeds.checkHeads();
    expect(await ended.said).toContain('UNAUTHENTICATED');
    expect(await wire.closed).toBe(4401);
    await act(later.device, 'signOut', {});
    await deaf.feeds.checkHeads();
    expect(await later.said).toContain('UNAUTHENTICATED');
    const open = Symbol('open');
    expect(await Promise.race([spared.said, Promise.resolve(open)])).toBe(open);
    expect(await spared.device.signedIn(deaf.url)).toBe(true);
  });

  it('turns a socket away in time while authentication hangs', async () => {
    await using slow = await startInstance(backend, { timing: { socketInit: 200 } });
    const person = await newPerson(slow.url);
    let letGo = () => {};
    const locked = new Promise<void>((ready) => {
      void backend.database.db.$transaction(async (tx) => {
        await tx.$executeRaw`LOCK TABLE session IN ACCESS EXCLUSIVE MODE`;
        ready();
        await new Promise<void>((resolve) => {
          letGo = resolve;
        });
      });
    });
    await locked;
    const wire = new Wire(slow.url);
    await wire.init({ authorization: person.authorization });
    expect(await wire.closed).toBe(1013);
    letGo();
    using later = await Wire.accepted(slow.url, person.authorization);
    expect(await later.ping({})).toEqual({});
  });

  it('counts wrong passwords on all instances together', async () => {
    const env = { ...backend.env, LIMIT_WRONG_PASSWORDS: '3/1m' };
    await using first = await startInstance(backend, { env });
    await using second = await startInstance(backend, { env });
    const wrong = async (url: string, email: string) =>
      (await post(url, signInDocument, { input: { email, password: 'wrong' } })).data?.signIn.__typename;
    // An instance counts by itself until its Redis has answered.
    const counted = async () => {
      const email = `${randomUUID()}@example.com`;
      for (const url of [first.url, second.url, first.url])
        expect(await wrong(url, email)).toBe('UnauthenticatedError');
      return [await wrong(first.url, email), await wrong(second.url, email)];
    };
    await expect.poll(counted).toEqual(['TooManyAttemptsError', 'TooManyAttemptsError']);
  });
});
