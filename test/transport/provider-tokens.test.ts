import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { acceptedSocket, answer, closeCode, openSocket, renewal, streamTasks } from '../support/accepted-socket.js';
import { act } from '../support/act.js';
import { type Backend, describeBackends, describeServices } from '../support/backends.js';
import { newPerson, Person, post } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { audience, issue, issuer, KeyServer, newKey, type ProviderKey } from '../support/key-server.js';
import { newProject } from '../support/operations.js';
import { newProgram } from '../support/personal-token.js';

const common = { JWT_SECRET: '', JWT_ISSUER: issuer, JWT_AUDIENCE: audience };

type Claims = Readonly<Record<string, unknown>>;

interface Me {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

function ask(url: string, token: string) {
  return post<{ me: Me }, object>(url, '{ me { id name email } }', {}, { authorization: `Bearer ${token}` });
}

/** @returns the user of a token. @throws Error when the token is refused */
async function userOf(url: string, token: string): Promise<Me> {
  const { data, errors } = await ask(url, token);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.me;
}

/** A client with only a token: id and address are unknown. */
function bearer(url: string, token: string): Person {
  return new Person(url, { id: '', email: '', token });
}

/** Signs a user of the provider in with a new token. */
async function visitor(url: string, key: ProviderKey, claims: Claims = {}): Promise<Person> {
  const token = await issue(key, claims);
  return new Person(url, { id: (await userOf(url, token)).id, email: '', token });
}

const subject = () => `auth|${crypto.randomUUID()}`;
const seconds = (offset: number) => Math.floor(Date.now() / 1_000) + offset;

/** Builds a token of any header, claims and signature. */
function forge(header: object, claims: object, sign: (text: string) => string): string {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${sign(text)}`;
}

const goodClaims = () => ({ iss: issuer, aud: audience, sub: subject(), iat: seconds(0), exp: seconds(300) });

describeBackends('a token of an external provider', (kind) => {
  let backend: Backend;
  let app: App;
  let key: ProviderKey;
  let server: KeyServer;

  beforeAll(async () => {
    backend = await kind.open();
    key = await newKey();
    server = await KeyServer.start(key);
    app = await startInstance(backend, { env: { ...common, JWT_JWKS_URL: server.url } });
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  describe('for a new user', () => {
    it('creates an account for its subject, and later tokens of the subject belong to that account', async () => {
      const sub = subject();
      const claims = { sub, name: 'Ada', email: `${crypto.randomUUID()}@Example.com`, email_verified: true };
      const first = await userOf(app.url, await issue(key, claims));
      expect(first).toMatchObject({ name: 'Ada', email: claims.email.toLowerCase() });
      expect(await userOf(app.url, await issue(key, { sub }))).toEqual(first);
      expect((await userOf(app.url, await issue(key))).id).not.toBe(first.id);
    });

    it.each<[string, Claims, string]>([
      ['the name claim', { name: ' Ada ', preferred_username: 'al' }, 'Ada'],
      ['preferred_username', { preferred_username: 'al' }, 'al'],
      ['the nickname when the name is invalid', { name: 'a\nb', nickname: 'Nick' }, 'Nick'],
      ['the name when iat is fractional', { name: 'Ada', iat: seconds(0) - 0.5 }, 'Ada'],
      ['"Unnamed" without a name claim', {}, 'Unnamed'],
      ['"Unnamed" when the name is too long', { name: 'x'.repeat(101) }, 'Unnamed'],
      ['"Unnamed" when no name claim is a string', { name: 1, preferred_username: {}, nickname: ['x'] }, 'Unnamed'],
      ['"Unnamed" when the database cannot store the characters', { name: 'a\u0000b', nickname: '\ud800' }, 'Unnamed'],
      ['the name when the token expires in 2286', { name: 'Ada', exp: 9_999_999_999 }, 'Ada'],
    ])('names the account by %s', async (_name, claims, expected) => {
      expect(await userOf(app.url, await issue(key, claims))).toMatchObject({ name: expected, email: null });
    });

    it.each<[string, Claims]>([
      ['not verified', { email: 'a@example.com', email_verified: false }],
      ['without email_verified', { email: 'a@example.com' }],
      ['verified by the string "true"', { email: 'a@example.com', email_verified: 'true' }],
      ['too long', { email: `${'x'.repeat(250)}@example.com`, email_verified: true }],
      ['not a string', { email: 7, email_verified: true }],
      ['a lone surrogate', { email: '\ud800@example.com', email_verified: true }],
      ['not an address', { email: 'example.com', email_verified: true }],
    ])('leaves the account without an e-mail address that is %s', async (_name, claims) => {
      expect((await userOf(app.url, await issue(key, claims))).email).toBeNull();
    });

    it('creates a separate account without an address when the address belongs to another account', async () => {
      await using own = await startInstance(backend);
      const owner = await newPerson(own.url);
      const claims = { email: owner.email, email_verified: true };
      const taken = await userOf(app.url, await issue(key, claims));
      expect(taken.email).toBeNull();
      expect(taken.id).not.toBe(owner.id);
      expect((await owner.post<{ me: Me }, object>('{ me { email } }')).data?.me.email).toBe(owner.email);
    });

    it('updates the name by the newest token with a name claim', async () => {
      const sub = subject();
      const name = async (claims: Claims) => (await userOf(app.url, await issue(key, { sub, ...claims }))).name;
      expect(await name({ iat: seconds(-60) })).toBe('Unnamed');
      expect(await name({ iat: seconds(-30), name: 'Ada' })).toBe('Ada');
      expect(await name({ iat: seconds(-45), name: 'Earlier' })).toBe('Ada');
      expect(await name({ iat: seconds(-20) })).toBe('Ada');
      expect(await name({ iat: seconds(-10), name: 'Ada King' })).toBe('Ada King');
      expect(await name({ iat: seconds(-5) + 0.25, name: 'Ada Lovelace' })).toBe('Ada Lovelace');
    });
  });

  describe('is refused', () => {
    const { sub: _sub, ...claimsWithoutSubject } = goodClaims();
    const hmac = (secret: string) => (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
    it.each<[string, () => string | Promise<string>]>([
      ['when it is of another issuer', () => issue(key, { iss: 'https://login.example.com' })],
      ['when it is for another audience', () => issue(key, { aud: 'https://other.example.com' })],
      ['without an audience', () => issue(key, { aud: undefined })],
      ['without a subject', () => issue(key, { sub: undefined })],
      ['with an empty subject', () => issue(key, { sub: '' })],
      ['with a subject of 256 characters', () => issue(key, { sub: 'x'.repeat(256) })],
      ['with a number as its subject', () => issue(key, { ...claimsWithoutSubject, sub: 1 })],
      ['without an expiry', () => issue(key, { exp: undefined })],
      ['without a time of issue', () => issue(key, { iat: undefined })],
      ['when iat exceeds 32 bits', () => issue(key, { iat: 2 ** 31 })],
      ['when iat is in milliseconds', () => issue(key, { iat: Date.now(), name: 'Ada' })],
      ['when iat is negative', () => issue(key, { iat: -1 })],
      ['when iat is a string', () => issue(key, { iat: '1' })],
      ['when exp is beyond all dates', () => issue(key, { exp: 1e300 })],
      ['when nbf is in the future', () => issue(key, { nbf: seconds(60) })],
      ['without a signature', () => forge({ alg: 'none' }, goodClaims(), () => '')],
      [
        'when it is signed with the public key as an HMAC secret',
        () => forge({ alg: 'HS256', kid: key.kid }, goodClaims(), hmac(key.pem)),
      ],
      ['when it is signed with a foreign key of the same kid', async () => issue(await newKey('RS256', key.kid))],
      ['when it is signed with a foreign key', async () => issue(await newKey())],
      ['when it is signed with a key of another type', async () => issue(await newKey('ES256', key.kid))],
      [
        'when it is signed with JWT_SECRET',
        () => forge({ alg: 'HS256' }, goodClaims(), hmac('a secret for tests, 32 bytes or more')),
      ],
      ['when it is not a JWT', () => 'x.y.z'],
    ])('%s', async (_name, make) => {
      const token = await make();
      expect(await ask(app.url, token)).toMatchObject({
        status: 401,
        errors: [{ message: 'The token is not valid.', extensions: { code: 'UNAUTHENTICATED' } }],
      });
      expect(await closeCode(openSocket(bearer(app.url, token)))).toBe(4401);
    });

    it('after its expiry, with close code 4403', async () => {
      const token = await issue(key, { exp: seconds(-1) });
      expect(await ask(app.url, token)).toMatchObject({ status: 401, errors: [{ message: 'The token has expired.' }] });
      expect(await closeCode(openSocket(bearer(app.url, token)))).toBe(4403);
    });

    it('when JWT_ALGORITHMS does not list its algorithm', async () => {
      await using strict = await startInstance(backend, {
        env: { ...common, JWT_JWKS_URL: server.url, JWT_ALGORITHMS: 'ES256' },
      });
      expect((await ask(strict.url, await issue(key))).status).toBe(401);
    });
  });

  describe('with changing provider keys', () => {
    let rotated: KeyServer;
    let instance: App;
    let first: ProviderKey;

    beforeEach(async () => {
      first = await newKey();
      rotated = await KeyServer.start(first);
      instance = await startInstance(backend, { env: { ...common, JWT_JWKS_URL: rotated.url } });
      return async () => {
        await instance[Symbol.asyncDispose]();
        await rotated[Symbol.asyncDispose]();
      };
    });

    it('is accepted before and after the provider adds a key', async () => {
      await userOf(instance.url, await issue(first));
      const second = await newKey('ES384');
      rotated.keys = [first, second];
      await userOf(instance.url, await issue(second));
      await userOf(instance.url, await issue(first));
    });

    it('is accepted during an outage of the provider, and gets 503 with Retry-After for an unknown key', async () => {
      await userOf(instance.url, await issue(first));
      await rotated.stop();
      await userOf(instance.url, await issue(first));
      const second = await newKey();
      const token = await issue(second);
      expect(await ask(instance.url, token)).toMatchObject({
        status: 503,
        errors: [{ extensions: { code: 'UNAVAILABLE' } }],
      });
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(`${instance.url}/graphql?query={me{id}}`, { headers });
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
      const file = await fetch(`${instance.url}/projects/x/export?format=csv`, { headers });
      expect([file.status, file.headers.get('retry-after')]).toEqual([503, '1']);
      expect(await closeCode(openSocket(bearer(instance.url, token)))).toBe(1013);

      rotated.keys = [second];
      await rotated.start();
      await expect.poll(async () => (await ask(instance.url, token)).status, { timeout: 5_000 }).toBe(200);
    });

    it('gets 503 when the provider does not answer', async () => {
      rotated.answer = () => {};
      expect((await ask(instance.url, await issue(first))).status).toBe(503);
    });
  });

  it('replaces sign-up, sign-in, refresh and passwords, which answer FORBIDDEN', async () => {
    const person = await visitor(app.url, key);
    const refused = {
      code: 'FORBIDDEN',
      message: 'Users of this server sign in at an external provider. Send its token.',
    };
    const credentials = { email: 'ada@example.com', password: 'correct horse battery' };
    expect(await act(person, 'signUp', { ...credentials, name: 'x' })).toMatchObject(refused);
    expect(await act(person, 'signIn', credentials)).toMatchObject(refused);
    expect(await act(person, 'refreshSession', { refreshToken: 'x' })).toMatchObject(refused);
    const passwords = { currentPassword: 'x', newPassword: 'correct horse battery' };
    expect(await act(person, 'changePassword', passwords)).toMatchObject(refused);
    await using own = await startInstance(backend);
    const signedIn = await newPerson(own.url);
    expect((await signedIn.at(app.url).post('{ me { id } }')).status).toBe(401);
  });

  it('creates projects and personal access tokens', async () => {
    const person = await visitor(app.url, key, { name: 'Ada' });
    const project = await newProject(person);
    const program = await newProgram(person, { scope: 'READ', projectIds: [project.id] });
    const { data } = await program.post('{ me { id name } projects { totalCount } }');
    expect(data).toEqual({ me: { id: person.id, name: 'Ada' }, projects: { totalCount: 1 } });
  });

  it('ends when the user signs out everywhere, and a token issued later is accepted', async () => {
    const sub = subject();
    const person = await visitor(app.url, key, { sub });
    const project = await newProject(person);
    const socket = await acceptedSocket(person);
    const closed = closeCode(socket);
    const response = await streamTasks(person, project.id);
    expect((await act(person, 'signOutEverywhere', { keepCurrent: true }))?.path).toEqual(['input', 'keepCurrent']);
    await person.post('mutation { signOutEverywhere(input: {}) { __typename } }');
    expect(await closed).toBe(4401);
    expect(await response.text()).toContain('UNAUTHENTICATED');
    expect((await ask(app.url, person.token)).status).toBe(401);
    expect(await closeCode(openSocket(person))).toBe(4401);
    expect((await ask(app.url, await issue(key, { sub, iat: seconds(-10) }))).status).toBe(401);
    // Tokens carry whole seconds: a token of the same second counts as earlier.
    expect((await userOf(app.url, await issue(key, { sub, iat: seconds(1) }))).id).toBe(person.id);
  });

  it('ends with the account, which is deactivated without a password', async () => {
    const sub = subject();
    const person = await visitor(app.url, key, { sub });
    const closed = closeCode(await acceptedSocket(person));
    await person.post('mutation { deactivateAccount(input: {}) { __typename } }');
    expect(await closed).toBe(4401);
    expect((await ask(app.url, await issue(key, { sub, iat: seconds(1) }))).status).toBe(401);
  });

  it('keeps a socket open until it expires, or until a newer token of the same user renews it', async () => {
    const sub = subject();
    const short = bearer(app.url, await issue(key, { sub, exp: seconds(2) }));
    const [kept, left] = [await acceptedSocket(short), await acceptedSocket(short)];
    const renewed = async (claims: Claims) => renewal(kept, bearer(app.url, await issue(key, claims)));
    expect(await renewed({})).toMatchObject({ renewed: false });
    expect(await renewed({ sub })).toMatchObject({ renewed: true });
    expect(await closeCode(left)).toBe(4403);
    kept.send(JSON.stringify({ type: 'ping' }));
    expect(await answer(kept)).toEqual({ type: 'pong' });
    kept.close();
  });

  it.each(['RS256', 'ES256', 'EdDSA'])('is verified by the key in JWT_PUBLIC_KEY with %s', async (algorithm) => {
    const single = await newKey(algorithm);
    await using instance = await startInstance(backend, {
      env: { ...common, JWT_PUBLIC_KEY: single.pem.replaceAll('\n', '\\n') },
    });
    await userOf(instance.url, await issue(single));
    const forged = (alg: string, sign: (text: string) => string) => forge({ alg }, goodClaims(), sign);
    const hmac = (text: string) => createHmac('sha256', single.pem).update(text).digest('base64url');
    for (const token of [forged('HS256', hmac), forged('none', () => ''), await issue(await newKey(algorithm))]) {
      expect((await ask(instance.url, token)).status).toBe(401);
    }
  });
});

describeServices('a new user of an external provider on two instances at once', (kind) => {
  it('gets one account', async () => {
    await using backend = await kind.open();
    const key = await newKey();
    await using server = await KeyServer.start(key);
    const env = { ...common, JWT_JWKS_URL: server.url };
    await using a = await startInstance(backend, { env });
    await using b = await startInstance(backend, { env });
    for (let round = 0; round < 5; round += 1) {
      const claims = { sub: subject(), name: 'Ada', email: `ada${round}@example.com`, email_verified: true };
      const token = await issue(key, claims);
      const seen = await Promise.all(
        Array.from({ length: 20 }, (_, index) => userOf([a, b][index % 2]?.url ?? '', token)),
      );
      expect(new Set(seen.map(({ id }) => id)).size).toBe(1);
      expect(seen[0]?.email).toBe(claims.email);
    }
    // Two users with the same address: only the first account gets the address.
    const address = { email: 'both@example.com', email_verified: true };
    const two = await Promise.all([a, b].map(async ({ url }) => userOf(url, await issue(key, address))));
    expect(two.map(({ email }) => email).sort()).toEqual(['both@example.com', null]);
    expect(await backend.database.prisma.user.count()).toBe(7);
  });
});
