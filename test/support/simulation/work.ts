import type { Person } from '../client.js';
import { inboxCommands } from './inbox-work.js';
import type { Simulation } from './simulation.js';

/** The users and objects for the random commands of a project. Concurrent commands may have removed an object. */
export interface WorkContext {
  readonly simulation: Simulation;
  readonly projectId: string;
  /** The task of all typing reports. */
  readonly typingTaskId: string;
  people: readonly Person[];
  readonly tasks: string[];
  readonly deletedTasks: string[];
  readonly labels: string[];
  readonly comments: { readonly id: string; readonly author: Person }[];
  readonly views: { readonly id: string; readonly owner: Person }[];
}

export type Command = (context: WorkContext, person: Person) => Promise<unknown>;
type ItemList = 'tasks' | 'deletedTasks' | 'comments' | 'views';
type Created<K extends string> = { readonly [P in K]: { readonly id: string } };

const statuses = ['BACKLOG', 'TODO', 'IN_PROGRESS', 'IN_REVIEW', 'DONE', 'CANCELLED'];
const priorities = ['NONE', 'LOW', 'MEDIUM', 'HIGH', 'URGENT'];
const emoji = ['👍', '🎉', '🚀'];

const createTask: Command = async ({ simulation, projectId, tasks, labels }, person) => {
  const { random } = simulation;
  const created = await simulation.try<Created<'task'>>(
    person,
    'createTask',
    {
      projectId,
      title: `Task ${simulation.tick()}`,
      status: random.pick(statuses),
      priority: random.pick(priorities),
      labelIds: random.some(labels),
      ...(random.chance(0.4) && { assigneeIds: [person.id] }),
      ...(random.chance(0.3) && { dueDate: random.pick(['2020-02-29', '2199-12-31']) }),
      ...(random.chance(0.2) && { startDate: '2019-12-31', estimate: random.pick([0, 5, 999]) }),
      ...(random.chance(0.3) && tasks.length > 0 && { beforeTaskId: random.pick(tasks) }),
    },
    'task { id }',
  );
  if (created) tasks.push(created.task.id);
};

/** The commands, each with the list of its subjects. A command is skipped for an empty list. */
const commandSpecs: Readonly<Record<string, { readonly needs?: ItemList; readonly run: Command }>> = {
  createTask: { run: createTask },
  updateTask: {
    needs: 'tasks',
    run: ({ simulation, tasks, labels }, person) =>
      simulation.try(person, 'updateTask', {
        taskId: simulation.random.pick(tasks),
        title: `Title ${simulation.tick()}`,
        ...(simulation.random.chance(0.2) && { estimate: simulation.random.pick([null, 1, 8]) }),
        ...(simulation.random.chance(0.2) && { startDate: simulation.random.pick([null, '2019-12-31']) }),
        ...(simulation.random.chance(0.3) && { description: `Text ${simulation.tick()}` }),
        ...(simulation.random.chance(0.3) && { assigneeIds: simulation.random.chance(0.5) ? [person.id] : [] }),
        ...(simulation.random.chance(0.3) && { labelIds: simulation.random.some(labels) }),
        ...(simulation.random.chance(0.3) && {
          status: simulation.random.pick(statuses),
          priority: simulation.random.pick(priorities),
        }),
      }),
  },
  moveTask: {
    needs: 'tasks',
    run: ({ simulation, tasks }, person) =>
      simulation.try(person, 'moveTask', {
        taskId: simulation.random.pick(tasks),
        afterTaskId: simulation.random.pick(tasks),
        ...(simulation.random.chance(0.5) && { status: simulation.random.pick(statuses) }),
      }),
  },
  bulkUpdateTasks: {
    needs: 'tasks',
    run: ({ simulation, projectId, tasks }, person) =>
      simulation.try(person, 'bulkUpdateTasks', {
        projectId,
        onError: 'SKIP_INVALID',
        items: simulation.random.some(tasks).map((taskId) => ({ taskId, status: simulation.random.pick(statuses) })),
      }),
  },
  deleteTask: {
    needs: 'tasks',
    run: async ({ simulation, tasks, deletedTasks }, person) => {
      const taskId = removeRandom(tasks, simulation);
      if (await simulation.try(person, 'deleteTask', { taskId })) deletedTasks.push(taskId);
    },
  },
  restoreTask: {
    needs: 'deletedTasks',
    run: async ({ simulation, tasks, deletedTasks }, person) => {
      const taskId = removeRandom(deletedTasks, simulation);
      if (await simulation.try(person, 'restoreTask', { taskId })) tasks.push(taskId);
    },
  },
  addComment: {
    needs: 'tasks',
    run: async ({ simulation, tasks, comments, people }, person) => {
      const taskId = simulation.random.pick(tasks);
      const body = `Look, @${simulation.random.pick(people).id}: ${simulation.tick()}`;
      const created = await simulation.try<Created<'comment'>>(
        person,
        'addComment',
        { taskId, body },
        'comment { id }',
      );
      if (!created) return;
      comments.push({ id: created.comment.id, author: person });
      if (!simulation.random.chance(0.5)) return;
      await simulation.try(person, 'addComment', { taskId, parentId: created.comment.id, body: 'And another thing' });
    },
  },
  editComment: {
    needs: 'comments',
    run: ({ simulation, comments }) => {
      const { id, author } = simulation.random.pick(comments);
      return simulation.try(author, 'editComment', { commentId: id, body: `Edited ${simulation.tick()}` });
    },
  },
  deleteComment: {
    needs: 'comments',
    run: ({ simulation, comments }) => {
      const { id, author } = removeRandom(comments, simulation);
      return simulation.try(author, 'deleteComment', { commentId: id });
    },
  },
  addReaction: {
    needs: 'comments',
    run: ({ simulation, comments }, person) =>
      simulation.try(person, 'addReaction', {
        commentId: simulation.random.pick(comments).id,
        emoji: simulation.random.pick(emoji),
      }),
  },
  removeReaction: {
    needs: 'comments',
    run: ({ simulation, comments }, person) =>
      simulation.try(person, 'removeReaction', {
        commentId: simulation.random.pick(comments).id,
        emoji: simulation.random.pick(emoji),
      }),
  },
  createView: {
    run: async ({ simulation, projectId, views }, person) => {
      const input = { projectId, name: `View ${simulation.tick()}`, shared: simulation.random.chance(0.5) };
      const created = await simulation.try<Created<'view'>>(person, 'createView', input, 'view { id }');
      if (created) views.push({ id: created.view.id, owner: person });
    },
  },
  updateView: {
    needs: 'views',
    run: ({ simulation, views }) => {
      const { id, owner } = simulation.random.pick(views);
      const shared = simulation.random.pick([{}, { shared: true }, { shared: false }]);
      return simulation.try(owner, 'updateView', { viewId: id, name: `View ${simulation.tick()}`, ...shared });
    },
  },
  deleteView: {
    needs: 'views',
    run: ({ simulation, views }) => {
      const { id, owner } = removeRandom(views, simulation);
      return simulation.try(owner, 'deleteView', { viewId: id });
    },
  },
  setTyping: { run: ({ simulation, typingTaskId }, person) => simulation.setTyping(person, typingTaskId) },
  ...inboxCommands,
};

/** Names of all random commands. */
export const commands = Object.keys(commandSpecs);

/** Removes a random item from a non-empty list. */
function removeRandom<T>(list: T[], { random }: Simulation): T {
  const [removed] = list.splice(random.below(list.length), 1);
  return removed as T;
}

/** Sends `count` random commands by random users, three at a time. Concurrent commands may refuse some of them. */
export async function work(context: WorkContext, count: number): Promise<void> {
  const { random } = context.simulation;
  let left = count;
  const runLane = async () => {
    for (; left > 0; left -= 1) {
      const { needs, run } = random.pick(Object.values(commandSpecs));
      const possible = needs === undefined || context[needs].length > 0;
      await (possible ? run : createTask)(context, random.pick(context.people));
    }
  };
  await Promise.all([runLane(), runLane(), runLane()]);
}
