import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/domain/command.js';
import { defaultQuotas, Quotas } from '../../src/domain/quotas.js';
import { fullScope } from '../../src/domain/scope.js';
import { EventLog } from '../../src/events/log.js';
import { newId } from '../../src/ids.js';
import { createMetrics } from '../../src/observability/metrics.js';
import { readJson } from '../../src/store/fragment.js';
import { type Backend, describeBackends, describeServices } from '../support/backends.js';
import { sampleEvent } from './bus.suite.js';

describeBackends('the database', (kind) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await kind.open();
  });
  afterAll(() => backend[Symbol.asyncDispose]());

  it('is migrated, and a second migration applies nothing', async () => {
    expect(await backend.database.migrate()).toEqual([]);
    const applied = await backend.database.prisma.$queryRaw`SELECT migration_name FROM _prisma_migrations`;
    expect(applied).not.toHaveLength(0);
  });

  it('rejects a duplicate with P2002', async () => {
    const user = { id: newId('user'), email: `${newId('user')}@example.com`, name: 'A', passwordHash: '' };
    await backend.database.prisma.user.create({ data: user });
    await expect(backend.database.prisma.user.create({ data: { ...user, id: newId('user') } })).rejects.toMatchObject({
      code: 'P2002',
    });
  });

  it('rolls back a failed transaction including the number of its event', async () => {
    const { db } = backend.database;
    const log = await EventLog.open(db);
    const streamId = newId('project');
    const draft = { ...sampleEvent(streamId, 0), streamId };
    await expect(
      db.transaction(async (tx) => {
        await log.append(tx, [draft]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await db.transaction((tx) => log.append(tx, [draft]));
    expect((await log.read(streamId, 0, 10)).map(({ seq }) => seq)).toEqual([1]);
  });

  it('returns events as they were appended', async () => {
    const { db } = backend.database;
    const log = await EventLog.open(db);
    const streamId = newId('project');
    const [appended] = await db.transaction((tx) => log.append(tx, [sampleEvent(streamId, 0)]));
    expect(await log.read(streamId, 0, 10)).toEqual([appended]);
    expect(await log.heads([streamId, 'system'])).toEqual(
      new Map([
        [streamId, 1],
        ['system', 0],
      ]),
    );
  });

  it('appends to many streams in the order of the drafts, and passes the numbers to data functions', async () => {
    const { db } = backend.database;
    const log = await EventLog.open(db);
    const [projectId, userId, other] = [newId('project'), newId('user'), newId('user')];
    const actor = { actorId: null, origin: { clientId: null, mutationId: null } };
    const started = {
      ...actor,
      streamId: userId,
      kind: 'MembershipStarted',
      entityId: projectId,
      data: (numbers: ReadonlyMap<string, number>) => ({
        projectId,
        role: 'OWNER' as const,
        projectSeq: numbers.get(projectId) ?? 0,
      }),
    } as const;
    const ended = { ...actor, kind: 'MembershipEnded', entityId: projectId, data: { projectId } } as const;
    const drafts = [
      { ...ended, streamId: userId },
      started,
      ...[1, 2, 3].map((index) => sampleEvent(projectId, index)),
      { ...ended, streamId: other },
      { ...ended, streamId: userId },
    ];
    const append = () => db.transaction((tx) => log.append(tx, drafts));
    const [first, second] = [await append(), await append()];
    expect(first.map(({ seq }) => seq)).toEqual([1, 2, 1, 2, 3, 1, 3]);
    expect(second.map(({ seq }) => seq)).toEqual([4, 5, 4, 5, 6, 2, 6]);
    expect([first[1]?.data, second[1]?.data]).toMatchObject([{ projectSeq: 3 }, { projectSeq: 6 }]);
    for (const streamId of [projectId, userId, other]) {
      const ofStream = [...first, ...second].filter((event) => event.streamId === streamId);
      expect(await log.read(streamId, 0, 10)).toEqual(ofStream);
    }
  });

  describe('reads JSON from fragments', () => {
    it.each([{ prepare: false }, { prepare: true }])(
      'from parameters of every type, repeatedly, with %j',
      async (options) => {
        const { db } = backend.database;
        for (const name of ['Ada', 'a "quoted" \\ Ünïcode 🚀', '']) {
          const statement = sql<{ json: unknown }>`
          SELECT json_build_object('name', ${name}::text, 'count', ${name.length}::int, 'list', ${[name, 'x']}::text[],
            'at', ${'2026-11-22T09:30:00.123Z'}::timestamptz, 'none', ${null}::text, 'yes', ${true}::boolean) AS json`;
          expect(await readJson(db.sql, statement, options)).toEqual({
            name,
            count: name.length,
            list: [name, 'x'],
            at: expect.stringMatching(/^2026-11-22T/),
            none: null,
            yes: true,
          });
        }
      },
    );

    it('as undefined without a row, and as null for NULL', async () => {
      const { db } = backend.database;
      expect(await readJson(db.sql, sql`SELECT '1'::json AS json WHERE false`)).toBeUndefined();
      expect(await readJson(db.sql, sql`SELECT json_agg(id) AS json FROM "user" WHERE false`)).toBeNull();
    });

    it('of more statements than it keeps prepared', async () => {
      const { db } = backend.database;
      const numbers = Array.from({ length: 150 }, (_, index) => index);
      const read = (index: number) => readJson(db.sql, sql.raw(`SELECT to_json(${index}) AS json`), { prepare: true });
      for (let round = 0; round < 2; round += 1) expect(await Promise.all(numbers.map(read))).toEqual(numbers);
    });

    it('without the rows of an open transaction', async () => {
      const { db } = backend.database;
      const id = newId('user');
      const count = sql<{ json: number }>`SELECT to_json(count(*)) AS json FROM "user" WHERE id = ${id}`;
      let during: Promise<unknown> = Promise.resolve();
      const undone = db.transaction(async (tx) => {
        await tx.sql.insertInto('user').values({ id, email: id, name: 'A' }).execute();
        during = readJson(db.sql, count);
        // On a single connection the read waits for the end of the transaction.
        await Promise.race([during, sql`SELECT 1`.execute(tx.sql)]);
        throw new Error('rolled back');
      });
      await expect(undone).rejects.toThrow('rolled back');
      expect(await during).toBe(0);
    });

    it('after an invalid statement has been rejected with its error', async () => {
      const { db } = backend.database;
      await expect(readJson(db.sql, sql`SELECT nonsense`)).rejects.toThrow('nonsense');
      expect(await readJson(db.sql, sql`SELECT '{"a":1}'::json AS json`)).toEqual({ a: 1 });
    });
  });

  it('sorts positions by bytes', async () => {
    const rows = await backend.database.prisma.$queryRaw<{ collation: string }[]>`
      SELECT collation_name AS collation FROM information_schema.columns
      WHERE table_name = 'task' AND column_name = 'position'`;
    expect(rows).toEqual([{ collation: 'C' }]);
  });
});

describeServices('the event log under concurrency', (kind) => {
  it('numbers events in commit order without gaps or deadlocks', async () => {
    await using backend = await kind.open();
    const { db } = backend.database;
    const log = await EventLog.open(db);
    const [a, b] = [newId('project'), newId('project')];
    const services = { db, log, bus: backend.openBus(), metrics: createMetrics() };
    const actor = {
      ...services,
      quotas: new Quotas(defaultQuotas, services.metrics),
      actorId: newId('user'),
      scope: fullScope,
      origin: { clientId: null, mutationId: null },
    };

    // Each command appends to one stream or both, in either order, after other work.
    const outcomes = await Promise.all(
      Array.from({ length: 120 }, (_, index) =>
        runCommand(actor, async (tx) => {
          await sql`SELECT pg_sleep(${Math.random() / 50})::text`.execute(tx.sql);
          const { kind, entityId, data } = sampleEvent(a, 0) as Extract<
            ReturnType<typeof sampleEvent>,
            { kind: 'ProjectCreated' }
          >;
          const streams = index % 3 === 0 ? [a, b] : index % 3 === 1 ? [b, a] : [a];
          return {
            result: {},
            streamId: a,
            events: streams.map((streamId) => ({ streamId, kind, entityId, data })),
          };
        }),
      ),
    );

    const events = await log.read(a, 0, 1_000);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    expect(new Set(outcomes.map(({ cursor }) => cursor.seq)).size).toBe(120);
    expect((await log.read(b, 0, 1_000)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 80 }, (_, index) => index + 1),
    );
    const times = events.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort());
  });
});
