import { succeed } from '../mutate.js';
import { addMember } from '../operations.js';
import { follow, type OperationSpec, outcomeOf, question } from './operation-spec.js';
import type { Team } from './role-fixtures.js';

/*
 * Every way to read a project: each root field of queries and subscriptions that has something of it, and its export.
 */

const onProject = { variables: ({ projectId }: Team) => ({ projectId }) };

interface Connection {
  readonly nodes: readonly { readonly id: string }[];
}

/** The cursor before a stream's first event. */
async function fromTheStart({ db, projectId }: Team) {
  const { epoch } = await db.eventLog.findFirstOrThrow();
  return { projectId, after: Buffer.from(`${epoch}.${projectId}.0`).toString('base64url') };
}

const exporting: OperationSpec = {
  through: 'GET /projects/:id/export',
  writes: false,
  plain: true,
  async attempt({ team, person }) {
    const response = await fetch(`${person.url}/projects/${team.projectId}/export?format=json`, {
      headers: { authorization: person.authorization },
    });
    return outcomeOf(response);
  },
};

/**
 * A person's own stream of everything refuses nobody: it has what happens in the project, or it doesn't. Something happens,
 * and who is not a member is let in after it: to them the project begins there.
 */
const myEvents: OperationSpec = {
  through: 'Subscription.myEvents',
  writes: false,
  async attempt({ team, person, send }) {
    const { projectId, db, roles } = team;
    const { data } = await send(person, '{ myCursor }', {});
    const guest = { projectId, userId: roles.guest.id };
    await succeed(roles.members.OWNER, 'updateProjectMember', { ...guest, role: 'MEMBER' });
    if ((await db.projectMember.count({ where: { projectId, userId: person.id } })) === 0) {
      await team.reset(false);
      await addMember(roles.members.OWNER, projectId, person);
    }
    const document = `subscription ($after: Cursor) {
      myEvents(after: $after) { __typename ... on ProjectMemberEvent { projectId } }
    }`;
    const told = await send(person, document, { after: data?.myCursor }, (next) => {
      return (next.myEvents as { projectId?: string }).projectId === projectId;
    });
    const event = told.data?.myEvents as { __typename: string } | undefined;
    return event?.__typename === 'ProjectMemberRoleChanged' ? 'done' : 'NOT_FOUND';
  },
};

export const reading: readonly [OperationSpec, ...OperationSpec[]] = [
  question('project', {
    document: `($projectId: ID!) {
      project(id: $projectId) {
        id cursor viewerRole stats { total } members { totalCount } labels { totalCount } tasks { totalCount }
        views { totalCount } history { totalCount }
      }
    }`,
    ...onProject,
  }),
  question('projects', {
    document: '{ projects(first: 100) { nodes { id } } }',
    seen: (answer, { projectId }) => (answer as Connection).nodes.some(({ id }) => id === projectId),
  }),
  question('notificationPreferences', {
    document: '($projectId: ID!) { notificationPreferences(projectId: $projectId) { enabled } }',
    ...onProject,
  }),
  question('node', { document: '($projectId: ID!) { node(id: $projectId) { id } }', ...onProject }),
  question('nodes', {
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
    seen(answer) {
      const found = (answer as (object | null)[]).filter((node) => node !== null).length;
      if (found !== 0 && found !== 6) throw new Error(`${found} of the nodes`);
      return found > 0;
    },
  }),
  question('changes', {
    document: '($projectId: ID!) { changes(projectId: $projectId) { events { seq } } }',
    ...onProject,
  }),
  question('tasks', { document: '($projectId: ID!) { tasks(projectId: $projectId) { totalCount } }', ...onProject }),
  question('task', {
    document: '($taskId: ID!) { task(id: $taskId) { id } }',
    variables: async (team) => ({ taskId: await team.task() }),
  }),
  question('taskByKey', {
    document: '($key: String!) { taskByKey(key: $key) { id } }',
    variables: async (team) => {
      await team.task();
      return { key: `${team.projectKey}-1` };
    },
  }),
  question('myTasks', {
    document: '{ myTasks(first: 100) { nodes { id } } }',
    variables: async (team, person) => {
      await team.task();
      await team.assign(person);
      return {};
    },
    seen: (answer, { taskId }) => (answer as Connection).nodes.some(({ id }) => id === taskId),
  }),
  question('importRun', {
    document:
      '($projectId: ID!, $importId: String!) { importRun(projectId: $projectId, importId: $importId) { status } }',
    variables: async (team) => ({ projectId: team.projectId, importId: await team.importRun() }),
  }),
  ...(['taskChanged', 'commentChanged', 'projectChanged', 'projectEvents'] as const).map((field) =>
    follow(field, {
      document: `($projectId: ID!, $after: Cursor) { ${field}(projectId: $projectId, after: $after) { seq } }`,
      variables: fromTheStart,
    }),
  ),
  follow(
    'commentChanged',
    {
      document: '($taskId: ID!, $after: Cursor) { commentChanged(taskId: $taskId, after: $after) { seq } }',
      variables: async (team) => ({ taskId: await team.task(), after: (await fromTheStart(team)).after }),
    },
    'of one task',
  ),
  follow('projectStatsChanged', {
    document: '($projectId: ID!) { projectStatsChanged(projectId: $projectId) { total } }',
    ...onProject,
  }),
  follow('userTyping', {
    document: '($taskId: ID!) { userTyping(taskId: $taskId) { users { id } } }',
    variables: async (team) => ({ taskId: await team.typing() }),
  }),
  follow('importProgress', {
    document:
      '($projectId: ID!, $importId: String!) { importProgress(projectId: $projectId, importId: $importId) { status } }',
    variables: async (team) => ({ projectId: team.projectId, importId: await team.importRun() }),
  }),
  myEvents,
  exporting,
];
