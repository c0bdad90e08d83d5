import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { App } from '../../src/app.js';
import { newId } from '../../src/ids.js';
import { graphql } from '../gql/index.js';
import { acceptedSocket, closeCode, openSocket, renewal, streamTasks } from '../support/accepted-socket.js';
import { type Backend, describeBackends, describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { changeTask, newProject, newTask, taskChangedDocument } from '../support/operations.js';
import { createPersonalAccessTokenDocument, newProgram, type Program } from '../support/personal-token.js';

const revokeDocument = graphql(`
  mutation RevokePersonalAccessToken($tokenId: ID!, $idempotencyKey: String) {
    revokePersonalAccessToken(input: { tokenId: $tokenId, idempotencyKey: $idempotencyKey }) {
      __typename
      ... on RevokePersonalAccessTokenPayload {
        personalAccessToken {
          revokedAt
        }
      }
      ... on UserError {
        code
        path
      }
    }
  }
`);

const tokensDocument = graphql(`
  query PersonalAccessTokens {
    me {
      id
      personalAccessTokens(first: 100) {
        totalCount
        nodes {
          id
          name
          scope
          projects {
            id
          }
          createdAt
          lastUsedAt
          expiresAt
          revokedAt
        }
      }
    }
  }
`);

const signOutDocument = graphql(`
  mutation SignOutWithTokens($personalAccessTokens: Boolean!) {
    signOutEverywhere(input: { personalAccessTokens: $personalAccessTokens }) {
      __typename
    }
  }
`);

const deactivateDocument = graphql(`
  mutation DeactivateOwner {
    deactivateAccount(input: { password: "correct horse battery" }) {
      __typename
    }
  }
`);

const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();

describeBackends('a personal access token', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    ada = await newPerson(app.url, 'Ada');
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  it('is accepted by queries, mutations, sockets, server-sent events and exports', async () => {
    const project = await newProject(ada);
    const program = await newProgram(ada, { scope: 'WRITE', projectIds: [project.id] });
    expect(program.token).toMatch(/^twp_[0-9a-z]{26}_[0-9a-f]{64}$/);
    const task = await newTask(program, { projectId: project.id, title: 'By a program' });
    await using changes = program.follow(taskChangedDocument, { projectId: project.id, after: task.cursor });
    await changeTask(program, { taskId: task.id, title: 'Again' });
    expect((await changes.until(1))[0]?.taskChanged).toMatchObject({ actor: { id: ada.id }, task: { title: 'Again' } });
    const response = await streamTasks(program, project.id);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    await response.body?.cancel();
    const headers = { authorization: program.authorization };
    expect((await fetch(`${app.url}/projects/${project.id}/export?format=json`, { headers })).status).toBe(200);
  });

  it('renews a socket in place, unless its scope is narrower', async () => {
    const wide = await newProgram(ada, { scope: 'WRITE' });
    const narrow = await newProgram(ada, { scope: 'READ' });
    const socket = await acceptedSocket(ada);
    expect(await renewal(socket, narrow)).toMatchObject({ renewed: false });
    expect(await renewal(socket, wide)).toMatchObject({ renewed: true });
    // The socket now depends on the personal access token.
    const closed = closeCode(socket);
    await ada.ask(revokeDocument, { tokenId: wide.tokenId });
    expect(await closed).toBe(4401);
  });

  it('is listed for its owner only, without its secret', async () => {
    const [owner, other] = [await newPerson(app.url), await newPerson(app.url)];
    const project = await newProject(owner);
    const reader = await newProgram(owner, { scope: 'READ', projectIds: [project.id, project.id] });
    const writer = await newProgram(owner, { scope: 'WRITE' });
    await reader.post('{ me { id } }');
    await owner.ask(revokeDocument, { tokenId: writer.tokenId });
    const listed = async () => (await owner.ask(tokensDocument)).me.personalAccessTokens;
    await expect.poll(async () => (await listed()).nodes[1]?.lastUsedAt).toEqual(expect.any(String));
    expect(await listed()).toEqual({
      totalCount: 2,
      nodes: [
        expect.objectContaining({ id: writer.tokenId, scope: 'WRITE', projects: null, revokedAt: expect.any(String) }),
        expect.objectContaining({ name: 'A program', scope: 'READ', projects: [{ id: project.id }], revokedAt: null }),
      ],
    });
    const query = `{ node(id: "${owner.id}") { ... on User { personalAccessTokens { totalCount } } } }`;
    await newProject(owner, [other]);
    expect((await other.post(query)).data).toEqual({ node: { personalAccessTokens: { totalCount: 0 } } });
    const rows = await backend.database.prisma.personalToken.findMany({ where: { userId: owner.id } });
    for (const { token } of [reader, writer]) expect(JSON.stringify(rows)).not.toContain(token.split('_')[2]);
  });

  it('updates lastUsedAt at most once a minute', async () => {
    const program = await newProgram(ada, { scope: 'READ' });
    const { prisma } = backend.database;
    const where = { id: program.tokenId };
    const lastUse = async () => (await prisma.personalToken.findUniqueOrThrow({ where })).lastUsedAt?.getTime();
    await program.post('{ me { id } }');
    await expect.poll(lastUse).toBeTypeOf('number');
    const first = await lastUse();
    await program.post('{ me { id } }');
    const early = new Date(Date.now() - 61_000);
    expect(await lastUse()).toBe(first);
    await prisma.personalToken.update({ where, data: { lastUsedAt: early } });
    await program.post('{ me { id } }');
    await expect.poll(lastUse).toBeGreaterThan(early.getTime());
  });

  describe('in an invalid request', () => {
    it.each([
      ['an empty name', { name: ' ' }, ['input', 'name']],
      ['a name of two lines', { name: 'a\nb' }, ['input', 'name']],
      ['a name of 101 characters', { name: 'x'.repeat(101) }, ['input', 'name']],
      ['an expiry in the past', { expiresAt: days(-1) }, ['input', 'expiresAt']],
      ['an expiry after more than a year', { expiresAt: days(367) }, ['input', 'expiresAt']],
      ['an empty list of projects', { projectIds: [] }, ['input', 'projectIds']],
      ['a malformed project id', { projectIds: ['x'] }, ['input', 'projectIds', '0']],
      ['an unknown project', { projectIds: [newId('project')] }, ['input', 'projectIds', '0'], 'NOT_FOUND'],
    ])('is not created with %s', async (_name, change, path, code = 'BAD_USER_INPUT') => {
      const before = await backend.database.prisma.personalToken.count();
      const input = { name: 'x', scope: 'READ' as const, expiresAt: days(1), ...change };
      const { createPersonalAccessToken: answer } = await ada.ask(createPersonalAccessTokenDocument, { input });
      expect(answer).toMatchObject({ code, path });
      expect(await backend.database.prisma.personalToken.count()).toBe(before);
    });

    it('is not created for a project without a membership of the owner', async () => {
      const theirs = await newProject(await newPerson(app.url));
      const input = { name: 'x', scope: 'READ' as const, expiresAt: days(1), projectIds: [theirs.id] };
      const { createPersonalAccessToken: answer } = await ada.ask(createPersonalAccessTokenDocument, { input });
      expect(answer).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'projectIds', '0'] });
    });

    it.each([
      ['a wrong secret', (token: string) => `${token.slice(0, -4)}${token.endsWith('0000') ? '1111' : '0000'}`],
      ['the id of another token', (token: string) => token.replace(/_[0-9a-z]{26}_/, `_${newId('token').slice(6)}_`)],
      ['half of its characters', (token: string) => token.slice(0, 60)],
      ['upper-case letters', (token: string) => `twp_${token.slice(4).toUpperCase()}`],
    ])('is refused with %s', async (_name, spoil) => {
      const program = await newProgram(ada, { scope: 'READ' });
      expect((await program.post('{ me { id } }')).status).toBe(200);
      const spoilt = { authorization: `Bearer ${spoil(program.token)}` };
      expect(await program.post('{ me { id } }', {}, spoilt)).toMatchObject({
        status: 401,
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
    });

    it('is not revoked by another user or by the id of a session', async () => {
      const program = await newProgram(ada, { scope: 'READ' });
      const eve = await newPerson(app.url);
      const { revokePersonalAccessToken: refused } = await eve.ask(revokeDocument, { tokenId: program.tokenId });
      expect(refused).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'tokenId'] });
      const { revokePersonalAccessToken: wrong } = await eve.ask(revokeDocument, { tokenId: ada.sessionId });
      expect(wrong).toMatchObject({ code: 'BAD_USER_INPUT', path: ['input', 'tokenId'] });
      expect((await program.post('{ me { id } }')).status).toBe(200);
    });
  });

  it('is refused with LIMIT_EXCEEDED beyond 50 tokens of a user, also under concurrent creation', async () => {
    const owner = await newPerson(app.url);
    const input = { name: 'x', scope: 'READ' as const, expiresAt: days(1) };
    const make = async () => (await owner.ask(createPersonalAccessTokenDocument, { input })).createPersonalAccessToken;
    const programs = await Promise.all(Array.from({ length: 49 }, () => newProgram(owner, { scope: 'READ' })));
    const names = (await Promise.all([make(), make(), make()])).map(({ __typename }) => __typename).sort();
    expect(names).toEqual(['CreatePersonalAccessTokenPayload', 'LimitExceededError', 'LimitExceededError']);
    expect(await make()).toMatchObject({ code: 'LIMIT_EXCEEDED', path: ['input'] });
    await owner.ask(revokeDocument, { tokenId: programs[0]?.tokenId ?? '' });
    expect((await make()).__typename).toBe('CreatePersonalAccessTokenPayload');
  });

  it('is revoked once, with one event', async () => {
    const program = await newProgram(ada, { scope: 'READ' });
    const { prisma } = backend.database;
    const events = () => prisma.event.count({ where: { streamId: 'system', entityId: ada.id } });
    const before = await events();
    const revoke = () => ada.ask(revokeDocument, { tokenId: program.tokenId });
    const [first, second] = [await revoke(), await revoke()];
    expect(first.revokePersonalAccessToken).toMatchObject({ personalAccessToken: { revokedAt: expect.any(String) } });
    expect(second).toEqual(first);
    expect(await events()).toBe(before + 1);
  });

  it('ends open sockets and streams when it expires', async () => {
    const project = await newProject(ada);
    const program = await newProgram(ada, { scope: 'READ', expiresAt: new Date(Date.now() + 1_500) });
    const socket = await acceptedSocket(program);
    const response = await streamTasks(program, project.id);
    expect(await closeCode(socket)).toBe(4403);
    expect(await response.text()).toContain('UNAUTHENTICATED');
    expect((await program.post('{ me { id } }')).status).toBe(401);
    expect(await closeCode(openSocket(program))).toBe(4403);
  });

  it('outlives signOutEverywhere unless personalAccessTokens is true', async () => {
    const owner = await newPerson(app.url);
    const program = await newProgram(owner, { scope: 'READ' });
    const sockets = [await acceptedSocket(owner), await acceptedSocket(program)] as const;
    const closed = closeCode(sockets[0]);
    await owner.ask(signOutDocument, { personalAccessTokens: false });
    expect(await closed).toBe(4401);
    expect((await program.post('{ me { id } }')).status).toBe(200);
    expect(sockets[1].readyState).toBe(WebSocket.OPEN);
    sockets[1].close();

    const again = await newPerson(app.url);
    const [reader, writer] = [await newProgram(again, { scope: 'READ' }), await newProgram(again, { scope: 'WRITE' })];
    const open = [await acceptedSocket(reader), await acceptedSocket(writer)];
    const ends = open.map(closeCode);
    await again.ask(signOutDocument, { personalAccessTokens: true });
    for (const end of ends) expect(await end).toBe(4401);
    expect((await reader.post('{ me { id } }')).status).toBe(401);
  });
});

describeServices('a personal access token on two instances', (kind) => {
  it.each([
    ['revocation', (owner: Person, { tokenId }: Program) => owner.ask(revokeDocument, { tokenId })],
    ['deactivation', (owner: Person) => owner.ask(deactivateDocument)],
  ])('loses its sockets and streams on both instances at once by %s', async (_name, end) => {
    await using backend = await kind.open();
    await using a = await startInstance(backend);
    await using b = await startInstance(backend);
    const owner = await newPerson(a.url);
    const project = await newProject(owner);
    const program = await newProgram(owner, { scope: 'READ' });
    const other = await newProgram(await newPerson(a.url), { scope: 'READ' });
    const sockets = [await acceptedSocket(program), await acceptedSocket(program.at(b.url))];
    const spared = await acceptedSocket(other.at(b.url));
    const closed = sockets.map(closeCode);
    const streams = [await streamTasks(program, project.id), await streamTasks(program.at(b.url), project.id)];

    await end(owner, program);
    for (const close of closed) expect(await close).toBe(4401);
    for (const response of streams) expect(await response.text()).toContain('UNAUTHENTICATED');
    for (const { url } of [a, b]) {
      expect(await program.at(url).post('{ me { id } }')).toMatchObject({ status: 401 });
      expect(await closeCode(openSocket(program.at(url)))).toBe(4401);
    }
    expect(spared.readyState).toBe(WebSocket.OPEN);
    spared.close();
  });
});
