import type { CheckedEvent } from './subscription-checker.js';

/*
 * What can be known of a project, as GraphQL tells it, and how events change it. By the rule for clients: a thing is taken
 * when its version is not below the one that is held. (fold.ts does the same to events as they are stored.)
 */

export const taskFields = 'id title description status priority dueDate position version completedAt deletedAt';
export const taskItems = `items { task { ${taskFields} commentCount } } rebalanced { taskId position }`;
export const relations = 'assignees { id } labels { id }';
export const commentFields = `id body version editedAt deletedAt author { id } parent { id } mentions { id }
  reactions { emoji count users { id } }`;
export const projectFields = 'name description color archivedAt version';

interface Thing {
  readonly id: string;
  readonly version: number;
}

export interface Task extends Thing {
  readonly position: string;
  readonly commentCount?: number;
  readonly assignees?: readonly { readonly id: string }[];
  readonly labels?: readonly { readonly id: string }[];
}

export interface Label {
  readonly id: string;
  readonly name: string;
  readonly color: string;
}

export type Things<T> = Readonly<Record<string, T>>;

export interface ProjectBook {
  readonly project: CheckedEvent;
  readonly members: Things<string>;
  readonly labels: Things<Label>;
}

/** By their ids. */
export function byId<T extends { readonly id: string }>(list: readonly T[]): Things<T> {
  return Object.fromEntries(list.map((thing) => [thing.id, thing]));
}

export function without<T>(things: Things<T>, gone: string): Things<T> {
  return Object.fromEntries(Object.entries(things).filter(([id]) => id !== gone));
}

/** Lists of ids in one order, whatever order they came in. */
export function inOrder(task: Task): Task {
  const sorted = (list?: readonly { readonly id: string }[]) => list?.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { ...task, ...(task.assignees && { assignees: sorted(task.assignees), labels: sorted(task.labels) }) } as Task;
}

export function foldTasks(tasks: Things<Task>, told: CheckedEvent): Things<Task> {
  const { items = [], rebalanced = [] } = told as {
    items?: readonly { readonly task: Task }[];
    rebalanced?: readonly { readonly taskId: string; readonly position: string }[];
  };
  const next: Record<string, Task> = { ...tasks };
  for (const { taskId, position } of rebalanced) {
    const known = next[taskId];
    if (known) next[taskId] = { ...known, position };
  }
  for (const { task } of items) {
    const known = next[task.id];
    if (!known || known.version <= task.version) next[task.id] = inOrder(task);
    // Counted when it was told, which a comment's event does without a new version of the task.
    else next[task.id] = { ...known, ...(task.commentCount !== undefined && { commentCount: task.commentCount }) };
  }
  return next;
}

export function foldComments(comments: Things<Thing>, { comment }: CheckedEvent): Things<Thing> {
  const told = comment as Thing | undefined;
  if (!told || (comments[told.id]?.version ?? 0) > told.version) return comments;
  return { ...comments, [told.id]: told };
}

export function foldProject(book: ProjectBook, told: CheckedEvent): ProjectBook {
  const { project } = told as { project?: { readonly version: number } & CheckedEvent };
  const known = book.project as { version: number };
  const newer = project && project.version >= known.version;
  return {
    project: newer ? project : book.project,
    members: foldMembers(book.members, told),
    labels: foldLabels(book.labels, told),
  };
}

function foldMembers(members: Things<string>, { __typename, ...told }: CheckedEvent): Things<string> {
  const { user, role, fromUser, toUser } = told as Record<string, { id: string } | undefined> & { role?: string };
  switch (__typename) {
    case 'ProjectMemberAdded':
    case 'ProjectMemberRoleChanged':
      return { ...members, [user?.id ?? '']: String(role) };
    case 'ProjectMemberRemoved':
      return without(members, user?.id ?? '');
    case 'ProjectTransferred':
      return { ...members, [fromUser?.id ?? '']: 'ADMIN', [toUser?.id ?? '']: 'OWNER' };
    default:
      return members;
  }
}

function foldLabels(labels: Things<Label>, { __typename, label }: CheckedEvent): Things<Label> {
  const told = label as Label | undefined;
  if (!told) return labels;
  return __typename === 'LabelDeleted' ? without(labels, told.id) : { ...labels, [told.id]: told };
}

/** What else a member's going and a label's end do to tasks, without an event for each. */
export function foldRelations(tasks: Things<Task>, { __typename, user, label }: CheckedEvent): Things<Task> {
  const gone = (user ?? label) as { readonly id: string } | undefined;
  if (__typename !== 'ProjectMemberRemoved' && __typename !== 'LabelDeleted') return tasks;
  const left = (list: Task['labels']) => list?.filter(({ id }) => id !== gone?.id);
  const change = (task: Task) => ({ ...task, assignees: left(task.assignees), labels: left(task.labels) }) as Task;
  return Object.fromEntries(Object.entries(tasks).map(([id, task]) => [id, change(task)]));
}

export interface View extends Thing {
  readonly name: string;
}

export interface ViewEvent {
  readonly __typename: string;
  readonly viewId: string;
  readonly viewName: string;
  readonly viewVersion: number;
  readonly shared: boolean;
  readonly owner: { readonly id: string };
}

export const viewEvent = '... on SavedViewEvent { viewId viewName viewVersion shared owner { id } }';

export function isViewEvent(told: CheckedEvent): told is CheckedEvent & ViewEvent {
  return typeof told.viewId === 'string';
}

/** @param kept whether the event leaves the view among these */
export function foldView(views: Things<View>, told: ViewEvent, kept: boolean): Things<View> {
  const { __typename, viewId: id, viewName: name, viewVersion: version } = told;
  if ((views[id]?.version ?? 0) > version) return views;
  return kept && __typename !== 'SavedViewDeleted' ? { ...views, [id]: { id, name, version } } : without(views, id);
}
