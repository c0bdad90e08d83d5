import { notifications } from './inbox-checker.js';
import { loadProject, plainTasks, requireProject, viewsOf } from './load.js';
import { presence, userTyping } from './presence-checkers.js';
import {
  type ById,
  commentFields,
  foldComments,
  foldProject,
  foldRelations,
  foldTasks,
  foldView,
  isViewEvent,
  projectFields,
  relations,
  type Task,
  taskItems,
  type View,
  type ViewEvent,
  viewEvent,
  without,
} from './projection.js';
import {
  type CheckedEvent,
  type CheckerTarget,
  type SubscriptionChecker,
  subscriptionChecker,
} from './subscription-checker.js';

/*
 * A checker for each unbounded subscription. A checker declares a document, a loading query, and a function to fold an event
 * into the state. Documents of event streams select `id`, `seq` and `cursor` for the comparison with the event log.
 */
const eventFields = '__typename id seq cursor';
const inProject = (field: string, selection: string) =>
  `subscription ($projectId: ID!, $after: Cursor) { ${field}(projectId: $projectId, after: $after) { ${eventFields} ${selection} } }`;

const projectEvent = `
  ... on ProjectEvent { project { ${projectFields} } }
  ... on ProjectMemberEvent { user { id } role }
  ... on ProjectTransferred { fromUser { id } toUser { id } }
  ... on LabelEvent { label { id name color } }`;

const taskChanged = subscriptionChecker({
  field: 'taskChanged',
  scope: 'project',
  document: inProject('taskChanged', taskItems),
  async load(target) {
    const { cursor, tasks } = await requireProject(target);
    return { after: cursor, state: { tasks: plainTasks(tasks) } };
  },
  fold: ({ tasks }, event) => ({ tasks: foldTasks(tasks, event) }),
});

const commentChanged = subscriptionChecker({
  field: 'commentChanged',
  scope: 'project',
  document: inProject('commentChanged', `comment { ${commentFields} }`),
  async load(target) {
    const { cursor, comments } = await requireProject(target);
    return { after: cursor, state: { comments } };
  },
  fold: ({ comments }, event) => ({ comments: foldComments(comments, event) }),
});

const projectChanged = subscriptionChecker({
  field: 'projectChanged',
  scope: 'project',
  document: inProject('projectChanged', projectEvent),
  async load(target) {
    const { cursor, project, members, labels } = await requireProject(target);
    return { after: cursor, state: { project, members, labels } };
  },
  fold: (state, event) => ({ ...foldProject(state, event) }),
});

/** All of the above, and also the relations of tasks and saved views. */
const projectEvents = subscriptionChecker({
  field: 'projectEvents',
  scope: 'project',
  document: inProject(
    'projectEvents',
    `${projectEvent} ${viewEvent}
    ... on TaskEvent { ${taskItems.replace('commentCount', `commentCount ${relations}`)} }
    ... on CommentEvent { comment { ${commentFields} } }`,
  ),
  async load(target) {
    const { cursor, project, members, labels, tasks, comments, views } = await requireProject(target);
    return { after: cursor, state: { project, members, labels, tasks, comments, views: viewsOf(views, true) } };
  },
  fold: (state, event) => ({
    ...foldProject(state, event),
    tasks: foldRelations(foldTasks(state.tasks, event), event),
    comments: foldComments(state.comments, event),
    views: isViewEvent(event) ? foldView(state.views, event, event.shared) : state.views,
  }),
});

const statsFields = `total totalEstimate openEstimate overdue unassigned byStatus { status count } byPriority { priority count }
  byAssignee { count user { id } } doneByWeek { week count }`;

/** A stream of states: each message replaces the previous state. */
const projectStatsChanged = subscriptionChecker({
  field: 'projectStatsChanged',
  scope: 'project',
  document: `subscription ($projectId: ID!) { projectStatsChanged(projectId: $projectId) { ${statsFields} } }`,
  async load({ person, projectId }) {
    const query = `query ($id: ID!) { project(id: $id) { stats { ${statsFields} } } }`;
    const { data } = await person.post<{ project: { stats: CheckedEvent } }, object>(query, { id: projectId });
    return { state: { stats: data?.project.stats } };
  },
  fold: (_state, stats) => ({ stats }),
});

interface OwnProjectState {
  readonly tasks: ById<Task>;
  /** The person's private views. */
  readonly views: ById<View>;
  /** The newest received version of each view: a view's events come from two streams without an order between them. */
  readonly versions: ById<number>;
}
type OwnState = { readonly projects: ById<OwnProjectState> };

/** The person's memberships, with the tasks and the private views of each project. */
const myEvents = subscriptionChecker<OwnState>({
  field: 'myEvents',
  scope: 'person',
  document: `subscription ($after: Cursor) {
    myEvents(after: $after) {
      ${eventFields} ${viewEvent} ... on TaskEvent { ${taskItems} } ... on MembershipEvent { projectId }
      ... on SavedViewEvent { projectId }
    }
  }`,
  async load({ person }) {
    const { data } = await person.post<{ myCursor: string }, object>('{ myCursor }');
    const query = '{ projects(first: 100) { nodes { id } } }';
    const answer = await person.post<{ projects: { nodes: { id: string }[] } }, object>(query);
    const loaded = await Promise.all(
      (answer.data?.projects.nodes ?? []).map(
        async ({ id }) => [id, await loadOwn({ person, projectId: id })] as const,
      ),
    );
    const projects = Object.fromEntries(loaded.flatMap(([id, state]) => (state ? [[id, state]] : [])));
    return { ...(data && { after: data.myCursor }), state: { projects } };
  },
  async fold({ projects }, event, { person }) {
    const { __typename, id, ...rest } = event as { __typename: string; id: string; projectId?: string };
    const projectId = rest.projectId ?? id.split(':', 1)[0] ?? '';
    // Events do not carry the state from before a membership, so the state is loaded.
    const known = __typename === 'MembershipStarted' ? await loadOwn({ person, projectId }) : projects[projectId];
    if (!known || __typename === 'MembershipEnded') return { projects: without(projects, projectId) };
    const next = {
      ...known,
      tasks: foldTasks(known.tasks, event),
      ...(isViewEvent(event) && ownView(known, event, person)),
    };
    return { projects: { ...projects, [projectId]: next } };
  },
  shown: ({ projects }) =>
    Object.fromEntries(Object.entries(projects).map(([id, { versions: _, ...shown }]) => [id, shown])),
});

function ownView(
  { views, versions }: OwnProjectState,
  event: ViewEvent,
  { id }: CheckerTarget['person'],
): Pick<OwnProjectState, 'views' | 'versions'> {
  if ((versions[event.viewId] ?? 0) > event.viewVersion) return { views, versions };
  return {
    views: foldView(views, event, !event.shared && event.owner.id === id),
    versions: { ...versions, [event.viewId]: event.__typename === 'SavedViewDeleted' ? Infinity : event.viewVersion },
  };
}

async function loadOwn(target: CheckerTarget): Promise<OwnProjectState | undefined> {
  const loaded = await loadProject(target);
  return loaded && { tasks: plainTasks(loaded.tasks), views: viewsOf(loaded.views, false), versions: {} };
}

export const subscriptionCheckers: readonly SubscriptionChecker[] = [
  taskChanged,
  commentChanged,
  projectChanged,
  projectEvents,
  projectStatsChanged,
  presence,
  userTyping,
  myEvents,
  notifications,
];
