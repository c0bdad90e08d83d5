import { openPostgres } from '../../src/store/postgres.js';
import type { TableServerName } from '../peers/table-servers.js';
import type { LoadRequest } from './http-load.js';
import { createWorkspace, type Workspace } from './workspace.js';

/** The tasks of a scenario, whether the scenario has one project or all. */
const tasks = 100;
export const projects = 20;
const assigneesPerTask = 4;

/** The requests of a command to one server. */
export type CommandRequests = Required<Pick<LoadRequest, 'bodies' | 'expected'>>;

/** A project, an unassigned task to update and an assigned task to comment on. */
interface Target {
  readonly projectId: string;
  readonly updatedId: string;
  readonly commentedId: string;
}

/**
 * Creates the workspace of the commands. The owner of all projects sends the commands. A project's first half of the
 * tasks has no assignees, the second half has the same four.
 */
export async function createCommandWorkspace(adminUrl: string): Promise<Workspace> {
  const workspace = await createWorkspace(adminUrl, {
    members: projects * (assigneesPerTask + 1),
    membersPerProject: assigneesPerTask + 1,
    projects,
    tasksPerProject: (index) => 2 * (index === 0 ? tasks : tasks / projects),
  });
  await using database = openPostgres(workspace.databaseUrl, 2, () => {});
  const { prisma } = database;
  for (const { taskIds, memberIds } of workspace.projects) {
    const assigneeIds = memberIds.filter((id) => id !== workspace.ownerId).slice(0, assigneesPerTask);
    await prisma.taskAssignee.createMany({
      data: taskIds.slice(taskIds.length / 2).flatMap((taskId) => assigneeIds.map((userId) => ({ taskId, userId }))),
    });
  }
  await prisma.$executeRaw`ANALYZE`;
  return workspace;
}

/** Returns 100 targets. Successive targets are in different projects. */
function targetsOf(workspace: Workspace, projectCount: number): Target[] {
  return Array.from({ length: tasks }, (_, index) => {
    const { id = '', taskIds = [] } = workspace.projects[index % projectCount] ?? {};
    const task = Math.floor(index / projectCount);
    return { projectId: id, updatedId: taskIds[task] ?? '', commentedId: taskIds[taskIds.length / 2 + task] ?? '' };
  });
}

interface Command {
  readonly expected: string;
  readonly documents: Readonly<Record<TableServerName, string>>;
  /** The variable `input` of the Taskwire command. */
  readonly input: (target: Target) => object;
  /** The variables of the peers' commands: the columns of the row. */
  readonly row: (target: Target, ownerId: string) => object;
}

const title = 'Title %n';
const body = 'Comment %n on the next steps of the task, of a typical length.';
const textVariables = '$id: String!, $taskId: String!, $authorId: String!, $body: String!';
const taskVariables =
  '$id: String!, $projectId: String!, $number: Int!, $title: String!, $position: String!, $createdById: String!';

/** The commands. The peers write the row alone. */
const commands = {
  updateTask: {
    expected: `"title":"${title}"`,
    documents: {
      taskwire: `mutation ($input: UpdateTaskInput!) { updateTask(input: $input) {
        __typename ... on UpdateTaskPayload { task { id title version } } } }`,
      stock: 'mutation ($id: String!, $title: String!) { updateTask(id: $id, title: $title) { id title version } }',
      PostGraphile: `mutation ($id: String!, $title: String!) {
        updateTaskByRowId(input: { rowId: $id, taskPatch: { title: $title } }) { task { rowId title version } } }`,
    },
    input: ({ updatedId }) => ({ taskId: updatedId, title }),
    row: ({ updatedId }) => ({ id: updatedId, title }),
  },
  addComment: {
    expected: `"body":"${body}"`,
    documents: {
      taskwire: `mutation ($input: AddCommentInput!) { addComment(input: $input) {
        __typename ... on AddCommentPayload { comment { id body } } } }`,
      stock: `mutation (${textVariables}) {
        addComment(id: $id, taskId: $taskId, authorId: $authorId, body: $body) { id body } }`,
      PostGraphile: `mutation (${textVariables}) {
        createComment(input: { comment: { rowId: $id, taskId: $taskId, authorId: $authorId, body: $body } }) {
          comment { rowId body } } }`,
    },
    input: ({ commentedId }) => ({ taskId: commentedId, body }),
    row: ({ commentedId }, authorId) => ({ id: 'comment-%n', taskId: commentedId, authorId, body }),
  },
  createTask: {
    expected: `"title":"${title}"`,
    documents: {
      taskwire: `mutation ($input: CreateTaskInput!) { createTask(input: $input) {
        __typename ... on CreateTaskPayload { task { id title version } } } }`,
      stock: `mutation (${taskVariables}) { createTask(id: $id, projectId: $projectId, number: $number, title: $title,
        position: $position, createdById: $createdById) { id title version } }`,
      PostGraphile: `mutation (${taskVariables}) { createTask(input: { task: { rowId: $id, projectId: $projectId,
        number: $number, title: $title, position: $position, createdById: $createdById } }) {
          task { rowId title version } } }`,
    },
    input: ({ projectId }) => ({ projectId, title }),
    row: ({ projectId }, createdById) => {
      return { id: 'task-%n', projectId, number: '%n', title, position: 'a0', createdById };
    },
  },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;
export const commandNames = Object.keys(commands) as CommandName[];

/** Returns the requests of a command to a server, in as many projects of the workspace. */
export function commandRequests(
  name: CommandName,
  server: TableServerName,
  workspace: Workspace,
  projectCount: number,
): CommandRequests {
  const { expected, documents, input, row }: Command = commands[name];
  const bodies = targetsOf(workspace, projectCount).map((target) => {
    const variables = server === 'taskwire' ? { input: input(target) } : row(target, workspace.ownerId);
    // A number in JSON has no quotes.
    return JSON.stringify({ query: documents[server], variables }).replace('"number":"%n"', '"number":%n');
  });
  return { bodies, expected };
}
