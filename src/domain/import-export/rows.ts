import { z } from 'zod';
import type { ErrorCode } from '../../errors.js';
import { isId, type UserId } from '../../ids.js';
import { TaskPriority, TaskStatus } from '../../store/prisma/enums.js';
import { fieldName, firstDay, lastDay, line } from '../input.js';
import { normalDueTime } from '../task/due-time.js';
import { description, estimate, maxTitleLength, title } from '../task/task-fields.js';

/** A row of a file: the content, or an error in its syntax. Row numbers begin at 1. */
export type FileRow =
  | { readonly row: number; readonly content: unknown }
  | { readonly row: number; readonly error: string };

/** A valid row. An absent field stays unchanged, or has its default in a new task. */
export interface ImportRow {
  readonly row: number;
  readonly externalId: string;
  /** Absent only when a row is processed again for its parent. */
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly status: TaskStatus | undefined;
  readonly priority: TaskPriority | undefined;
  readonly startDate: string | null | undefined;
  readonly dueDate: string | null | undefined;
  readonly dueTime: string | null | undefined;
  readonly estimate: number | null | undefined;
  readonly assigneeIds: readonly UserId[] | undefined;
  readonly labels: readonly string[] | undefined;
  /** The `externalId` of the parent. */
  readonly parent: string | null | undefined;
}

/** An error of a row or of a file. */
export interface RowError {
  /** 1 for the first task of the file; null for an error of the whole file. */
  readonly row: number | null;
  /** Null for an error of the whole row. */
  readonly field: string | null;
  readonly code: ErrorCode;
  /** One readable sentence. */
  readonly message: string;
}

export const labelName = line(50);

const maxLabels = 20;

const externalId = line(200);

const day = z
  .string()
  .refine((value) => isDay(value), `must be a day as YYYY-MM-DD, from ${firstDay} to ${lastDay}.`)
  .nullish();

const dueTime = z
  .string()
  .refine((value) => normalDueTime(value) !== undefined, 'must be a time and its zone, as in 17:00 Europe/Vienna.')
  .transform((value) => normalDueTime(value))
  .nullish();

const assignee = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)], 'must be the id of a user.')
  .refine((id): id is UserId => isId('user', id), 'must be the id of a user.');

/** Unknown fields are rejected, because most of them are misspelt. Text has the rules of `createTask`. */
const rowRules = z.strictObject({
  externalId,
  title,
  description: description.nullish(),
  status: z.enum(TaskStatus, `must be one of ${Object.keys(TaskStatus).join(', ')}.`).nullish(),
  priority: z.enum(TaskPriority, `must be one of ${Object.keys(TaskPriority).join(', ')}.`).nullish(),
  startDate: day,
  dueDate: day,
  dueTime,
  estimate: estimate.nullish(),
  assignees: z.array(assignee).max(20, 'must list at most 20 users.').nullish(),
  labels: z.array(labelName).max(maxLabels, `must list at most ${maxLabels} labels.`).nullish(),
  parent: externalId.nullish(),
  // Fields of an export that an import ignores.
  key: z.unknown().optional(),
  assigneeNames: z.unknown().optional(),
  createdAt: z.unknown().optional(),
  completedAt: z.unknown().optional(),
});

/** The names of a row's fields. */
export const rowFields: readonly string[] = Object.keys(rowRules.shape);

export interface RowOptions {
  readonly ignoreAssignees: boolean;
  /** Split a title that is too long, and put the rest in front of the description. */
  readonly splitTitles: boolean;
}

/** Checks a row without the database. @returns the row or its errors */
export function readRow(
  file: FileRow,
  { ignoreAssignees, splitTitles }: RowOptions,
): { readonly row: ImportRow } | { readonly errors: RowError[] } {
  const { row } = file;
  if ('error' in file) return { errors: [rowError(row, null, file.error)] };
  const content = splitTitles ? withSplitTitle(file.content) : file.content;
  const parsed = rowRules.safeParse(content, { reportInput: true });
  if (!parsed.success) {
    return {
      errors: parsed.error.issues.map((issue) =>
        issue.code === 'unrecognized_keys'
          ? rowError(row, issue.keys[0] ?? null, `${issue.keys[0]} is not a field: see ${rowFields.join(', ')}.`)
          : rowError(row, issue.path.length > 0 ? String(issue.path[0]) : null, messageOf(issue)),
      ),
    };
  }
  const { description, status, priority, assignees, labels, ...rest } = parsed.data;
  return {
    row: {
      row,
      externalId: rest.externalId,
      title: rest.title,
      description: description ?? undefined,
      status: status ?? undefined,
      priority: priority ?? undefined,
      startDate: rest.startDate,
      dueDate: rest.dueDate,
      dueTime: rest.dueTime,
      estimate: rest.estimate,
      assigneeIds: assignees && !ignoreAssignees ? [...new Set(assignees)].sort() : undefined,
      labels: labels ? [...new Set(labels)] : undefined,
      parent: rest.parent,
    },
  };
}

/** Moves the end of a title beyond `maxTitleLength` characters to the description, without splitting code points. */
function withSplitTitle(content: unknown): unknown {
  const fields: Record<string, unknown> = { ...(typeof content === 'object' && content) };
  const { title, description } = fields;
  if (typeof title !== 'string' || title.length <= maxTitleLength) return content;
  let head = '';
  for (const character of title) {
    if (head.length + character.length > maxTitleLength) break;
    head += character;
  }
  const rest = title.slice(head.length);
  return { ...fields, title: head, description: description ? `${rest}\n\n${description}` : rest };
}

export function rowError(
  row: number | null,
  field: string | null,
  message: string,
  code: ErrorCode = 'BAD_USER_INPUT',
): RowError {
  return { row, field, code, message };
}

/** Replaces Zod's messages about JavaScript types by readable messages. */
function messageOf(issue: z.core.$ZodIssue): string {
  const name = issue.path.length > 0 ? fieldName(issue.path) : 'The row';
  if (issue.code !== 'invalid_type') return `${name} ${issue.message}`;
  return issue.input === undefined
    ? `${name} is required.`
    : `${name} must be ${issue.expected === 'array' ? 'a list' : `a ${issue.expected}`}.`;
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00.000Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(value)) return false;
  return value >= firstDay && value <= lastDay;
}
