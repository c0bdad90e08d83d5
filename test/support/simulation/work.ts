import type { Person } from '../client.js';
import { inboxActs } from './inbox-work.js';
import type { Simulation } from './simulation.js';

/** What there is to work on in a project, and who works; some of it may be gone. */
export interface WorkContext {
  readonly day: Simulation;
  readonly projectId: string;
  /** The task where people type. */
  readonly typingFixture: string;
  people: readonly Person[];
  readonly tasks: string[];
  readonly deletedTasks: string[];
  readonly labels: string[];
  readonly comments: { readonly id: string; readonly author: Person }[];
  readonly views: { readonly id: string; readonly owner: Person }[];
}

export type Act = (desk: WorkContext, person: Person) => Promise<unknown>;
type Stock = 'tasks' | 'deletedTasks' | 'comments' | 'views';
type Made<K extends string> = { readonly [P in K]: { readonly id: string } };

const statuses = ['BACKLOG', 'TODO', 'IN_PROGRESS', 'IN_REVIEW', 'DONE', 'CANCELLED'];
const priorities = ['NONE', 'LOW', 'MEDIUM', 'HIGH', 'URGENT'];
const emoji = ['👍', '🎉', '🚀'];

const createTask: Act = async ({ day, projectId, tasks, labels }, person) => {
  const { random } = day;
  const made = await day.try<Made<'task'>>(
    person,
    'createTask',
    {
      projectId,
      title: `Task ${day.tick()}`,
      status: random.pick(statuses),
      priority: random.pick(priorities),
      labelIds: random.some(labels),
      ...(random.chance(0.4) && { assigneeIds: [person.id] }),
      ...(random.chance(0.3) && { dueDate: random.pick(['2020-02-29', '2199-12-31']) }),
      ...(random.chance(0.3) && tasks.length > 0 && { beforeTaskId: random.pick(tasks) }),
    },
    'task { id }',
  );
  if (made) tasks.push(made.task.id);
};

/** What people do, and what must be there for it. */
const acts: Readonly<Record<string, { readonly needs?: Stock; readonly act: Act }>> = {
  createTask: { act: createTask },
  updateTask: {
    needs: 'tasks',
    act: ({ day, tasks, labels }, person) =>
      day.try(person, 'updateTask', {
        taskId: day.random.pick(tasks),
        title: `Title ${day.tick()}`,
        ...(day.random.chance(0.3) && { description: `Text ${day.tick()}` }),
        ...(day.random.chance(0.3) && { assigneeIds: day.random.chance(0.5) ? [person.id] : [] }),
        ...(day.random.chance(0.3) && { labelIds: day.random.some(labels) }),
        ...(day.random.chance(0.3) && { status: day.random.pick(statuses), priority: day.random.pick(priorities) }),
      }),
  },
  moveTask: {
    needs: 'tasks',
    act: ({ day, tasks }, person) =>
      day.try(person, 'moveTask', {
        taskId: day.random.pick(tasks),
        afterTaskId: day.random.pick(tasks),
        ...(day.random.chance(0.5) && { status: day.random.pick(statuses) }),
      }),
  },
  bulkUpdateTasks: {
    needs: 'tasks',
    act: ({ day, projectId, tasks }, person) =>
      day.try(person, 'bulkUpdateTasks', {
        projectId,
        onError: 'SKIP_INVALID',
        items: day.random.some(tasks).map((taskId) => ({ taskId, status: day.random.pick(statuses) })),
      }),
  },
  deleteTask: {
    needs: 'tasks',
    act: async ({ day, tasks, deletedTasks }, person) => {
      const taskId = take(tasks, day);
      if (await day.try(person, 'deleteTask', { taskId })) deletedTasks.push(taskId);
    },
  },
  restoreTask: {
    needs: 'deletedTasks',
    act: async ({ day, tasks, deletedTasks }, person) => {
      const taskId = take(deletedTasks, day);
      if (await day.try(person, 'restoreTask', { taskId })) tasks.push(taskId);
    },
  },
  addComment: {
    needs: 'tasks',
    act: async ({ day, tasks, comments, people }, person) => {
      const taskId = day.random.pick(tasks);
      const body = `Look, @${day.random.pick(people).id}: ${day.tick()}`;
      const made = await day.try<Made<'comment'>>(person, 'addComment', { taskId, body }, 'comment { id }');
      if (!made) return;
      comments.push({ id: made.comment.id, author: person });
      if (!day.random.chance(0.5)) return;
      await day.try(person, 'addComment', { taskId, parentId: made.comment.id, body: 'And another thing' });
    },
  },
  editComment: {
    needs: 'comments',
    act: ({ day, comments }) => {
      const { id, author } = day.random.pick(comments);
      return day.try(author, 'editComment', { commentId: id, body: `Edited ${day.tick()}` });
    },
  },
  deleteComment: {
    needs: 'comments',
    act: ({ day, comments }) => {
      const { id, author } = take(comments, day);
      return day.try(author, 'deleteComment', { commentId: id });
    },
  },
  addReaction: {
    needs: 'comments',
    act: ({ day, comments }, person) =>
      day.try(person, 'addReaction', { commentId: day.random.pick(comments).id, emoji: day.random.pick(emoji) }),
  },
  removeReaction: {
    needs: 'comments',
    act: ({ day, comments }, person) =>
      day.try(person, 'removeReaction', { commentId: day.random.pick(comments).id, emoji: day.random.pick(emoji) }),
  },
  createView: {
    act: async ({ day, projectId, views }, person) => {
      const input = { projectId, name: `View ${day.tick()}`, shared: day.random.chance(0.5) };
      const made = await day.try<Made<'view'>>(person, 'createView', input, 'view { id }');
      if (made) views.push({ id: made.view.id, owner: person });
    },
  },
  updateView: {
    needs: 'views',
    act: ({ day, views }) => {
      const { id, owner } = day.random.pick(views);
      const shared = day.random.pick([{}, { shared: true }, { shared: false }]);
      return day.try(owner, 'updateView', { viewId: id, name: `View ${day.tick()}`, ...shared });
    },
  },
  deleteView: {
    needs: 'views',
    act: ({ day, views }) => {
      const { id, owner } = take(views, day);
      return day.try(owner, 'deleteView', { viewId: id });
    },
  },
  setTyping: { act: ({ day, typingFixture }, person) => day.type(person, typingFixture) },
  ...inboxActs,
};

/** The commands that a day of work is made of. */
export const commands = Object.keys(acts);

/** One of them, which is not there any more. There must be some. */
function take<T>(list: T[], { random }: Simulation): T {
  const [taken] = list.splice(random.below(list.length), 1);
  return taken as T;
}

/** So many acts by whoever works there, three at a time. Some come too late. */
export async function work(desk: WorkContext, count: number): Promise<void> {
  const { random } = desk.day;
  let left = count;
  const lane = async () => {
    for (; left > 0; left -= 1) {
      const { needs, act } = random.pick(Object.values(acts));
      const possible = needs === undefined || desk[needs].length > 0;
      await (possible ? act : createTask)(desk, random.pick(desk.people));
    }
  };
  await Promise.all([lane(), lane(), lane()]);
}
