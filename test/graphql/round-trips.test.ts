import { afterAll, beforeAll, expect, it } from 'vitest';
import { countStatements, type StatementCounter } from '../../bench/support/statement-counter.js';
import type { App } from '../../src/app.js';
import { newId } from '../../src/ids.js';
import { openPostgres } from '../../src/store/postgres.js';
import { type Backend, describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { succeed } from '../support/mutate.js';
import { readInbox } from '../support/notifications.js';
import { newProject, newTask } from '../support/operations.js';

/** The most waits for Postgres of a common command, with the check of the session. */
const maxRoundTrips = 4;
/** The proxy delivers responses late, so that everything that is sent without waiting for them shares a round trip. */
const holdMs = 15;

describeServices('the round trips of a command', (kind) => {
  let backend: Backend;
  let counter: StatementCounter;
  let app: App;
  let ada: Person;
  let bob: Person;
  let projectId: string;
  let labelId: string;

  beforeAll(async () => {
    backend = await kind.open();
    counter = await countStatements(backend.env.DATABASE_URL!, { holdMs });
    // A single connection without scheduled work, which would be counted.
    const database = openPostgres(counter.url, 1, () => {});
    const never = 3_600_000;
    app = await startInstance({ ...backend, database, openBus: () => backend.openBus() } as Backend, {
      timing: { headCheck: never, headCheckWithoutBus: never, snoozes: never },
    });
    [ada, bob] = [await newPerson(app.url, 'Ada'), await newPerson(app.url, 'Bob')];
    projectId = (await newProject(ada, [bob])).id;
    const { label } = await succeed<{ label: { id: string } }>(
      ada,
      'createLabel',
      { projectId, name: 'Bug' },
      'label { id }',
    );
    labelId = label.id;
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await app.services.prisma.$disconnect();
    await counter[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const make = async () => (await newTask(ada, { projectId, title: 'x' })).id;

  type Prepared = readonly [person: Person, mutation: string, input: object];
  const commands: [string, () => Promise<Prepared>][] = [
    [
      'createTask',
      async () => [ada, 'createTask', { projectId, title: 'y', assigneeIds: [bob.id], labelIds: [labelId] }],
    ],
    ['updateTask of a title', async () => [ada, 'updateTask', { taskId: await make(), title: 'y' }]],
    ['updateTask of a status', async () => [ada, 'updateTask', { taskId: await make(), status: 'DONE' }]],
    ['updateTask of assignees', async () => [ada, 'updateTask', { taskId: await make(), assigneeIds: [bob.id] }]],
    ['moveTask', async () => [ada, 'moveTask', { taskId: await make(), afterTaskId: await make() }]],
    ['deleteTask', async () => [ada, 'deleteTask', { taskId: await make() }]],
    ['addComment', async () => [ada, 'addComment', { taskId: await make(), body: `Look, @${bob.id}` }]],
    [
      'markNotificationRead',
      async () => {
        await succeed(ada, 'addComment', { taskId: await make(), body: `Look, @${bob.id}` });
        const [notification] = (await readInbox(bob)).nodes;
        return [bob, 'markNotificationRead', { notificationId: notification?.id }];
      },
    ],
  ];
  const cases = commands.flatMap(([name, prepare]) =>
    [false, true].map((keyed) => ({ name: keyed ? `${name} with an idempotency key` : name, prepare, keyed })),
  );

  it.each(cases)('are at most four for $name', async ({ prepare, keyed }) => {
    const counts: number[] = [];
    // The first execution plans the statements, and loads what the instance keeps.
    for (let run = 0; run < 3; run += 1) {
      const [person, mutation, input] = await prepare();
      counter.reset();
      await succeed(person, mutation, { ...input, ...(keyed && { idempotencyKey: newId('task') }) });
      counts.push(counter.roundTrips);
    }
    expect(Math.min(...counts), [...counter.counts.keys()].join('\n\n')).toBeLessThanOrEqual(maxRoundTrips);
  });
});
