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

/** The statements that find recipients, lock their streams and write notifications. */
const notifying = /notification|from "?stream|union/i;

describeServices('the number of statements of notifications', (kind) => {
  let backend: Backend;
  let counter: StatementCounter;
  let app: App;
  let ada: Person;
  let people: Person[];
  let projectId: string;

  beforeAll(async () => {
    backend = await kind.open();
    counter = await countStatements(backend.env.DATABASE_URL!);
    // A single connection without scheduled work, because further statements would be counted.
    const database = openPostgres(counter.url, 1, () => {});
    const never = 3_600_000;
    app = await startInstance({ ...backend, database, openBus: () => backend.openBus() } as Backend, {
      timing: { headCheck: never, headCheckWithoutBus: never, snoozes: never },
    });
    ada = await newPerson(app.url);
    people = [];
    for (let index = 0; index < 20; index += 1) people.push(await newPerson(app.url));
    projectId = (await newProject(ada, people)).id;
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await app.services.prisma.$disconnect();
    await counter[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  async function statements(run: () => Promise<unknown>): Promise<string[]> {
    await run();
    counter.reset();
    await run();
    return [...counter.counts].flatMap(([statement, times]) => Array<string>(times).fill(statement));
  }

  /** The statements of a comment with `mentioned` mentions on a task that `participants` users have commented on. */
  async function commented(mentioned: number, participants: number): Promise<string[]> {
    const { id: taskId } = await newTask(ada, { projectId, title: 'x' });
    for (const person of people.slice(0, participants)) await succeed(person, 'addComment', { taskId, body: 'Well' });
    const named = people.slice(-mentioned).map(({ id }) => `@${id}`);
    return statements(() => succeed(ada, 'addComment', { taskId, body: `Hear ${named.join(' ')}` }));
  }

  it('is the same for a comment with one recipient and with twenty', async () => {
    const [few, many] = [await commented(1, 0), await commented(10, 10)];
    expect(many, many.join('\n\n')).toHaveLength(few.length);
    const ofNotifications = (all: string[]) => all.filter((statement) => notifying.test(statement));
    // Statements: recipients, stream locks, rows. The events are inserted together with the comment's event.
    expect(ofNotifications(many), many.join('\n\n')).toHaveLength(3);
    expect(many.filter((statement) => statement.includes('INSERT INTO event'))).toHaveLength(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'a change of status',
      async () => {
        const { id: taskId } = await newTask(people[1]!, { projectId, title: 'x', assigneeIds: [people[1]!.id] });
        await succeed(people[1]!, 'updateTask', { taskId, status: 'DONE' });
      },
    ],
    ['a change of the project', () => succeed(ada, 'updateProject', { projectId, name: newId('task') })],
    ['a new label', () => succeed(ada, 'createLabel', { projectId, name: newId('task') })],
  ])('is zero for %s', async (_, run) => {
    const made = await statements(run);
    expect(made.length).toBeGreaterThan(0);
    expect(made.filter((statement) => notifying.test(statement))).toEqual([]);
  });

  it('does not grow with the page size of the inbox', async () => {
    const reader = people[2]!;
    for (let index = 0; index < 20; index += 1) {
      const { id: taskId } = await newTask(ada, { projectId, title: `${index}`, assigneeIds: [reader.id] });
      await succeed(people[index % 2]!, 'addComment', { taskId, body: `Hear, @${reader.id}` });
    }
    const read = (first: number) => statements(() => readInbox(reader, { first }));
    const [short, long] = [await read(3), await read(30)];
    expect((await readInbox(reader, { first: 30 })).nodes).toHaveLength(30);
    expect(long, long.join('\n\n')).toHaveLength(short.length);
    // Statements: session, head, page, total, unread count, users, memberships, projects, tasks with projects, comments, authors.
    expect(long.length, long.join('\n\n')).toBeLessThanOrEqual(13);
  });
});
