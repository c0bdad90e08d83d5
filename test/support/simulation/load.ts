import {
  type ById,
  byId,
  commentFields,
  inOrder,
  type Label,
  projectFields,
  relations,
  type Task,
  taskFields,
  type View,
} from './projection.js';
import type { CheckedEvent, CheckerTarget } from './subscription-checker.js';

/** The state of a project from one query, with the cursor to subscribe from. */
export interface LoadedProject {
  readonly cursor: string;
  readonly project: CheckedEvent;
  readonly members: ById<string>;
  readonly labels: ById<Label>;
  /** Includes deleted tasks. */
  readonly tasks: ById<Task>;
  readonly comments: ById<{ readonly id: string; readonly version: number }>;
  readonly views: ById<View & { readonly shared: boolean }>;
}

const task = `${taskFields} commentCount ${relations} comments(first: 100) { nodes { ${commentFields} } }`;
const query = `query ($id: ID!) {
  project(id: $id) {
    cursor ${projectFields}
    members(first: 100) { nodes { role user { id } } }
    labels(first: 100) { nodes { id name color } }
    views(first: 100) { nodes { id name version shared } }
    tasks(first: 100) { nodes { ${task} } pageInfo { hasNextPage } }
    deleted: tasks(first: 100, deleted: true) { nodes { ${task} } pageInfo { hasNextPage } }
  }
}`;

type LoadedTask = Task & { comments: { nodes: { id: string; version: number }[] } };
interface Page<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}
interface Answer {
  readonly project: CheckedEvent & {
    readonly cursor: string;
    readonly members: { readonly nodes: readonly { readonly role: string; readonly user: { readonly id: string } }[] };
    readonly labels: { readonly nodes: readonly Label[] };
    readonly views: { readonly nodes: readonly (View & { readonly shared: boolean })[] };
    readonly tasks: Page<LoadedTask>;
    readonly deleted: Page<LoadedTask>;
  };
}

const loads = new WeakMap<CheckerTarget, Promise<LoadedProject | undefined>>();

/**
 * Loads a project; undefined when the person is not a member. The result is cached per target object: pass a new target to
 * load again.
 */
export function loadProject(target: CheckerTarget): Promise<LoadedProject | undefined> {
  const loading = loads.get(target) ?? queryProject(target);
  loads.set(target, loading);
  return loading;
}

async function queryProject({ person, projectId }: CheckerTarget): Promise<LoadedProject | undefined> {
  const { data, errors } = await person.post<Answer, { id: string }>(query, { id: projectId });
  if (errors?.[0]?.extensions?.code === 'NOT_FOUND') return undefined;
  if (errors || !data) throw new Error(`Not loaded: ${JSON.stringify(errors)}`);
  const { cursor, members, labels, views, tasks, deleted, ...project } = data.project;
  if (tasks.pageInfo.hasNextPage || deleted.pageInfo.hasNextPage) throw new Error('More tasks than a page has');
  const all = [...tasks.nodes, ...deleted.nodes];
  return {
    cursor,
    project,
    members: Object.fromEntries(members.nodes.map(({ role, user }) => [user.id, role])),
    labels: byId(labels.nodes),
    tasks: byId(all.map(({ comments: _, ...task }) => inOrder(task))),
    comments: byId(all.flatMap(({ comments }) => comments.nodes)),
    views: byId(views.nodes),
  };
}

/** Loads a project. Throws NotAMember when the person is not a member. */
export async function requireProject(target: CheckerTarget): Promise<LoadedProject> {
  const loaded = await loadProject(target);
  if (!loaded) throw new NotAMember();
  return loaded;
}

/** Thrown when the person of a target is not a member of the project. */
export class NotAMember extends Error {}

/** Shared or private views, reduced to the fields of events. */
export function viewsOf(views: LoadedProject['views'], shared: boolean): ById<View> {
  return byId(
    Object.values(views).flatMap(({ id, name, version, ...view }) =>
      view.shared === shared ? [{ id, name, version }] : [],
    ),
  );
}

/** The tasks without assignees and labels. */
export function plainTasks(tasks: ById<Task>): ById<Task> {
  return byId(Object.values(tasks).map(({ assignees: _, labels: __, ...task }) => task));
}
