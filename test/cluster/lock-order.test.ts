import { expect, it } from 'vitest';
import { schema } from '../../src/graphql/schema.js';
import { openPostgres } from '../../src/store/postgres.js';
import { describeServices } from '../support/backends.js';
import { newPerson } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { coveringBursts } from '../support/locks/bursts.js';
import { endingCommands, lockCommands, withoutSharedLocks } from '../support/locks/commands.js';
import { newLockFixture } from '../support/locks/fixture.js';
import { Random } from '../support/random.js';

/** How often a burst runs each of its commands at the same time. */
const copies = 2;

const seed = Number(process.env.LOCKS_SEED ?? Date.now() % 1_000_000);

it('the commands that may collide include every mutation of the schema', () => {
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  const known = [...Object.keys(lockCommands), ...Object.keys(withoutSharedLocks)];
  expect(mutations.filter((name) => !known.includes(name))).toEqual([]);
  expect(Object.keys(withoutSharedLocks).filter((name) => !mutations.includes(name))).toEqual([]);
});

describeServices('commands that lock the same rows', (kind) => {
  it(`never deadlock in any pair over two instances (LOCKS_SEED=${seed})`, async () => {
    const random = new Random(seed);
    await using backend = await kind.open();
    const url = new URL(backend.env.DATABASE_URL!);
    url.searchParams.set('application_name', 'lock-order');
    const databases = [openPostgres(url.href, 10, () => {}), openPostgres(url.href, 10, () => {})];
    const timing = { snoozes: 100 };
    const apps = await Promise.all(databases.map((database) => startInstance({ ...backend, database }, { timing })));
    const [first] = apps;
    const [owner, admin, member, other, joiner] = await Promise.all(
      Array.from({ length: 5 }, () => newPerson(first!.url)),
    );
    if (!owner || !admin || !member || !other || !joiner) expect.fail();
    const { prisma } = backend.database;
    await prisma.user.update({ where: { id: owner.id }, data: { operator: true } });

    for (const burst of coveringBursts(Object.keys(lockCommands), endingCommands, random)) {
      const fixture = await newLockFixture(backend.database, { owner, admin, member, other, joiner });
      const started = random.shuffled(Array.from({ length: copies }, () => burst).flat());
      await Promise.all(started.map((name) => lockCommands[name]?.(fixture, { random, apps })));
    }
    for (const { services } of apps) {
      expect(await services.metrics.registry.metrics()).not.toContain('taskwire_command_retries_total{');
      expect(await services.metrics.registry.metrics()).not.toContain('taskwire_failed_task_runs_total{');
    }

    // A connection adds its counts to the statistics of its database when it ends, or a second later.
    for (const part of [...apps, ...databases]) await part[Symbol.asyncDispose]();
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
