import { expect, it } from 'vitest';
import { pruneReminders } from '../../src/domain/reminder/prune.js';
import { describeBackends } from '../support/backends.js';

const dayMs = 86_400_000;

describeBackends('delivered reminders', (kind) => {
  it('are deleted by pruneReminders when their due date is more than 32 days past', async () => {
    await using backend = await kind.open();
    const { db, prisma } = backend.database;
    const today = Math.floor(Date.now() / dayMs) * dayMs;
    // One day of tolerance on either side of the limit, because the test may run over midnight.
    for (const [taskId, days] of [['kept', 31] as const, ['deleted', 34] as const]) {
      const dueDate = new Date(today - days * dayMs);
      await prisma.reminder.create({ data: { taskId, userId: 'user', dueDate, minutes: 60, deliveredAt: dueDate } });
    }
    await pruneReminders(db);
    expect((await prisma.reminder.findMany()).map(({ taskId }) => taskId)).toEqual(['kept']);
  });
});
