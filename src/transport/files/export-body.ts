import { stringify } from 'csv-stringify/sync';
import {
  type ExportedTask,
  type ExportRequest,
  exportComments,
  exportTasks,
} from '../../domain/import-export/export.js';
import { nameOf } from '../../domain/import-export/lookup.js';
import { toDay } from '../../domain/snapshots.js';

/*
 * A project as a file, in pieces. The JSON form is one document and holds everything; the CSV form is the tasks as a
 * table, for spreadsheets.
 */

export const csvColumns = [
  'externalId',
  'key',
  'title',
  'description',
  'status',
  'priority',
  'dueDate',
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
  /** Read before the tasks: what happens from here on may or may not be in them. */
  readonly cursor: string;
  readonly labels: readonly { readonly name: string; readonly color: string }[];
}

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
    yield separator + JSON.stringify({ task: nameOf(task), author: author.name, body, createdAt });
    separator = ',\n';
  }
  yield ']}\n';
  return undefined;
}

export async function* toCsv(project: ExportedProject, request: ExportRequest): AsyncGenerator<string, undefined> {
  yield csvLine(csvColumns);
  for await (const task of exportTasks(request)) {
    const { assignees, labels, ...rest } = portable(task, project.key);
    const cells: Record<(typeof csvColumns)[number], string | null> = {
      ...rest,
      labels: csvList(labels),
      assignees: csvList(assignees.map(({ id }) => id)),
      assigneeNames: csvList(assignees.map(({ name }) => name)),
    };
    yield csvLine(csvColumns.map((column) => cells[column] ?? ''));
  }
  return undefined;
}

/** A task in terms that mean something elsewhere. Addresses of people are private and stay here. */
function portable(task: ExportedTask, projectKey: string) {
  return {
    externalId: nameOf(task),
    key: `${projectKey}-${task.number}`,
    title: task.title,
    description: task.description,
    status: task.status,
    priority: task.priority,
    dueDate: task.dueDate && toDay(task.dueDate),
    parent: task.parent && !task.parent.deletedAt ? nameOf(task.parent) : null,
    labels: task.labels.map(({ label }) => label.name).sort(),
    assignees: task.assignees.map(({ user }) => user),
    createdAt: task.createdAt.toISOString(),
    completedAt: task.completedAt?.toISOString() ?? null,
  };
}

/** One row as RFC 4180 writes it. Formulas stay as they are, so that an import reads back what was exported. */
function csvLine(cells: readonly string[]): string {
  return stringify([[...cells]], { record_delimiter: 'windows', quoted_match: /^\s|\s$/ });
}

/** Several values in one cell: `a;b`, with `\;` and `\\` for the characters themselves. */
function csvList(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\;]/g, '\\$&')).join(';');
}
