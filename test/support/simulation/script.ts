import type { Person } from '../client.js';
import { nextKey } from '../operations.js';
import type { Simulation } from './simulation.js';
import { createTypingFixture } from './typing-fixture.js';
import { type WorkContext, work } from './work.js';

/** The project at the end of the script, archived, with two of its members. */
export interface ScriptResult {
  readonly projectId: string;
  readonly owner: Person;
  readonly member: Person;
  /** The assignees of the task due today. */
  readonly assignees: readonly Person[];
}

/**
 * Runs a fixed sequence of membership, import, announcement and archive commands with random work between them. The seed
 * decides the random work and when connections drop.
 *
 * @param load the number of random commands between two steps
 */
export async function runScript(simulation: Simulation, load: number): Promise<ScriptResult> {
  const ada = await simulation.signUp('Ada');
  const names = ['Bob', 'Cleo', 'Dan', 'Eve', 'Fay'];
  const [bob, cleo, dan, eve, fay] = await Promise.all(names.map((name) => simulation.signUp(name)));
  if (!bob || !cleo || !dan || !eve || !fay) throw new Error('Not signed up');

  const team = await openProject(simulation, ada);
  const { projectId } = team;
  const addToProject = ({ email }: Person, role: string) =>
    simulation.must(ada, 'addProjectMember', { projectId, email, role });
  await Promise.all([
    addToProject(bob, 'ADMIN'),
    addToProject(cleo, 'MEMBER'),
    addToProject(dan, 'MEMBER'),
    addToProject(eve, 'VIEWER'),
  ]);
  // Fay only reads, from the beginning to the end.
  await addToProject(fay, 'VIEWER');
  // A second project. Only its members may receive its events.
  const other = await openProject(simulation, eve);
  await simulation.must(eve, 'addProjectMember', { projectId: other.projectId, email: dan.email, role: 'MEMBER' });
  other.people = [eve, dan];

  for (const name of ['bug', 'idea', 'debt']) await createLabel(team, bob, name);
  team.people = [ada, bob, cleo, dan];
  await work(team, load);

  const program = await simulation.addMember(ada, projectId);
  await announce(simulation, ada);
  await Promise.all([importTasks(team, cleo, 20), work(team, load), work(other, load / 4)]);

  const changeRole = ({ id: userId }: Person, role: string) =>
    simulation.must(ada, 'updateProjectMember', { projectId, userId, role });
  // One member is removed and one leaves while the others work; both are added again later.
  await Promise.all([
    work(team, load),
    simulation.must(bob, 'removeProjectMember', { projectId, userId: dan.id }),
    simulation.must(eve, 'leaveProject', { projectId }),
  ]);
  team.people = [ada, bob, cleo];
  await simulation.renew(fay);
  await work(team, load / 2);
  await simulation.removeMember(ada, program);
  await Promise.all([work(team, load), addToProject(dan, 'MEMBER').then(() => addToProject(eve, 'MEMBER'))]);
  await changeRole(cleo, 'VIEWER');
  await renameObjects(team, bob);

  team.people = [ada, bob, dan, eve];
  const assignees = [ada, bob, dan];
  await remind(team, ada, assignees);
  await Promise.all([work(team, load), simulation.must(ada, 'transferProject', { projectId, userId: bob.id })]);
  await Promise.all([
    work(team, load / 2),
    simulation.must(ada, 'removeProjectMember', { projectId, userId: cleo.id }),
  ]);
  await simulation.must(bob, 'archiveProject', { projectId });
  await simulation.must(bob, 'unarchiveProject', { projectId });
  await work(team, load / 2);
  await simulation.must(bob, 'archiveProject', { projectId });
  return { projectId, owner: bob, member: eve, assignees };
}

async function openProject(simulation: Simulation, owner: Person): Promise<WorkContext> {
  const input = { key: nextKey(), name: 'A project' };
  const { project } = await simulation.must<{ project: { id: string } }>(
    owner,
    'createProject',
    input,
    'project { id }',
  );
  const { id: projectId } = project;
  const typingTask = { projectId, title: 'Typing' };
  const { task } = await simulation.must<{ task: { id: string } }>(owner, 'createTask', typingTask, 'task { id }');
  createTypingFixture(projectId, task.id);
  return {
    simulation,
    projectId,
    typingTaskId: task.id,
    people: [owner],
    tasks: [],
    deletedTasks: [],
    labels: [],
    comments: [],
    views: [],
  };
}

/** Publishes an announcement. Every user receives one notification. */
async function announce(simulation: Simulation, operator: Person): Promise<void> {
  await simulation.makeOperator(operator);
  await simulation.must(operator, 'publishAnnouncement', { title: 'Cake', body: 'In the kitchen, at *four*.' });
}

/** Creates a task due today and waits for the reminders. No random command changes the task. */
async function remind(
  { simulation, projectId }: WorkContext,
  person: Person,
  assignees: readonly Person[],
): Promise<void> {
  const assigneeIds = assignees.map(({ id }) => id);
  await simulation.must(person, 'createTask', { projectId, title: 'Ship it', dueDate: simulation.today, assigneeIds });
  await simulation.notified(assignees, 'DUE_SOON');
}

async function createLabel(
  { simulation, projectId, labels }: WorkContext,
  person: Person,
  name: string,
): Promise<void> {
  const created = await simulation.must<{ label: { id: string } }>(
    person,
    'createLabel',
    { projectId, name },
    'label { id }',
  );
  labels.push(created.label.id);
}

async function renameObjects({ simulation, projectId, labels }: WorkContext, person: Person): Promise<void> {
  const [first, second] = labels;
  await simulation.must(person, 'updateProject', {
    projectId,
    name: 'The project',
    description: 'Ours',
    color: '#123abc',
  });
  await simulation.must(person, 'updateLabel', { labelId: first, name: 'defect', color: '#dd0000' });
  await simulation.must(person, 'deleteLabel', { labelId: second });
}

async function importTasks({ projectId, tasks }: WorkContext, person: Person, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, row) => ({ externalId: `row ${row}`, title: `Imported ${row}` }));
  const response = await fetch(`${person.url}/projects/${projectId}/import?format=json`, {
    method: 'POST',
    headers: { authorization: person.authorization },
    body: JSON.stringify({ tasks: rows }),
  });
  if (response.status !== 200) throw new Error(`Not imported: ${await response.text()}`);
  const found = await person.post<{ tasks: { nodes: { id: string; title: string }[] } }, object>(
    'query ($projectId: ID!) { tasks(projectId: $projectId, first: 100) { nodes { id title } } }',
    { projectId },
  );
  const imported = (found.data?.tasks.nodes ?? []).filter(({ title }) => title.startsWith('Imported'));
  tasks.push(...imported.map(({ id }) => id));
}
