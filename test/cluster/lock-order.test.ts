import { expect, it } from 'vitest';
import { openPostgres } from '../../src/store/postgres.js';
import { describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { mutate, succeed } from '../support/mutate.js';
import { addMember, newProject, newTask } from '../support/operations.js';
import { Random } from '../support/random.js';

/** How often each pair of commands collides, four of each at once. */
const rounds = 3;

const seed = Number(process.env.LOCKS_SEED ?? Date.now() % 1_000_000);

type Act = (round: number) => Promise<unknown>;

describeServices('commands that lock the same rows', (kind) => {
  it(`never deadlock in any pair (LOCKS_SEED=${seed})`, async () => {
    const random = new Random(seed);
    await using backend = await kind.open();
    const url = new URL(backend.env.DATABASE_URL!);
    url.searchParams.set('application_name', 'lock-order');
    const database = openPostgres(url.href, 10, () => {});
    const app = await startInstance({ ...backend, database });
    const [owner, admin, member, other] = await Promise.all(Array.from({ length: 4 }, () => newPerson(app.url)));
    if (!owner || !admin || !member || !other) expect.fail();
    const { id: projectId } = await newProject(owner);
    await addMember(owner, projectId, admin, 'ADMIN');
    await addMember(owner, projectId, member, 'MEMBER');
    await addMember(owner, projectId, other, 'MEMBER');
    const make = (name: string) =>
      succeed<{ label: { id: string } }>(owner, 'createLabel', { projectId, name }, 'label { id }');
    const labelId = (await make('Shared')).label.id;
    const task = await newTask(owner, { projectId, title: 'x', assigneeIds: [other.id] });
    const second = await newTask(owner, { projectId, title: 'y' });

    const send = async (person: Person, name: string, input: object) => {
      const answer = await mutate(person, name, { ...input });
      expect(['UNAVAILABLE', 'INTERNAL_SERVER_ERROR'], name).not.toContain(answer.code);
    };
    let counter = 0;
    const text = () => {
      counter += 1;
      return `${counter}`;
    };
    const roles = ['MEMBER', 'VIEWER'];
    const acts: Record<string, Act> = {
      createWithLabel: () => send(owner, 'createTask', { projectId, title: 'x', labelIds: [labelId] }),
      createForMember: () => send(admin, 'createTask', { projectId, title: 'x', assigneeIds: [member.id] }),
      renameLabel: () => send(admin, 'updateLabel', { labelId, name: `Shared ${text()}` }),
      changeRole: (round) =>
        send(owner, 'updateProjectMember', { projectId, userId: member.id, role: roles[round % 2] }),
      changeRoleByAdmin: (round) =>
        send(admin, 'updateProjectMember', { projectId, userId: other.id, role: roles[round % 2] }),
      assign: (round) =>
        send(owner, 'updateTask', { taskId: task.id, assigneeIds: round % 2 ? [member.id, other.id] : [other.id] }),
      bulk: () =>
        send(owner, 'bulkUpdateTasks', {
          projectId,
          items: [
            { taskId: second.id, assigneeIds: [other.id, member.id] },
            { taskId: task.id, title: text(), labelIds: [labelId] },
          ],
          onError: 'SKIP_INVALID',
        }),
      comment: () => send(owner, 'addComment', { taskId: task.id, body: `@${member.id} @${other.id} ${text()}` }),
      move: () => send(admin, 'moveTask', { taskId: task.id, afterTaskId: second.id, status: 'DONE' }),
      rename: () => send(owner, 'updateProject', { projectId, name: text() }),
    };
    const names = Object.keys(acts);
    const met: string[] = [];
    for (const [index, first] of names.entries()) {
      for (const second of names.slice(index)) {
        for (let round = 0; round < rounds; round += 1) {
          const started = Array.from({ length: 4 }, (_, at) => [first, second].map((name) => ({ name, at }))).flat();
          await Promise.all(random.shuffled(started).map(({ name, at }) => acts[name]?.(round + at)));
        }
        met.push(`${first} and ${second}`);
      }
    }
    expect(met).toHaveLength((names.length * (names.length + 1)) / 2);
    expect(await app.services.metrics.registry.metrics()).not.toContain('taskwire_command_retries_total{');

    // A connection adds its counts to the statistics of its database when it ends, or a second later.
    await app[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
    const { prisma } = backend.database;
    const count = async (statement: Promise<{ count: number }[]>) => (await statement)[0]?.count;
    const open = () =>
      count(prisma.$queryRaw`
        SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'lock-order'`);
    await expect.poll(open, { timeout: 10_000 }).toBe(0);
    const deadlocks = prisma.$queryRaw<{ count: number }[]>`
      SELECT pg_stat_get_db_deadlocks(oid)::int AS count FROM pg_database WHERE datname = current_database()`;
    expect(await count(deadlocks)).toBe(0);
  }, 120_000);
});
