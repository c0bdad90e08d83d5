import { generateKeyBetween } from 'fractional-indexing';
import { z } from 'zod';
import { InvalidInputError } from '../errors.js';
import type { CommentEventKind, EventData, SingleTaskEventKind, TaskFieldChange } from '../events/event.js';
import type { Tx } from '../store/database.js';
import type { Prisma, TaskPriority, TaskStatus } from '../store/prisma/client.js';
import { authorizeInProject, authorizeOnTask } from './access.js';
import { type Command, type Outcome, runCommand } from './command.js';
import { newId, type ProjectId, parseId, type TaskId, type UserId } from './ids.js';
import { line, parseInput, text } from './input.js';
import { taskSnapshot, toDay } from './snapshots.js';

/** The fields of a task that people write. `dueDate` is a calendar day as YYYY-MM-DD. */
export interface TaskFields {
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly status?: TaskStatus | null | undefined;
  readonly priority?: TaskPriority | null | undefined;
  readonly dueDate?: string | null | undefined;
  readonly assigneeIds?: readonly string[] | null | undefined;
}

export interface CreateTaskInput extends TaskFields {
  readonly projectId: string;
  readonly title: string;
}

/** Fields that are absent stay as they are; `dueDate: null` takes the date away. */
export interface UpdateTaskInput extends TaskFields {
  readonly taskId: string;
}

export interface TaskRef {
  readonly taskId: TaskId;
}

const titleRules = line(200);
const fieldRules = z.object({
  description: text(50_000).nullish(),
  assigneeIds: z.array(z.string()).max(20, 'A task has at most 20 assignees.').nullish(),
});
export const createRules = fieldRules.extend({ title: titleRules });
const updateRules = fieldRules.extend({ title: titleRules.nullish() });

/**
 * Makes a task at the end of its project's board.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export async function createTask(command: Command, input: CreateTaskInput): Promise<Outcome<TaskRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const { title, description } = parseInput(createRules, input);
  const assigneeIds = parseAssignees(input.assigneeIds);
  const status = input.status ?? 'TODO';
  const taskId = newId('task');
  return runCommand(command, async (tx) => {
    await authorizeInProject(tx, command.actorId, projectId, 'task:create', ['input', 'projectId']);
    await demandMembers(tx, projectId, assigneeIds);
    // This row's lock orders creations in a project, so that numbers and places at the board's end are given once.
    const { lastTaskNumber, key: projectKey } = await tx.project.update({
      where: { id: projectId },
      data: { lastTaskNumber: { increment: 1 } },
      select: { lastTaskNumber: true, key: true },
    });
    const task = await tx.task.create({
      data: {
        id: taskId,
        projectId,
        number: lastTaskNumber,
        title,
        description: description ?? '',
        status,
        priority: input.priority ?? 'NONE',
        dueDate: toDate(input.dueDate),
        position: await endOfBoard(tx, projectId),
        createdById: command.actorId,
        completedAt: status === 'DONE' ? new Date() : null,
        assignees: { create: assigneeIds.map((userId) => ({ userId })) },
      },
    });
    const changes: TaskFieldChange[] =
      assigneeIds.length > 0 ? [{ field: 'assigneeIds', from: [], to: [...assigneeIds] }] : [];
    return decision('TaskCreated', taskId, projectId, { task: taskSnapshot(task), projectKey, changes });
  });
}

/**
 * Changes a task's fields. When every given field already has its value nothing is written and no event is made.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export async function updateTask(command: Command, input: UpdateTaskInput): Promise<Outcome<TaskRef>> {
  const taskId = parseId('task', input.taskId, ['input', 'taskId']);
  const fields = { ...input, ...parseInput(updateRules, input) };
  const wantedAssignees = input.assigneeIds == null ? undefined : parseAssignees(input.assigneeIds);
  return runCommand(command, async (tx) => {
    const place = await authorizeOnTask(tx, command.actorId, taskId, 'task:update', ['input', 'taskId']);
    const { projectId, projectKey } = place;
    const before = await tx.task.findUniqueOrThrow({ where: { id: taskId }, include: { assignees: true } });
    const changes = diff(before, fields, wantedAssignees);
    if (changes.length === 0) return { result: { taskId }, streamId: projectId, events: [] };
    const assignees = changes.find((change) => change.field === 'assigneeIds');
    if (assignees)
      await demandMembers(
        tx,
        projectId,
        assignees.to.filter((id) => !assignees.from.includes(id)),
      );
    const task = await tx.task.update({ where: { id: taskId }, data: toUpdate(before, changes) });
    return decision(kindOf(changes), taskId, projectId, { task: taskSnapshot(task), projectKey, changes });
  });
}

/**
 * Deletes a task. Its row stays, marked, so that it can be brought back and its history read.
 *
 * @throws InvalidInputError, NotFoundError (also when it is deleted already), ForbiddenError
 */
export async function deleteTask(command: Command, input: { taskId: string }): Promise<Outcome<TaskRef>> {
  const taskId = parseId('task', input.taskId, ['input', 'taskId']);
  return runCommand(command, async (tx) => {
    const place = await authorizeOnTask(tx, command.actorId, taskId, 'task:delete', ['input', 'taskId']);
    const { projectId, projectKey } = place;
    const task = await tx.task.update({
      where: { id: taskId },
      data: { deletedAt: new Date(), version: { increment: 1 } },
    });
    return decision('TaskDeleted', taskId, projectId, { task: taskSnapshot(task), projectKey, changes: [] });
  });
}

type PlainTaskEvent = Exclude<SingleTaskEventKind, CommentEventKind>;

function decision(kind: PlainTaskEvent, taskId: TaskId, projectId: ProjectId, data: EventData[PlainTaskEvent]) {
  return {
    result: { taskId },
    streamId: projectId,
    events: [{ streamId: projectId, kind, entityId: taskId, data }] as const,
  };
}

/** A change of status is told as such whatever else changed with it, then a change of assignees. */
function kindOf(changes: readonly TaskFieldChange[]): PlainTaskEvent {
  if (changes.some(({ field }) => field === 'status')) return 'TaskStatusChanged';
  if (changes.every(({ field }) => field === 'assigneeIds')) return 'TaskAssigneesChanged';
  return 'TaskUpdated';
}

type TaskWithAssignees = Prisma.TaskGetPayload<{ include: { assignees: true } }>;

function diff(before: TaskWithAssignees, fields: TaskFields, assigneeIds: readonly UserId[] | undefined) {
  const changes: TaskFieldChange[] = [];
  const { title, description, status, priority, dueDate } = fields;
  if (title != null && title !== before.title) changes.push({ field: 'title', from: before.title, to: title });
  if (description != null && description !== before.description) {
    changes.push({ field: 'description', from: before.description, to: description });
  }
  if (status != null && status !== before.status) changes.push({ field: 'status', from: before.status, to: status });
  if (priority != null && priority !== before.priority) {
    changes.push({ field: 'priority', from: before.priority, to: priority });
  }
  const dueBefore = before.dueDate && toDay(before.dueDate);
  if (dueDate !== undefined && dueDate !== dueBefore) changes.push({ field: 'dueDate', from: dueBefore, to: dueDate });
  const assigneesBefore = before.assignees.map(({ userId }) => userId).sort();
  if (assigneeIds && assigneeIds.join() !== assigneesBefore.join()) {
    changes.push({ field: 'assigneeIds', from: assigneesBefore, to: [...assigneeIds] });
  }
  return changes;
}

function toUpdate(before: TaskWithAssignees, changes: readonly TaskFieldChange[]): Prisma.TaskUncheckedUpdateInput {
  const data: Prisma.TaskUncheckedUpdateInput = { version: { increment: 1 } };
  for (const change of changes) {
    switch (change.field) {
      case 'title':
      case 'description':
        data[change.field] = change.to;
        break;
      case 'priority':
        data.priority = change.to;
        break;
      case 'status':
        data.status = change.to;
        data.completedAt = change.to === 'DONE' ? (before.completedAt ?? new Date()) : null;
        break;
      case 'dueDate':
        data.dueDate = toDate(change.to);
        break;
      case 'assigneeIds':
        data.assignees = {
          deleteMany: { userId: { notIn: change.to } },
          create: change.to.filter((id) => !change.from.includes(id)).map((userId) => ({ userId })),
        };
        break;
      case 'position':
      case 'parentId':
      case 'labelIds':
        break;
      default:
        change satisfies never;
    }
  }
  return data;
}

function parseAssignees(ids: readonly string[] | null | undefined): UserId[] {
  const parsed = (ids ?? []).map((id, index) => parseId('user', id, ['input', 'assigneeIds', index]));
  return [...new Set(parsed)].sort();
}

/** Only members can be assigned. Their rows stay locked, so that nobody is assigned while being removed. */
async function demandMembers(tx: Tx, projectId: ProjectId, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    SELECT user_id AS "userId" FROM project_member
    WHERE project_id = ${projectId} AND user_id = ANY(${userIds}) FOR SHARE`;
  const outsiders = userIds.filter((id) => !rows.some(({ userId }) => userId === id));
  const [first, ...others] = outsiders.map((id) => ({
    path: ['input', 'assigneeIds'],
    message: `${id} is not a member of the project.`,
  }));
  if (first) throw new InvalidInputError(first, ...others);
}

async function endOfBoard(tx: Tx, projectId: ProjectId): Promise<string> {
  const last = await tx.task.findFirst({
    where: { projectId },
    orderBy: [{ position: 'desc' }, { id: 'desc' }],
    select: { position: true },
  });
  return generateKeyBetween(last?.position ?? null, null);
}

function toDate(day: string | null | undefined): Date | null {
  return day == null ? null : new Date(day);
}
