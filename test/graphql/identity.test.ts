import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { maxSessions } from '../../src/domain/user/open-session.js';
import { hashPassword } from '../../src/domain/user/passwords.js';
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

  /** Somebody new, signed in on a second device too. */
  async function withDevice(): Promise<{ person: Person; device: Device }> {
    const person = await newPerson(app.url);
    return { person, device: await signInOn(person) };
  }

  const sessionsEnded = () => backend.database.db.event.count({ where: { kind: 'SessionsEnded' } });

  describe('passwords', () => {
    const composed = 'gr\u00fc\u00dfe aus K\u00f6ln';
    const decomposed = 'gru\u0308\u00dfe\u00a0aus\u3000Ko\u0308ln';

    it('are the same composed and decomposed, with any space, at sign-up, sign-in and change', async () => {
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

    it('that were hashed as they were typed still verify', async () => {
      const person = await newPerson(app.url);
      const passwordHash = await hashPassword(decomposed);
      await backend.database.db.user.update({ where: { id: person.id }, data: { passwordHash } });
      const device = await signInOn(person, { password: decomposed });
      expect(await act(device, 'deactivateAccount', { password: 'wrong horse battery' })).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
      const change = { currentPassword: decomposed, newPassword };
      expect(await act(device, 'changePassword', change)).toMatchObject({ __typename: 'ChangePasswordPayload' });
      await signInOn(person, { password: newPassword });
    });
  });

  describe('signing in', () => {
    it('gives an access token for an hour and a session for thirty days', async () => {
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

    it('says the same for a wrong password, an unknown address and a deactivated account', async () => {
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

    it('keeps neither secrets nor passwords as they are', async () => {
      const { device } = await withDevice();
      const [, random = ''] = device.refreshToken.split('.');
      const session = await backend.database.db.session.findUniqueOrThrow({ where: { id: device.sessionId } });
      const kept = Object.values(session).filter((value) => typeof value === 'string');
      expect(kept.some((value) => random.includes(value) || value.includes(random))).toBe(false);
    });

    it('ends the session that is unused for longest when there are too many', async () => {
      const person = await newPerson(app.url);
      const expiresAt = new Date(Date.now() + 3_600_000);
      const rows = Array.from({ length: maxSessions - 1 }, (_, index) => ({
        id: `session_${String(index).padStart(26, '0')}`,
        userId: person.id,
        familyHash: '',
        secretHash: '',
        expiresAt,
      }));
      await backend.database.db.session.createMany({ data: rows });
      await backend.database.db.session.update({
        where: { id: person.sessionId },
        data: { lastUsedAt: new Date(Date.now() - 60_000) },
      });
      const device = await signInOn(person);
      expect(await person.post('{ me { id } }')).toMatchObject({ status: 401 });
      expect((await device.ask(sessionsDocument)).me.sessions.totalCount).toBe(maxSessions);
    });
  });

  describe('refresh tokens', () => {
    it('are replaced by each refresh, which lets the session live on', async () => {
      const { device } = await withDevice();
      const where = { id: device.sessionId };
      const { db } = backend.database;
      await db.session.update({ where, data: { expiresAt: new Date(Date.now() + 60_000) } });
      const next = await device.refreshed();
      expect(next.sessionId).toBe(device.sessionId);
      expect(next.refreshToken).not.toBe(device.refreshToken);
      expect(await next.signedIn()).toBe(true);
      const session = await db.session.findUniqueOrThrow({ where });
      expect(session.expiresAt.getTime()).toBeGreaterThan(Date.now() + 2_591_000_000);
      expect(await (await next.refreshed()).signedIn()).toBe(true);
    });

    it('end their session when an old one comes back, however old', async () => {
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
      ['one that is none', () => 'x'],
      ['nothing', () => ''],
      ['an access token', (device: Device) => device.token],
      ['the right session with a made-up secret', (device: Device) => `${device.sessionId}.${'A'.repeat(64)}`],
      [
        'a session that does not exist',
        (device: Device) => `session_01h455vb4pex5vsknk084sn02q.${device.refreshToken.split('.')[1]}`,
      ],
    ])('are refused, and nothing changes, for %s', async (_name, made) => {
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

    it('are no good once their session has expired or ended, nor is an access token', async () => {
      const { person, device } = await withDevice();
      const other = await signInOn(person);
      const data = { expiresAt: new Date(Date.now() - 1) };
      await backend.database.db.session.update({ where: { id: device.sessionId }, data });
      await act(person, 'signOut', { sessionId: other.sessionId });
      for (const over of [device, other]) {
        expect(await over.refresh()).toMatchObject({ code: 'UNAUTHENTICATED' });
        expect(await over.signedIn()).toBe(false);
      }
    });
  });

  describe('sessions', () => {
    it('are listed for their person, the newest first', async () => {
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

    it('are seen by nobody else', async () => {
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

    it('end one by one', async () => {
      const { person, device } = await withDevice();
      expect(await act(device, 'signOut', {}, 'sessionId')).toMatchObject({ sessionId: device.sessionId });
      expect(await device.signedIn()).toBe(false);
      expect(await person.post('{ me { id } }')).toMatchObject({ status: 200 });
    });

    it('end all, or all but the one that asks', async () => {
      const { person, device } = await withDevice();
      await act(person, 'signOutEverywhere', { keepCurrent: true });
      expect(await device.signedIn()).toBe(false);
      expect(await person.post('{ me { id } }')).toMatchObject({ status: 200 });
      await act(person, 'signOutEverywhere', {});
      expect(await person.post('{ me { id } }')).toMatchObject({ status: 401 });
    });

    it.each([
      ['of somebody else', (other: Device) => other.sessionId, 'NOT_FOUND'],
      ['that does not exist', () => 'session_01h455vb4pex5vsknk084sn02q', 'NOT_FOUND'],
      ['that is none', () => 'x', 'BAD_USER_INPUT'],
      ['of another type', (other: Device) => other.id, 'BAD_USER_INPUT'],
    ])('%s can not be ended', async (_name, pick, code) => {
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

    it('are forgotten once they have expired', async () => {
      const { person, device } = await withDevice();
      const { db } = backend.database;
      await db.session.update({ where: { id: device.sessionId }, data: { expiresAt: new Date(Date.now() - 1) } });
      await pruneSessions(db);
      const left = await db.session.findMany({ where: { userId: person.id }, select: { id: true } });
      expect(left).toEqual([{ id: person.sessionId }]);
    });
  });

  describe('passwords', () => {
    it('are changed by whoever knows the present one, which ends all other sessions', async () => {
      const { person, device } = await withDevice();
      const input = { currentPassword: testPassword, newPassword };
      expect(await act(device, 'changePassword', input, 'user { id }')).toMatchObject({ user: { id: person.id } });
      expect(await device.signedIn()).toBe(true);
      expect(await person.post('{ me { id } }')).toMatchObject({ status: 401 });
      await expect(signInOn(person)).rejects.toThrow('UNAUTHENTICATED');
      expect(await (await signInOn(person, { password: newPassword })).signedIn()).toBe(true);
    });

    it('are changed once by a request that is repeated', async () => {
      const { device } = await withDevice();
      const input = { currentPassword: testPassword, newPassword, idempotencyKey: 'once' };
      const first = await act(device, 'changePassword', input, 'user { id }');
      expect(await act(device, 'changePassword', input, 'user { id }')).toEqual(first);
      const kept = await backend.database.db.idempotencyKey.findMany({ where: { actorId: device.id } });
      expect(JSON.stringify(kept)).not.toContain(newPassword);
    });

    it('are changed by one of two who know the present one at the same time', async () => {
      const { device, person } = await withDevice();
      const change = (newPassword: string) =>
        act(device, 'changePassword', { currentPassword: testPassword, newPassword });
      const ways = [newPassword, `${newPassword} two`];
      const answers = await Promise.all(ways.map(change));
      expect(answers.filter(({ __typename }) => __typename === 'ChangePasswordPayload')).toHaveLength(1);
      const refused = answers.filter(({ __typename }) => __typename !== 'ChangePasswordPayload');
      expect(refused).toMatchObject([{ code: 'UNAUTHENTICATED', path: ['input', 'currentPassword'] }]);
      const won = ways[answers.findIndex(({ __typename }) => __typename === 'ChangePasswordPayload')];
      expect(await (await signInOn(person, { password: won ?? '' })).signedIn()).toBe(true);
    });

    it.each([
      ['is too short', 'short pas', 'BAD_USER_INPUT', 'newPassword'],
      ['is too long', 'long '.repeat(41), 'BAD_USER_INPUT', 'newPassword'],
      ['repeats itself', 'abcabcabcabc', 'BAD_USER_INPUT', 'newPassword'],
      ['is common', 'Password123', 'BAD_USER_INPUT', 'newPassword'],
      ['is the name', 'Grace Hopper 1', 'BAD_USER_INPUT', 'newPassword'],
      ['is the present one', testPassword, 'BAD_USER_INPUT', 'newPassword'],
    ])('are not changed when the new one %s', async (_name, newPassword, code, field) => {
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

    it('are not changed, and no account deactivated, by whoever does not know the present one', async () => {
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
      ['a taken address', { email: 'taken' }, 'CONFLICT', 'email'],
      ['a common password', { password: '1q2w3e4r5t' }, 'BAD_USER_INPUT', 'password'],
      [
        'a password made of the address',
        { email: 'mariana@example.com', password: 'mariana@example.com1' },
        'BAD_USER_INPUT',
        'password',
      ],
      ['no address', { email: 'x' }, 'BAD_USER_INPUT', 'email'],
      ['no name', { name: ' ' }, 'BAD_USER_INPUT', 'name'],
    ])('and accounts are refused for %s', async (_name, change, code, field) => {
      const taken = await newPerson(app.url);
      const email = 'email' in change && change.email === 'taken' ? taken.email.toUpperCase() : undefined;
      const input = { email: `${randomUUID()}@example.com`, name: 'Ada', password: testPassword, ...change };
      const before = await backend.database.db.user.count();
      const { data } = await post(app.url, signUpDocument, { input: { ...input, ...(email && { email }) } });
      expect(data?.signUp).toMatchObject({ code, path: ['input', field] });
      expect(await backend.database.db.user.count()).toBe(before);
    });
  });
});
