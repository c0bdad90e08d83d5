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

/** Who a token speaks for; fails when it is refused. */
async function whoIs(url: string, token: string): Promise<Me> {
  const { data, errors } = await ask(url, token);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.me;
}

/** Whoever has a token. */
function bearer(url: string, token: string): Person {
  return new Person(url, { id: '', email: '', token });
}

/** Comes with a token of somebody whom the provider knows. */
async function visitor(url: string, key: ProviderKey, claims: Claims = {}): Promise<Person> {
  const token = await issue(key, claims);
  return new Person(url, { id: (await whoIs(url, token)).id, email: '', token });
}

const subject = () => `auth|${crypto.randomUUID()}`;
const seconds = (offset: number) => Math.floor(Date.now() / 1_000) + offset;

/** A token that is put together by hand. */
function forge(header: object, claims: object, sign: (text: string) => string): string {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${sign(text)}`;
}

const goodClaims = () => ({ iss: issuer, aud: audience, sub: subject(), iat: seconds(0), exp: seconds(300) });

describeBackends('tokens of an outside provider', (kind) => {
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

  describe('make an account', () => {
    it('for whom they name for the first time, and speak for it from then on', async () => {
      const sub = subject();
      const claims = { sub, name: 'Ada', email: `${crypto.randomUUID()}@Example.com`, email_verified: true };
      const first = await whoIs(app.url, await issue(key, claims));
      expect(first).toMatchObject({ name: 'Ada', email: claims.email.toLowerCase() });
      expect(await whoIs(app.url, await issue(key, { sub }))).toEqual(first);
      expect((await whoIs(app.url, await issue(key))).id).not.toBe(first.id);
    });

    it.each<[string, Claims, string]>([
      ['the name', { name: ' Ada ', preferred_username: 'al' }, 'Ada'],
      ['the user name', { preferred_username: 'al' }, 'al'],
      ['a name that is none here, but a nickname', { name: 'a\nb', nickname: 'Nick' }, 'Nick'],
      ['a name in a token that was issued between two seconds', { name: 'Ada', iat: seconds(0) - 0.5 }, 'Ada'],
      ['no name', {}, 'Unnamed'],
      ['no name when it is too long', { name: 'x'.repeat(101) }, 'Unnamed'],
      ['no name when it is not text', { name: 1, preferred_username: {}, nickname: ['x'] }, 'Unnamed'],
      ['no name when the database has no place for it', { name: 'a\u0000b', nickname: '\ud800' }, 'Unnamed'],
      ['a name in a token that expires in the year 2286', { name: 'Ada', exp: 9_999_999_999 }, 'Ada'],
    ])('called by %s', async (_name, claims, expected) => {
      expect(await whoIs(app.url, await issue(key, claims))).toMatchObject({ name: expected, email: null });
    });

    it.each<[string, Claims]>([
      ['not verified', { email: 'a@example.com', email_verified: false }],
      ['not said to be verified', { email: 'a@example.com' }],
      ['verified only as a text', { email: 'a@example.com', email_verified: 'true' }],
      ['too long', { email: `${'x'.repeat(250)}@example.com`, email_verified: true }],
      ['no text', { email: 7, email_verified: true }],
      ['half of a character', { email: '\ud800@example.com', email_verified: true }],
      ['no address', { email: 'example.com', email_verified: true }],
    ])('without an address that is %s', async (_name, claims) => {
      expect((await whoIs(app.url, await issue(key, claims))).email).toBeNull();
    });

    it('of its own when the address has one already, which is not theirs to have', async () => {
      await using own = await startInstance(backend);
      const owner = await newPerson(own.url);
      const claims = { email: owner.email, email_verified: true };
      const taken = await whoIs(app.url, await issue(key, claims));
      expect(taken.email).toBeNull();
      expect(taken.id).not.toBe(owner.id);
      expect((await owner.post<{ me: Me }, object>('{ me { email } }')).data?.me.email).toBe(owner.email);
    });

    it('whose name follows the newest token that says it', async () => {
      const sub = subject();
      const name = async (claims: Claims) => (await whoIs(app.url, await issue(key, { sub, ...claims }))).name;
      expect(await name({ iat: seconds(-60) })).toBe('Unnamed');
      expect(await name({ iat: seconds(-30), name: 'Ada' })).toBe('Ada');
      expect(await name({ iat: seconds(-45), name: 'Earlier' })).toBe('Ada');
      expect(await name({ iat: seconds(-20) })).toBe('Ada');
      expect(await name({ iat: seconds(-10), name: 'Ada King' })).toBe('Ada King');
      expect(await name({ iat: seconds(-5) + 0.25, name: 'Ada Lovelace' })).toBe('Ada Lovelace');
    });
  });

  describe('are refused', () => {
    const { sub: _sub, ...nobody } = goodClaims();
    const hmac = (secret: string) => (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
    it.each<[string, () => string | Promise<string>]>([
      ['of another issuer', () => issue(key, { iss: 'https://login.example.com' })],
      ['for another audience', () => issue(key, { aud: 'https://other.example.com' })],
      ['for nobody', () => issue(key, { aud: undefined })],
      ['without a subject', () => issue(key, { sub: undefined })],
      ['with an empty subject', () => issue(key, { sub: '' })],
      ['with a long subject', () => issue(key, { sub: 'x'.repeat(256) })],
      ['with a subject that is no text', () => issue(key, { ...nobody, sub: 1 })],
      ['without an expiry', () => issue(key, { exp: undefined })],
      ['without a time of issue', () => issue(key, { iat: undefined })],
      ['issued beyond 32 bits', () => issue(key, { iat: 2 ** 31 })],
      ['issued in milliseconds', () => issue(key, { iat: Date.now(), name: 'Ada' })],
      ['issued before 1970', () => issue(key, { iat: -1 })],
      ['issued at no number', () => issue(key, { iat: '1' })],
      ['that expire beyond all dates', () => issue(key, { exp: 1e300 })],
      ['that are not good yet', () => issue(key, { nbf: seconds(60) })],
      ['without a signature', () => forge({ alg: 'none' }, goodClaims(), () => '')],
      [
        'signed by the public key as a secret',
        () => forge({ alg: 'HS256', kid: key.kid }, goodClaims(), hmac(key.pem)),
      ],
      ['signed by a foreign key of the same name', async () => issue(await newKey('RS256', key.kid))],
      ['signed by a foreign key', async () => issue(await newKey())],
      ['signed by another kind of key', async () => issue(await newKey('ES256', key.kid))],
      ['signed here', () => forge({ alg: 'HS256' }, goodClaims(), hmac('a secret for tests, 32 bytes or more'))],
      ['that are none', () => 'x.y.z'],
    ])('%s', async (_name, make) => {
      const token = await make();
      expect(await ask(app.url, token)).toMatchObject({
        status: 401,
        errors: [{ message: 'The token is not valid.', extensions: { code: 'UNAUTHENTICATED' } }],
      });
      expect(await closeCode(openSocket(bearer(app.url, token)))).toBe(4401);
    });

    it('expired, in a way that clients renew', async () => {
      const token = await issue(key, { exp: seconds(-1) });
      expect(await ask(app.url, token)).toMatchObject({ status: 401, errors: [{ message: 'The token has expired.' }] });
      expect(await closeCode(openSocket(bearer(app.url, token)))).toBe(4403);
    });

    it('signed with another algorithm than allowed', async () => {
      await using strict = await startInstance(backend, {
        env: { ...common, JWT_JWKS_URL: server.url, JWT_ALGORITHMS: 'ES256' },
      });
      expect((await ask(strict.url, await issue(key))).status).toBe(401);
    });
  });

  describe('and the keys that they are signed by', () => {
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

    it('change without anybody noticing', async () => {
      await whoIs(instance.url, await issue(first));
      const second = await newKey('ES384');
      rotated.keys = [first, second];
      await whoIs(instance.url, await issue(second));
      await whoIs(instance.url, await issue(first));
    });

    it('go on working while the provider is away; about others clients are told to try again', async () => {
      await whoIs(instance.url, await issue(first));
      await rotated.stop();
      await whoIs(instance.url, await issue(first));
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

    it('are waited for no longer than a moment when the provider hangs', async () => {
      rotated.answer = () => {};
      expect((await ask(instance.url, await issue(first))).status).toBe(503);
    });
  });

  it('take the place of our own sign-in', async () => {
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

  it('let people work, and make personal access tokens', async () => {
    const person = await visitor(app.url, key, { name: 'Ada' });
    const project = await newProject(person);
    const program = await newProgram(person, { scope: 'READ', projectIds: [project.id] });
    const { data } = await program.post('{ me { id name } projects { totalCount } }');
    expect(data).toEqual({ me: { id: person.id, name: 'Ada' }, projects: { totalCount: 1 } });
  });

  it('end when their owner signs out everywhere, and later ones are good again', async () => {
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
    // Tokens tell whole seconds: one of the same second is taken for earlier.
    expect((await whoIs(app.url, await issue(key, { sub, iat: seconds(1) }))).id).toBe(person.id);
  });

  it('end with the account, which needs no password to be deactivated', async () => {
    const sub = subject();
    const person = await visitor(app.url, key, { sub });
    const closed = closeCode(await acceptedSocket(person));
    await person.post('mutation { deactivateAccount(input: {}) { __typename } }');
    expect(await closed).toBe(4401);
    expect((await ask(app.url, await issue(key, { sub, iat: seconds(1) }))).status).toBe(401);
  });

  it('hold a socket until they expire, unless a newer one of the same person renews it', async () => {
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

  it.each(['RS256', 'ES256', 'EdDSA'])('are verified by a single public key, with %s', async (algorithm) => {
    const single = await newKey(algorithm);
    await using instance = await startInstance(backend, {
      env: { ...common, JWT_PUBLIC_KEY: single.pem.replaceAll('\n', '\\n') },
    });
    await whoIs(instance.url, await issue(single));
    const forged = (alg: string, sign: (text: string) => string) => forge({ alg }, goodClaims(), sign);
    const hmac = (text: string) => createHmac('sha256', single.pem).update(text).digest('base64url');
    for (const token of [forged('HS256', hmac), forged('none', () => ''), await issue(await newKey(algorithm))]) {
      expect((await ask(instance.url, token)).status).toBe(401);
    }
  });
});

describeServices('people of an outside provider, seen by two instances at once', (kind) => {
  it('get one account each', async () => {
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
        Array.from({ length: 20 }, (_, index) => whoIs([a, b][index % 2]?.url ?? '', token)),
      );
      expect(new Set(seen.map(({ id }) => id)).size).toBe(1);
      expect(seen[0]?.email).toBe(claims.email);
    }
    // Two people with one address: it is the first one's.
    const address = { email: 'both@example.com', email_verified: true };
    const two = await Promise.all([a, b].map(async ({ url }) => whoIs(url, await issue(key, address))));
    expect(two.map(({ email }) => email).sort()).toEqual(['both@example.com', null]);
    expect(await backend.database.db.user.count()).toBe(7);
  });
});
