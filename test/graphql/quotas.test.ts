import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { newId } from '../../src/ids.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { act } from '../support/mutate.js';
import { newProject, nextKey } from '../support/operations.js';

const quotas = { projectsPerUser: 3, membersPerProject: 4, labelsPerProject: 5, viewsPerUser: 2 };
const env = {
  LIMIT_PROJECTS_PER_USER: '3',
  LIMIT_MEMBERS_PER_PROJECT: '4',
  LIMIT_LABELS_PER_PROJECT: '5',
  LIMIT_VIEWS_PER_USER: '2',
};

describeBackends('quotas', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let projectId: string;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { env });
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
    const data = many(quotas.labelsPerProject - 1, (index) => ({
      id: newId('label'),
      projectId,
      name: `label ${index}`,
    }));
    await backend.database.prisma.label.createMany({ data });
    const create = (name: string) => act(ada, 'createLabel', { projectId, name });
    expect(await create('last')).toMatchObject({ __typename: 'CreateLabelPayload' });
    expect(await create('one more')).toMatchObject(refusal);
  });

  it('createView returns LIMIT_EXCEEDED when the user has the maximum number of views in the project', async () => {
    const create = (name: string) => act(ada, 'createView', { projectId, name });
    expect(await create('first')).toMatchObject({ __typename: 'CreateViewPayload' });
    const { prisma } = backend.database;
    const { id: _, ...view } = await prisma.savedView.findFirstOrThrow({ where: { projectId } });
    const copies = many(quotas.viewsPerUser - 1, () => ({ ...view, id: newId('view') }));
    await prisma.savedView.createMany({ data: copies as never });
    expect(await create('one more')).toMatchObject(refusal);
  });

  it('addProjectMember and createProject return LIMIT_EXCEEDED at the maximum of members of a project and projects of a user', async () => {
    const { prisma } = backend.database;
    const owner = await newPerson(app.url);
    const big = (await newProject(owner)).id;
    const users = many(quotas.membersPerProject - 1, (index) => ({
      id: newId('user'),
      email: `${index}.${big}@example.com`,
      name: 'x',
    }));
    await prisma.user.createMany({ data: users });
    await prisma.projectMember.createMany({
      data: users.map(({ id: userId }) => ({ projectId: big, userId, role: 'VIEWER' as const })),
    });
    const stranger = await newPerson(app.url);
    expect(await act(owner, 'addProjectMember', { projectId: big, email: stranger.email })).toMatchObject(refusal);

    const projects = many(quotas.projectsPerUser, (index) => ({
      id: newId('project'),
      key: `Q${index}`,
      name: 'x',
      description: '',
    }));
    await prisma.project.createMany({ data: projects });
    await prisma.projectMember.createMany({
      data: projects.map(({ id }) => ({ projectId: id, userId: stranger.id, role: 'OWNER' as const })),
    });
    expect(await act(stranger, 'createProject', { key: nextKey(), name: 'one more' })).toMatchObject(refusal);
    expect(await act(ada, 'addProjectMember', { projectId, email: stranger.email })).toMatchObject(refusal);
  });

  it('report their setting in the message, and count each refusal in taskwire_refusals_total', async () => {
    const refused = await app.services.metrics.refusals.get();
    const counted = Object.fromEntries(refused.values.map(({ labels, value }) => [labels.limit, value]));
    const own = await newProject(ada);
    for (let index = 0; index < 6; index += 1) {
      const answer = await act(ada, 'createLabel', { projectId: own.id, name: `label ${index}` });
      if (index === 5) {
        expect(answer.message).toBe('A project has at most 5 labels (LIMIT_LABELS_PER_PROJECT).');
      }
    }
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    const count = (counted.labels_per_project ?? 0) + 1;
    expect(metrics).toContain(`taskwire_refusals_total{limit="labels_per_project"} ${count}`);
    for (const limit of ['views_per_user', 'members_per_project', 'projects_per_user']) {
      expect(metrics).toContain(`taskwire_refusals_total{limit="${limit}"} `);
    }
  });

  it('of labels make an import fail only for the rows with labels above the limit', async () => {
    const owner = await newPerson(app.url);
    const { id } = await newProject(owner);
    const rows = many(8, (index) => `${index + 1},Task ${index + 1},${index < 7 ? `label ${index}` : 'LABEL 0'}`);
    const response = await fetch(`${app.url}/projects/${id}/import?format=csv&onError=skip&createLabels=true`, {
      method: 'POST',
      headers: { authorization: owner.authorization },
      body: ['externalId,title,labels', ...rows].join('\n'),
    });
    const { import: summary } = (await response.json()) as { import: Record<string, unknown> };
    expect(summary).toMatchObject({ status: 'DONE', rowsRead: 8, created: 6, failed: 2 });
    expect(summary.errors).toMatchObject(
      [6, 7].map((row) => ({
        row,
        field: 'labels',
        message: `labels must exist: the project has no label label ${row - 1}. A project has at most 5 labels (LIMIT_LABELS_PER_PROJECT).`,
      })),
    );
  });
});
