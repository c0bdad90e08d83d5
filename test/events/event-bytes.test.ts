import { expect, it } from 'vitest';
import { describeBackends } from '../support/backends.js';
import { newPerson, Subscription } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { succeed } from '../support/mutate.js';
import { newProject, newTask } from '../support/operations.js';

interface Followed {
  readonly projectEvents: {
    readonly seq: number;
    readonly items?: { readonly task: { readonly description: string } }[];
  };
}

const followDocument = `subscription ($projectId: ID!, $after: Cursor) {
  projectEvents(projectId: $projectId, after: $after) { seq ... on TaskEvent { items { task { description } } } }
}`;

describeBackends('an event', (kind) => {
  it('stores no unchanged long description, and subscribers still receive it', async () => {
    await using backend = await kind.open();
    await using app = await startInstance(backend);
    const ada = await newPerson(app.url);
    const project = await newProject(ada);
    const description = 'x'.repeat(50_000);
    const tasks = [];
    for (let count = 0; count < 5; count += 1) {
      tasks.push(await newTask(ada, { projectId: project.id, title: 'x', description }));
    }
    const short = await newTask(ada, { projectId: project.id, title: 'x', description: 'short' });
    const variables = { projectId: project.id, after: short.cursor };
    await using live = new Subscription<Followed>(ada.socket(), followDocument, variables);
    const items = [...tasks, short].map(({ id }) => ({ taskId: id, status: 'DONE' }));
    const { cursor } = await succeed<object>(ada, 'bulkUpdateTasks', { projectId: project.id, items });
    await succeed(ada, 'updateProject', { projectId: project.id, name: 'after' });
    const seq = Number(Buffer.from(cursor, 'base64url').toString().split('.').at(-1));

    const stored = await backend.database.prisma.event.findUniqueOrThrow({
      where: { streamId_seq: { streamId: project.id, seq } },
    });
    expect(stored.bytes).toBeLessThan(10_000);
    expect(stored.bytes).toBeGreaterThan(1_000);

    const after = Buffer.from(`${app.services.log.epoch}.${project.id}.${seq - 1}`).toString('base64url');
    await using resumed = new Subscription<Followed>(ada.socket(), followDocument, { projectId: project.id, after });
    for (const subscription of [live, resumed]) {
      await subscription.until((data) => data.projectEvents.seq === seq);
      const event = subscription.data.find(({ projectEvents }) => projectEvents.seq === seq);
      const texts = event?.projectEvents.items?.map(({ task }) => task.description);
      expect(texts).toEqual([...tasks.map(() => description), 'short']);
    }
  });

  it('of a bulk update stores neither the old nor the new text of descriptions above 1,000 characters', async () => {
    await using backend = await kind.open();
    await using app = await startInstance(backend);
    const ada = await newPerson(app.url);
    const { id: projectId } = await newProject(ada);
    const [long, longer] = ['x'.repeat(1_001), 'y'.repeat(2_000)];
    const tasks = [
      await newTask(ada, { projectId, title: 'Long before and after', description: long }),
      await newTask(ada, { projectId, title: 'Short before', description: 'short' }),
      await newTask(ada, { projectId, title: 'Short before and after', description: 'short' }),
    ];
    const after = tasks.at(-1)!.cursor;
    const texts = [longer, longer, 'x'.repeat(1_000)];
    const items = tasks.map(({ id: taskId }, index) => ({ taskId, description: texts[index] }));
    await succeed(ada, 'bulkUpdateTasks', { projectId, items });
    const answer = await ada.post<{ changes: { events: { items: object[] }[] } }, object>(
      `query ($projectId: ID!, $after: Cursor!) { changes(projectId: $projectId, after: $after, first: 10) { events {
        ... on TaskEvent { items { task { description } changes { field ... on TaskTextChange { fromText toText } } } }
      } } }`,
      { projectId, after },
    );
    expect(answer.errors).toBeUndefined();
    const change = (fromText: string | null, toText: string | null) => [{ field: 'DESCRIPTION', fromText, toText }];
    expect(answer.data?.changes.events).toEqual([
      {
        items: [
          { task: { description: longer }, changes: change(null, null) },
          { task: { description: longer }, changes: change('short', null) },
          { task: { description: texts[2] }, changes: change('short', texts[2]!) },
        ],
      },
    ]);
    const [stored] = await backend.database.prisma.event.findMany({ where: { kind: 'TasksBulkChanged' } });
    expect(stored!.bytes).toBeLessThan(6_000);
  });

  it('is read from the log in batches limited by bytes, with at least one event per batch', async () => {
    await using backend = await kind.open();
    await using app = await startInstance(backend);
    const ada = await newPerson(app.url);
    const project = await newProject(ada);
    const task = await newTask(ada, { projectId: project.id, title: 'x' });
    // Each event contains the old and the new description.
    for (const letter of ['a', 'b', 'c', 'd']) {
      await succeed(ada, 'updateTask', { taskId: task.id, description: letter.repeat(50_000) });
    }
    const { log } = app.services;
    const streamId = `project_${project.id.slice('project_'.length)}` as const;
    const { prisma } = backend.database;
    const seqs = async () => (await log.read(streamId, 0, 100)).map(({ seq }) => seq);
    const head = (await log.heads([streamId])).get(streamId) ?? 0;
    expect((await seqs()).at(-1)).toBe(head);
    // With huge recorded sizes every read returns one event, and readers still receive all events in order.
    await prisma.event.updateMany({ where: { streamId }, data: { bytes: 100_000_000 } });
    expect(await seqs()).toEqual([1]);
    const after = Buffer.from(`${log.epoch}.${project.id}.0`).toString('base64url');
    await using other = await startInstance(backend);
    const away = ada.at(other.url);
    await using replay = new Subscription<Followed>(away.socket(), followDocument, { projectId: project.id, after });
    await replay.until((data) => data.projectEvents.seq === head);
    expect(replay.data.map(({ projectEvents }) => projectEvents.seq)).toEqual(
      Array.from({ length: head }, (_, index) => index + 1),
    );
    const page = await ada.post<{ changes: { events: { seq: number }[]; hasMore: boolean } }, object>(
      `{ changes(projectId: "${project.id}", after: "${after}", first: 100) { hasMore events { seq } } }`,
    );
    expect(page.data?.changes).toEqual({ hasMore: true, events: [{ seq: 1 }] });
  });
});
