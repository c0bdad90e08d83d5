import { succeed } from '../mutate.js';
import { addMember } from '../operations.js';
import { type OperationSpec, outcomeOf, query, subscription } from './operation-spec.js';
import type { Team } from './role-fixtures.js';

const onProject = { variables: ({ projectId }: Team) => ({ projectId }) };

interface Connection {
  readonly nodes: readonly { readonly id: string }[];
}

/** The cursor before a stream's first event. */
async function fromTheStart({ prisma, projectId }: Team) {
  const { epoch } = await prisma.eventLog.findFirstOrThrow();
  return { projectId, after: Buffer.from(`${epoch}.${projectId}.0`).toString('base64url') };
}

const exporting: OperationSpec = {
  field: 'GET /projects/:id/export',
  writes: false,
  httpOnly: true,
  async attempt({ team, person }) {
    const response = await fetch(`${person.url}/projects/${team.projectId}/export?format=json`, {
      headers: { authorization: person.authorization },
    });
    return outcomeOf(response);
  },
};

/**
 * `myEvents` refuses no signed-in user, but omits the events of inaccessible projects. The attempt changes the project, then
 * adds a person who is not a member. For that person the project's events begin with the addition.
 */
const myEvents: OperationSpec = {
  field: 'Subscription.myEvents',
  writes: false,
  async attempt({ team, person, send }) {
    const { projectId, prisma, roles } = team;
    const { data } = await send(person, '{ myCursor }', {});
    const guest = { projectId, userId: roles.guest.id };
    await succeed(roles.members.OWNER, 'updateProjectMember', { ...guest, role: 'MEMBER' });
    if ((await prisma.projectMember.count({ where: { projectId, userId: person.id } })) === 0) {
      await team.reset(false);
      await addMember(roles.members.OWNER, projectId, person);
    }
    const document = `subscription ($after: Cursor) {
      myEvents(after: $after) { __typename ... on ProjectMemberEvent { projectId } }
    }`;
    const result = await send(person, document, { after: data?.myCursor }, (next) => {
      return (next.myEvents as { projectId?: string }).projectId === projectId;
    });
    const event = result.data?.myEvents as { __typename: string } | undefined;
    return event?.__typename === 'ProjectMemberRoleChanged' ? 'done' : 'NOT_FOUND';
  },
};

/** Every operation that reads a project: the root fields of queries and subscriptions with project data, and the export. */
export const reading: readonly [OperationSpec, ...OperationSpec[]] = [
  query('project', {
    document: `($projectId: ID!) {
      project(id: $projectId) {
        id cursor viewerRole stats { total } members { totalCount } labels { totalCount } tasks { totalCount }
        views { totalCount } history { totalCount }
      }
    }`,
    ...onProject,
  }),
  query('projects', {
    document: '{ projects(first: 100) { nodes { id } } }',
    contains: (result, { projectId }) => (result as Connection).nodes.some(({ id }) => id === projectId),
  }),
  query('notificationPreferences', {
    document: '($projectId: ID!) { notificationPreferences(projectId: $projectId) { enabled } }',
    ...onProject,
  }),
  query('node', { document: '($projectId: ID!) { node(id: $projectId) { id } }', ...onProject }),
  query('nodes', {
    document: '($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    variables: async (team, person) => ({
      ids: [
        team.projectId,
        await team.task(),
        await team.label(),
        await team.comment(person),
        await team.view(person, true),
        team.roles.partner.id,
      ],
    }),
    contains(result) {
      const found = (result as (object | null)[]).filter((node) => node !== null).length;
      if (found !== 0 && found !== 6) throw new Error(`${found} of 6 nodes found`);
      return found > 0;
    },
  }),
  query('changes', {
    document: '($projectId: ID!) { changes(projectId: $projectId) { events { seq } } }',
    ...onProject,
  }),
  query('tasks', { document: '($projectId: ID!) { tasks(projectId: $projectId) { totalCount } }', ...onProject }),
  query('task', {
    document: '($taskId: ID!) { task(id: $taskId) { id } }',
    variables: async (team) => ({ taskId: await team.task() }),
  }),
  query('taskByKey', {
    document: '($key: String!) { taskByKey(key: $key) { id } }',
    variables: async (team) => {
      await team.task();
      return { key: `${team.projectKey}-1` };
    },
  }),
  query('myTasks', {
    document: '{ myTasks(first: 100) { nodes { id } } }',
    variables: async (team, person) => {
      await team.task();
      await team.assign(person);
      return {};
    },
    contains: (result, { taskId }) => (result as Connection).nodes.some(({ id }) => id === taskId),
  }),
  query('search', {
    document: '($projectId: ID!) { search(query: "or", projectId: $projectId) { nodes { task { id } } } }',
    variables: async (team) => {
      await team.task();
      return { projectId: team.projectId };
    },
  }),
  query('importRun', {
    document:
      '($projectId: ID!, $importId: String!) { importRun(projectId: $projectId, importId: $importId) { status } }',
    variables: async (team) => ({ projectId: team.projectId, importId: await team.importRun() }),
  }),
  ...(['taskChanged', 'commentChanged', 'projectChanged', 'projectEvents'] as const).map((field) =>
    subscription(field, {
      document: `($projectId: ID!, $after: Cursor) { ${field}(projectId: $projectId, after: $after) { seq } }`,
      variables: fromTheStart,
    }),
  ),
  subscription(
    'commentChanged',
    {
      document: '($taskId: ID!, $after: Cursor) { commentChanged(taskId: $taskId, after: $after) { seq } }',
      variables: async (team) => ({ taskId: await team.task(), after: (await fromTheStart(team)).after }),
    },
    'of one task',
  ),
  subscription('projectStatsChanged', {
    document: '($projectId: ID!) { projectStatsChanged(projectId: $projectId) { total } }',
    ...onProject,
  }),
  subscription('userTyping', {
    document: '($taskId: ID!) { userTyping(taskId: $taskId) { users { id } } }',
    variables: async (team) => ({ taskId: await team.typing() }),
  }),
  subscription('importProgress', {
    document:
      '($projectId: ID!, $importId: String!) { importProgress(projectId: $projectId, importId: $importId) { status } }',
    variables: async (team) => ({ projectId: team.projectId, importId: await team.importRun() }),
  }),
  myEvents,
  exporting,
];
