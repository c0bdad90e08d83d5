import { z } from 'zod';
import type { InputPath } from '../../errors.js';
import { type LabelId, parseId, type TaskId, type UserId } from '../../ids.js';
import type { TaskPriority, TaskStatus } from '../../store/prisma/client.js';
import { line, parseInput, text } from '../input.js';
import { type DueTime, type DueTimeText, toDueTimeText } from './due-time.js';

/*
 * The fields of a task that clients write: their rules. All commands on tasks
 * share these functions.
 */

/** The wanted values of fields. Absent fields stay unchanged. Dates are calendar days as YYYY-MM-DD. */
export interface TaskFields {
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly status?: TaskStatus | null | undefined;
  readonly priority?: TaskPriority | null | undefined;
  /** Null removes the start date. */
  readonly startDate?: string | null | undefined;
  /** Null removes the due date. */
  readonly dueDate?: string | null | undefined;
  /** Null removes the due time. */
  readonly dueTime?: DueTime | null | undefined;
  /** Null removes the estimate. */
  readonly estimate?: number | null | undefined;
  /** Null removes the parent. */
  readonly parentId?: string | null | undefined;
  readonly assigneeIds?: readonly string[] | null | undefined;
  readonly labelIds?: readonly string[] | null | undefined;
}

/** Checked fields: ids are of their types, lists are sorted and without duplicates. */
export interface WantedFields {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly status?: TaskStatus | undefined;
  readonly priority?: TaskPriority | undefined;
  readonly startDate?: string | null | undefined;
  readonly dueDate?: string | null | undefined;
  readonly dueTime?: DueTimeText | null | undefined;
  readonly estimate?: number | null | undefined;
  readonly parentId?: TaskId | null | undefined;
  readonly assigneeIds?: readonly UserId[] | undefined;
  readonly labelIds?: readonly LabelId[] | undefined;
}

export const maxTitleLength = 200;
export const title = line(maxTitleLength);
export const description = text(50_000);
const maxEstimate = 999;
const estimateMessage = `must be a whole number from 0 to ${maxEstimate}.`;
export const estimate = z.int(estimateMessage).min(0, estimateMessage).max(maxEstimate, estimateMessage);

const rules = z.object({
  title: title.nullish(),
  description: description.nullish(),
  estimate: estimate.nullish(),
  assigneeIds: z.array(z.string()).max(20, 'must have at most 20 users.').nullish(),
  labelIds: z.array(z.string()).max(20, 'must have at most 20 labels.').nullish(),
});

/**
 * Checks the rules that need no database.
 *
 * @param path the path of the fields in the GraphQL arguments
 * @throws InvalidInputError
 */
export function parseFields(input: TaskFields, path: InputPath = ['input']): WantedFields {
  const { title, description, estimate } = parseInput(rules, input, path);
  const { status, priority, startDate, dueDate, dueTime, parentId, assigneeIds, labelIds } = input;
  const ids = <T extends 'label' | 'user'>(type: T, values: readonly string[], field: string) =>
    [...new Set(values.map((id, index) => parseId(type, id, [...path, field, index])))].sort();
  return {
    title: title ?? undefined,
    description: description ?? undefined,
    status: status ?? undefined,
    priority: priority ?? undefined,
    startDate,
    dueDate,
    dueTime: dueTime == null ? dueTime : toDueTimeText(dueTime, [...path, 'dueTime']),
    estimate,
    parentId: parentId == null ? parentId : parseId('task', parentId, [...path, 'parentId']),
    assigneeIds: assigneeIds == null ? undefined : ids('user', assigneeIds, 'assigneeIds'),
    labelIds: labelIds == null ? undefined : ids('label', labelIds, 'labelIds'),
  };
}
