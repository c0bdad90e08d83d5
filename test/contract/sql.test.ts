import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/ids.js';
import type { Db, PrismaClient } from '../../src/store/database.js';
import { isUniqueViolation } from '../../src/store/outage.js';
import { statement } from '../../src/store/statement.js';
import { type Backend, describeBackends } from '../support/backends.js';

const findUser = statement((parameters: { id: string; name: string }, sql) =>
  sql.selectFrom('user').selectAll().where('id', '=', parameters.id).where('name', '=', parameters.name),
);

function newUser(): { id: string; name: string; email: string } {
  const id = newId('user');
  return { id, name: 'A', email: `${id}@example.com` };
}

describeBackends('typed SQL', (kind) => {
  let backend: Backend;
  let db: Db;
  let prisma: PrismaClient;
  beforeAll(async () => {
    backend = await kind.open();
    ({ db, prisma } = backend.database);
  });
  afterAll(() => backend[Symbol.asyncDispose]());

  it('reads the values that Prisma reads', async () => {
    const values = { ...newUser(), dueSoonMinutes: [60, 5], signedOutAt: new Date('2026-01-01T23:59:59.123Z') };
    const written = await db.sql.insertInto('user').values(values).returningAll().executeTakeFirstOrThrow();
    const read = await findUser.first(db.sql, values);
    expect(written).toEqual(await prisma.user.findUnique({ where: { id: values.id } }));
    expect(read).toEqual(written);
  });

  it('reads a day as midnight in UTC', async () => {
    const { rows } = await sql<{ day: Date; count: number }>`SELECT '2026-02-28'::date AS day, 1::int AS count`.execute(
      db.sql,
    );
    expect(rows).toEqual([{ day: new Date('2026-02-28T00:00:00Z'), count: 1 }]);
  });

  it('counts the changed rows of a statement that returns none', async () => {
    const { id, ...values } = newUser();
    await db.sql
      .insertInto('user')
      .values({ id, ...values })
      .execute();
    const { numUpdatedRows } = await db.sql
      .updateTable('user')
      .set({ name: 'B' })
      .where('id', '=', id)
      .executeTakeFirst();
    expect(Number(numUpdatedRows)).toBe(1);
  });

  it('rolls a transaction back when it throws', async () => {
    const user = newUser();
    const failing = db.transaction(async (tx) => {
      await tx.sql.insertInto('user').values(user).execute();
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await findUser.first(db.sql, user)).toBeUndefined();
  });

  it('rolls a transaction back with the reason when one of its concurrent statements fails', async () => {
    const user = newUser();
    const failing = db.transaction((tx) =>
      Promise.all([
        tx.sql.insertInto('user').values(user).execute(),
        tx.sql.insertInto('user').values(user).returningAll().executeTakeFirstOrThrow(),
        tx.sql.updateTable('user').set({ name: 'B' }).where('id', '=', user.id).execute(),
      ]),
    );
    expect(isUniqueViolation(await failing.catch((error: unknown) => error))).toBe(true);
    expect(await findUser.first(db.sql, user)).toBeUndefined();
  });
});
