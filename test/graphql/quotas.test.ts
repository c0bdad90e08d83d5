import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { quotas } from '../../src/domain/quotas.js';
import { newId } from '../../src/ids.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { act } from '../support/mutate.js';
import { newProject, nextKey } from '../support/operations.js';

describeBackends('quotas', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let projectId: string;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    ada = await newPerson(app.url);
    projectId = (await newProject(ada)).id;
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const refusal = { __typename: 'LimitExceededError', code: 'LIMIT_EXCEEDED', path: ['input'] };
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));

  it('createLabel returns LIMIT_EXCEEDED when the project has the maximum number of labels', async () => {
    const data = many(quotas.labelsOfProject - 1, (index) => ({
      id: newId('label'),
      projectId,
      name: `label ${index}`,
    }));
    await backend.database.db.label.createMany({ data });
    const create = (name: string) => act(ada, 'createLabel', { projectId, name });
    expect(await create('last')).toMatchObject({ __typename: 'CreateLabelPayload' });
    expect(await create('one more')).toMatchObject(refusal);
  });

  it('createView returns LIMIT_EXCEEDED when the user has the maximum number of views in the project', async () => {
    const create = (name: string) => act(ada, 'createView', { projectId, name });
    expect(await create('first')).toMatchObject({ __typename: 'CreateViewPayload' });
    const { db } = backend.database;
    const { id: _, ...view } = await db.savedView.findFirstOrThrow({ where: { projectId } });
    const copies = many(quotas.viewsOfUserInProject - 1, () => ({ ...view, id: newId('view') }));
    await db.savedView.createMany({ data: copies as never });
    expect(await create('one more')).toMatchObject(refusal);
  });

  it('addProjectMember and createProject return LIMIT_EXCEEDED at the maximum of members of a project and projects of a user', async () => {
    const { db } = backend.database;
    const owner = await newPerson(app.url);
    const big = (await newProject(owner)).id;
    const users = many(quotas.membersOfProject - 1, (index) => ({
      id: newId('user'),
      email: `${index}.${big}@example.com`,
      name: 'x',
    }));
    await db.user.createMany({ data: users });
    await db.projectMember.createMany({
      data: users.map(({ id: userId }) => ({ projectId: big, userId, role: 'VIEWER' as const })),
    });
    const stranger = await newPerson(app.url);
    expect(await act(owner, 'addProjectMember', { projectId: big, email: stranger.email })).toMatchObject(refusal);

    const projects = many(quotas.projectsOfUser, (index) => ({
      id: newId('project'),
      key: `Q${index}`,
      name: 'x',
      description: '',
    }));
    await db.project.createMany({ data: projects });
    await db.projectMember.createMany({
      data: projects.map(({ id }) => ({ projectId: id, userId: stranger.id, role: 'OWNER' as const })),
    });
    expect(await act(stranger, 'createProject', { key: nextKey(), name: 'one more' })).toMatchObject(refusal);
    expect(await act(ada, 'addProjectMember', { projectId, email: stranger.email })).toMatchObject(refusal);
  });
});
