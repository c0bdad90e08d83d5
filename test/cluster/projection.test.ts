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

interface World {
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
const someIds = (world: World, { a, b }: Step) =>
  [at(world.people, a)?.id, at(world.people, b)?.id].slice(0, 1 + (b % 2));

/** The input of each mutation; a field without a target stays undefined. The server refuses many inputs by design. */
const commands = {
  createTask: (world: World, step: Step) => ({
    projectId: world.projectId,
    title: step.text,
    status: at(statuses, step.a),
    ...(step.b % 3 === 0 && { assigneeIds: someIds(world, step) }),
    ...(step.b % 4 === 0 && { labelIds: world.labels.slice(0, 2) }),
    ...(step.b % 5 === 0 && world.tasks.length > 0 && { parentId: at(world.tasks, step.a) }),
    ...(step.b % 7 === 0 && world.tasks.length > 0 && { beforeTaskId: at(world.tasks, step.b) }),
  }),
  updateTask: (world: World, step: Step) => ({
    taskId: at(world.tasks, step.a),
    ...(step.b % 2 === 0 && { title: step.text }),
    ...(step.b % 3 === 0 && { status: at(statuses, step.b) }),
    ...(step.b % 4 === 1 && { assigneeIds: someIds(world, step) }),
    ...(step.b % 5 === 1 && { labelIds: world.labels.slice(step.b % 3) }),
    ...(step.b % 5 === 2 && { dueDate: step.b % 2 ? null : '2027-03-01' }),
    ...(step.b % 6 === 3 && { parentId: at(world.tasks, step.b) ?? null }),
    ...(step.b % 8 === 4 && { expectedVersion: 1 + (step.b % 3) }),
  }),
  moveTask: (world: World, step: Step) => ({
    taskId: at(world.tasks, step.a),
    [step.a % 2 ? 'afterTaskId' : 'beforeTaskId']: at(world.tasks, step.b),
    ...(step.b % 3 === 0 && { status: at(statuses, step.b) }),
  }),
  deleteTask: (world: World, { a }: Step) => ({ taskId: at(world.tasks, a) }),
  restoreTask: (world: World, { a }: Step) => ({ taskId: at(world.tasks, a) }),
  bulkUpdateTasks: (world: World, step: Step) => ({
    projectId: world.projectId,
    onError: step.b % 2 ? 'SKIP_INVALID' : 'ALL_OR_NOTHING',
    items: world.tasks.slice(step.a % 3, (step.a % 3) + 4).map((taskId, index) => ({
      taskId,
      ...(index === 3 && step.b % 3 === 0
        ? { delete: true }
        : { title: `${step.text}${index}`, status: at(statuses, index) }),
    })),
  }),
  createLabel: (world: World, { text }: Step) => ({ projectId: world.projectId, name: text }),
  updateLabel: (world: World, { a, text }: Step) => ({ labelId: at(world.labels, a), name: text }),
  deleteLabel: (world: World, { a }: Step) => ({ labelId: at(world.labels, a) }),
  addComment: (world: World, step: Step) => ({
    taskId: at(world.tasks, step.a),
    body: `${step.text} @${at(world.people, step.b)?.id}`,
  }),
  editComment: (world: World, { a, text }: Step) => ({ commentId: at(world.comments, a), body: text }),
  deleteComment: (world: World, { a }: Step) => ({ commentId: at(world.comments, a) }),
  addReaction: (world: World, { a, b }: Step) => ({ commentId: at(world.comments, a), emoji: b % 2 ? '👍' : '🎉' }),
  removeReaction: (world: World, { a, b }: Step) => ({ commentId: at(world.comments, a), emoji: b % 2 ? '👍' : '🎉' }),
  updateProject: (world: World, { a, text }: Step) => ({
    projectId: world.projectId,
    ...(a % 2 ? { name: text } : { description: text, color: '#123abc' }),
  }),
  addProjectMember: (world: World, { a }: Step) => ({ projectId: world.projectId, email: at(world.people, a)?.email }),
  removeProjectMember: (world: World, { a }: Step) => ({ projectId: world.projectId, userId: at(world.people, a)?.id }),
  updateProjectMember: (world: World, { a, b }: Step) => ({
    projectId: world.projectId,
    userId: at(world.people, a)?.id,
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

async function run(world: World, step: Step): Promise<string> {
  const input = JSON.parse(JSON.stringify(commands[step.command](world, step)));
  const type = `${step.command.charAt(0).toUpperCase()}${step.command.slice(1)}`;
  const made = { createTask: 'task { id }', createLabel: 'label { id }', addComment: 'comment { id }' };
  const selection = step.command in made ? `... on ${type}Payload { ${made[step.command as keyof typeof made]} }` : '';
  const query = `mutation ($input: ${type}Input!) { result: ${step.command}(input: $input) { __typename ${selection} ... on UserError { code } } }`;
  const answer = await (at(world.people, step.person) as Person).post<
    { result: { code?: string; task?: { id: string }; label?: { id: string }; comment?: { id: string } } },
    { input: unknown }
  >(query, { input });
  const { result } = answer.data ?? {};
  // GraphQL itself refuses an input without an id.
  if (!result) return String(answer.errors?.[0]?.extensions?.code);
  if (result.task) world.tasks.push(result.task.id);
  if (result.label) world.labels.push(result.label.id);
  if (result.comment) world.comments.push(result.comment.id);
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
        const world: World = { projectId, people, tasks: [], labels: [], comments: [] };
        const queue = [...plan];
        const lane = async () => {
          for (let step = queue.shift(); step; step = queue.shift()) {
            const end = `${step.command} ${await run(world, step)}`;
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
