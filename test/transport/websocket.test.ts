import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { json } from 'node:stream/consumers';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { App } from '../../src/app.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance, testSecret } from '../support/instance.js';
import {
  addCommentDocument,
  changeTask,
  deleteTaskDocument,
  newProject,
  newTask,
  removeMember,
  taskChangedDocument,
  taskOf,
} from '../support/operations.js';
import { RawSocket } from '../support/raw-socket.js';

const ownAddressDocument = graphql(`
  subscription OwnAddress($projectId: ID!) {
    taskChanged(projectId: $projectId) {
      seq
      actor {
        email
      }
      items {
        task {
          project {
            viewerRole
          }
        }
      }
    }
  }
`);

const protocol = 'graphql-transport-ws';

describeBackends('subscriptions over WebSockets', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let eve: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    [ada, bob, eve] = await Promise.all([
      newPerson(app.url, 'Ada'),
      newPerson(app.url, 'Bob'),
      newPerson(app.url, 'Eve'),
    ]);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const ready = (count: number) => groupMembers(app, count);

  it('deliver every kind of task change as a typed event with old and new values', async () => {
    const project = await newProject(ada, [bob]);
    await using changes = bob.follow(taskChangedDocument, { projectId: project.id });
    await ready(1);
    const task = await newTask(ada, { projectId: project.id, title: 'One', mutationId: 'mine' });
    await changeTask(ada, { taskId: task.id, title: 'Two' });
    await changeTask(ada, { taskId: task.id, title: 'Three', status: 'DONE' });
    await changeTask(ada, { taskId: task.id, assigneeIds: [bob.id] });
    await changeTask(ada, { taskId: task.id, dueDate: '2027-01-01' });
    await bob.ask(addCommentDocument, { input: { taskId: task.id, body: 'Nice.' } });
    await ada.ask(deleteTaskDocument, { input: { taskId: task.id } });
    const events = (await changes.until(7)).map(({ taskChanged }) => taskChanged);
    expect(events).toMatchObject([
      {
        __typename: 'TaskCreated',
        id: `${project.id}:3`,
        seq: 3,
        actor: { name: 'Ada' },
        origin: { mutationId: 'mine', clientId: null },
        task: { title: 'One', key: `${project.key}-1`, version: 1 },
        changes: [],
      },
      { __typename: 'TaskUpdated', changes: [{ field: 'TITLE', fromText: 'One', toText: 'Two' }] },
      {
        __typename: 'TaskStatusChanged',
        task: { title: 'Three', status: 'DONE', version: 3 },
        changes: [{ field: 'TITLE' }, { field: 'STATUS', fromStatus: 'TODO', toStatus: 'DONE' }],
      },
      { __typename: 'TaskAssigneesChanged', changes: [{ fromUsers: [], toUsers: [{ id: bob.id }] }] },
      { __typename: 'TaskUpdated', changes: [{ field: 'DUE_DATE', fromDate: null, toDate: '2027-01-01' }] },
      { __typename: 'CommentAdded', actor: { name: 'Bob' }, comment: { body: 'Nice.' }, changes: [] },
      { __typename: 'TaskDeleted', task: { version: 6 } },
    ]);
    expect(events.map(({ seq }) => seq)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });

  it('resume from the cursor of a mutation or an event without gaps and duplicates', async () => {
    const project = await newProject(ada, [bob]);
    const first = await newTask(ada, { projectId: project.id, title: 'First' });
    for (const title of ['a', 'b', 'c']) await changeTask(ada, { taskId: first.id, title });
    await using changes = bob.follow(taskChangedDocument, { projectId: project.id, after: first.cursor });
    await changes.until(3);
    await changeTask(ada, { taskId: first.id, title: 'd' });
    const titles = (await changes.until(4)).map(({ taskChanged }) => taskOf(taskChanged)?.title);
    expect(titles).toEqual(['a', 'b', 'c', 'd']);

    const last = changes.data.at(-1)?.taskChanged.cursor;
    await using later = bob.follow(taskChangedDocument, { projectId: project.id, after: last });
    await changeTask(ada, { taskId: first.id, title: 'e' });
    expect((await later.until(1)).map(({ taskChanged }) => taskOf(taskChanged)?.title)).toEqual(['e']);
  });

  it('execute viewer-dependent fields per viewer', async () => {
    const project = await newProject(ada, [bob]);
    await using adas = ada.follow(ownAddressDocument, { projectId: project.id });
    await using bobs = bob.follow(ownAddressDocument, { projectId: project.id });
    await ready(2);
    await newTask(ada, { projectId: project.id, title: 'Mine' });
    expect((await adas.until(1))[0]?.taskChanged).toMatchObject({
      actor: { email: ada.email },
      items: [{ task: { project: { viewerRole: 'OWNER' } } }],
    });
    expect((await bobs.until(1))[0]?.taskChanged).toMatchObject({
      actor: { email: null },
      items: [{ task: { project: { viewerRole: 'MEMBER' } } }],
    });
  });

  it('end with ACCESS_REVOKED for a removed member, without any later event', async () => {
    const project = await newProject(ada, [bob, eve]);
    const task = await newTask(ada, { projectId: project.id, title: 'Before' });
    await using bobs = bob.follow(taskChangedDocument, { projectId: project.id });
    await using eves = eve.follow(taskChangedDocument, { projectId: project.id });
    await ready(2);
    await changeTask(ada, { taskId: task.id, title: 'Seen' });
    await removeMember(ada, project.id, bob.id);
    await changeTask(ada, { taskId: task.id, title: 'Secret' });
    await eves.until(2);
    expect(await bobs.ended).toBeUndefined();
    expect(bobs.results).toMatchObject([
      { data: { taskChanged: { task: { title: 'Seen' } } } },
      { errors: [{ extensions: { code: 'ACCESS_REVOKED' } }] },
    ]);
    await using again = bob.follow(taskChangedDocument, {
      projectId: project.id,
      after: bobs.data[0]?.taskChanged.cursor,
    });
    expect(await again.refusal()).toBe('NOT_FOUND');
  });

  it.each([
    ['a project without membership', (id: string) => ({ projectId: id }), 'NOT_FOUND'],
    ['an unknown project', () => ({ projectId: 'project_01h455vb4pex5vsknk084sn02q' }), 'NOT_FOUND'],
    ['a malformed id', () => ({ projectId: 'x' }), 'BAD_USER_INPUT'],
    ['a malformed cursor', (id: string) => ({ projectId: id, after: 'x' }), 'BAD_USER_INPUT'],
    ['a cursor of the wrong type', (id: string) => ({ projectId: id, after: 7 }), 'BAD_USER_INPUT'],
  ])('are refused with a typed error for %s', async (_name, variables, code) => {
    const project = await newProject(ada);
    await using refused = eve.follow(taskChangedDocument, variables(project.id) as { projectId: string });
    expect(await refused.refusal()).toBe(code);
  });

  it('answer CURSOR_EXPIRED to a cursor of another epoch and to a cursor ahead of the stream', async () => {
    const project = await newProject(ada);
    const foreign = Buffer.from(`elsewhere.${project.id}.1`).toString('base64url');
    await using refused = ada.follow(taskChangedDocument, { projectId: project.id, after: foreign });
    expect(await refused.refusal()).toBe('CURSOR_EXPIRED');
    const { epoch } = app.services.log;
    const future = Buffer.from(`${epoch}.${project.id}.999`).toString('base64url');
    await using ahead = ada.follow(taskChangedDocument, { projectId: project.id, after: future });
    expect(await ahead.refusal()).toBe('CURSOR_EXPIRED');
  });

  it('share their socket with queries', async () => {
    const project = await newProject(ada);
    const client = ada.socket();
    const query = `query ($id: ID!) { project(id: $id) { id } }`;
    for await (const result of client.iterate({ query, variables: { id: project.id } })) {
      expect(result.data).toEqual({ project: { id: project.id } });
    }
    await client.dispose();
  });

  describe('close the socket', () => {
    const sign = (options: jwt.SignOptions) =>
      jwt.sign({ sid: ada.sessionId }, testSecret, {
        subject: ada.id,
        issuer: 'taskwire',
        audience: 'taskwire',
        ...options,
      });

    async function closeCode(messages: readonly unknown[], subprotocols: string[] = [protocol]): Promise<number> {
      const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, subprotocols);
      socket.on('open', () => {
        for (const message of messages) socket.send(typeof message === 'string' ? message : JSON.stringify(message));
      });
      const [code] = await once(socket, 'close');
      return code;
    }
    const init = (token: string) => ({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });

    it('4401 without a token and with an invalid token', async () => {
      expect(await closeCode([{ type: 'connection_init' }])).toBe(4401);
      expect(await closeCode([init('nonsense')])).toBe(4401);
      expect(await closeCode([init(sign({ expiresIn: 60, audience: 'else' }))])).toBe(4401);
    });
    it('4401 for an operation before connection_init', async () => {
      expect(await closeCode([{ type: 'subscribe', id: '1', payload: { query: '{ me { id } }' } }])).toBe(4401);
    });
    it('4403 for an expired token, and at the expiry of a valid token', async () => {
      expect(await closeCode([init(sign({ expiresIn: -1 }))])).toBe(4403);
      expect(await closeCode([init(sign({ expiresIn: 1 }))])).toBe(4403);
    });
    it('4429 for a second connection_init, 4400 for malformed JSON, 4406 without the subprotocol', async () => {
      expect(await closeCode([init(ada.token), init(ada.token)])).toBe(4429);
      expect(await closeCode(['{'])).toBe(4400);
      expect(await closeCode([], [])).toBe(4406);
    });
    it('4409 for an operation id in use', async () => {
      const subscribe = {
        type: 'subscribe',
        id: '1',
        payload: { query: 'subscription { taskChanged(projectId: "x") { seq } }' },
      };
      const project = await newProject(ada);
      subscribe.payload.query = `subscription { taskChanged(projectId: "${project.id}") { seq } }`;
      const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, protocol);
      socket.on('open', () => socket.send(JSON.stringify(init(ada.token))));
      socket.on('message', () => {
        socket.send(JSON.stringify(subscribe));
        socket.send(JSON.stringify(subscribe));
      });
      expect((await once(socket, 'close'))[0]).toBe(4409);
    });
    it('before it opens with HTTP 404 on any other path', async () => {
      const { hostname, port } = new URL(app.url);
      for (const path of ['/elsewhere', '//', '/graphql/../x', '*']) {
        const raw = connect(Number(port), hostname);
        raw.write(
          `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
        );
        expect(String((await once(raw, 'data'))[0])).toMatch(/^HTTP\/1.1 404/);
        raw.resetAndDestroy();
      }
    });
    it.each([
      ['an unknown path', 'GET', '/elsewhere', { 'sec-websocket-version': '13' }, 404, 'NOT_FOUND'],
      ['an unknown version', 'GET', '/graphql', { 'sec-websocket-version': '7' }, 400, 'BAD_REQUEST'],
      ['the method POST', 'POST', '/graphql', { 'sec-websocket-version': '13' }, 405, 'BAD_REQUEST'],
    ])(
      'before it opens, with a JSON error, for an upgrade with %s',
      async (_name, method, path, headers, status, code) => {
        const request = httpRequest(`${app.url}${path}`, {
          method,
          headers: {
            connection: 'upgrade',
            upgrade: 'websocket',
            'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
            ...headers,
          },
        });
        request.end();
        const [response]: IncomingMessage[] = await once(request, 'response');
        expect(response!.statusCode).toBe(status);
        expect(response!.headers['content-type']).toBe('application/json');
        expect(await json(response!)).toEqual({ errors: [{ message: expect.any(String), extensions: { code } }] });
      },
    );
    it('1009 for a message above LIMIT_MESSAGE_BYTES', async () => {
      expect(await closeCode([init(ada.token), 'x'.repeat(300_000)])).toBe(1009);
    });
    it('1012 when the instance shuts down', async () => {
      await using own = await kind.open();
      const other = await startInstance(own);
      const person = await newPerson(other.url);
      const socket = new WebSocket(`${other.url.replace('http', 'ws')}/graphql`, protocol);
      socket.on('open', () => socket.send(JSON.stringify(init(person.token))));
      await once(socket, 'message');
      const closed = once(socket, 'close');
      await other[Symbol.asyncDispose]();
      expect((await closed)[0]).toBe(1012);
    });
  });

  it('close the socket 4408 without connection_init, and terminate a socket that leaves a ping unanswered', async () => {
    await using own = await kind.open();
    await using other = await startInstance(own, { timing: { socketInit: 100, keepAlive: 100 } });
    const silent = new WebSocket(`${other.url.replace('http', 'ws')}/graphql`, protocol);
    expect((await once(silent, 'close'))[0]).toBe(4408);
    const person = await newPerson(other.url);
    const dead = new WebSocket(`${other.url.replace('http', 'ws')}/graphql`, protocol, { autoPong: false });
    dead.on('open', () =>
      dead.send(JSON.stringify({ type: 'connection_init', payload: { authorization: person.authorization } })),
    );
    expect((await once(dead, 'close'))[0]).toBe(1006);
    await expect.poll(() => other.sockets.size).toBe(0);
  });

  it('run no operation of a client that delays the close after sign-out', async () => {
    await using own = await kind.open();
    await using other = await startInstance(own, { timing: { socketClose: 1_000 } });
    const person = await newPerson(other.url);
    const project = await newProject(person);
    const task = await newTask(person, { projectId: project.id, title: 'before' });
    const socket = await RawSocket.open(other.url, protocol);
    socket.send({ type: 'connection_init', payload: { authorization: person.authorization } });
    await socket.until(() => socket.messages.length === 1);
    const { data } = await person.post<Record<string, { __typename: string }>, object>(
      'mutation { signOut(input: {}) { __typename } }',
    );
    expect(data?.signOut?.__typename).toBe('SignOutPayload');
    await socket.until(() => socket.closeCode === 4401);
    const query = `mutation { updateTask(input: { taskId: "${task.id}", title: "after" }) { __typename } }`;
    socket.send({ id: 'late', type: 'subscribe', payload: { query } });
    await once(socket.tcp, 'close');
    expect(socket.messages).toHaveLength(1);
    const row = await own.database.prisma.task.findUniqueOrThrow({ where: { id: task.id } });
    expect(row.title).toBe('before');
  });

  it('are refused with LIMIT_EXCEEDED beyond LIMIT_SUBSCRIPTIONS_PER_SOCKET', async () => {
    await using own = await kind.open();
    await using other = await startInstance(own, { env: { LIMIT_SUBSCRIPTIONS_PER_SOCKET: '2' } });
    const person = await newPerson(other.url);
    const project = await newProject(person);
    const client = person.socket();
    const query = `subscription { taskChanged(projectId: "${project.id}") { seq } }`;
    const refused = new Promise((resolve) => {
      for (let index = 0; index < 3; index += 1)
        client.subscribe({ query }, { next: resolve, error() {}, complete() {} });
    });
    expect(await refused).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] });
    await client.dispose();
  });

  it('release their group and their socket at the end', async () => {
    const project = await newProject(ada);
    {
      await using changes = ada.follow(taskChangedDocument, { projectId: project.id });
      await ready(1);
      await newTask(ada, { projectId: project.id, title: 'x' });
      await changes.until(1);
    }
    await groupMembers(app, 0);
    await expect.poll(() => [app.sockets.groups.size, app.sockets.size]).toEqual([0, 0]);
  });
});

/** Waits until groups serve `count` subscriptions; a client gets no other sign that a subscription has started. */
async function groupMembers(app: App, count: number): Promise<void> {
  await expect.poll(() => app.sockets.groups.members, { interval: 5, timeout: 5_000 }).toBe(count);
}
