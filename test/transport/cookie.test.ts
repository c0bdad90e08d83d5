import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { newProject, newTask } from '../support/operations.js';
import { signInOn, testPassword } from '../support/sign-in.js';

const allowed = 'https://app.example.com';
const foreign = 'https://evil.example';
const json = { 'content-type': 'application/json' };

describeBackends('the session cookie', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { env: { CORS_ORIGINS: allowed, TRUSTED_PROXIES: 'loopback' } });
    ada = await newPerson(app.url, 'Ada');
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** Sends a request with the headers of a browser page. */
  async function request(query: string, headers: Record<string, string>, variables: object = {}) {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { ...json, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    const [error] = errors ?? [];
    const { status, headers: head } = response;
    return { status, headers: head, data, code: error?.extensions.code, message: error?.message };
  }

  const signInQuery = `mutation ($input: SignInInput!) {
    signIn(input: $input) { __typename ... on SignInPayload { refreshToken refreshExpiresAt } ... on UserError { code path } }
  }`;

  const signIn = (headers: Record<string, string> = { origin: allowed }) =>
    request(signInQuery, headers, { input: { email: ada.email, password: testPassword, cookie: true } });

  /** Signs in. @returns the `Cookie` header that a browser would send */
  async function newCookie(): Promise<string> {
    const { headers } = await signIn();
    return (headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  }

  const isCleared = (headers: Headers) => /^taskwire=; Max-Age=0;/.test(headers.get('set-cookie') ?? '');

  it('is set by signIn with cookie: true as HttpOnly and SameSite=Lax, and is not in the response body', async () => {
    const { headers, data } = await signIn();
    expect(headers.get('set-cookie')).toMatch(
      /^taskwire=session_\w{26}\.[\w-]{64}; Max-Age=25\d{5}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(data.signIn.refreshToken).toBeNull();
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    const plain = await request(signInQuery, {}, { input: { email: ada.email, password: testPassword } });
    expect(plain.headers.get('set-cookie')).toBeNull();
  });

  it('is Secure and has the __Host- prefix behind a proxy with HTTPS', async () => {
    const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'tasks.example.com' };
    const origin = 'https://tasks.example.com';
    const { headers } = await signIn({ ...proxied, origin });
    expect(headers.get('set-cookie')).toMatch(/^__Host-taskwire=.*; HttpOnly; Secure; SameSite=Lax$/);
    const [cookie = ''] = (headers.get('set-cookie') ?? '').split(';', 1);
    expect(await request('{ me { id } }', { ...proxied, origin, cookie })).toMatchObject({
      data: { me: { id: ada.id } },
    });
    // Another host of the domain could have set a cookie without the prefix.
    const tossed = await request('{ me { id } }', { ...proxied, origin, cookie: cookie.replace('__Host-', '') });
    expect(tossed).toMatchObject({ code: 'UNAUTHENTICATED' });
    // The same host over HTTP is another origin.
    const insecure = { ...proxied, origin: 'http://tasks.example.com', cookie };
    expect(await request('{ me { id } }', insecure)).toMatchObject({ status: 403 });
  });

  it.each([
    ['an allowed origin', () => ({ origin: allowed })],
    ['the origin of the server', () => ({ origin: app.url })],
    ['the origin of the server, by Sec-Fetch-Site', () => ({ 'sec-fetch-site': 'same-origin' })],
  ])('authenticates requests of a page of %s', async (_name, headers) => {
    const cookie = await newCookie();
    const answer = await request('{ me { id sessions { nodes { cookie current } } } }', { cookie, ...headers() });
    expect(answer).toMatchObject({ status: 200, data: { me: { id: ada.id } } });
    expect(answer.data.me.sessions.nodes).toContainEqual({ cookie: true, current: true });
  });

  it.each([
    ['a foreign origin', { origin: foreign }],
    ['a foreign origin that begins with an allowed one', { origin: `${allowed}.evil.example` }],
    ['an unknown origin, without headers', {}],
    ['the origin "null"', { origin: 'null' }],
    ['another site, by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site, by Sec-Fetch-Site', { 'sec-fetch-site': 'same-site' }],
  ])('is refused with FORBIDDEN for a page of %s, and nothing changes', async (_name, headers) => {
    const cookie = await newCookie();
    const before = await backend.database.prisma.project.count();
    const create = 'mutation { createProject(input: { key: "EVIL", name: "Evil" }) { __typename } }';
    expect(await request(create, { cookie, ...headers })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await backend.database.prisma.project.count()).toBe(before);
    expect(await request('{ me { id } }', { cookie, origin: allowed })).toMatchObject({ status: 200 });
  });

  it('is refused for content types that need no CORS preflight', async () => {
    const cookie = await newCookie();
    const create = 'mutation { createProject(input: { key: "FORM", name: "Form" }) { __typename } }';
    const parts = new FormData();
    parts.set('operations', JSON.stringify({ query: create }));
    parts.set('map', '{}');
    const send = (body: URLSearchParams | FormData | string, headers: Record<string, string> = {}) =>
      fetch(`${app.url}/graphql`, { method: 'POST', headers: { cookie, origin: allowed, ...headers }, body });
    const form = await send(new URLSearchParams({ query: create }));
    expect(form.status).toBe(403);
    expect(await form.text()).toContain('FORBIDDEN');
    // The server reads no operation from multipart and text bodies.
    expect((await send(parts)).status).toBe(415);
    const text = { 'content-type': 'text/plain' };
    expect((await send(JSON.stringify({ query: create }), text)).status).toBe(415);
    expect(await backend.database.prisma.project.count({ where: { key: 'FORM' } })).toBe(0);
    // A custom header needs a preflight, so its presence proves an allowed origin.
    expect((await send(new URLSearchParams({ query: create }), { 'x-client-id': 'tab' })).status).toBe(200);
    expect(await backend.database.prisma.project.count({ where: { key: 'FORM' } })).toBe(1);
  });

  it('is not set for a page of a foreign origin', async () => {
    const before = await backend.database.prisma.session.count();
    const { data, headers } = await signIn({ origin: foreign });
    expect(data.signIn).toMatchObject({ __typename: 'ForbiddenError', code: 'FORBIDDEN' });
    expect(headers.get('set-cookie')).toBeNull();
    expect(await backend.database.prisma.session.count()).toBe(before);
  });

  const invalidCookies: [name: string, forge: (cookie: string) => string | Promise<string>][] = [
    ['nonsense', () => 'taskwire=nonsense'],
    ['empty', () => 'taskwire='],
    ['a session id with another secret', (cookie) => `${cookie.slice(0, -10)}AAAAAAAAAA`],
    ['an access token', () => `taskwire=${ada.token}`],
    [
      'expired',
      async () => {
        const stale = await newCookie();
        const id = /session_\w{26}/.exec(stale)?.[0] ?? '';
        await backend.database.prisma.session.update({
          where: { id },
          data: { expiresAt: new Date(Date.now() - 1_000) },
        });
        return stale;
      },
    ],
  ];

  it.each(invalidCookies)('is refused and cleared by operations that need a viewer when it is %s', async (_, forge) => {
    const cookie = await newCookie();
    const headers = { origin: allowed, cookie: await forge(cookie) };
    const read = await request('{ me { id } }', headers);
    expect(read).toMatchObject({
      status: 401,
      code: 'UNAUTHENTICATED',
      message: 'The session has ended: sign in again.',
    });
    expect(isCleared(read.headers)).toBe(true);
    const create = `mutation { createProject(input: { key: "OLD", name: "Old" }) {
      ... on UserError { code message }
    } }`;
    const written = await request(create, headers);
    expect(written.status).toBe(401);
    expect(written).toMatchObject({ code: 'UNAUTHENTICATED', message: 'The session has ended: sign in again.' });
    expect(isCleared(written.headers)).toBe(true);
    expect(await backend.database.prisma.project.count({ where: { key: 'OLD' } })).toBe(0);
    expect(await request('{ me { id } }', { cookie, origin: allowed })).toMatchObject({ status: 200 });
  });

  it.each(invalidCookies)('does not prevent a sign-in when it is %s', async (_, forge) => {
    const headers = { origin: allowed, cookie: await forge(await newCookie()) };
    const signedIn = await signIn(headers);
    expect(signedIn).toMatchObject({ status: 200, data: { signIn: { __typename: 'SignInPayload' } } });
    const [cookie = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';', 1);
    expect(await request('{ me { id } }', { cookie, origin: allowed })).toMatchObject({ data: { me: { id: ada.id } } });
    const signUp = 'mutation ($input: SignUpInput!) { signUp(input: $input) { __typename } }';
    const input = { name: 'New', email: `${randomUUID()}@example.com`, password: testPassword, cookie: true };
    const signedUp = await request(signUp, headers, { input });
    expect(signedUp).toMatchObject({ status: 200, data: { signUp: { __typename: 'SignUpPayload' } } });
    expect(signedUp.headers.get('set-cookie')).toMatch(/^taskwire=session_/);
    const { refreshToken } = await signInOn(ada);
    const refresh = 'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { __typename } }';
    const refreshed = await request(refresh, headers, { input: { refreshToken } });
    expect(refreshed).toMatchObject({ status: 200, data: { refreshSession: { __typename: 'RefreshSessionPayload' } } });
    expect(isCleared(refreshed.headers)).toBe(true);
  });

  it('causes no 401 when it is invalid and the operation needs no viewer', async () => {
    const headers = { origin: allowed, cookie: 'taskwire=nonsense' };
    const open = await request('{ __typename }', headers);
    expect(open).toMatchObject({ status: 200, data: { __typename: 'Query' } });
    expect(isCleared(open.headers)).toBe(true);
    const wrong = await request(signInQuery, headers, { input: { email: ada.email, password: 'wrong' } });
    expect(wrong).toMatchObject({ status: 200, data: { signIn: { code: 'UNAUTHENTICATED' } } });
    // A request without a session gets status 200.
    const anonymous = await request('{ me { id } }', { origin: allowed });
    expect(anonymous).toMatchObject({ status: 200, code: 'UNAUTHENTICATED', message: 'Sign in first.' });
  });

  it('is refused with FORBIDDEN for a foreign page when it is invalid', async () => {
    const headers = { origin: foreign, cookie: 'taskwire=nonsense' };
    const before = await backend.database.prisma.session.count();
    const input = { email: ada.email, password: testPassword };
    expect(await request(signInQuery, headers, { input })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await backend.database.prisma.session.count()).toBe(before);
    expect(await request('{ __typename }', headers)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  it('is ignored when the client sends a token', async () => {
    const bob = await newPerson(app.url, 'Bob');
    const headers = { cookie: await newCookie(), authorization: bob.authorization };
    expect(await request('{ me { id } }', { ...headers, origin: foreign })).toMatchObject({
      data: { me: { id: bob.id } },
    });
    const bad = await request('{ me { id } }', { ...headers, authorization: 'Bearer nonsense' });
    expect(bad).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(bad.headers.get('set-cookie')).toBeNull();
  });

  it('is cleared by signOut and refused afterwards', async () => {
    const cookie = await newCookie();
    const { data, headers } = await request('mutation { signOut(input: {}) { __typename } }', {
      cookie,
      origin: allowed,
    });
    expect(data.signOut.__typename).toBe('SignOutPayload');
    expect(isCleared(headers)).toBe(true);
    expect(await request('{ me { id } }', { cookie, origin: allowed })).toMatchObject({ status: 401 });
  });

  it('is kept when a token signs out another session', async () => {
    const phone = await signInOn(ada);
    const cookie = await newCookie();
    const headers = { cookie, authorization: phone.authorization };
    const out = await request('mutation { signOut(input: {}) { __typename } }', headers);
    expect(out.data.signOut.__typename).toBe('SignOutPayload');
    expect(out.headers.get('set-cookie')).toBeNull();
    expect(await request('{ me { id } }', { cookie, origin: allowed })).toMatchObject({ status: 200 });
  });

  it('is renewed at most once an hour while it is used', async () => {
    const cookie = await newCookie();
    const id = /session_\w{26}/.exec(cookie)?.[0] ?? '';
    const { prisma } = backend.database;
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
    await prisma.session.update({ where: { id }, data: { lastUsedAt: hours(-2), expiresAt: hours(1) } });
    const first = await request('{ me { id } }', { cookie, origin: allowed });
    expect(first.headers.get('set-cookie')).toMatch(new RegExp(`^${cookie.replace('.', '\\.')}; Max-Age=25\\d{5};`));
    expect((await prisma.session.findUniqueOrThrow({ where: { id } })).expiresAt.getTime()).toBeGreaterThan(
      hours(719).getTime(),
    );
    const second = await request('{ me { id } }', { cookie, origin: allowed });
    expect(second.headers.get('set-cookie')).toBeNull();
  });

  it('authenticates exports and server-sent events after the same origin check', async () => {
    const project = await newProject(ada);
    const cookie = await newCookie();
    const query = `subscription { taskChanged(projectId: "${project.id}") { seq } }`;
    const paths = [`/projects/${project.id}/export?format=csv`, `/graphql?query=${encodeURIComponent(query)}`];
    for (const path of paths) {
      const get = (headers: Record<string, string>) =>
        fetch(`${app.url}${path}`, { headers: { cookie, accept: 'text/event-stream', ...headers } });
      // An EventSource and a link of a page of the server send Sec-Fetch-Site and no Origin.
      const own = await get({ 'sec-fetch-site': 'same-origin' });
      expect(own.status).toBe(200);
      await own.body?.cancel();
      for (const headers of [{ origin: foreign }, { 'sec-fetch-site': 'cross-site' }, {}]) {
        const refused = await get(headers);
        expect(refused.status).toBe(403);
        expect(await refused.text()).toContain('FORBIDDEN');
      }
      const forged = await get({ cookie: 'taskwire=x', 'sec-fetch-site': 'same-origin' });
      expect(forged.status).toBe(401);
      expect(isCleared(forged.headers)).toBe(true);
    }
    const file = await fetch(`${app.url}/projects/${project.id}/import?format=json`, {
      method: 'POST',
      headers: { cookie, origin: foreign, ...json },
      body: '{"tasks":[{"title":"Evil"}]}',
    });
    expect(file.status).toBe(403);
    expect(await backend.database.prisma.task.count({ where: { projectId: project.id } })).toBe(0);
  });

  it('ends a stream of server-sent events when its session ends', async () => {
    const project = await newProject(ada);
    const cookie = await newCookie();
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { ...json, cookie, origin: allowed, accept: 'text/event-stream' },
      body: JSON.stringify({ query: `subscription { taskChanged(projectId: "${project.id}") { seq } }` }),
    });
    await newTask(ada, { projectId: project.id, title: 'Seen' });
    await request('mutation { signOut(input: {}) { __typename } }', { cookie, origin: allowed });
    expect(await response.text()).toMatch(/"seq":2[\s\S]*UNAUTHENTICATED/);
  });

  describe('at the upgrade to a WebSocket', () => {
    const open = (headers: Record<string, string>) =>
      new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });

    /** Sends `connection_init`. @returns the first message of the server, or its close code */
    async function firstOf(socket: WebSocket, payload: object = {}): Promise<unknown> {
      socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
      const message = once(socket, 'message').then(([data]) => JSON.parse(String(data)));
      const close = once(socket, 'close').then(([code]) => code);
      return Promise.race([message, close]);
    }

    it('authenticates the socket when connection_init carries no token', async () => {
      const cookie = await newCookie();
      for (const origin of [allowed, app.url]) {
        const socket = open({ cookie, origin });
        expect(await firstOf(socket)).toEqual({ type: 'connection_ack' });
        socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: '{ me { id } }' } }));
        const [data] = await once(socket, 'message');
        expect(JSON.parse(String(data))).toMatchObject({ payload: { data: { me: { id: ada.id } } } });
        socket.close();
      }
    });

    it('is ignored when the client sends a token', async () => {
      const bob = await newPerson(app.url, 'Bob');
      const socket = open({ cookie: await newCookie(), origin: allowed });
      expect(await firstOf(socket, { authorization: bob.authorization })).toEqual({ type: 'connection_ack' });
      socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: '{ me { id } }' } }));
      const [data] = await once(socket, 'message');
      expect(JSON.parse(String(data))).toMatchObject({ payload: { data: { me: { id: bob.id } } } });
      socket.close();
    });

    it('is not set by a sign-in over the socket, which has no response headers', async () => {
      const socket = open({});
      await firstOf(socket, { authorization: ada.authorization });
      const variables = { input: { email: ada.email, password: testPassword, cookie: true } };
      socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: signInQuery, variables } }));
      const [data] = await once(socket, 'message');
      expect(JSON.parse(String(data))).toMatchObject({
        payload: { data: { signIn: { code: 'BAD_USER_INPUT', path: ['input', 'cookie'] } } },
      });
      socket.close();
    });

    it.each([
      ['of a foreign origin', { origin: foreign }],
      ['without an origin', {}],
      ['with Sec-Fetch-Site only', { 'sec-fetch-site': 'same-origin' }],
    ])('is refused for a page %s', async (_name, headers) => {
      const socket = open({ cookie: await newCookie(), ...headers });
      socket.on('error', () => {});
      const [, response] = await once(socket, 'unexpected-response');
      expect(response.statusCode).toBe(403);
      expect(await new Response(response).json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    });

    it('closes the socket 4401 when it is forged, and when its session ends', async () => {
      expect(await firstOf(open({ cookie: 'taskwire=x', origin: allowed }))).toBe(4401);
      const cookie = await newCookie();
      const socket = open({ cookie, origin: allowed });
      await firstOf(socket);
      const closed = once(socket, 'close');
      await request('mutation { signOut(input: {}) { __typename } }', { cookie, origin: allowed });
      expect((await closed)[0]).toBe(4401);
    });
  });
});
