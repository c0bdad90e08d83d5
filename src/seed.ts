import type { Command, CommandServices } from './domain/command.js';
import { addComment } from './domain/comment/comments.js';
import { addReaction } from './domain/comment/reactions.js';
import { createLabel } from './domain/label/labels.js';
import { addProjectMember } from './domain/project/members.js';
import { createProject } from './domain/project/projects.js';
import { fullScope } from './domain/scope.js';
import { type CreateTaskInput, createTask, updateTask } from './domain/task/tasks.js';
import { openSession } from './domain/user/open-session.js';
import { setOperator } from './domain/user/operators.js';
import { signUp } from './domain/user/users.js';
import { createView } from './domain/view/views.js';
import { ConflictError } from './errors.js';
import type { Services } from './graphql/context.js';
import { storedId, type UserId } from './ids.js';

/** The demo's people; all have the same password, which everybody may know. */
export const demoPassword = 'taskwire-demo';
export const demoPeople = [
  { email: 'ada@example.com', name: 'Ada' },
  { email: 'grace@example.com', name: 'Grace' },
  { email: 'linus@example.com', name: 'Linus' },
] as const;

export interface DemoProject {
  /** Ada, who owns the project. */
  readonly ownerId: UserId;
  readonly projectId: string;
}

type DemoTask = Omit<CreateTaskInput, 'projectId'> & {
  readonly by: Command;
  readonly comments?: readonly (readonly [Command, string])[];
  /** To each of the comments. */
  readonly answer?: readonly [Command, string];
  /** Its sub-tasks. */
  readonly parts?: readonly string[];
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
 * Fills an empty database with a project to look at, by the same commands that people use.
 *
 * @param operator whether Ada may be an operator; when not, she is none any more after this
 * @returns the demo project, also when an earlier start made it; nothing when the database has other people's data, or
 *   another instance is filling it right now
 */
export async function seedDemo(
  services: CommandServices & Pick<Command, 'quotas'>,
  { operator }: { readonly operator: boolean },
): Promise<DemoProject | undefined> {
  const found = await services.db.project.findUnique({
    where: { key },
    include: { members: { where: { role: 'OWNER', user: { email: demoPeople[0].email } } } },
  });
  const owner = found?.members[0];
  if (found && owner) {
    if (!operator) await setOperator(services.db, demoPeople[0].email, false);
    return { ownerId: storedId('user', owner.userId), projectId: found.id };
  }
  if ((await services.db.user.count()) > 0) return undefined;

  const people: Command[] = [];
  try {
    // One after the other: of several instances that start at once, only one gets past Ada.
    for (const person of demoPeople) {
      const { userId } = await signUp(services.db, { ...person, password: demoPassword });
      people.push({ ...services, actorId: userId, scope: fullScope, origin });
    }
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
  if (operator) await setOperator(services.db, demoPeople[0].email, true);
  const [ada, grace, linus] = people;
  if (!ada || !grace || !linus) throw new Error('The demo needs three people');

  const { projectId } = (
    await createProject(ada, { key, name: 'Launch the website', description: 'Everything until the party.' })
  ).result;
  for (const [person, role] of [
    [demoPeople[1], 'ADMIN'],
    [demoPeople[2], 'MEMBER'],
  ] as const) {
    await addProjectMember(ada, { projectId, email: person.email, role });
  }

  const label = async (name: string, color: string) =>
    (await createLabel(ada, { projectId, name, color })).result.labelId;
  const [design, server, content] = [
    await label('design', '#a855f7'),
    await label('server', '#0ea5e9'),
    await label('content', '#f59e0b'),
  ];

  const today = Date.now();
  const inDays = (days: number) => new Date(today + days * 86_400_000).toISOString().slice(0, 10);
  const tasks: DemoTask[] = [
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
      dueDate: inDays(2),
      comments: [[ada, 'Love the colours.']],
      parts: ['The menu on a phone', 'The picture at the top'],
    },
    {
      by: linus,
      title: 'Set up the server',
      status: 'IN_PROGRESS',
      assigneeIds: [linus.actorId],
      labelIds: [server],
      dueDate: inDays(5),
    },
    {
      by: grace,
      title: 'Write the texts',
      status: 'IN_PROGRESS',
      assigneeIds: [ada.actorId, grace.actorId],
      labelIds: [content],
      comments: [[grace, `The first draft is in the folder. @${ada.actorId}, will you read it?`]],
      answer: [ada, 'Tomorrow morning.'],
    },
    { by: linus, title: 'Measure loading time', status: 'TODO', priority: 'LOW', labelIds: [server] },
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
      comments: [[linus, 'Nobody uses it any more.']],
    },
  ];
  for (const { by, comments, answer, parts, ...task } of tasks) {
    const { taskId } = (await createTask(by, { ...task, projectId })).result;
    for (const title of parts ?? []) await createTask(by, { projectId, title, parentId: taskId });
    for (const [author, body] of comments ?? []) {
      const { commentId } = (await addComment(author, { taskId, body })).result;
      if (!answer) continue;
      const [answerer, words] = answer;
      await addReaction(answerer, { commentId, emoji: '👍' });
      await addComment(answerer, { taskId, body: words, parentId: commentId });
    }
    if (task.status === 'IN_REVIEW') await updateTask(by, { taskId, description: 'Desktop and phone.' });
  }
  await createView(ada, {
    projectId,
    name: 'Due soon',
    shared: true,
    filter: { dueDate: { null: false }, status: { notIn: ['DONE', 'CANCELLED'] } },
    orderBy: [{ field: 'DUE_DATE', direction: 'ASC', nulls: 'LAST' }],
  });
  return { ownerId: ada.actorId, projectId };
}
