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
import { dependsOnViewer, isViewerDependent } from '../../src/graphql/audience.js';
import { schema } from '../../src/graphql/schema.js';
import { describeBackends } from '../support/backends.js';
import { newPerson, Subscription } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import {
  addCommentDocument,
  addMember,
  changeTask,
  deleteTaskDocument,
  newProject,
  newTask,
  removeMember,
} from '../support/operations.js';

/** Selects every field that isn't declared to depend on the viewer, of every type that can be reached; each once. */
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

describeBackends('fields that are executed once for all members', (kind) => {
  it('do not ask who the viewer is, on any type that an event leads to', async () => {
    await using backend = await kind.open();
    await using app = await startInstance(backend, { env: { LIMIT_DOCUMENT_TOKENS: '100000' } });
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
    const task = await newTask(ada, { projectId: project.id, title: 'x', assigneeIds: [bob.id] });
    await changeTask(ada, { taskId: task.id, title: 'y', description: 'z' });
    await changeTask(ada, { taskId: task.id, priority: 'HIGH', dueDate: '2027-01-01' });
    await changeTask(ada, { taskId: task.id, status: 'DONE' });
    await changeTask(ada, { taskId: task.id, assigneeIds: [] });
    await bob.ask(addCommentDocument, { input: { taskId: task.id, body: 'x' } });
    await bob.ask(deleteTaskDocument, { input: { taskId: task.id } });
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
    await events.until(13);
    expect(events.results.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    const kinds = events.data.map(
      (data) => (data as { projectEvents: { __typename: string } }).projectEvents.__typename,
    );
    const all = isInterfaceType(event) ? schema.getPossibleTypes(event).map(({ name }) => name) : [];
    expect(new Set(kinds)).toEqual(
      new Set(all.filter((name) => !/^(ProjectDeleted|MembershipStarted|MembershipEnded)$/.test(name))),
    );
  });
});
