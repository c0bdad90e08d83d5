import { z } from 'zod';
import type { ErrorCode } from '../../errors.js';
import { isId, type UserId } from '../../ids.js';
import { TaskPriority, TaskStatus } from '../../store/prisma/enums.js';
import { firstDay, lastDay, line } from '../input.js';
import { description, maxTitleLength, title } from '../task/task-fields.js';

/*
 * What a row of a file may say. Text obeys the rules of `createTask`; here also stand the rules that GraphQL's schema
 * checks for mutations, as files have none.
 */

/** A row as a file's reader hands it over: what it says, or what is wrong with its shape. Rows count from 1. */
export type FileRow =
  | { readonly row: number; readonly content: unknown }
  | { readonly row: number; readonly fault: string };

/** A row's task. What is absent stays as it is, or gets the value that a new task has. */
export interface ImportRow {
  readonly row: number;
  readonly externalId: string;
  /** Absent only where a row is looked at again for its parent alone. */
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly status: TaskStatus | undefined;
  readonly priority: TaskPriority | undefined;
  readonly dueDate: string | null | undefined;
  readonly assigneeIds: readonly UserId[] | undefined;
  readonly labels: readonly string[] | undefined;
  /** The parent's `externalId`. */
  readonly parent: string | null | undefined;
}

/** One thing that is wrong with a row. */
export interface RowError {
  /** 1 for the first task of the file; null when it is the file as a whole. */
  readonly row: number | null;
  /** Null when it is the row as a whole. */
  readonly field: string | null;
  readonly code: ErrorCode;
  /** For people: one sentence. */
  readonly message: string;
}

export const labelName = line(50);

const maxLabels = 20;

const externalId = line(200);

const day = z
  .string()
  .refine((value) => isDay(value), `Must be a day as YYYY-MM-DD, from ${firstDay} to ${lastDay}.`)
  .nullish();

const assignee = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)], 'Must be the id of a user.')
  .refine((id): id is UserId => isId('user', id), 'Must be the id of a user.');

/** Unknown fields are refused: they are mostly known ones, misspelt. */
const rowRules = z.strictObject({
  externalId,
  title,
  description: description.nullish(),
  status: z.enum(TaskStatus, `Must be one of ${Object.keys(TaskStatus).join(', ')}.`).nullish(),
  priority: z.enum(TaskPriority, `Must be one of ${Object.keys(TaskPriority).join(', ')}.`).nullish(),
  dueDate: day,
  assignees: z.array(assignee).max(20, 'A task has at most 20 assignees.').nullish(),
  labels: z.array(labelName).max(maxLabels, `A task has at most ${maxLabels} labels.`).nullish(),
  parent: externalId.nullish(),
  // What an export tells and an import can't make so.
  key: z.unknown().optional(),
  assigneeNames: z.unknown().optional(),
  createdAt: z.unknown().optional(),
  completedAt: z.unknown().optional(),
});

/** The names of the fields that a row may have. */
export const rowFields: readonly string[] = Object.keys(rowRules.shape);

export interface RowOptions {
  readonly ignoreAssignees: boolean;
  /** Cut titles that are too long, and put the rest in front of the description. */
  readonly splitTitles: boolean;
}

/** Checks what can be checked without the database. */
export function readRow(
  file: FileRow,
  { ignoreAssignees, splitTitles }: RowOptions,
): { readonly row: ImportRow } | { readonly errors: RowError[] } {
  const { row } = file;
  if ('fault' in file) return { errors: [rowError(row, null, file.fault)] };
  const content = splitTitles ? withSplitTitle(file.content) : file.content;
  const parsed = rowRules.safeParse(content, { reportInput: true });
  if (!parsed.success) {
    return {
      errors: parsed.error.issues.map((issue) =>
        issue.code === 'unrecognized_keys'
          ? rowError(row, issue.keys[0] ?? null, 'There is no such field.')
          : rowError(row, issue.path.length > 0 ? String(issue.path[0]) : null, plain(issue)),
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
      dueDate: rest.dueDate,
      assigneeIds: assignees && !ignoreAssignees ? [...new Set(assignees)].sort() : undefined,
      labels: labels ? [...new Set(labels)] : undefined,
      parent: rest.parent,
    },
  };
}

/** The same content with a title of at most `maxTitleLength` characters, in whole code points. */
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

/** Zod's own messages are for programmers; a missing field is the one that everybody meets. */
function plain(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type') return issue.message;
  return issue.input === undefined
    ? 'Is missing.'
    : `Must be ${issue.expected === 'array' ? 'a list' : `a ${issue.expected}`}.`;
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00.000Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(value)) return false;
  return value >= firstDay && value <= lastDay;
}
