import type { CheckedEvent } from './subscription-checker.js';

/*
 * The state of a project, folded from GraphQL events by the documented rule for clients: an object replaces the known object
 * unless the new version is lower. (fold.ts folds the stored events.)
 */
export const taskFields =
  'id title description status priority startDate dueDate estimate position version completedAt deletedAt';
export const taskItems = `items { task { ${taskFields} commentCount } } rebalanced { taskId position }`;
export const relations = 'assignees { id } labels { id }';
export const commentFields = `id body version editedAt deletedAt author { id } parent { id } mentions { id }
  reactions { emoji count users { id } }`;
export const projectFields = 'name description color archivedAt version';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

export interface Task extends Versioned {
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

export type ById<T> = Readonly<Record<string, T>>;

export interface ProjectProjection {
  readonly project: CheckedEvent;
  readonly members: ById<string>;
  readonly labels: ById<Label>;
}

/** Objects by their ids. */
export function byId<T extends { readonly id: string }>(list: readonly T[]): ById<T> {
  return Object.fromEntries(list.map((item) => [item.id, item]));
}

export function without<T>(objects: ById<T>, removedId: string): ById<T> {
  return Object.fromEntries(Object.entries(objects).filter(([id]) => id !== removedId));
}

/** The task with sorted lists of ids, for the comparison of states. */
export function inOrder(task: Task): Task {
  const sorted = (list?: readonly { readonly id: string }[]) => list?.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { ...task, ...(task.assignees && { assignees: sorted(task.assignees), labels: sorted(task.labels) }) } as Task;
}

export function foldTasks(tasks: ById<Task>, event: CheckedEvent): ById<Task> {
  const { items = [], rebalanced = [] } = event as {
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
    // A comment's event carries a new comment count without a new version of the task.
    else next[task.id] = { ...known, ...(task.commentCount !== undefined && { commentCount: task.commentCount }) };
  }
  return next;
}

export function foldComments(comments: ById<Versioned>, { comment }: CheckedEvent): ById<Versioned> {
  const next = comment as Versioned | undefined;
  if (!next || (comments[next.id]?.version ?? 0) > next.version) return comments;
  return { ...comments, [next.id]: next };
}

export function foldProject(projection: ProjectProjection, event: CheckedEvent): ProjectProjection {
  const { project } = event as { project?: { readonly version: number } & CheckedEvent };
  const known = projection.project as { version: number };
  const newer = project && project.version >= known.version;
  return {
    project: newer ? project : projection.project,
    members: foldMembers(projection.members, event),
    labels: foldLabels(projection.labels, event),
  };
}

function foldMembers(members: ById<string>, { __typename, ...event }: CheckedEvent): ById<string> {
  const { user, role, fromUser, toUser } = event as Record<string, { id: string } | undefined> & { role?: string };
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

function foldLabels(labels: ById<Label>, { __typename, label }: CheckedEvent): ById<Label> {
  const next = label as Label | undefined;
  if (!next) return labels;
  return __typename === 'LabelDeleted' ? without(labels, next.id) : { ...labels, [next.id]: next };
}

/** Removes a removed member and a deleted label from all tasks: the change has no further events. */
export function foldRelations(tasks: ById<Task>, { __typename, user, label }: CheckedEvent): ById<Task> {
  const removed = (user ?? label) as { readonly id: string } | undefined;
  if (__typename !== 'ProjectMemberRemoved' && __typename !== 'LabelDeleted') return tasks;
  const withoutRemoved = (list: Task['labels']) => list?.filter(({ id }) => id !== removed?.id);
  const change = (task: Task) =>
    ({ ...task, assignees: withoutRemoved(task.assignees), labels: withoutRemoved(task.labels) }) as Task;
  return Object.fromEntries(Object.entries(tasks).map(([id, task]) => [id, change(task)]));
}

export interface View extends Versioned {
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

export function isViewEvent(event: CheckedEvent): event is CheckedEvent & ViewEvent {
  return typeof event.viewId === 'string';
}

/** @param kept whether `views` contains the view after the event */
export function foldView(views: ById<View>, event: ViewEvent, kept: boolean): ById<View> {
  const { __typename, viewId: id, viewName: name, viewVersion: version } = event;
  if ((views[id]?.version ?? 0) > version) return views;
  return kept && __typename !== 'SavedViewDeleted' ? { ...views, [id]: { id, name, version } } : without(views, id);
}
