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

describeBackends('the throttle of authentication', (kind) => {
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

  it('refuses wrong passwords of one account and address, and spares other accounts and addresses', async () => {
    const url = await start({ LIMIT_WRONG_PASSWORDS: '3/1m' });
    const [person, other] = [await newPerson(url), await newPerson(url)];
    const evil = fromAddress('203.0.113.7');
    for (let count = 0; count < 3; count += 1) {
      expect(await signIn(url, person.email, 'wrong', evil)).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    // The right password is refused too: any other answer would reveal that the password is right.
    const refused = await signIn(url, person.email, testPassword, evil);
    expect(refused).toMatchObject({ __typename: 'TooManyAttemptsError', code: 'RATE_LIMITED' });
    if (refused?.__typename !== 'TooManyAttemptsError') throw new Error('Not refused');
    expect(refused.retryAfter).toBeGreaterThan(50);
    expect(refused.retryAfter).toBeLessThanOrEqual(60);
    const owner = fromAddress('198.51.100.1');
    expect(await signIn(url, person.email, testPassword, owner)).toMatchObject({ __typename: 'SignInPayload' });
    expect(await signIn(url, other.email, testPassword, evil)).toMatchObject({ __typename: 'SignInPayload' });
  });

  it('sends Retry-After with a refused attempt', async () => {
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

  it('limits lookups of e-mail addresses by addProjectMember per user', async () => {
    const url = await start({ LIMIT_MEMBER_LOOKUPS: '2/1h' });
    const [ada, bob] = [await newPerson(url), await newPerson(url)];
    const project = await newProject(ada);
    const add = (person: Person, email: string) => act(person, 'addProjectMember', { projectId: project.id, email });
    expect(await add(ada, 'nobody@example.com')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await add(ada, bob.email)).toMatchObject({ __typename: 'AddProjectMemberPayload' });
    expect(await add(ada, 'nobody@example.com')).toMatchObject({ __typename: 'TooManyAttemptsError' });
    // A user without the permission learns nothing, and FORBIDDEN does not count as a lookup.
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

  it('does not count successful sign-ins', async () => {
    const url = await start({ LIMIT_WRONG_PASSWORDS: '2/1m' });
    const person = await newPerson(url);
    for (let count = 0; count < 4; count += 1) await signInOn(person);
  });

  it('counts attempts for unknown addresses too, regardless of case', async () => {
    const url = await start({ LIMIT_WRONG_PASSWORDS: '2/1m' });
    const email = `${randomUUID()}@example.com`;
    expect(await signIn(url, email, 'wrong')).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await signIn(url, ` ${email.toUpperCase()}`, 'wrong')).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await signIn(url, email, 'wrong')).toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('limits an account over many addresses, and one address alone does not exhaust that limit', async () => {
    const url = await start({ LIMIT_WRONG_PASSWORDS: '1/1m', LIMIT_WRONG_PASSWORDS_PER_ACCOUNT: '3/1m' });
    const person = await newPerson(url);
    for (let count = 0; count < 5; count += 1) await signIn(url, person.email, 'wrong', fromAddress('203.0.113.1'));
    for (const address of ['203.0.113.2', '203.0.113.3']) {
      expect(await signIn(url, person.email, 'wrong', fromAddress(address))).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(await signIn(url, person.email, testPassword, fromAddress('203.0.113.4'))).toMatchObject({
      code: 'RATE_LIMITED',
    });
    // The active session keeps working.
    expect(await person.post('{ me { id } }')).toMatchObject({ status: 200 });
  });

  it('does not count attempts of an owner that it refuses because of attacks from other addresses', async () => {
    const url = await start({ LIMIT_WRONG_PASSWORDS: '2/15m', LIMIT_WRONG_PASSWORDS_PER_ACCOUNT: '1/1m' });
    const person = await newPerson(url);
    await signIn(url, person.email, 'wrong', fromAddress('203.0.113.1'));
    for (let count = 0; count < 4; count += 1) {
      const refused = await signIn(url, person.email, testPassword, fromAddress('198.51.100.1'));
      if (refused?.__typename !== 'TooManyAttemptsError') throw new Error('Not refused');
      expect(refused.retryAfter).toBeLessThanOrEqual(60);
    }
  });

  it('counts attempts from one address over all accounts, and an IPv6 /64 network as one address', async () => {
    const url = await start({ LIMIT_SIGN_INS_PER_ADDRESS: '2/1m', LIMIT_SIGN_UPS_PER_ADDRESS: '3/1m' });
    const [first, second] = [fromAddress('2001:db8:1:2::1'), fromAddress('2001:db8:1:2:ffff::9')];
    for (const headers of [first, second]) {
      expect(await signIn(url, `${randomUUID()}@example.com`, 'x', headers)).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(await signIn(url, `${randomUUID()}@example.com`, 'x', first)).toMatchObject({ code: 'RATE_LIMITED' });
    const next = fromAddress('2001:db8:1:3::1');
    expect(await signIn(url, `${randomUUID()}@example.com`, 'x', next)).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (let count = 0; count < 3; count += 1) await newPerson(url);
    await expect(newPerson(url)).rejects.toThrow('TooManyAttemptsError');
  });

  it('counts wrong passwords of changePassword and deactivateAccount', async () => {
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

  it('ignores X-Forwarded-For without a trusted proxy', async () => {
    const url = await start({ LIMIT_WRONG_PASSWORDS: '1/1m', TRUSTED_PROXIES: '' });
    const person = await newPerson(url);
    await signIn(url, person.email, 'wrong', fromAddress('203.0.113.1'));
    expect(await signIn(url, person.email, 'wrong', fromAddress('203.0.113.2'))).toMatchObject({
      code: 'RATE_LIMITED',
    });
  });
});
