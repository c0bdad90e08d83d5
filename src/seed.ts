import type { Command, CommandServices } from './domain/command.js';
import { addComment } from './domain/comment/comments.js';
import { addReaction } from './domain/comment/reactions.js';
import { createLabel } from './domain/label/labels.js';
import { addProjectMember } from './domain/project/members.js';
import { createProject } from './domain/project/projects.js';
import { fullScope } from './domain/scope.js';
import { type CreateTaskInput, createTask } from './domain/task/create-task.js';
import { updateTask } from './domain/task/tasks.js';
import { openSession } from './domain/user/open-session.js';
import { setOperator } from './domain/user/operators.js';
import { type AccountServices, signUp } from './domain/user/users.js';
import { createView } from './domain/view/views.js';
import { ConflictError } from './errors.js';
import type { Services } from './graphql/context.js';
import { storedId, type UserId } from './ids.js';
import type { Db } from './store/database.js';

/** The password of all demo users, which is public. */
export const demoPassword = 'taskwire-demo';
export const demoPeople = [
  { email: 'ada@example.com', name: 'Ada' },
  { email: 'grace@example.com', name: 'Grace' },
  { email: 'linus@example.com', name: 'Linus' },
] as const;

export interface DemoProject {
  /** The id of Ada, the owner of the project. */
  readonly ownerId: UserId;
  readonly projectId: string;
}

/** The services that commands need. */
type SeedServices = CommandServices & AccountServices & Pick<Command, 'quotas'>;

/** The contexts in which the demo users run commands. */
interface DemoUsers {
  readonly ada: Command;
  readonly grace: Command;
  readonly linus: Command;
}

type DemoTask = Omit<CreateTaskInput, 'projectId'> & {
  readonly by: Command;
  readonly comments?: readonly (readonly [Command, string])[];
  /** A reply to each comment. */
  readonly reply?: readonly [Command, string];
  /** Titles of sub-tasks. */
  readonly subTasks?: readonly string[];
};

const key = 'DEMO';
const origin = { clientId: 'seed', mutationId: null };

/** Begins a session of the demo project's owner. @returns an access token */
export async function signInDemo(services: Services, { ownerId }: DemoProject): Promise<string> {
  const { db, log, bus, metrics, quotas, sessions, tokens } = services;
  const command: Command = { db, log, bus, metrics, quotas, actorId: ownerId, scope: fullScope, origin };
  const { lifetimeSeconds } = sessions;
  return tokens.issue(await openSession(command, { label: 'GraphiQL', cookie: false, lifetimeSeconds })).accessToken;
}

/**
 * Fills an empty database with the demo project, by the commands that mutations use.
 *
 * @param operator true to make Ada an operator; false to revoke the right
 * @returns the demo project, also one from an earlier start; undefined when the database has other users, or while another
 *   instance fills it
 */
export async function seedDemo(
  services: SeedServices,
  { operator }: { readonly operator: boolean },
): Promise<DemoProject | undefined> {
  const { db } = services;
  const existing = await findDemo(db);
  if (existing && !operator) await setOperator(db, demoPeople[0].email, false);
  if (existing || (await hasUsers(db))) return existing;
  const users = await signUpUsers(services);
  if (!users) return undefined;
  if (operator) await setOperator(db, demoPeople[0].email, true);
  const projectId = await createDemoProject(users.ada);
  const labels = await createLabels(users.ada, projectId);
  for (const task of demoTasks(users, labels)) await createDemoTask(projectId, task);
  await createSharedView(users.ada, projectId);
  return { ownerId: users.ada.actorId, projectId };
}

async function findDemo(db: Db): Promise<DemoProject | undefined> {
  const found = await db.sql
    .selectFrom('projectMember')
    .innerJoin('project', 'project.id', 'projectMember.projectId')
    .innerJoin('user', 'user.id', 'projectMember.userId')
    .select(['projectMember.userId', 'projectMember.projectId'])
    .where('project.key', '=', key)
    .where('projectMember.role', '=', 'OWNER')
    .where('user.email', '=', demoPeople[0].email)
    .executeTakeFirst();
  return found && { ownerId: storedId('user', found.userId), projectId: found.projectId };
}

async function hasUsers(db: Db): Promise<boolean> {
  return (await db.sql.selectFrom('user').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Signs the users up. @returns undefined when another instance has signed them up */
async function signUpUsers(services: SeedServices): Promise<DemoUsers | undefined> {
  const signUpUser = async (person: (typeof demoPeople)[number]): Promise<Command> => {
    const { userId } = await signUp(services, { ...person, password: demoPassword });
    return { ...services, actorId: userId, scope: fullScope, origin };
  };
  const [ada, grace, linus] = demoPeople;
  try {
    // One sign-up at a time: of several simultaneous starts, only one succeeds with Ada's.
    return { ada: await signUpUser(ada), grace: await signUpUser(grace), linus: await signUpUser(linus) };
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
}

async function createDemoProject(ada: Command): Promise<string> {
  const input = { key, name: 'Launch the website', description: 'Everything until the party.' };
  const { projectId } = (await createProject(ada, input)).result;
  const [, grace, linus] = demoPeople;
  await addProjectMember(ada, { projectId, email: grace.email, role: 'ADMIN' });
  await addProjectMember(ada, { projectId, email: linus.email, role: 'MEMBER' });
  return projectId;
}

interface DemoLabels {
  readonly design: string;
  readonly server: string;
  readonly content: string;
}

async function createLabels(ada: Command, projectId: string): Promise<DemoLabels> {
  const label = async (name: string, color: string) =>
    (await createLabel(ada, { projectId, name, color })).result.labelId;
  return {
    design: await label('design', '#a855f7'),
    server: await label('server', '#0ea5e9'),
    content: await label('content', '#f59e0b'),
  };
}

function demoTasks({ ada, grace, linus }: DemoUsers, { design, server, content }: DemoLabels): DemoTask[] {
  const today = Date.now();
  const inDays = (days: number) => new Date(today + days * 86_400_000).toISOString().slice(0, 10);
  return [
    { by: ada, title: 'Agree on the goals', status: 'DONE', priority: 'HIGH', assigneeIds: [ada.actorId] },
    {
      by: ada,
      title: 'Choose a name',
      status: 'DONE',
      comments: [
        [linus, 'Two syllables, please.'],
        [ada, 'Agreed.'],
      ],
    },
    {
      by: grace,
      title: 'Draw the start page',
      status: 'IN_REVIEW',
      priority: 'HIGH',
      assigneeIds: [grace.actorId],
      labelIds: [design],
      startDate: inDays(-3),
      dueDate: inDays(2),
      estimate: 5,
      comments: [[ada, 'Love the colours.']],
      subTasks: ['The menu on a phone', 'The picture at the top'],
    },
    {
      by: linus,
      title: 'Set up the server',
      status: 'IN_PROGRESS',
      assigneeIds: [linus.actorId],
      labelIds: [server],
      startDate: inDays(0),
      dueDate: inDays(5),
      estimate: 8,
    },
    {
      by: grace,
      title: 'Write the texts',
      status: 'IN_PROGRESS',
      assigneeIds: [ada.actorId, grace.actorId],
      labelIds: [content],
      estimate: 3,
      comments: [[grace, `The first draft is in the folder. @${ada.actorId}, will you read it?`]],
      reply: [ada, 'Tomorrow morning.'],
    },
    { by: linus, title: 'Measure loading time', status: 'TODO', priority: 'LOW', labelIds: [server], estimate: 2 },
    { by: ada, title: 'Ask three customers', status: 'TODO', priority: 'MEDIUM', dueDate: inDays(7) },
    {
      by: grace,
      title: 'Check contrast and keyboard',
      status: 'TODO',
      assigneeIds: [grace.actorId],
      labelIds: [design],
    },
    { by: linus, title: 'Redirect the old addresses', status: 'TODO', priority: 'URGENT', dueDate: inDays(1) },
    { by: ada, title: 'Plan the party', status: 'BACKLOG' },
    { by: grace, title: 'Record a short film', status: 'BACKLOG', priority: 'LOW' },
    {
      by: linus,
      title: 'Support the old browser',
      status: 'CANCELLED',
      comments: [[linus, 'It has no visitors left.']],
    },
  ];
}

async function createDemoTask(
  projectId: string,
  { by, comments = [], reply, subTasks = [], ...task }: DemoTask,
): Promise<void> {
  const { taskId } = (await createTask(by, { ...task, projectId })).result;
  for (const title of subTasks) await createTask(by, { projectId, title, parentId: taskId });
  for (const [author, body] of comments) {
    const { commentId } = (await addComment(author, { taskId, body })).result;
    if (!reply) continue;
    const [replier, replyBody] = reply;
    await addReaction(replier, { commentId, emoji: '👍' });
    await addComment(replier, { taskId, body: replyBody, parentId: commentId });
  }
  if (task.status === 'IN_REVIEW') await updateTask(by, { taskId, description: 'Desktop and phone.' });
}

async function createSharedView(ada: Command, projectId: string): Promise<void> {
  await createView(ada, {
    projectId,
    name: 'Due soon',
    shared: true,
    filter: { dueDate: { null: false }, status: { notIn: ['DONE', 'CANCELLED'] } },
    orderBy: [{ field: 'DUE_DATE', direction: 'ASC', nulls: 'LAST' }],
  });
}
