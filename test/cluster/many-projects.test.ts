import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { defaultQuotas } from '../../src/domain/quotas.js';
import { maxMergedProjects } from '../../src/events/cursor.js';
import { newId } from '../../src/ids.js';
import { type Backend, describeServices } from '../support/backends.js';
import { newPerson, type Person, Subscription } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { newTask } from '../support/operations.js';

interface MyEvent {
  readonly myEvents: {
    readonly id: string;
    readonly cursor: string;
    readonly items: readonly { task: { id: string } }[];
  };
}

const document =
  'subscription ($after: Cursor) { myEvents(after: $after) { id cursor ... on TaskEvent { items { task { id } } } } }';

describeServices('myEvents of a user in many projects', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  /** The first of two events in different projects, and the task of the second, which a resumed stream must deliver. */
  let first: MyEvent['myEvents'];
  let secondTaskId: string | undefined;

  /** Makes the user a member of many projects with long histories that retention has deleted. */
  async function joinProjects(userId: string, count: number): Promise<string[]> {
    const { prisma } = backend.database;
    const ids = Array.from({ length: count }, () => newId('project'));
    const prefix = ids[0]?.slice(-6).toUpperCase();
    await prisma.project.createMany({ data: ids.map((id, index) => ({ id, key: `${prefix}${index}`, name: 'x' })) });
    await prisma.projectMember.createMany({
      data: ids.map((projectId) => ({ projectId, userId, role: 'OWNER' as const })),
    });
    await prisma.stream.createMany({ data: ids.map((id, index) => ({ id, head: (index * 97) % 50_000 })) });
    return ids;
  }

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    ada = await newPerson(app.url);
    await backend.database.prisma.$executeRaw`ALTER TABLE project ALTER COLUMN number RESTART WITH 1000000`;
    const projectIds = await joinProjects(ada.id, defaultQuotas.projectsPerUser);
    const { data } = await ada.post<{ myCursor: string }, object>('{ myCursor }');
    for (const projectId of [projectIds[3], projectIds.at(-1)]) {
      await newTask(ada, { projectId: projectId ?? '', title: 'missed' });
    }
    await using socket = new Subscription<MyEvent>(ada.socket(), document, { after: data?.myCursor });
    const [earlier, later] = await socket.until(2, 60_000);
    first = earlier?.myEvents ?? expect.fail();
    secondTaskId = taskOf(later?.myEvents) ?? expect.fail();
    expect(secondTaskId).not.toBe(taskOf(first));
  }, 120_000);
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const taskOf = (event: MyEvent['myEvents'] | undefined) => event?.items[0]?.task.id;

  /** The first event of a stream of server-sent events. */
  async function firstEvent(query: URLSearchParams, headers: Record<string, string> = {}) {
    const abort = new AbortController();
    const response = await fetch(`${app.url}/graphql?${query}`, {
      headers: { authorization: ada.authorization, accept: 'text/event-stream', ...headers },
      signal: abort.signal,
    });
    expect(response.status).toBe(200);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!/^data: .+\n/m.test(text)) text += (await reader.read()).value ?? expect.fail(text);
    abort.abort();
    const { data } = JSON.parse(/^data: (.+)\n/m.exec(text)?.[1] ?? '') as { data: MyEvent };
    return data.myEvents;
  }

  it('has cursors of at most 6,000 characters for as many projects as a user may be in', () => {
    expect(first.cursor.length).toBeLessThanOrEqual(6_000);
  });

  it('resumes over a socket', async () => {
    await using socket = new Subscription<MyEvent>(ada.socket(), document, { after: first.cursor });
    expect(taskOf((await socket.until(1, 60_000))[0]?.myEvents)).toBe(secondTaskId);
  }, 120_000);

  it('resumes over server-sent events by GET with the cursor in the query string', async () => {
    const variables = JSON.stringify({ after: first.cursor });
    expect(taskOf(await firstEvent(new URLSearchParams({ query: document, variables })))).toBe(secondTaskId);
  }, 120_000);

  it('resumes over server-sent events after Last-Event-ID', async () => {
    const query = new URLSearchParams({ query: document });
    expect(taskOf(await firstEvent(query, { 'last-event-id': first.cursor }))).toBe(secondTaskId);
  }, 120_000);

  it('answers CURSOR_EXPIRED to a cursor of the earlier format', async () => {
    const after = Buffer.alloc(10_050, 2).toString('base64url');
    await using socket = new Subscription<MyEvent>(ada.socket(), document, { after });
    expect(await socket.refusal()).toBe('CURSOR_EXPIRED');
  });

  it('is refused with LIMIT_EXCEEDED for more projects than a cursor holds', async () => {
    const bob = await newPerson(app.url);
    await joinProjects(bob.id, maxMergedProjects + 1);
    await using socket = new Subscription<MyEvent>(bob.socket(), document, {});
    expect(await socket.refusal()).toBe('LIMIT_EXCEEDED');
    const { errors } = await bob.post('{ myCursor }');
    expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
  }, 60_000);
});
