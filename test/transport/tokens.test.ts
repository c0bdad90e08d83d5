import { createHmac, createSecretKey, generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person, post } from '../support/client.js';
import { startInstance, testSecret } from '../support/instance.js';
import { act } from '../support/mutate.js';
import { newProject } from '../support/operations.js';
import { signInOn } from '../support/sign-in.js';
import { Wire } from '../support/wire.js';

describeBackends('an access token', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let projectId: string;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    ada = await newPerson(app.url, 'Ada');
    projectId = (await newProject(ada)).id;
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const claims = (change: object = {}) => ({
    sid: ada.sessionId,
    sub: ada.id,
    iss: 'taskwire',
    aud: 'taskwire',
    exp: Math.floor(Date.now() / 1_000) + 60,
    ...change,
  });
  const endless = () => {
    const { exp: _, ...claimsWithoutExpiry } = claims();
    return claimsWithoutExpiry;
  };
  const sign = (change: object = {}) => jwt.sign(claims(change), testSecret);

  /** Sends an `Authorization` to every endpoint. @returns the HTTP statuses and the close code of the socket */
  async function answers(authorization: string) {
    const subscription = `subscription { taskChanged(projectId: "${projectId}") { seq } }`;
    const headers = { authorization };
    const streamed = { ...headers, accept: 'text/event-stream' };
    const responses = [
      await fetch(`${app.url}/graphql?query={me{id}}`, { headers }),
      await fetch(`${app.url}/graphql?query=${encodeURIComponent(subscription)}`, { headers: streamed }),
      await fetch(`${app.url}/projects/${projectId}/export?format=json`, { headers }),
      await fetch(`${app.url}/projects/${projectId}/import?format=json`, { method: 'POST', headers, body: '{}' }),
    ];
    const wire = new Wire(app.url);
    await wire.init({ authorization });
    const texts = await Promise.all(
      responses.map(async (response) => [response.status, await response.text()] as const),
    );
    for (const [, text] of texts) expect(text).toContain('"code":"UNAUTHENTICATED"');
    return { statuses: texts.map(([status]) => status), closed: await wire.closed };
  }

  async function rejected(cause: string): Promise<number> {
    const text = await (await fetch(`${app.url}/metrics`)).text();
    const [, count] = new RegExp(`^taskwire_rejected_tokens_total\\{cause="${cause}"\\} (\\d+)$`, 'm').exec(text) ?? [];
    return Number(count ?? 0);
  }

  /** A token of any payload with a valid signature. */
  function signed(payload: string, header = '{"alg":"HS256","typ":"JWT"}'): string {
    const content = [header, payload].map((part) => Buffer.from(part).toString('base64url')).join('.');
    return `${content}.${createHmac('sha256', testSecret).update(content).digest('base64url')}`;
  }

  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  it.each<[string, () => string, number, string]>([
    ['that has expired', () => sign({ exp: Math.floor(Date.now() / 1_000) - 31 }), 4403, 'expired'],
    ['without an expiry', () => jwt.sign(endless(), testSecret), 4401, 'invalid'],
    ['without a signature', () => jwt.sign(claims(), null, { algorithm: 'none' }), 4401, 'invalid'],
    ['signed with another secret', () => jwt.sign(claims(), 'x'.repeat(32)), 4401, 'invalid'],
    [
      'signed with another algorithm',
      () => jwt.sign(claims(), createSecretKey(Buffer.from(testSecret)), { algorithm: 'HS512' }),
      4401,
      'invalid',
    ],
    ['signed with a private key', () => jwt.sign(claims(), privateKey, { algorithm: 'RS256' }), 4401, 'invalid'],
    ['of another issuer', () => sign({ iss: 'elsewhere' }), 4401, 'invalid'],
    ['for another audience', () => sign({ aud: 'elsewhere' }), 4401, 'invalid'],
    ['whose subject is not a user id', () => sign({ sub: 'root' }), 4401, 'invalid'],
    ['without a session', () => sign({ sid: undefined }), 4401, 'invalid'],
    ['of an unknown session', () => sign({ sid: 'session_01h455vb4pex5vsknk084sn02q' }), 4401, 'ended'],
    ['that is not a JWT', () => 'a.b.c', 4401, 'invalid'],
    ...['plain text', '"text"', '[1]', 'null', '{"sub":', '\u0000', '{"exp":1e999}'].map(
      (payload): [string, () => string, number, string] => [
        `with the payload ${JSON.stringify(payload)}`,
        () => signed(payload),
        4401,
        'invalid',
      ],
    ),
    ['with a header that is not JSON', () => signed('{}', 'plain text'), 4401, 'invalid'],
    ['without dots', () => 'a', 4401, 'invalid'],
    ['with empty parts', () => '..', 4401, 'invalid'],
    ['with a string as its expiry', () => signed(JSON.stringify(claims({ exp: 'soon' }))), 4401, 'invalid'],
    ['with an object as its subject', () => signed(JSON.stringify(claims({ sub: { id: ada.id } }))), 4401, 'invalid'],
  ])('%s is refused by every endpoint and counted in the metrics', async (_name, make, closed, cause) => {
    const before = await rejected(cause);
    expect(await answers(`Bearer ${make()}`)).toEqual({ statuses: [401, 401, 401, 401], closed });
    expect(await rejected(cause)).toBe(before + 5);
  });

  it.each([
    ['with the Basic scheme', 'Basic YWRhOmFkYQ=='],
    ['in two parts', 'Bearer one two'],
  ])('%s is refused by every endpoint', async (_name, authorization) => {
    expect(await answers(authorization)).toEqual({ statuses: [401, 401, 401, 401], closed: 4401 });
  });

  it('is accepted within JWT_CLOCK_TOLERANCE after its expiry', async () => {
    await using tolerant = await startInstance(backend, { env: { JWT_CLOCK_TOLERANCE: '30s' } });
    const ask = async (secondsAgo: number) => {
      const authorization = `Bearer ${sign({ exp: Math.floor(Date.now() / 1_000) - secondsAgo })}`;
      return (await fetch(`${tolerant.url}/graphql?query={me{id}}`, { headers: { authorization } })).json();
    };
    expect(await ask(20)).toEqual({ data: { me: { id: ada.id } } });
    expect(await ask(40)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it.each(['', ' ', 'Bearer', 'bearer  ', 'BEARER'])(
    'counts as absent when the Authorization header is "%s"',
    async (authorization) => {
      const { errors, data } = await post<{ signIn: object }, object>(
        app.url,
        'mutation { signIn(input: { email: "x@example.com", password: "x" }) { __typename } }',
        {},
        { authorization },
      );
      expect({ errors, data }).toEqual({ errors: undefined, data: { signIn: { __typename: 'UnauthenticatedError' } } });
      const wire = new Wire(app.url);
      await wire.init({ authorization });
      expect(await wire.closed).toBe(4401);
    },
  );

  it.each([
    ['Authorization', () => ({ Authorization: ada.authorization })],
    ['AUTHORIZATION with the scheme in mixed case', () => ({ AUTHORIZATION: `bEARER  ${ada.token} ` })],
    ['headers.Authorization', () => ({ headers: { Authorization: ada.authorization } })],
    ['headers.authorization', () => ({ headers: { authorization: ada.authorization } })],
  ])('is read from %s of the connection_init payload', async (_name, params) => {
    using wire = new Wire(app.url);
    await wire.init(params());
    await wire.until(({ type }) => type === 'connection_ack');
  });

  it('with the session of another user is refused by every endpoint', async () => {
    const bob = await newPerson(app.url, 'Bob');
    expect(await answers(`Bearer ${sign({ sid: bob.sessionId })}`)).toMatchObject({ closed: 4401 });
  });

  it('of an ended session is refused by every endpoint', async () => {
    const phone = await signInOn(ada);
    await act(phone, 'signOut', {});
    expect(await answers(phone.authorization)).toEqual({ statuses: [401, 401, 401, 401], closed: 4401 });
  });
});
