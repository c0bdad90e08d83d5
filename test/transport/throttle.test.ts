import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person, post } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { act } from '../support/mutate.js';
import { newProject } from '../support/operations.js';
import { signInDocument, signInOn, testPassword } from '../support/sign-in.js';

const fromAddress = (address: string) => ({ 'x-forwarded-for': address });

describeBackends('attempts to prove who one is', (kind) => {
  let backend: Backend;
  let app: App | undefined;

  beforeEach(async () => {
    backend = await kind.open();
  });
  afterEach(async () => {
    await app?.[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  async function start(env: Record<string, string>): Promise<string> {
    app = await startInstance(backend, { env: { TRUSTED_PROXIES: 'loopback', ...env } });
    return app.url;
  }

  async function signIn(url: string, email: string, password: string, headers: Record<string, string> = {}) {
    return (await post(url, signInDocument, { input: { email, password } }, headers)).data?.signIn;
  }

  it('are slowed down for an account at an address, and for nobody else', async () => {
    const url = await start({ LIMIT_WRONG_PASSWORDS: '3/1m' });
    const [person, other] = [await newPerson(url), await newPerson(url)];
    const evil = fromAddress('203.0.113.7');
    for (let count = 0; count < 3; count += 1) {
      expect(await signIn(url, person.email, 'wrong', evil)).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    // Also with the right password, or the answer would say which it is.
    const refused = await signIn(url, person.email, testPassword, evil);
    expect(refused).toMatchObject({ __typename: 'TooManyAttemptsError', code: 'RATE_LIMITED' });
    if (refused?.__typename !== 'TooManyAttemptsError') throw new Error('Not refused');
    expect(refused.retryAfter).toBeGreaterThan(50);
    expect(refused.retryAfter).toBeLessThanOrEqual(60);
    const owner = fromAddress('198.51.100.1');
    expect(await signIn(url, person.email, testPassword, owner)).toMatchObject({ __typename: 'SignInPayload' });
    expect(await signIn(url, other.email, testPassword, evil)).toMatchObject({ __typename: 'SignInPayload' });
  });

  it('say in the answer’s head, too, when to try again', async () => {
    const url = await start({ LIMIT_SIGN_INS_PER_ADDRESS: '1/1m' });
    const body = JSON.stringify({
      query: 'mutation { refreshSession(input: { refreshToken: "x" }) { ... on TooManyAttemptsError { retryAfter } } }',
    });
    const send = () =>
      fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect((await send()).headers.get('retry-after')).toBeNull();
    const response = await send();
    const { data } = (await response.json()) as { data: { refreshSession: { retryAfter: number } } };
    expect(response.headers.get('retry-after')).toBe(String(data.refreshSession.retryAfter));
  });

  it('to look up addresses by adding members are throttled by user', async () => {
    const url = await start({ LIMIT_MEMBER_LOOKUPS: '2/1h' });
    const [ada, bob] = [await newPerson(url), await newPerson(url)];
    const project = await newProject(ada);
    const add = (person: Person, email: string) => act(person, 'addProjectMember', { projectId: project.id, email });
    expect(await add(ada, 'nobody@example.com')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await add(ada, bob.email)).toMatchObject({ __typename: 'AddProjectMemberPayload' });
    expect(await add(ada, 'nobody@example.com')).toMatchObject({ __typename: 'TooManyAttemptsError' });
    // Whoever may not add members learns nothing, and the refusals of the policy do not count.
    for (let count = 0; count < 3; count += 1) {
      expect(await add(bob, 'nobody@example.com')).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await act(bob, 'addProjectMember', { projectId: (await newProject(bob)).id, email: 'x' })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('taskwire_refusals_total{limit="member_lookups"} 1');
    expect(metrics).not.toContain('limit="attempts"');
  });

  it('that were right don’t count', async () => {
    const url = await start({ LIMIT_WRONG_PASSWORDS: '2/1m' });
    const person = await newPerson(url);
    for (let count = 0; count < 4; count += 1) await signInOn(person);
  });

  it('are counted alike whether there is such an account or not, and whatever the case', async () => {
    const url = await start({ LIMIT_WRONG_PASSWORDS: '2/1m' });
    const email = `${randomUUID()}@example.com`;
    expect(await signIn(url, email, 'wrong')).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await signIn(url, ` ${email.toUpperCase()}`, 'wrong')).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await signIn(url, email, 'wrong')).toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('from many addresses hold an account up together, in which one address counts for little', async () => {
    const url = await start({ LIMIT_WRONG_PASSWORDS: '1/1m', LIMIT_WRONG_PASSWORDS_PER_ACCOUNT: '3/1m' });
    const person = await newPerson(url);
    for (let count = 0; count < 5; count += 1) await signIn(url, person.email, 'wrong', fromAddress('203.0.113.1'));
    for (const address of ['203.0.113.2', '203.0.113.3']) {
      expect(await signIn(url, person.email, 'wrong', fromAddress(address))).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(await signIn(url, person.email, testPassword, fromAddress('203.0.113.4'))).toMatchObject({
      code: 'RATE_LIMITED',
    });
    // Whoever is signed in stays so.
    expect(await person.post('{ me { id } }')).toMatchObject({ status: 200 });
  });

  it('that are refused because others attack the account do not count for its owner', async () => {
    const url = await start({ LIMIT_WRONG_PASSWORDS: '2/15m', LIMIT_WRONG_PASSWORDS_PER_ACCOUNT: '1/1m' });
    const person = await newPerson(url);
    await signIn(url, person.email, 'wrong', fromAddress('203.0.113.1'));
    for (let count = 0; count < 4; count += 1) {
      const refused = await signIn(url, person.email, testPassword, fromAddress('198.51.100.1'));
      if (refused?.__typename !== 'TooManyAttemptsError') throw new Error('Not refused');
      expect(refused.retryAfter).toBeLessThanOrEqual(60);
    }
  });

  it('from one address are counted whatever the account, an IPv6 network being one', async () => {
    const url = await start({ LIMIT_SIGN_INS_PER_ADDRESS: '2/1m', LIMIT_SIGN_UPS_PER_ADDRESS: '3/1m' });
    const [one, two] = [fromAddress('2001:db8:1:2::1'), fromAddress('2001:db8:1:2:ffff::9')];
    for (const headers of [one, two]) {
      expect(await signIn(url, `${randomUUID()}@example.com`, 'x', headers)).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(await signIn(url, `${randomUUID()}@example.com`, 'x', one)).toMatchObject({ code: 'RATE_LIMITED' });
    const next = fromAddress('2001:db8:1:3::1');
    expect(await signIn(url, `${randomUUID()}@example.com`, 'x', next)).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (let count = 0; count < 3; count += 1) await newPerson(url);
    await expect(newPerson(url)).rejects.toThrow('TooManyAttemptsError');
  });

  it('to change a password or deactivate an account count, too', async () => {
    const url = await start({ LIMIT_WRONG_PASSWORDS: '2/1m' });
    const person = await newPerson(url);
    const change = { currentPassword: 'wrong', newPassword: 'another horse battery' };
    expect(await act(person, 'changePassword', change)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await act(person, 'deactivateAccount', { password: 'wrong' })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await act(person, 'deactivateAccount', { password: testPassword })).toMatchObject({
      code: 'RATE_LIMITED',
    });
    expect(await person.post('{ me { id } }')).toMatchObject({ status: 200 });
  });

  it('are not told apart by what nobody vouches for', async () => {
    const url = await start({ LIMIT_WRONG_PASSWORDS: '1/1m', TRUSTED_PROXIES: '' });
    const person = await newPerson(url);
    await signIn(url, person.email, 'wrong', fromAddress('203.0.113.1'));
    expect(await signIn(url, person.email, 'wrong', fromAddress('203.0.113.2'))).toMatchObject({
      code: 'RATE_LIMITED',
    });
  });
});
