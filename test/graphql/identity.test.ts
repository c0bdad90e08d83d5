import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { maxSessions } from '../../src/domain/user/open-session.js';
import { PasswordHasher } from '../../src/domain/user/passwords.js';
import { pruneSessions } from '../../src/domain/user/sessions.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person, post } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { act } from '../support/mutate.js';
import { addMember, newProject } from '../support/operations.js';
import { type Device, sessionsDocument, signInDocument, signInOn, testPassword } from '../support/sign-in.js';

const newPassword = 'a staple of correct horses';

const signUpDocument = graphql(`
  mutation SignUpAs($input: SignUpInput!) {
    signUp(input: $input) {
      __typename
      ... on UserError {
        code
        path
      }
    }
  }
`);

describeBackends('identity', (kind) => {
  let backend: Backend;
  let app: App;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** A new user with a second session. */
  async function withDevice(): Promise<{ person: Person; device: Device }> {
    const person = await newPerson(app.url);
    return { person, device: await signInOn(person) };
  }

  const sessionsEnded = () => backend.database.prisma.event.count({ where: { kind: 'SessionsEnded' } });

  describe('passwords', () => {
    const composed = 'gr\u00fc\u00dfe aus K\u00f6ln';
    const decomposed = 'gru\u0308\u00dfe\u00a0aus\u3000Ko\u0308ln';

    it('are equal in composed and decomposed Unicode and with any space, in signUp, signIn and changePassword', async () => {
      for (const [first, second] of [
        [composed, decomposed],
        [decomposed, composed],
      ] as const) {
        const email = `${randomUUID()}@example.com`;
        const { data } = await post(app.url, signUpDocument, { input: { email, name: 'x', password: first } });
        expect(data?.signUp.__typename).toBe('SignUpPayload');
        const device = await signInOn({ url: app.url, email }, { password: second });
        await signInOn({ url: app.url, email }, { password: first });
        expect(await act(device, 'changePassword', { currentPassword: first, newPassword: second })).toMatchObject({
          code: 'BAD_USER_INPUT',
          path: ['input', 'newPassword'],
        });
        const change = { currentPassword: second, newPassword: `${first}!` };
        expect(await act(device, 'changePassword', change)).toMatchObject({ __typename: 'ChangePasswordPayload' });
        await signInOn({ url: app.url, email }, { password: `${second}!` });
      }
    });

    it('whose hash was made without Unicode normalisation are still accepted', async () => {
      const person = await newPerson(app.url);
      const passwordHash = await new PasswordHasher().hash(decomposed);
      await backend.database.prisma.user.update({ where: { id: person.id }, data: { passwordHash } });
      const device = await signInOn(person, { password: decomposed });
      expect(await act(device, 'deactivateAccount', { password: 'wrong horse battery' })).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
      const change = { currentPassword: decomposed, newPassword };
      expect(await act(device, 'changePassword', change)).toMatchObject({ __typename: 'ChangePasswordPayload' });
      await signInOn(person, { password: newPassword });
    });
  });

  describe('signIn', () => {
    it('returns an access token for an hour and starts a session for thirty days', async () => {
      const person = await newPerson(app.url);
      const { data } = await post(app.url, signInDocument, { input: { email: person.email, password: testPassword } });
      const answer = data?.signIn;
      if (answer?.__typename !== 'SignInPayload') throw new Error('Refused');
      expect(answer.user.id).toBe(person.id);
      const seconds = (time: string) => (Date.parse(time) - Date.now()) / 1_000;
      expect(seconds(answer.expiresAt)).toBeGreaterThan(3_500);
      expect(seconds(answer.expiresAt)).toBeLessThanOrEqual(3_600);
      expect(seconds(answer.refreshExpiresAt)).toBeGreaterThan(2_591_900);
      expect(seconds(answer.refreshExpiresAt)).toBeLessThanOrEqual(2_592_000);
    });

    it('returns the same error for a wrong password, an unknown email and a deactivated account', async () => {
      const { person } = await withDevice();
      const gone = await newPerson(app.url);
      await act(gone, 'deactivateAccount', { password: testPassword });
      const answers = [];
      for (const input of [
        { email: person.email, password: 'wrong horse battery' },
        { email: `${randomUUID()}@example.com`, password: testPassword },
        { email: gone.email, password: testPassword },
        { email: '', password: '' },
      ]) {
        answers.push((await post(app.url, signInDocument, { input })).data?.signIn);
      }
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]).toMatchObject({ code: 'UNAUTHENTICATED', path: ['input'] });
    });

    it('stores the refresh token only as a hash', async () => {
      const { device } = await withDevice();
      const [, random = ''] = device.refreshToken.split('.');
      const session = await backend.database.prisma.session.findUniqueOrThrow({ where: { id: device.sessionId } });
      const kept = Object.values(session).filter((value) => typeof value === 'string');
      expect(kept.some((value) => random.includes(value) || value.includes(random))).toBe(false);
    });

    it('ends the least recently used session when the user has the maximum number of sessions', async () => {
      const person = await newPerson(app.url);
      const expiresAt = new Date(Date.now() + 3_600_000);
      const rows = Array.from({ length: maxSessions - 1 }, (_, index) => ({
        id: `session_${String(index).padStart(26, '0')}`,
        userId: person.id,
        familyHash: '',
        secretHash: '',
        expiresAt,
      }));
      await backend.database.prisma.session.createMany({ data: rows });
      await backend.database.prisma.session.update({
        where: { id: person.sessionId },
        data: { lastUsedAt: new Date(Date.now() - 60_000) },
      });
      const device = await signInOn(person);
      expect(await person.post('{ me { id } }')).toMatchObject({ status: 401 });
      expect((await device.ask(sessionsDocument)).me.sessions.totalCount).toBe(maxSessions);
    });
  });

  describe('refresh tokens', () => {
    it('are replaced by each refresh, which extends the session', async () => {
      const { device } = await withDevice();
      const where = { id: device.sessionId };
      const { prisma } = backend.database;
      await prisma.session.update({ where, data: { expiresAt: new Date(Date.now() + 60_000) } });
      const next = await device.refreshed();
      expect(next.sessionId).toBe(device.sessionId);
      expect(next.refreshToken).not.toBe(device.refreshToken);
      expect(await next.signedIn()).toBe(true);
      const session = await prisma.session.findUniqueOrThrow({ where });
      expect(session.expiresAt.getTime()).toBeGreaterThan(Date.now() + 2_591_000_000);
      expect(await (await next.refreshed()).signedIn()).toBe(true);
    });

    it('end their session when a replaced token is used again', async () => {
      for (const refreshes of [1, 3]) {
        const { person, device } = await withDevice();
        let newest = device;
        for (let count = 0; count < refreshes; count += 1) newest = await newest.refreshed();
        expect(await device.refresh()).toMatchObject({
          __typename: 'UnauthenticatedError',
          code: 'UNAUTHENTICATED',
          path: ['input', 'refreshToken'],
        });
        expect(await newest.signedIn()).toBe(false);
        expect(await newest.refresh()).toMatchObject({ code: 'UNAUTHENTICATED' });
        expect(await person.post('{ me { id } }')).toMatchObject({ status: 200 });
      }
    });

    it.each([
      ['a malformed token', () => 'x'],
      ['an empty token', () => ''],
      ['an access token', (device: Device) => device.token],
      ['a valid session id with a forged secret', (device: Device) => `${device.sessionId}.${'A'.repeat(64)}`],
      [
        'an unknown session id',
        (device: Device) => `session_01h455vb4pex5vsknk084sn02q.${device.refreshToken.split('.')[1]}`,
      ],
    ])('return UNAUTHENTICATED without ending a session for %s', async (_name, made) => {
      const { device } = await withDevice();
      const before = await sessionsEnded();
      const forged = await new (device.constructor as typeof Device)(app.url, {
        ...device,
        refreshToken: made(device),
      }).refresh();
      expect(forged).toMatchObject({ code: 'UNAUTHENTICATED', path: ['input', 'refreshToken'] });
      expect(await sessionsEnded()).toBe(before);
      expect(await (await device.refreshed()).signedIn()).toBe(true);
    });

    it('and access tokens are refused when their session has expired or ended', async () => {
      const { person, device } = await withDevice();
      const other = await signInOn(person);
      const data = { expiresAt: new Date(Date.now() - 1) };
      await backend.database.prisma.session.update({ where: { id: device.sessionId }, data });
      await act(person, 'signOut', { sessionId: other.sessionId });
      for (const over of [device, other]) {
        expect(await over.refresh()).toMatchObject({ code: 'UNAUTHENTICATED' });
        expect(await over.signedIn()).toBe(false);
      }
    });
  });

  describe('sessions', () => {
    it('are listed to their user, the newest first', async () => {
      const person = await newPerson(app.url);
      const device = await signInOn(person, { headers: { 'user-agent': 'A telephone' } });
      const { me } = await device.ask(sessionsDocument);
      expect(me.sessions).toMatchObject({
        totalCount: 2,
        nodes: [
          { id: device.sessionId, label: 'A telephone', cookie: false, current: true },
          { id: person.sessionId, current: false },
        ],
      });
      await act(device, 'signOut', { sessionId: person.sessionId });
      expect((await device.ask(sessionsDocument)).me.sessions.nodes.map(({ id }) => id)).toEqual([device.sessionId]);
    });

    it('of other users are not listed', async () => {
      const [ada, bob] = [await newPerson(app.url), await newPerson(app.url)];
      const project = await newProject(ada);
      await addMember(ada, project.id, bob);
      const answer = await bob.post(
        `{ project(id: "${project.id}") { members { nodes { user { id sessions { totalCount nodes { id } } } } } } }`,
      );
      const members = (answer.data as { project: { members: { nodes: { user: { id: string } }[] } } }).project.members;
      expect(members.nodes.find(({ user }) => user.id === ada.id)).toMatchObject({
        user: { sessions: { totalCount: 0, nodes: [] } },
      });
    });

    it('end by signOut without affecting other sessions', async () => {
      const { person, device } = await withDevice();
      expect(await act(device, 'signOut', {}, 'sessionId')).toMatchObject({ sessionId: device.sessionId });
      expect(await device.signedIn()).toBe(false);
      expect(await person.post('{ me { id } }')).toMatchObject({ status: 200 });
    });

    it('end by signOutEverywhere, except the current one with keepCurrent', async () => {
      const { person, device } = await withDevice();
      await act(person, 'signOutEverywhere', { keepCurrent: true });
      expect(await device.signedIn()).toBe(false);
      expect(await person.post('{ me { id } }')).toMatchObject({ status: 200 });
      await act(person, 'signOutEverywhere', {});
      expect(await person.post('{ me { id } }')).toMatchObject({ status: 401 });
    });

    it.each([
      ['another user’s session', (other: Device) => other.sessionId, 'NOT_FOUND'],
      ['an unknown session', () => 'session_01h455vb4pex5vsknk084sn02q', 'NOT_FOUND'],
      ['a malformed id', () => 'x', 'BAD_USER_INPUT'],
      ['an id of another type', (other: Device) => other.id, 'BAD_USER_INPUT'],
    ])('stay active when signOut returns an error for %s', async (_name, pick, code) => {
      const person = await newPerson(app.url);
      const { device: other } = await withDevice();
      const before = await sessionsEnded();
      expect(await act(person, 'signOut', { sessionId: pick(other) })).toMatchObject({
        code,
        path: ['input', 'sessionId'],
      });
      expect(await sessionsEnded()).toBe(before);
      expect(await other.signedIn()).toBe(true);
    });

    it('are deleted by pruneSessions after they have expired', async () => {
      const { person, device } = await withDevice();
      const { db, prisma } = backend.database;
      await prisma.session.update({ where: { id: device.sessionId }, data: { expiresAt: new Date(Date.now() - 1) } });
      await pruneSessions(db);
      const left = await prisma.session.findMany({ where: { userId: person.id }, select: { id: true } });
      expect(left).toEqual([{ id: person.sessionId }]);
    });
  });

  describe('passwords', () => {
    it('change with the current password, which ends all other sessions', async () => {
      const { person, device } = await withDevice();
      const input = { currentPassword: testPassword, newPassword };
      expect(await act(device, 'changePassword', input, 'user { id }')).toMatchObject({ user: { id: person.id } });
      expect(await device.signedIn()).toBe(true);
      expect(await person.post('{ me { id } }')).toMatchObject({ status: 401 });
      await expect(signInOn(person)).rejects.toThrow('UNAUTHENTICATED');
      expect(await (await signInOn(person, { password: newPassword })).signedIn()).toBe(true);
    });

    it('change once when changePassword is repeated with the same idempotencyKey', async () => {
      const { device } = await withDevice();
      const input = { currentPassword: testPassword, newPassword, idempotencyKey: 'once' };
      const first = await act(device, 'changePassword', input, 'user { id }');
      expect(await act(device, 'changePassword', input, 'user { id }')).toEqual(first);
      const kept = await backend.database.prisma.idempotencyKey.findMany({ where: { actorId: device.id } });
      expect(JSON.stringify(kept)).not.toContain(newPassword);
    });

    it('change once when two changePassword mutations run concurrently', async () => {
      const { device, person } = await withDevice();
      const change = (newPassword: string) =>
        act(device, 'changePassword', { currentPassword: testPassword, newPassword });
      const candidates = [newPassword, `${newPassword} two`];
      const answers = await Promise.all(candidates.map(change));
      expect(answers.filter(({ __typename }) => __typename === 'ChangePasswordPayload')).toHaveLength(1);
      const refused = answers.filter(({ __typename }) => __typename !== 'ChangePasswordPayload');
      expect(refused).toMatchObject([{ code: 'UNAUTHENTICATED', path: ['input', 'currentPassword'] }]);
      const won = candidates[answers.findIndex(({ __typename }) => __typename === 'ChangePasswordPayload')];
      expect(await (await signInOn(person, { password: won ?? '' })).signedIn()).toBe(true);
    });

    it.each([
      ['is too short', 'short pas', 'BAD_USER_INPUT', 'newPassword'],
      ['is too long', 'long '.repeat(41), 'BAD_USER_INPUT', 'newPassword'],
      ['is a repeated sequence', 'abcabcabcabc', 'BAD_USER_INPUT', 'newPassword'],
      ['is common', 'Password123', 'BAD_USER_INPUT', 'newPassword'],
      ['contains the name', 'Grace Hopper 1', 'BAD_USER_INPUT', 'newPassword'],
      ['is the current one', testPassword, 'BAD_USER_INPUT', 'newPassword'],
    ])('do not change when the new password %s', async (_name, newPassword, code, field) => {
      const person = await newPerson(app.url, 'Grace Hopper');
      const device = await signInOn(person);
      const before = await sessionsEnded();
      expect(await act(device, 'changePassword', { currentPassword: testPassword, newPassword })).toMatchObject({
        code,
        path: ['input', field],
      });
      expect(await sessionsEnded()).toBe(before);
      expect(await (await signInOn(person)).signedIn()).toBe(true);
    });

    it('do not change, and the account stays active, when the current password is wrong', async () => {
      const { person, device } = await withDevice();
      expect(
        await act(device, 'changePassword', { currentPassword: 'wrong horse battery', newPassword }),
      ).toMatchObject({ code: 'UNAUTHENTICATED', path: ['input', 'currentPassword'] });
      expect(await act(device, 'deactivateAccount', { password: 'wrong horse battery' })).toMatchObject({
        code: 'UNAUTHENTICATED',
        path: ['input', 'password'],
      });
      expect(await (await signInOn(person)).signedIn()).toBe(true);
    });

    it.each([
      ['a taken email', { email: 'taken' }, 'CONFLICT', 'email'],
      ['a common password', { password: '1q2w3e4r5t' }, 'BAD_USER_INPUT', 'password'],
      [
        'a password that contains the email',
        { email: 'mariana@example.com', password: 'mariana@example.com1' },
        'BAD_USER_INPUT',
        'password',
      ],
      ['a malformed email', { email: 'x' }, 'BAD_USER_INPUT', 'email'],
      ['an empty name', { name: ' ' }, 'BAD_USER_INPUT', 'name'],
    ])('and other input of signUp are refused for %s', async (_name, change, code, field) => {
      const taken = await newPerson(app.url);
      const email = 'email' in change && change.email === 'taken' ? taken.email.toUpperCase() : undefined;
      const input = { email: `${randomUUID()}@example.com`, name: 'Ada', password: testPassword, ...change };
      const before = await backend.database.prisma.user.count();
      const { data } = await post(app.url, signUpDocument, { input: { ...input, ...(email && { email }) } });
      expect(data?.signUp).toMatchObject({ code, path: ['input', field] });
      expect(await backend.database.prisma.user.count()).toBe(before);
    });
  });
});
