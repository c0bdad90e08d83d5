import { newId } from '../../src/ids.js';
import { openPostgres } from '../../src/store/postgres.js';
import type { Workspace } from './workspace.js';

/** The size of the board. */
export const boardSize = { tasks: 20, labelsPerTask: 2, assigneesPerTask: 2, commentsPerTask: 3 };

/** Adds labels, assignees and comments to all tasks of a workspace: twice as many comments as a board shows. */
export async function fillBoards(workspace: Workspace): Promise<void> {
  await using database = openPostgres(workspace.databaseUrl, 2, () => {});
  const { prisma } = database;
  const users = await prisma.user.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  const userAt = (index: number) => users[index % users.length]?.id ?? '';
  for (const { id: projectId, taskIds } of workspace.projects) {
    const labels = Array.from({ length: 5 }, (_, index) => ({ id: newId('label'), projectId, name: `label ${index}` }));
    await prisma.label.createMany({ data: labels });
    const label = (index: number) => labels[index % labels.length]?.id ?? '';
    const each = <T>(count: number, make: (taskId: string, task: number, index: number) => T) =>
      taskIds.flatMap((taskId, task) => Array.from({ length: count }, (_, index) => make(taskId, task, index)));
    await prisma.taskLabel.createMany({
      data: each(boardSize.labelsPerTask, (taskId, task, index) => ({ taskId, labelId: label(task + index) })),
    });
    await prisma.taskAssignee.createMany({
      data: each(boardSize.assigneesPerTask, (taskId, task, index) => ({ taskId, userId: userAt(task + index) })),
    });
    await prisma.comment.createMany({
      data: each(boardSize.commentsPerTask * 2, (taskId, task, index) => ({
        id: newId('comment'),
        taskId,
        authorId: userAt(task + index),
        body: `Comment ${index} on the next steps of this task, of a typical length.`,
      })),
    });
  }
  await prisma.$executeRaw`ANALYZE`;
}
