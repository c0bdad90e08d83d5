import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventLog } from '../../src/events/log.js';
import { describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { foldEvents, type ProjectState, readState } from '../support/fold.js';
import { startInstance } from '../support/instance.js';
import { addMember, newProject } from '../support/operations.js';

/*
 * Several users send random commands to two instances at once. Folding the events must give the state of the tables,
 * and the `from` of each event must be the state after the events before it.
 */

const seed = Number(process.env.FOLD_SEED ?? Date.now() % 1_000_000);

/** The objects of one project that commands choose from. */
interface ProjectObjects {
  readonly projectId: string;
  readonly people: readonly Person[];
  readonly tasks: string[];
  readonly labels: string[];
  readonly comments: string[];
}

interface Step {
  readonly command: keyof typeof commands;
  readonly person: number;
  readonly a: number;
  readonly b: number;
  readonly text: string;
}

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];
const statuses = ['BACKLOG', 'TODO', 'IN_PROGRESS', 'DONE'];
const someIds = (objects: ProjectObjects, { a, b }: Step) =>
  [at(objects.people, a)?.id, at(objects.people, b)?.id].slice(0, 1 + (b % 2));

/** The input of each mutation; a field without a target stays undefined. The server refuses many inputs by design. */
const commands = {
  createTask: (objects: ProjectObjects, step: Step) => ({
    projectId: objects.projectId,
    title: step.text,
    status: at(statuses, step.a),
    ...(step.b % 3 === 0 && { assigneeIds: someIds(objects, step) }),
    ...(step.b % 4 === 0 && { labelIds: objects.labels.slice(0, 2) }),
    ...(step.b % 5 === 0 && objects.tasks.length > 0 && { parentId: at(objects.tasks, step.a) }),
    ...(step.b % 7 === 0 && objects.tasks.length > 0 && { beforeTaskId: at(objects.tasks, step.b) }),
  }),
  updateTask: (objects: ProjectObjects, step: Step) => ({
    taskId: at(objects.tasks, step.a),
    ...(step.b % 2 === 0 && { title: step.text }),
    ...(step.b % 3 === 0 && { status: at(statuses, step.b) }),
    ...(step.b % 4 === 1 && { assigneeIds: someIds(objects, step) }),
    ...(step.b % 5 === 1 && { labelIds: objects.labels.slice(step.b % 3) }),
    ...(step.b % 5 === 2 && { dueDate: step.b % 2 ? null : '2027-03-01' }),
    ...(step.b % 6 === 3 && { parentId: at(objects.tasks, step.b) ?? null }),
    ...(step.b % 8 === 4 && { expectedVersion: 1 + (step.b % 3) }),
  }),
  moveTask: (objects: ProjectObjects, step: Step) => ({
    taskId: at(objects.tasks, step.a),
    [step.a % 2 ? 'afterTaskId' : 'beforeTaskId']: at(objects.tasks, step.b),
    ...(step.b % 3 === 0 && { status: at(statuses, step.b) }),
  }),
  deleteTask: (objects: ProjectObjects, { a }: Step) => ({ taskId: at(objects.tasks, a) }),
  restoreTask: (objects: ProjectObjects, { a }: Step) => ({ taskId: at(objects.tasks, a) }),
  bulkUpdateTasks: (objects: ProjectObjects, step: Step) => ({
    projectId: objects.projectId,
    onError: step.b % 2 ? 'SKIP_INVALID' : 'ALL_OR_NOTHING',
    items: objects.tasks.slice(step.a % 3, (step.a % 3) + 4).map((taskId, index) => ({
      taskId,
      ...(index === 3 && step.b % 3 === 0
        ? { delete: true }
        : { title: `${step.text}${index}`, status: at(statuses, index) }),
    })),
  }),
  createLabel: (objects: ProjectObjects, { text }: Step) => ({ projectId: objects.projectId, name: text }),
  updateLabel: (objects: ProjectObjects, { a, text }: Step) => ({ labelId: at(objects.labels, a), name: text }),
  deleteLabel: (objects: ProjectObjects, { a }: Step) => ({ labelId: at(objects.labels, a) }),
  addComment: (objects: ProjectObjects, step: Step) => ({
    taskId: at(objects.tasks, step.a),
    body: `${step.text} @${at(objects.people, step.b)?.id}`,
  }),
  editComment: (objects: ProjectObjects, { a, text }: Step) => ({ commentId: at(objects.comments, a), body: text }),
  deleteComment: (objects: ProjectObjects, { a }: Step) => ({ commentId: at(objects.comments, a) }),
  addReaction: (objects: ProjectObjects, { a, b }: Step) => ({
    commentId: at(objects.comments, a),
    emoji: b % 2 ? '👍' : '🎉',
  }),
  removeReaction: (objects: ProjectObjects, { a, b }: Step) => ({
    commentId: at(objects.comments, a),
    emoji: b % 2 ? '👍' : '🎉',
  }),
  updateProject: (objects: ProjectObjects, { a, text }: Step) => ({
    projectId: objects.projectId,
    ...(a % 2 ? { name: text } : { description: text, color: '#123abc' }),
  }),
  addProjectMember: (objects: ProjectObjects, { a }: Step) => ({
    projectId: objects.projectId,
    email: at(objects.people, a)?.email,
  }),
  removeProjectMember: (objects: ProjectObjects, { a }: Step) => ({
    projectId: objects.projectId,
    userId: at(objects.people, a)?.id,
  }),
  updateProjectMember: (objects: ProjectObjects, { a, b }: Step) => ({
    projectId: objects.projectId,
    userId: at(objects.people, a)?.id,
    role: at(['ADMIN', 'MEMBER', 'VIEWER'], b),
  }),
};

const steps = fc.array(
  fc.record<Step>({
    // More commands that create the targets of other commands.
    command: fc.constantFrom(
      ...(Object.keys(commands) as Step['command'][]),
      ...(['createTask', 'createTask', 'addComment', 'addComment', 'addReaction', 'editComment'] as const),
    ),
    person: fc.nat(7),
    a: fc.nat(30),
    b: fc.nat(30),
    text: fc.stringMatching(/^[a-z]{1,3}$/),
  }),
  { minLength: 100, maxLength: 140 },
);

/** Maps as lists in the order of their keys, so that a failed assertion shows the difference. */
function sorted(state: ProjectState) {
  const entries = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const { project, members, labels, tasks, comments } = state;
  const lists = {
    members: entries<unknown>(members),
    labels: entries<unknown>(labels),
    tasks: entries<unknown>(tasks),
  };
  return { project, ...lists, comments: entries<unknown>(comments) };
}

async function run(objects: ProjectObjects, step: Step): Promise<string> {
  const input = JSON.parse(JSON.stringify(commands[step.command](objects, step)));
  const type = `${step.command.charAt(0).toUpperCase()}${step.command.slice(1)}`;
  const made = { createTask: 'task { id }', createLabel: 'label { id }', addComment: 'comment { id }' };
  const selection = step.command in made ? `... on ${type}Payload { ${made[step.command as keyof typeof made]} }` : '';
  const query = `mutation ($input: ${type}Input!) { result: ${step.command}(input: $input) { __typename ${selection} ... on UserError { code } } }`;
  const answer = await (at(objects.people, step.person) as Person).post<
    { result: { code?: string; task?: { id: string }; label?: { id: string }; comment?: { id: string } } },
    { input: unknown }
  >(query, { input });
  const { result } = answer.data ?? {};
  // GraphQL itself refuses an input without an id.
  if (!result) return String(answer.errors?.[0]?.extensions?.code);
  if (result.task) objects.tasks.push(result.task.id);
  if (result.label) objects.labels.push(result.label.id);
  if (result.comment) objects.comments.push(result.comment.id);
  return result.code ?? 'done';
}

describeServices('the state folded from events', (kind) => {
  it(`equals the state of the tables after random concurrent commands (FOLD_SEED=${seed})`, async () => {
    await using backend = await kind.open();
    await using a = await startInstance(backend);
    await using b = await startInstance(backend);
    const { db, prisma } = backend.database;
    const log = await EventLog.open(db);
    const signedUp = await Promise.all(['Ada', 'Bob', 'Eve', 'Joe'].map((name) => newPerson(a.url, name)));
    const tally = new Map<string, number>();

    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const [ada, bob, eve] = signedUp;
        if (!ada || !bob || !eve) throw new Error('Not signed up');
        const { id: projectId } = await newProject(ada, [bob]);
        await addMember(ada, projectId, eve, 'VIEWER');
        const people = signedUp.flatMap((person) => [person, person.at(b.url)]);
        const objects: ProjectObjects = { projectId, people, tasks: [], labels: [], comments: [] };
        const queue = [...plan];
        const lane = async () => {
          for (let step = queue.shift(); step; step = queue.shift()) {
            const end = `${step.command} ${await run(objects, step)}`;
            tally.set(end, (tally.get(end) ?? 0) + 1);
          }
        };
        await Promise.all([lane(), lane(), lane(), lane()]);

        const events = await log.read(`project_${projectId.slice('project_'.length)}`, 0, 1_000);
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
        expect(sorted(foldEvents(events))).toEqual(sorted(await readState(prisma, projectId)));
      }),
      { numRuns: 15, seed, endOnFailure: true },
    );
    expect([...tally.keys()].filter((end) => end.endsWith('INTERNAL_SERVER_ERROR'))).toEqual([]);
    // Every command must have succeeded at least once, or the run proves less than its title claims.
    const done = Object.keys(commands).filter((command) => tally.has(`${command} done`));
    expect(done).toEqual(Object.keys(commands));
  }, 120_000);
});
