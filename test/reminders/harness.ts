import type { App } from '../../src/app.js';
import type { EventOf } from '../../src/events/event.js';
import type { Backend } from '../support/backends.js';
import type { Person } from '../support/client.js';

/** The received reminders of a person, in order: `DUE_SOON 2027-01-01 task_…`. */
export async function remindersOf({ database }: Backend, person: Pick<Person, 'id'>): Promise<string[]> {
  const events = await database.prisma.event.findMany({
    where: { streamId: person.id, kind: { in: ['NotificationAdded', 'NotificationUpdated'] } },
    orderBy: { seq: 'asc' },
  });
  return events
    .map(({ data }) => (data as unknown as EventOf<'NotificationAdded'>['data']).notification)
    .filter(({ kind }) => kind === 'DUE_SOON' || kind === 'OVERDUE')
    .map(({ kind, dueDate, taskId }) => `${kind} ${dueDate} ${taskId}`);
}

/** Makes an instance dispatch all due reminders. */
export function remind(app: App): Promise<void> {
  return app.backgroundTasks.reminders.nudge();
}
