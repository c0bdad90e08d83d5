import type { Person } from '../client.js';
import { nextKey } from '../operations.js';
import type { Simulation } from './simulation.js';
import { createTypingFixture } from './typing-fixture.js';
import { type WorkContext, work } from './work.js';

/*
 * What a team does in a day. The seed decides who does what in between and when the network goes; the big things are always
 * the same, in the same order.
 */

export interface Evening {
  readonly projectId: string;
  readonly owner: Person;
  readonly member: Person;
  readonly assignees: readonly Person[];
}

/**
 * @param load how many acts there are between two big things
 * @returns the project, which is archived now, two who are in it, and whoever should do what is due
 */
export async function teamDay(day: Simulation, load: number): Promise<Evening> {
  const ada = await day.welcome('Ada');
  const names = ['Bob', 'Cleo', 'Dan', 'Eve', 'Fay'];
  const [bob, cleo, dan, eve, fay] = await Promise.all(names.map((name) => day.welcome(name)));
  if (!bob || !cleo || !dan || !eve || !fay) throw new Error('Not signed up');

  const team = await openProject(day, ada);
  const { projectId } = team;
  const letIn = ({ email }: Person, role: string) => day.must(ada, 'addProjectMember', { projectId, email, role });
  await Promise.all([letIn(bob, 'ADMIN'), letIn(cleo, 'MEMBER'), letIn(dan, 'MEMBER'), letIn(eve, 'VIEWER')]);
  // Somebody who only looks on, from morning to evening.
  await letIn(fay, 'VIEWER');
  // Another project, which most of them must not hear of.
  const other = await openProject(day, eve);
  await day.must(eve, 'addProjectMember', { projectId: other.projectId, email: dan.email, role: 'MEMBER' });
  other.people = [eve, dan];

  for (const name of ['bug', 'idea', 'debt']) await createLabel(team, bob, name);
  team.people = [ada, bob, cleo, dan];
  await work(team, load);

  const program = await day.addMember(ada, projectId);
  await announce(day, ada);
  await Promise.all([importTasks(team, cleo, 20), work(team, load), work(other, load / 4)]);

  const changeRole = ({ id: userId }: Person, role: string) =>
    day.must(ada, 'updateProjectMember', { projectId, userId, role });
  // In the middle of it somebody goes, and somebody leaves, and both come back.
  await Promise.all([
    work(team, load),
    day.must(bob, 'removeProjectMember', { projectId, userId: dan.id }),
    day.must(eve, 'leaveProject', { projectId }),
  ]);
  team.people = [ada, bob, cleo];
  await day.renew(fay);
  await work(team, load / 2);
  await day.removeMember(ada, program);
  await Promise.all([work(team, load), letIn(dan, 'MEMBER').then(() => letIn(eve, 'MEMBER'))]);
  await changeRole(cleo, 'VIEWER');
  await renameThings(team, bob);

  team.people = [ada, bob, dan, eve];
  const assignees = [ada, bob, dan];
  await remind(team, ada, assignees);
  await Promise.all([work(team, load), day.must(ada, 'transferProject', { projectId, userId: bob.id })]);
  await Promise.all([work(team, load / 2), day.must(ada, 'removeProjectMember', { projectId, userId: cleo.id })]);
  await day.must(bob, 'archiveProject', { projectId });
  await day.must(bob, 'unarchiveProject', { projectId });
  await work(team, load / 2);
  await day.must(bob, 'archiveProject', { projectId });
  return { projectId, owner: bob, member: eve, assignees };
}

async function openProject(day: Simulation, owner: Person): Promise<WorkContext> {
  const input = { key: nextKey(), name: 'A project' };
  const { project } = await day.must<{ project: { id: string } }>(owner, 'createProject', input, 'project { id }');
  const { id: projectId } = project;
  const hall = { projectId, title: 'Hall' };
  const { task } = await day.must<{ task: { id: string } }>(owner, 'createTask', hall, 'task { id }');
  createTypingFixture(projectId, task.id);
  return {
    day,
    projectId,
    typingFixture: task.id,
    people: [owner],
    tasks: [],
    deletedTasks: [],
    labels: [],
    comments: [],
    views: [],
  };
}

/** Everybody is told once, whatever server does it. */
async function announce(day: Simulation, operator: Person): Promise<void> {
  await day.makeOperator(operator);
  await day.must(operator, 'publishAnnouncement', { title: 'Cake', body: 'In the kitchen, at *four*.' });
}

/** Something that is due today, of which those who should do it are told while it is open; nobody else works on it. */
async function remind({ day, projectId }: WorkContext, person: Person, assignees: readonly Person[]): Promise<void> {
  const assigneeIds = assignees.map(({ id }) => id);
  await day.must(person, 'createTask', { projectId, title: 'Ship it', dueDate: day.today, assigneeIds });
  await day.notified(assignees, 'DUE_SOON');
}

async function createLabel({ day, projectId, labels }: WorkContext, person: Person, name: string): Promise<void> {
  const made = await day.must<{ label: { id: string } }>(person, 'createLabel', { projectId, name }, 'label { id }');
  labels.push(made.label.id);
}

async function renameThings({ day, projectId, labels }: WorkContext, person: Person): Promise<void> {
  const [first, second] = labels;
  await day.must(person, 'updateProject', { projectId, name: 'The project', description: 'Ours', color: '#123abc' });
  await day.must(person, 'updateLabel', { labelId: first, name: 'defect', color: '#dd0000' });
  await day.must(person, 'deleteLabel', { labelId: second });
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
