import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Backend, describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { changeTask, newProject, newTask, removeMember, taskChangedDocument } from '../support/operations.js';

describeServices('two instances', (kind) => {
  let backend: Backend;
  let a: App;
  let b: App;
  let ada: Person;
  let bob: Person;

  beforeAll(async () => {
    backend = await kind.open();
    // The head check runs every minute, so an event that arrives earlier came through Redis.
    const timing = { headCheck: 60_000 };
    [a, b] = [await startInstance(backend, { timing }), await startInstance(backend, { timing })];
    [ada, bob] = [await newPerson(a.url, 'Ada'), await newPerson(a.url, 'Bob')];
  });
  afterAll(async () => {
    await a[Symbol.asyncDispose]();
    await b[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  it('deliver a change on one to a subscriber on the other through Redis', async () => {
    const project = await newProject(ada, [bob]);
    await using changes = bob.at(b.url).follow(taskChangedDocument, { projectId: project.id });
    await expect.poll(() => b.sockets.groups.members).toBe(1);
    const task = await newTask(ada, { projectId: project.id, title: 'Over there' });
    const [event] = await changes.until(1);
    expect(event?.taskChanged).toMatchObject({
      __typename: 'TaskCreated',
      actor: { name: 'Ada' },
      task: { id: task.id },
    });
  });

  it('end a subscription with ACCESS_REVOKED when the other removes the member', async () => {
    const project = await newProject(ada, [bob]);
    const task = await newTask(ada, { projectId: project.id, title: 'Before' });
    await using changes = bob.at(b.url).follow(taskChangedDocument, { projectId: project.id });
    await expect.poll(() => b.sockets.groups.members).toBe(1);
    await changeTask(ada, { taskId: task.id, title: 'Seen' });
    await removeMember(ada, project.id, bob.id);
    await changeTask(ada, { taskId: task.id, title: 'Secret' });
    await changes.ended;
    expect(changes.results).toMatchObject([
      { data: { taskChanged: { task: { title: 'Seen' } } } },
      { errors: [{ extensions: { code: 'ACCESS_REVOKED' } }] },
    ]);
  });
});
