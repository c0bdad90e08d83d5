import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createTaskwireClient, type SessionTokens, sessionTokens } from '../../packages/client/src/index.js';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance, testSecret } from '../support/instance.js';
import { changeTask, newProject, newTask, taskChangedDocument } from '../support/operations.js';
import { type Device, signInOn } from '../support/sign-in.js';

describeBackends('tokens of the client package', (kind) => {
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

  /** The storage that the tabs of a browser share. */
  function sharedStorage() {
    const values = new Map<string, string>();
    return {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
      removeItem: (key: string) => void values.delete(key),
    };
  }

  /** A valid token of a session for some seconds. */
  const tokenOf = (device: Device, seconds: number): SessionTokens => ({
    accessToken: jwt.sign({ sid: device.sessionId }, testSecret, {
      subject: device.id,
      issuer: 'taskwire',
      audience: 'taskwire',
      expiresIn: seconds,
    }),
    expiresAt: new Date(Date.now() + seconds * 1_000).toISOString(),
    refreshToken: device.refreshToken,
  });

  it('are refreshed once by tabs that need a new one at the same time', async () => {
    const storage = sharedStorage();
    const device = await signInOn(ada);
    let requests = 0;
    const tabs = [1, 2, 3].map(() =>
      sessionTokens({
        url: `${app.url}/graphql`,
        storage,
        fetch: (...args) => {
          requests += 1;
          return fetch(...args);
        },
      }),
    );
    const [first] = tabs;
    first?.set(tokenOf(device, 1));
    const results = await Promise.all(tabs.map((tab) => tab.get()));
    expect(requests).toBe(1);
    expect(new Set(results.map((result) => result?.accessToken)).size).toBe(1);
    const { accessToken } = results[0]!;
    expect((await ada.post('{ me { id } }', {}, { authorization: `Bearer ${accessToken}` })).status).toBe(200);
    // A token that a server refused is replaced even when its time has not passed.
    const { refreshToken } = JSON.parse(storage.getItem('taskwire-session')!);
    const refused = tokenOf(device, 7_777);
    first?.set({ ...refused, refreshToken });
    const next = await Promise.all(tabs.map((tab) => tab.get(refused.accessToken)));
    expect(requests).toBe(2);
    expect(new Set(next.map((result) => result?.accessToken)).size).toBe(1);
    expect(next[0]?.accessToken).not.toBe(refused.accessToken);
  });

  it('are forgotten when the session has ended', async () => {
    const storage = sharedStorage();
    const device = await signInOn(ada);
    const tokens = sessionTokens({ url: `${app.url}/graphql`, storage });
    tokens.set({ ...tokenOf(device, 1), refreshToken: 'unknown' });
    expect(await tokens.get()).toBeUndefined();
    expect(storage.getItem('taskwire-session')).toBeNull();
  });

  it('are renewed on the open socket before they expire', async () => {
    const device = await signInOn(ada);
    const project = await newProject(ada);
    const task = await newTask(ada, { projectId: project.id, title: 'First' });
    const asked: (string | undefined)[] = [];
    let sockets = 0;
    // The client renews after four fifths of the lifetime: a busy machine has the last fifth for the renewal.
    const first = tokenOf(device, 8);
    const client = createTaskwireClient({
      url: `${app.url}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(url: string, protocol: string) {
          super(url, protocol);
          sockets += 1;
        }
      },
      auth: {
        async get(replaces) {
          asked.push(replaces);
          return replaces === undefined ? first : tokenOf(device, 3_600);
        },
      },
    });
    const seqs: number[] = [];
    client.subscribe(
      taskChangedDocument,
      { projectId: project.id, after: task.cursor },
      { next: ({ data }) => seqs.push(data.taskChanged.seq), error: () => {}, complete: () => {} },
    );
    await expect.poll(() => asked).toEqual([undefined, first.accessToken]);
    // A socket with the same token is closed at its expiry.
    const old = ada.socket({
      connectionParams: { authorization: `Bearer ${first.accessToken}` },
      lazy: false,
      onNonLazyError: () => {},
    });
    const closed = new Promise((resolve) => old.on('closed', resolve));
    await closed;
    await changeTask(ada, { taskId: task.id, title: 'After the expiry' });
    await expect.poll(() => seqs).toHaveLength(1);
    expect(sockets).toBe(1);
    client.close();
  });
});
