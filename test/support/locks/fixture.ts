import { newId } from '../../../src/ids.js';
import type { Database } from '../../../src/store/database.js';
import type { Person } from '../client.js';
import { nextKey } from '../operations.js';

/** The users of the colliding commands. */
export interface LockUsers {
  readonly owner: Person;
  readonly admin: Person;
  readonly member: Person;
  readonly other: Person;
  /** Not a member at first. */
  readonly joiner: Person;
}

/** A project with few rows, so that commands meet on the same ones. */
export interface LockFixture extends LockUsers {
  readonly projectId: string;
  readonly tasks: readonly string[];
  readonly labels: readonly string[];
  readonly comments: readonly string[];
  readonly views: readonly string[];
  /** Notifications of `member`. */
  readonly notifications: readonly string[];
  /** An announcement that is due. */
  readonly announcementId: string;
}

/** Creates the rows directly, because each burst of commands needs a project that earlier bursts did not delete. */
export async function newLockFixture({ prisma }: Database, users: LockUsers): Promise<LockFixture> {
  const { owner, admin, member, other } = users;
  const projectId = newId('project');
  const ids = (type: 'task' | 'label' | 'comment' | 'view' | 'notification', count: number) =>
    Array.from({ length: count }, () => newId(type));
  const [tasks, labels, comments] = [ids('task', 4), ids('label', 2), ids('comment', 3)];
  const [views, notifications] = [ids('view', 2), ids('notification', 2)];
  const projectOf = { projectId };
  await prisma.$executeRaw`INSERT INTO project (id, key, name, last_task_number) VALUES (${projectId}, ${nextKey()}, 'x', 4)`;
  await prisma.stream.create({ data: { id: projectId, head: 0 } });
  await prisma.projectMember.createMany({
    data: [
      { ...projectOf, userId: owner.id, role: 'OWNER' },
      { ...projectOf, userId: admin.id, role: 'ADMIN' },
      { ...projectOf, userId: member.id, role: 'MEMBER' },
      { ...projectOf, userId: other.id, role: 'MEMBER' },
    ],
  });
  await prisma.task.createMany({
    data: tasks.map((id, index) => {
      const deletedAt = index === 3 ? new Date() : null;
      const fields = { id, ...projectOf, number: index + 1, title: 'x', position: `a${index}`, deletedAt };
      return { ...fields, dueDate: new Date(), createdById: owner.id, externalId: `${index}` };
    }),
  });
  await prisma.taskAssignee.createMany({ data: tasks.map((taskId) => ({ taskId, userId: other.id })) });
  await prisma.label.createMany({ data: labels.map((id, index) => ({ id, ...projectOf, name: `Label ${index}` })) });
  await prisma.taskLabel.createMany({ data: tasks.map((taskId) => ({ taskId, labelId: labels[0] ?? '' })) });
  await prisma.comment.createMany({
    data: comments.map((id) => ({ id, taskId: tasks[0] ?? '', authorId: owner.id, body: 'x' })),
  });
  await prisma.savedView.createMany({
    data: views.map((id) => ({
      id,
      ...projectOf,
      ownerId: owner.id,
      name: 'x',
      shared: true,
      filter: {},
      orderBy: [],
    })),
  });
  await prisma.notification.createMany({
    data: notifications.map((id, index) => {
      const subject = { ...projectOf, taskId: tasks[index] ?? null, subject: tasks[index] ?? null };
      return { id, userId: member.id, kind: 'ASSIGNED' as const, ...subject, actorIds: [owner.id] };
    }),
  });
  const announcementId = newId('announcement');
  await prisma.announcement.create({
    data: { id: announcementId, title: 'x', body: 'x', startsAt: new Date(), publishedById: owner.id },
  });
  return { ...users, announcementId, projectId, tasks, labels, comments, views, notifications };
}
