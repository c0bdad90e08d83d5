import { notifications } from './inbox-checker.js';
import { loadProject, plainTasks, requireProject, viewsOf } from './load.js';
import { presence, userTyping } from './presence-checkers.js';
import {
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
  type Things,
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
 * A witness for each subscription that lasts. A new one needs its document, a query to load from, and how to fold what it
 * tells into that; the rest is the same for all. Every document selects `id`, `seq` and `cursor` where there are events, so that what was
 * told can be compared with the log, too.
 */

const event = '__typename id seq cursor';
const inProject = (field: string, selection: string) =>
  `subscription ($projectId: ID!, $after: Cursor) { ${field}(projectId: $projectId, after: $after) { ${event} ${selection} } }`;

const projectEvent = `
  ... on ProjectEvent { project { ${projectFields} } }
  ... on ProjectMemberEvent { user { id } role }
  ... on ProjectTransferred { fromUser { id } toUser { id } }
  ... on LabelEvent { label { id name color } }`;

const taskChanged = subscriptionChecker({
  field: 'taskChanged',
  scope: 'project',
  document: inProject('taskChanged', taskItems),
  async load(place) {
    const { cursor, tasks } = await requireProject(place);
    return { after: cursor, state: { tasks: plainTasks(tasks) } };
  },
  fold: ({ tasks }, told) => ({ tasks: foldTasks(tasks, told) }),
});

const commentChanged = subscriptionChecker({
  field: 'commentChanged',
  scope: 'project',
  document: inProject('commentChanged', `comment { ${commentFields} }`),
  async load(place) {
    const { cursor, comments } = await requireProject(place);
    return { after: cursor, state: { comments } };
  },
  fold: ({ comments }, told) => ({ comments: foldComments(comments, told) }),
});

const projectChanged = subscriptionChecker({
  field: 'projectChanged',
  scope: 'project',
  document: inProject('projectChanged', projectEvent),
  async load(place) {
    const { cursor, project, members, labels } = await requireProject(place);
    return { after: cursor, state: { project, members, labels } };
  },
  fold: (state, told) => ({ ...foldProject(state, told) }),
});

/** All of the above and more: the relations of tasks, and views. */
const projectEvents = subscriptionChecker({
  field: 'projectEvents',
  scope: 'project',
  document: inProject(
    'projectEvents',
    `${projectEvent} ${viewEvent}
    ... on TaskEvent { ${taskItems.replace('commentCount', `commentCount ${relations}`)} }
    ... on CommentEvent { comment { ${commentFields} } }`,
  ),
  async load(place) {
    const { cursor, project, members, labels, tasks, comments, views } = await requireProject(place);
    return { after: cursor, state: { project, members, labels, tasks, comments, views: viewsOf(views, true) } };
  },
  fold: (state, told) => ({
    ...foldProject(state, told),
    tasks: foldRelations(foldTasks(state.tasks, told), told),
    comments: foldComments(state.comments, told),
    views: isViewEvent(told) ? foldView(state.views, told, told.shared) : state.views,
  }),
});

const statsFields = `total overdue unassigned byStatus { status count } byPriority { priority count }
  byAssignee { count user { id } } doneByWeek { week count }`;

/** States instead of events: the newest is all there is. */
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

interface Own {
  readonly tasks: Things<Task>;
  /** Views that the person keeps for themself. */
  readonly views: Things<View>;
  /** The newest versions of views that were told: a view's events come from two streams, in no order between them. */
  readonly versions: Things<number>;
}
type Mine = { readonly projects: Things<Own> };

/** Everything of everywhere: where the person is a member, what tasks there are, and what views they keep for themself. */
const myEvents = subscriptionChecker<Mine>({
  field: 'myEvents',
  scope: 'person',
  document: `subscription ($after: Cursor) {
    myEvents(after: $after) {
      ${event} ${viewEvent} ... on TaskEvent { ${taskItems} } ... on MembershipEvent { projectId }
      ... on SavedViewEvent { projectId }
    }
  }`,
  async load({ person }) {
    const { data } = await person.post<{ myCursor: string }, object>('{ myCursor }');
    const query = '{ projects(first: 100) { nodes { id } } }';
    const answer = await person.post<{ projects: { nodes: { id: string }[] } }, object>(query);
    const books = await Promise.all(
      (answer.data?.projects.nodes ?? []).map(
        async ({ id }) => [id, await loadOwn({ person, projectId: id })] as const,
      ),
    );
    const projects = Object.fromEntries(books.flatMap(([id, book]) => (book ? [[id, book]] : [])));
    return { ...(data && { after: data.myCursor }), state: { projects } };
  },
  async fold({ projects }, told, { person }) {
    const { __typename, id, ...rest } = told as { __typename: string; id: string; projectId?: string };
    const projectId = rest.projectId ?? id.split(':', 1)[0] ?? '';
    // What was before a membership, no event tells: as for any other page, it is loaded.
    const known = __typename === 'MembershipStarted' ? await loadOwn({ person, projectId }) : projects[projectId];
    if (!known || __typename === 'MembershipEnded') return { projects: without(projects, projectId) };
    const next = {
      ...known,
      tasks: foldTasks(known.tasks, told),
      ...(isViewEvent(told) && ownView(known, told, person)),
    };
    return { projects: { ...projects, [projectId]: next } };
  },
  shown: ({ projects }) =>
    Object.fromEntries(Object.entries(projects).map(([id, { versions: _, ...shown }]) => [id, shown])),
});

function ownView(
  { views, versions }: Own,
  told: ViewEvent,
  { id }: CheckerTarget['person'],
): Pick<Own, 'views' | 'versions'> {
  if ((versions[told.viewId] ?? 0) > told.viewVersion) return { views, versions };
  return {
    views: foldView(views, told, !told.shared && told.owner.id === id),
    versions: { ...versions, [told.viewId]: told.__typename === 'SavedViewDeleted' ? Infinity : told.viewVersion },
  };
}

async function loadOwn(place: CheckerTarget): Promise<Own | undefined> {
  const loaded = await loadProject(place);
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
