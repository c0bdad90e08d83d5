import type { TaskFieldChange } from '../../events/snapshots.js';
import { newId, parseId } from '../../ids.js';
import type { Task } from '../../store/prisma/client.js';
import { statement } from '../../store/statement.js';
import { authorizeInProject, lockMemberships, notFound } from '../access.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { writeTaskDocuments } from '../search/write-documents.js';
import { lastPosition, type Placement, parsePlacement, positionIn, positionsBehind, readGap } from './board.js';
import { takeNumbers } from './board-lock.js';
import { newTaskRow } from './new-task-row.js';
import { readReferences } from './references.js';
import { requireDatesFit, requireFieldsFit } from './task-changes.js';
import { type TaskRef, taskDecision } from './task-decision.js';
import { parseFields, type TaskFields } from './task-fields.js';
import { writeAssignments } from './write-tasks.js';

export interface CreateTaskInput extends TaskFields, Placement {
  readonly projectId: string;
  readonly title: string;
}

/**
 * Creates a task, at the end of the project's board unless the input names a neighbour.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError when the project is archived
 */
export async function createTask(command: Command, input: CreateTaskInput): Promise<Outcome<TaskRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const fields = parseFields(input);
  const placed = input.afterTaskId != null || input.beforeTaskId != null;
  const anchor = placed ? parsePlacement(input, undefined) : undefined;
  const taskId = newId('task');
  return runCommand(command, async (tx) => {
    const members = lockMemberships(tx, command, projectId, fields.assigneeIds ?? []);
    const [, , numbers, references, last, gap] = await Promise.all([
      members,
      authorizeInProject(tx, command, projectId, 'task:create', ['input', 'projectId']),
      takeNumbers(tx, command, projectId, 1),
      readReferences(tx, command, { projectId }, [{ taskId, wanted: fields }], members),
      anchor ? undefined : lastPosition(tx, projectId),
      anchor && readGap(tx, anchor),
    ]);
    if (!numbers) throw notFound(['input', 'projectId']);
    const { assigneeIds = [], labelIds = [], parentId = null } = fields;
    const changes: TaskFieldChange[] = [];
    if (assigneeIds.length > 0) changes.push({ field: 'assigneeIds', from: [], to: [...assigneeIds] });
    if (labelIds.length > 0) changes.push({ field: 'labelIds', from: [], to: [...labelIds] });
    requireFieldsFit(projectId, taskId, [...changes, { field: 'parentId', from: null, to: parentId }], references);
    const found = anchor && (await positionIn(tx, projectId, gap, anchor, undefined));
    const { position = '', rebalanced } = found ?? { position: positionsBehind(last, 1)[0], rebalanced: [] };
    const task = newTaskRow({
      ...fields,
      id: taskId,
      projectId,
      number: numbers.firstNumber,
      position,
      parentId,
      title: fields.title ?? input.title,
      externalId: null,
      createdById: command.actorId,
    });
    requireDatesFit(task, fields);
    const write = () =>
      Promise.all([
        insertTask.all(tx.sql, task),
        writeAssignments(tx, [{ id: taskId, assigneeIds, labelIds }]),
        writeTaskDocuments(tx, [task]),
      ]);
    const { projectKey } = numbers;
    return taskDecision('TaskCreated', { task, projectKey, changes, rebalanced, write });
  });
}

const insertTask = statement((task: Task, sql) =>
  sql.insertInto('task').values({
    id: task.id,
    projectId: task.projectId,
    number: task.number,
    title: task.title,
    description: task.description,
    status: task.status,
    priority: task.priority,
    startDate: task.startDate,
    dueDate: task.dueDate,
    dueTime: task.dueTime,
    estimate: task.estimate,
    position: task.position,
    parentId: task.parentId,
    createdById: task.createdById,
    createdAt: task.createdAt,
    updatedAt: task.updatedAt,
    completedAt: task.completedAt,
  }),
);
