import { type RawBuilder, sql as raw, type SqlBool } from 'kysely';
import type { EventDraft } from '../../events/event.js';
import type { TaskChange } from '../../events/snapshots.js';
import type { Tx } from '../../store/database.js';
import { compilable, statement } from '../../store/statement.js';

/**
 * Schedules an immediate check of tasks with a new due date or due time, and of tasks that are open again. `runCommand` calls this
 * function for every command; most events cost no statement. New assignments are due for a check by their column default.
 */
export async function renewReminders(tx: Tx, events: readonly EventDraft[]): Promise<void> {
  const tasks = events.flatMap(dueTasksOf);
  if (tasks.length > 0) await checkTasks.all(tx.sql, { taskIds: tasks });
  for (const { kind, streamId } of events) {
    if (kind === 'ProjectUnarchived') await checkProject.all(tx.sql, { projectId: streamId });
  }
}

/** The rows are locked in one order, which prevents deadlocks between commands. */
const checkNow = (condition: RawBuilder<SqlBool>) =>
  compilable(raw`
    UPDATE task_assignee a SET remind_at = CURRENT_TIMESTAMP
    FROM (SELECT a.task_id, a.user_id FROM task t JOIN task_assignee a ON a.task_id = t.id
          WHERE ${condition} AND t.due_date IS NOT NULL AND t.deleted_at IS NULL AND t.status NOT IN ('DONE', 'CANCELLED')
          ORDER BY a.task_id, a.user_id FOR NO KEY UPDATE OF a) found
    WHERE a.task_id = found.task_id AND a.user_id = found.user_id`);

const checkTasks = statement(({ taskIds }: { taskIds: readonly string[] }) => checkNow(raw`t.id = ANY(${taskIds})`));

const checkProject = statement(({ projectId }: { projectId: string }) => checkNow(raw`t.project_id = ${projectId}`));

function dueTasksOf({ kind, data }: EventDraft): string[] {
  if (typeof data === 'function') return [];
  const restored = kind === 'TaskRestored';
  const items: readonly TaskChange[] = 'items' in data ? data.items : 'changes' in data && 'task' in data ? [data] : [];
  return items.flatMap((item) => (item.task.dueDate !== null && (restored || renews(item)) ? [item.task.id] : []));
}

const closed: readonly string[] = ['DONE', 'CANCELLED'];

function renews({ changes }: TaskChange): boolean {
  return changes.some(
    (change) =>
      change.field === 'dueDate' ||
      change.field === 'dueTime' ||
      (change.field === 'status' && closed.includes(change.from) && !closed.includes(change.to)),
  );
}
