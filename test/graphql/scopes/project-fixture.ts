import type { Person } from '../../support/client.js';
import { succeed } from '../../support/mutate.js';
import { addMember, newProject, newTask } from '../../support/operations.js';

/** A project with an object of each type, and the ids and texts to query the objects. All texts contain `mark`. */
export interface ProjectFixture {
  readonly mark: string;
  readonly projectId: string;
  readonly key: string;
  readonly taskId: string;
  readonly lastTaskId: string;
  readonly deletedTaskId: string;
  readonly commentId: string;
  readonly labelId: string;
  readonly viewId: string;
  readonly importId: string;
  /** The owner's notification about the member's comment. */
  readonly notificationId: string;
  /** A member of this project alone, and a user without projects. */
  readonly memberId: string;
  readonly strangerEmail: string;
  /** The cursor of the project's stream after its creation. */
  readonly cursor: string;
}

let fixtures = 0;

/** Creates a project of `owner` with `member` as a member. */
export async function newProjectFixture(owner: Person, member: Person, stranger: Person): Promise<ProjectFixture> {
  fixtures += 1;
  const mark = `fixture${fixtures}x`;
  const project = await newProject(owner);
  const projectId = project.id;
  const { cursor } = await succeed<object>(owner, 'updateProject', { projectId, name: mark });
  await addMember(owner, projectId, member);
  const task = await newTask(owner, { projectId, title: mark, assigneeIds: [owner.id] });
  const last = await newTask(owner, { projectId, title: `${mark} last` });
  const deleted = await newTask(owner, { projectId, title: `${mark} deleted` });
  await succeed(owner, 'deleteTask', { taskId: deleted.id });
  const made = async <K extends string>(name: string, input: object, what: K) =>
    (await succeed<Record<K, { id: string }>>(owner, name, { ...input }, `${what} { id }`))[what].id;
  await succeed(member, 'addComment', { taskId: task.id, body: `${mark} seen` });
  const { data } = await owner.post<{ notifications: { nodes: { id: string }[] } }, object>(
    `{ notifications(filter: { projectId: "${projectId}" }) { nodes { id } } }`,
  );
  const importId = `${mark}-import`;
  await fetch(`${owner.url}/projects/${projectId}/import?format=csv&importId=${importId}`, {
    method: 'POST',
    headers: { authorization: owner.authorization },
    body: `externalId,title\n1,${mark} imported\n`,
  });
  return {
    mark,
    projectId,
    key: project.key,
    taskId: task.id,
    lastTaskId: last.id,
    deletedTaskId: deleted.id,
    commentId: await made('addComment', { taskId: task.id, body: mark }, 'comment'),
    labelId: await made('createLabel', { projectId, name: mark }, 'label'),
    viewId: await made('createView', { projectId, name: mark }, 'view'),
    importId,
    notificationId: data?.notifications.nodes[0]?.id ?? '',
    memberId: member.id,
    strangerEmail: stranger.email,
    cursor,
  };
}
