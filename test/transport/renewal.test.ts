import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance, testSecret } from '../support/instance.js';
import { act } from '../support/mutate.js';
import { newProject, newTask, taskChangedDocument } from '../support/operations.js';
import { signInOn } from '../support/sign-in.js';
import { Wire } from '../support/wire.js';

describeBackends('a token sent in a ping', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    [ada, bob] = await Promise.all([newPerson(app.url, 'Ada'), newPerson(app.url, 'Bob')]);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** A validly signed token of a user's session; a negative `expiresIn` makes an expired token. */
  const tokenOf = (person: Person, expiresIn: number, change: jwt.SignOptions = {}) =>
    `Bearer ${jwt.sign({ sid: person.sessionId }, testSecret, { subject: person.id, issuer: 'taskwire', audience: 'taskwire', expiresIn, ...change })}`;

  /** The numbers of the events that a subscription has delivered. */
  const seqsOf = (wire: Wire, id: string) =>
    wire.received
      .flatMap((message) =>
        message.type === 'next' && message.id === id
          ? [(message.payload as { data: Record<string, { seq: number }> }).data]
          : [],
      )
      .flatMap((data) => Object.values(data).map(({ seq }) => seq));

  it('keeps subscriptions open past the expiry of the first token, without gaps and duplicates', async () => {
    const project = await newProject(ada, [bob]);
    const first = tokenOf(bob, 4);
    using renewed = await Wire.accepted(app.url, first);
    using other = await Wire.accepted(app.url, first);
    renewed.subscribe('grouped', `subscription { taskChanged(projectId: "${project.id}") { seq } }`);
    renewed.subscribe('personal', `subscription { taskChanged(projectId: "${project.id}") { seq actor { email } } }`);
    renewed.subscribe('single', 'subscription { myEvents { seq } }');
    await expect.poll(() => app.sockets.groups.members).toBe(2);
    const write = async (from: number, to: number) => {
      for (let count = from; count <= to; count += 1) await newTask(ada, { projectId: project.id, title: `${count}` });
    };
    await write(1, 2);
    const answer = await renewed.ping({ authorization: bob.authorization });
    expect(answer).toEqual({ renewed: true, expiresAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    const { exp } = jwt.decode(bob.token) as { exp: number };
    expect(answer).toMatchObject({ expiresAt: new Date(exp * 1_000).toISOString() });
    await write(3, 4);
    // One timer serves the expiry of all sockets: the end of the other socket shows that the first token has expired.
    expect(await other.closed).toBe(4403);
    await write(5, 6);
    const expected = [3, 4, 5, 6, 7, 8];
    for (const id of ['grouped', 'personal', 'single']) await renewed.until((message) => message.id === id, 6);
    for (const id of ['grouped', 'personal', 'single']) expect(seqsOf(renewed, id)).toEqual(expected);
    expect(renewed.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('is accepted from the graphql-ws client as documented', async () => {
    let open: WebSocket | undefined;
    const pongs: unknown[] = [];
    const client = bob.socket({
      lazy: false,
      on: {
        connected: (socket) => {
          open = socket as WebSocket;
        },
        pong: (_received, payload) => pongs.push(payload),
      },
    });
    await expect.poll(() => open?.readyState).toBe(WebSocket.OPEN);
    open?.send(JSON.stringify({ type: 'ping', payload: { authorization: bob.authorization } }));
    await expect.poll(() => pongs).toEqual([{ renewed: true, expiresAt: expect.any(String) }]);
    await client.dispose();
  });

  it('is optional: without it the socket closes 4403 at expiry, and the client resumes from its cursor', async () => {
    const project = await newProject(ada, [bob]);
    const phone = await signInOn(bob);
    using wire = await Wire.accepted(app.url, tokenOf(phone, 3));
    wire.subscribe('1', `subscription { taskChanged(projectId: "${project.id}") { seq cursor } }`);
    await expect.poll(() => app.sockets.groups.members).toBe(1);
    await newTask(ada, { projectId: project.id, title: 'Before' });
    const [message] = await wire.until(({ type }) => type === 'next');
    const { data } = message!.payload as { data: { taskChanged: { cursor: string } } };
    const { cursor } = data.taskChanged;
    expect(await wire.closed).toBe(4403);
    await newTask(ada, { projectId: project.id, title: 'Between' });
    const again = await phone.refreshed();
    await using resumed = again.follow(taskChangedDocument, { projectId: project.id, after: cursor });
    await newTask(ada, { projectId: project.id, title: 'After' });
    expect((await resumed.until(2)).map(({ taskChanged }) => taskChanged.seq)).toEqual([4, 5]);
  });

  it('is refused when it is invalid, and the socket keeps its token', async () => {
    using wire = await Wire.accepted(app.url, tokenOf(bob, 4));
    const refused = {
      'of another user': ada.authorization,
      expired: tokenOf(bob, -1),
      'with an invalid signature': tokenOf(bob, 60).slice(0, -4),
      'for another audience': tokenOf(bob, 60, { audience: 'else' }),
      'not a token': 'nonsense',
      null: null,
      'a number': 7,
    };
    for (const [name, authorization] of Object.entries(refused)) {
      const answer = { renewed: false, code: 'UNAUTHENTICATED', message: expect.any(String) };
      expect(await wire.ping({ authorization }), name).toEqual(answer);
    }
    wire.subscribe('1', '{ me { id } }');
    const [answer] = await wire.until(({ id }) => id === '1');
    expect(answer).toMatchObject({ payload: { data: { me: { id: bob.id } } } });
    expect(await wire.closed).toBe(4403);
  });

  it('is refused when its session has ended', async () => {
    const phone = await signInOn(bob);
    await act(phone, 'signOut', {});
    using wire = await Wire.accepted(app.url, bob.authorization);
    expect(await wire.ping({ authorization: phone.authorization })).toMatchObject({ renewed: false });
    expect(wire.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('may be of another session of the same user, and the socket then depends on that session', async () => {
    const [phone, desk] = [await signInOn(bob), await signInOn(bob)];
    using wire = await Wire.accepted(app.url, phone.authorization);
    expect(await wire.ping({ authorization: desk.authorization })).toMatchObject({ renewed: true });
    await act(bob, 'signOut', { sessionId: phone.sessionId });
    expect(await wire.ping({ still: 'here' })).toEqual({ still: 'here' });
    await act(bob, 'signOut', { sessionId: desk.sessionId });
    expect(await wire.closed).toBe(4401);
  });

  it('has no effect before connection_init, and other pings are echoed', async () => {
    using wire = await Wire.accepted(app.url, bob.authorization);
    expect(await wire.ping({ a: 1 })).toEqual({ a: 1 });
    wire.send({ type: 'ping' });
    expect(await wire.until(({ type }) => type === 'pong', 2)).toEqual([
      { type: 'pong', payload: { a: 1 } },
      { type: 'pong' },
    ]);
    using early = new Wire(app.url);
    await new Promise((resolve) => early.socket.once('open', resolve));
    expect(await early.ping({ authorization: bob.authorization })).toBeUndefined();
    await early.init({ authorization: bob.authorization });
    await early.until(({ type }) => type === 'connection_ack');
  });
});
