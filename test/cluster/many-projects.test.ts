import { expect, it } from 'vitest';
import { newId } from '../../src/domain/ids.js';
import { quotas } from '../../src/domain/quotas.js';
import { describeServices } from '../support/backends.js';
import { newPerson, Subscription } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { newTask } from '../support/operations.js';

interface Heard {
  readonly myEvents: { readonly id: string; readonly cursor: string };
}

const document = 'subscription ($after: Cursor) { myEvents(after: $after) { id cursor } }';

describeServices('a user in as many projects as one may be in', (kind) => {
  it('resumes all of them from a cursor, over a socket and over server-sent events', async () => {
    await using backend = await kind.open();
    await using app = await startInstance(backend);
    const ada = await newPerson(app.url);
    const { db } = backend.database;
    const ids = Array.from({ length: quotas.projectsOfUser }, () => newId('project'));
    await db.project.createMany({
      data: ids.map((id, index) => ({ id, key: `M${index}`, name: 'x', description: '' })),
    });
    await db.projectMember.createMany({
      data: ids.map((projectId) => ({ projectId, userId: ada.id, role: 'OWNER' as const })),
    });
    await db.stream.createMany({ data: ids.map((id) => ({ id, head: 0 })) });
    const { data } = await ada.post<{ myCursor: string }, object>('{ myCursor }');
    await newTask(ada, { projectId: ids[3] ?? '', title: 'missed' });

    await using socket = new Subscription<Heard>(ada.socket(), document, { after: data?.myCursor });
    const [first] = await socket.until(1, 30_000);
    const last = await newTask(ada, { projectId: ids.at(-1) ?? '', title: 'live' });
    await socket.until(2, 30_000);
    expect(last.id).toBeDefined();

    const after = first?.myEvents.cursor;
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { authorization: ada.authorization, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: document, variables: { after } }),
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('"myEvents"')) text += (await reader?.read())?.value ?? expect.fail(text);
    expect(text).toContain(String(socket.data[1]?.myEvents.id));
    await reader?.cancel();
  }, 120_000);
});
