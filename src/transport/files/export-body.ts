import { stringify } from 'csv-stringify/sync';
import {
  type ExportedTask,
  type ExportRequest,
  exportComments,
  exportTasks,
} from '../../domain/import-export/export.js';
import { nameOf } from '../../domain/import-export/lookup.js';
import { toDay } from '../../domain/snapshots.js';

export const csvColumns = [
  'externalId',
  'key',
  'title',
  'description',
  'status',
  'priority',
  'startDate',
  'dueDate',
  'dueTime',
  'estimate',
  'parent',
  'labels',
  'assignees',
  'assigneeNames',
  'createdAt',
  'completedAt',
] as const;

export interface ExportedProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly color: string;
  /** The cursor from before the tasks were read: later changes may or may not be in the file. */
  readonly cursor: string;
  readonly labels: readonly { readonly name: string; readonly color: string }[];
}

/** Yields the parts of a JSON document with the whole project. */
export async function* toJson(
  { labels, ...project }: ExportedProject,
  request: ExportRequest,
): AsyncGenerator<string, undefined> {
  yield `{"project":${JSON.stringify(project)},\n"labels":${JSON.stringify(labels)},\n"tasks":[`;
  let separator = '\n';
  for await (const task of exportTasks(request)) {
    yield separator + JSON.stringify(portable(task, project.key));
    separator = ',\n';
  }
  yield '],\n"comments":[';
  separator = '\n';
  for await (const { task, author, body, createdAt } of exportComments(request)) {
    yield separator + JSON.stringify({ task, author, body, createdAt });
    separator = ',\n';
  }
  yield ']}\n';
  return undefined;
}

/** Yields the lines of a CSV table with the tasks, for spreadsheets. */
export async function* toCsv(project: ExportedProject, request: ExportRequest): AsyncGenerator<string, undefined> {
  yield csvLine(csvColumns);
  for await (const task of exportTasks(request)) {
    const { assignees, labels, ...rest } = portable(task, project.key);
    const cells: Record<(typeof csvColumns)[number], string | number | null> = {
      ...rest,
      labels: csvList(labels),
      assignees: csvList(assignees.map(({ id }) => id)),
      assigneeNames: csvList(assignees.map(({ name }) => name)),
    };
    yield csvLine(csvColumns.map((column) => String(cells[column] ?? '')));
  }
  return undefined;
}

/** Converts a task to values without references to this deployment. Email addresses are private and are left out. */
function portable(task: ExportedTask, projectKey: string) {
  return {
    externalId: nameOf(task),
    key: `${projectKey}-${task.number}`,
    title: task.title,
    description: task.description,
    status: task.status,
    priority: task.priority,
    startDate: task.startDate && toDay(task.startDate),
    dueDate: task.dueDate && toDay(task.dueDate),
    dueTime: task.dueTime,
    estimate: task.estimate,
    parent: task.parent,
    labels: [...task.labels].sort(),
    assignees: task.assignees,
    createdAt: task.createdAt.toISOString(),
    completedAt: task.completedAt?.toISOString() ?? null,
  };
}

/** Formats a row according to RFC 4180. Formulas are not escaped: an import restores the exported values. */
function csvLine(cells: readonly string[]): string {
  return stringify([[...cells]], { record_delimiter: 'windows', quoted_match: /^\s|\s$/ });
}

/** Joins values in one cell: `a;b`, with `\;` and `\\` for the characters `;` and `\`. */
function csvList(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\;]/g, '\\$&')).join(';');
}
