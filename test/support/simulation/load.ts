import {
  byId,
  commentFields,
  inOrder,
  type Label,
  projectFields,
  relations,
  type Task,
  type Things,
  taskFields,
  type View,
} from './projection.js';
import type { CheckedEvent, CheckerTarget } from './subscription-checker.js';

/** Everything of a project as one query gives it, with the cursor that was read before. */
export interface LoadedProject {
  readonly cursor: string;
  readonly project: CheckedEvent;
  readonly members: Things<string>;
  readonly labels: Things<Label>;
  /** Deleted ones as well. */
  readonly tasks: Things<Task>;
  readonly comments: Things<{ readonly id: string; readonly version: number }>;
  readonly views: Things<View & { readonly shared: boolean }>;
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

/** Nothing where the person is not a member (any more). Asked once for each place: who wants news asks from another. */
export function loadProject(place: CheckerTarget): Promise<LoadedProject | undefined> {
  const loading = loads.get(place) ?? askForProject(place);
  loads.set(place, loading);
  return loading;
}

async function askForProject({ person, projectId }: CheckerTarget): Promise<LoadedProject | undefined> {
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

/** The same for who must be one. */
export async function requireProject(place: CheckerTarget): Promise<LoadedProject> {
  const loaded = await loadProject(place);
  if (!loaded) throw new NotAMember();
  return loaded;
}

/** Somebody is not in a project, or not any more. */
export class NotAMember extends Error {}

/** Views that are shared, or those that are not, as events tell of them. */
export function viewsOf(views: LoadedProject['views'], open: boolean): Things<View> {
  return byId(
    Object.values(views).flatMap(({ shared, id, name, version }) => (shared === open ? [{ id, name, version }] : [])),
  );
}

/** The tasks without what they relate to. */
export function plainTasks(tasks: Things<Task>): Things<Task> {
  return byId(Object.values(tasks).map(({ assignees: _, labels: __, ...task }) => task));
}
