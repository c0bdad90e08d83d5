import {
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
  parse,
} from 'graphql';
import { expect, it } from 'vitest';
import { dependsOnViewer, isViewerDependent } from '../../src/graphql/execution/viewer-dependence.js';
import { schema } from '../../src/graphql/schema.js';
import { describeBackends } from '../support/backends.js';
import { newPerson, type Person, Subscription } from '../support/client.js';
import { schemaWideLimits, startInstance } from '../support/instance.js';
import { succeed } from '../support/mutate.js';
import { addMember, changeTask, deleteTaskDocument, newProject, newTask, removeMember } from '../support/operations.js';

/** Selects every field that is not viewer-dependent, of every reachable type; each type once. */
function selectAll(type: GraphQLNamedType, seen: Set<string>): string {
  if (isUnionType(type) || isInterfaceType(type)) {
    const possible = schema.getPossibleTypes(type).map((one) => `... on ${one.name} { ${selectAll(one, seen)} }`);
    return ['__typename', ...possible].join(' ');
  }
  if (!isObjectType(type) || seen.has(type.name)) return '__typename';
  seen.add(type.name);
  const fields = Object.values(type.getFields()).filter((field) => !isViewerDependent(field));
  const selections = fields.map((field) => {
    const inner = getNamedType(field.type);
    return isLeafType(inner) ? field.name : `${field.name} { ${selectAll(inner, seen)} }`;
  });
  return ['__typename', ...selections].join(' ');
}

function kindOf(data: unknown): string {
  return (data as { projectEvents: { __typename: string } }).projectEvents.__typename;
}

/** Appends every kind of event about the project itself. */
async function changeProject(owner: Person, projectId: string, other: Person): Promise<void> {
  await succeed(owner, 'updateProject', { projectId, name: 'Another' });
  await succeed(owner, 'archiveProject', { projectId });
  await succeed(owner, 'unarchiveProject', { projectId });
  await succeed(owner, 'updateProjectMember', { projectId, userId: other.id, role: 'ADMIN' });
  await succeed(owner, 'transferProject', { projectId, userId: other.id });
  await succeed(other, 'transferProject', { projectId, userId: owner.id });
  const made = await succeed<{ label: { id: string } }>(owner, 'createLabel', { projectId, name: 'x' }, 'label { id }');
  await succeed(owner, 'updateLabel', { labelId: made.label.id, name: 'y' });
  await succeed(owner, 'deleteLabel', { labelId: made.label.id });
}

/** Appends every kind of event about a comment. */
async function discuss(person: Person, taskId: string): Promise<void> {
  const body = `Hello @${person.id}`;
  const made = await succeed<{ comment: { id: string } }>(person, 'addComment', { taskId, body }, 'comment { id }');
  const commentId = made.comment.id;
  await succeed(person, 'editComment', { commentId, body: 'y' });
  await succeed(person, 'addReaction', { commentId, emoji: '👍' });
  await succeed(person, 'removeReaction', { commentId, emoji: '👍' });
  await succeed(person, 'deleteComment', { commentId });
}

describeBackends('fields that are not declared viewer-dependent', (kind) => {
  it('resolve without the viewer on every type that an event reaches', async () => {
    await using backend = await kind.open();
    await using app = await startInstance(backend, {
      env: schemaWideLimits,
    });
    const [ada, bob] = [await newPerson(app.url), await newPerson(app.url)];
    const project = await newProject(ada);

    const event = schema.getType('Event');
    const seen = new Set<string>();
    const document = `subscription ($projectId: ID!, $after: Cursor) {
      projectEvents(projectId: $projectId, after: $after) { ${event ? selectAll(event, seen) : ''} }
    }`;
    expect(dependsOnViewer(schema, parse(document))).toBe(false);
    expect([...seen]).toEqual(expect.arrayContaining(['Task', 'Project', 'User', 'Comment', 'ProjectMember']));

    const after = Buffer.from(`${app.services.log.epoch}.${project.id}.0`).toString('base64url');
    await using events = new Subscription(ada.socket(), document, { projectId: project.id, after });
    await addMember(ada, project.id, bob);
    await changeProject(ada, project.id, bob);
    const task = await newTask(ada, { projectId: project.id, title: 'x', assigneeIds: [bob.id] });
    await changeTask(ada, { taskId: task.id, title: 'y', description: 'z' });
    await changeTask(ada, { taskId: task.id, priority: 'HIGH', dueDate: '2027-01-01' });
    await changeTask(ada, { taskId: task.id, status: 'DONE' });
    await changeTask(ada, { taskId: task.id, assigneeIds: [] });
    await discuss(bob, task.id);
    const above = await newTask(ada, { projectId: project.id, title: 'above' });
    await succeed(ada, 'moveTask', { taskId: above.id, beforeTaskId: task.id });
    const items = [{ taskId: task.id, title: 'all' }];
    await succeed(ada, 'bulkUpdateTasks', { projectId: project.id, items });
    await bob.ask(deleteTaskDocument, { input: { taskId: task.id } });
    await succeed(bob, 'restoreTask', { taskId: task.id });
    await fetch(`${app.url}/projects/${project.id}/import?format=csv`, {
      method: 'POST',
      headers: { authorization: ada.authorization },
      body: 'externalId,title\n1,Imported\n',
    });
    const made = await ada.post<{ createView: { view: { id: string } } }, object>(
      'mutation ($input: CreateViewInput!) { createView(input: $input) { ... on CreateViewPayload { view { id } } } }',
      { input: { projectId: project.id, name: 'x', shared: true } },
    );
    const viewId = made.data?.createView.view.id;
    await ada.post(
      'mutation ($update: UpdateViewInput!, $delete: DeleteViewInput!) { updateView(input: $update) { __typename } deleteView(input: $delete) { __typename } }',
      { update: { viewId, name: 'y' }, delete: { viewId } },
    );
    await removeMember(ada, project.id, bob.id);
    await events.until((data) => kindOf(data) === 'ProjectMemberRemoved');
    expect(events.results.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    const kinds = events.data.map(kindOf);
    const all = isInterfaceType(event) ? schema.getPossibleTypes(event).map(({ name }) => name) : [];
    expect(new Set(kinds)).toEqual(
      new Set(
        all.filter((name) => !/^(ProjectDeleted|ReminderPreferencesChanged|Membership\w+|Notification\w+)$/.test(name)),
      ),
    );
  });
});
