import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { newId } from '../../src/ids.js';
import type { NotificationKind } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { mutate, succeed } from '../support/mutate.js';
import { followNotifications, readInbox } from '../support/notifications.js';
import { newProject, newTask } from '../support/operations.js';

const preferencesDocument = graphql(`
  query NotificationPreferences($projectId: ID) {
    notificationPreferences(projectId: $projectId) {
      projectId
      enabled
      kinds {
        kind
        enabled
        setting
      }
    }
  }
`);

describeBackends('notification preferences', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let projectId: string;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
  });
  beforeEach(async () => {
    [ada, bob] = [await newPerson(app.url), await newPerson(app.url)];
    projectId = (await newProject(ada, [bob])).id;
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const update = (settings: object[], inProject?: string) =>
    succeed(bob, 'updateNotificationPreferences', { settings, ...(inProject && { projectId: inProject }) });
  const read = async (inProject?: string) =>
    (await bob.ask(preferencesDocument, { projectId: inProject ?? null })).notificationPreferences;
  const enabled = async (name: NotificationKind, inProject?: string) =>
    (await read(inProject)).kinds.find((entry) => entry.kind === name)?.enabled;

  it('enable every kind by default', async () => {
    const kinds = [
      'ASSIGNED',
      'UNASSIGNED',
      'MENTIONED',
      'COMMENTED',
      'ADDED_TO_PROJECT',
      'ROLE_CHANGED',
      'DUE_SOON',
      'OVERDUE',
      'ANNOUNCEMENT',
    ];
    const defaults = { enabled: null, kinds: kinds.map((name) => ({ kind: name, enabled: true, setting: null })) };
    expect(await read()).toEqual({ projectId: null, ...defaults });
    expect(await read(projectId)).toEqual({ projectId, ...defaults });
  });

  it('apply the most specific setting: kind in project, then project, then kind, then all', async () => {
    const assignedEnabled = async () => [await enabled('ASSIGNED'), await enabled('ASSIGNED', projectId)];
    await update([{ enabled: false }]);
    expect(await assignedEnabled()).toEqual([false, false]);
    await update([{ kind: 'ASSIGNED', enabled: true }]);
    expect(await assignedEnabled()).toEqual([true, true]);
    expect(await enabled('MENTIONED', projectId)).toBe(false);
    await update([{ enabled: false }], projectId);
    expect(await assignedEnabled()).toEqual([true, false]);
    await update([{ kind: 'ASSIGNED', enabled: true }], projectId);
    expect(await assignedEnabled()).toEqual([true, true]);
    await update([{ kind: 'ASSIGNED', enabled: null }, { enabled: null }], projectId);
    expect(await assignedEnabled()).toEqual([true, true]);
    expect(await read(projectId)).toMatchObject({ enabled: null });
    await update([{ kind: 'ASSIGNED', enabled: null }]);
    expect(await assignedEnabled()).toEqual([false, false]);
  });

  it('suppress disabled kinds in a project, and keep all kinds in other projects', async () => {
    const otherId = (await newProject(ada, [bob])).id;
    await update([{ enabled: false }, { kind: 'MENTIONED', enabled: true }], projectId);
    for (const id of [projectId, otherId]) {
      const { id: taskId } = await newTask(ada, { projectId: id, title: 'x', assigneeIds: [bob.id] });
      await succeed(ada, 'addComment', { taskId, body: 'Well' });
      await succeed(ada, 'addComment', { taskId, body: `Well, @${bob.id}` });
    }
    const kinds = async (id: string) => {
      const { nodes } = await readInbox(bob, { filter: { projectId: id } });
      return nodes.map((node) => node.kind);
    };
    expect(await kinds(projectId)).toEqual(['MENTIONED', 'ADDED_TO_PROJECT']);
    expect(await kinds(otherId)).toEqual(['MENTIONED', 'COMMENTED', 'ASSIGNED', 'ADDED_TO_PROJECT']);
  });

  it('append one NotificationPreferencesChanged per change, and none when the settings stay the same', async () => {
    await using events = followNotifications(bob, (await readInbox(bob)).cursor);
    await update([{ enabled: false }], projectId);
    await update([{ enabled: false }, { kind: 'OVERDUE', enabled: null }], projectId);
    await update([{ kind: 'OVERDUE', enabled: false }]);
    expect((await events.until(2)).map(({ notifications }) => notifications)).toMatchObject([
      { __typename: 'NotificationPreferencesChanged', preferences: { projectId, enabled: false } },
      { __typename: 'NotificationPreferencesChanged', preferences: { projectId: null, enabled: null } },
    ]);
  });

  it('return an error for empty, contradictory or inaccessible settings, and change nothing', async () => {
    const { prisma } = backend.database;
    const state = async () => [await prisma.notificationPreference.findMany(), await prisma.event.count()];
    const inaccessible = (await newProject(ada)).id;
    const before = await state();
    const settings = [{ enabled: false }];
    const at = (...path: string[]) => ['input', ...path];
    const refused: [object, string, string[]][] = [
      [{ settings: [] }, 'BAD_USER_INPUT', at('settings')],
      [{ settings: [{ enabled: true }, { enabled: false }] }, 'BAD_USER_INPUT', at('settings')],
      [{ settings: [{ kind: 'OVERDUE' }, { kind: 'OVERDUE', enabled: false }] }, 'BAD_USER_INPUT', at('settings')],
      [{ settings, projectId: 'x' }, 'BAD_USER_INPUT', at('projectId')],
      [{ settings, projectId: inaccessible }, 'NOT_FOUND', at('projectId')],
      [{ settings, projectId: newId('project') }, 'NOT_FOUND', at('projectId')],
    ];
    for (const [input, code, path] of refused) {
      const answer = await mutate(bob, 'updateNotificationPreferences', { ...input });
      expect([input, answer]).toMatchObject([input, { code, path }]);
    }
    await expect(read(inaccessible)).rejects.toThrow('NOT_FOUND');
    expect(await state()).toEqual(before);
  });
});
