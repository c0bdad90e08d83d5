import { expect, it } from 'vitest';
import { graphql } from '../gql/index.js';
import { describeServices } from '../support/backends.js';
import { newPerson } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { newProject, newTask } from '../support/operations.js';

const moveDocument = graphql(`
  mutation ConcurrentMove($input: MoveTaskInput!) {
    result: moveTask(input: $input) {
      __typename
      ... on UserError {
        code
        message
      }
    }
  }
`);

const updateDocument = graphql(`
  mutation ConcurrentUpdate($input: UpdateTaskInput!) {
    result: updateTask(input: $input) {
      __typename
      ... on UserError {
        code
        message
      }
    }
  }
`);

const bulkDocument = graphql(`
  mutation ConcurrentBulk($input: BulkUpdateTasksInput!) {
    result: bulkUpdateTasks(input: $input) {
      __typename
      ... on UserError {
        code
        message
      }
    }
  }
`);

const deleteDocument = graphql(`
  mutation ConcurrentDelete($taskId: ID!) {
    result: deleteTask(input: { taskId: $taskId }) {
      __typename
      ... on UserError {
        code
        message
      }
    }
  }
`);

describeServices('a project under concurrent commands', (kind) => {
  it('loses no update, keeps unique positions and has no deadlock over two instances', async () => {
    await using backend = await kind.open();
    await using a = await startInstance(backend);
    await using b = await startInstance(backend);
    const ada = await newPerson(a.url, 'Ada');
    const people = [ada, ada.at(b.url)];
    const { id: projectId } = await newProject(ada);
    const tasks: string[] = [];
    for (let index = 0; index < 12; index += 1) tasks.push((await newTask(ada, { projectId, title: `${index}` })).id);
    const { prisma } = backend.database;
    const before = await prisma.event.count({ where: { streamId: projectId } });
    const pick = (index: number) => tasks[index % tasks.length] ?? '';

    // Two hundred commands on twelve tasks, fifty of each kind at the same time: all kinds collide.
    const sent = Array.from({ length: 200 }, async (_, index) => {
      const person = people[index % 2] ?? ada;
      const [one, other] = [pick(index * 7), pick(index * 7 + 1 + (index % 11))];
      const title = `${index}`;
      switch (index % 4) {
        case 0:
          return person.ask(moveDocument, { input: { taskId: one, beforeTaskId: other } });
        case 1:
          return person.ask(updateDocument, { input: { taskId: one, title } });
        case 2: {
          const items = tasks.slice(0, 8).map((taskId) => ({ taskId, title: `${title} ${taskId}` }));
          // The items come in both orders.
          const input = {
            projectId,
            items: index % 8 === 2 ? items : items.reverse(),
            onError: 'SKIP_INVALID' as const,
          };
          return person.ask(bulkDocument, { input });
        }
        default:
          return index < 20
            ? person.ask(deleteDocument, { taskId: pick(8 + (index % 4)) })
            : person.ask(updateDocument, { input: { taskId: other, priority: index % 8 === 3 ? 'HIGH' : 'LOW' } });
      }
    });
    const answers = (await Promise.all(sent)).map(({ result }) => result);

    // A command after a deletion fails because its task or its neighbour is deleted; no command fails otherwise.
    const refusals = answers.flatMap((answer) => ('code' in answer ? [answer.code] : []));
    expect(refusals.filter((code) => code !== 'NOT_FOUND' && code !== 'BAD_USER_INPUT')).toEqual([]);

    const events = await prisma.event.findMany({
      where: { streamId: projectId, seq: { gt: before } },
      orderBy: { seq: 'asc' },
    });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => before + 1 + index));
    // Exactly one event made each version of each task, and each event starts from the state that the one before left.
    const versions = new Map(tasks.map((id) => [id, 1]));
    const titles = new Map(tasks.map((id, index) => [id, `${index}`]));
    for (const { data } of events) {
      const event = data as unknown as { task?: object; items?: object[] };
      for (const item of event.items ?? [event]) {
        const { task, changes } = item as {
          task: { id: string; version: number };
          changes: { field: string; from: string; to: string }[];
        };
        expect(task.version).toBe((versions.get(task.id) ?? 0) + 1);
        versions.set(task.id, task.version);
        for (const { field, from, to } of changes) {
          if (field !== 'title') continue;
          expect(from).toBe(titles.get(task.id));
          titles.set(task.id, to);
        }
      }
    }
    const rows = await prisma.task.findMany({ where: { projectId } });
    expect(new Set(rows.map(({ position }) => position)).size).toBe(rows.length);
    for (const { id, version, title } of rows) {
      expect(version).toBe(versions.get(id));
      expect(title).toBe(titles.get(id));
    }
  }, 60_000);
});
