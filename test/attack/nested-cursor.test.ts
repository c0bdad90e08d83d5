import { expect, it } from 'vitest';
import { describeBackends } from '../support/backends.js';
import { newPerson } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { succeed } from '../support/mutate.js';
import { changeTask, newProject, newTask } from '../support/operations.js';
import { Wire } from '../support/wire.js';

interface Page {
  readonly comments: { readonly nodes: readonly { readonly body: string }[] };
}
interface Data {
  readonly taskChanged: { readonly task: Page };
}

const page = 'comments(first: 1, after: $after) { nodes { body } }';
/** Documents whose `$after` belongs to the nested page only, directly and behind a fragment. */
const documents: readonly (readonly [name: string, document: string])[] = [
  [
    'a field of the event',
    `subscription ($id: ID!, $after: String) { taskChanged(projectId: $id) { ... on SingleTaskEvent { task { ${page} } } } }`,
  ],
  [
    'a fragment of the event, next to the cursor of the subscription',
    `subscription ($id: ID!, $from: Cursor, $after: String) {
      taskChanged(projectId: $id, after: $from) { ...event }
    }
    fragment event on SingleTaskEvent { task { ${page} } }`,
  ],
];

describeBackends('clients with the same subscription and different `after` of a nested page', (kind) => {
  it.each(documents)('receive their own page each when it is in %s', async (_name, query) => {
    await using backend = await kind.open();
    await using app = await startInstance(backend);
    const ada = await newPerson(app.url);
    const { id } = await newProject(ada);
    const task = await newTask(ada, { projectId: id, title: 'Commented' });
    for (const body of ['first', 'second', 'third']) await succeed(ada, 'addComment', { taskId: task.id, body });
    const { data } = await ada.post<{ task: { comments: { edges: { cursor: string }[] } } }, object>(
      `{ task(id: "${task.id}") { comments(first: 3) { edges { cursor } } } }`,
    );
    const cursors = data?.task.comments.edges.map(({ cursor }) => cursor) ?? [];
    const afters = [undefined, cursors[0], cursors[1], cursors[2], undefined];
    const wires = await Promise.all(afters.map(() => Wire.accepted(app.url, ada.authorization)));
    for (const [at, wire] of wires.entries()) {
      const variables = { id, after: afters[at] };
      wire.send({ type: 'subscribe', id: 'x', payload: { query, variables } });
    }
    await expect.poll(() => app.sockets.groups.members).toBe(afters.length);
    await changeTask(ada, { taskId: task.id, title: 'Changed' });
    const bodies = await Promise.all(
      wires.map(async (wire) => {
        const [message] = await wire.until(({ type }) => type === 'next');
        const payload = message?.payload as { data: Data } | undefined;
        return payload?.data.taskChanged.task.comments.nodes.map(({ body }) => body);
      }),
    );
    expect(bodies).toEqual([['first'], ['second'], ['third'], [], ['first']]);
    // The two clients with the same variables share one execution.
    expect(app.sockets.groups.size).toBe(4);
    for (const wire of wires) wire[Symbol.dispose]();
  });
});
