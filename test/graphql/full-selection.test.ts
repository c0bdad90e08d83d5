import { type GraphQLInterfaceType, getNamedType, parse, print, visit } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { setOperator } from '../../src/domain/user/operators.js';
import { schema } from '../../src/graphql/schema.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { fullSelection } from '../support/full-selection.js';
import { schemaWideLimits, startInstance } from '../support/instance.js';
import { act, succeed } from '../support/mutate.js';
import { newProject } from '../support/operations.js';
import { Wire } from '../support/wire.js';
import { changeEverything } from './scopes/changes.js';
import { mutations, queries, subscriptions } from './scopes/entries.js';
import { newProjectFixture, type ProjectFixture } from './scopes/project-fixture.js';

/** Mutations that refuse the input of entries.ts; other suites test their payloads. */
const refused: readonly string[] = [
  'changePassword',
  'deactivateAccount',
  'publishAnnouncement',
  'refreshSession',
  'revokePersonalAccessToken',
  'signIn',
  'signUp',
  'updateAnnouncement',
  'withdrawAnnouncement',
];

/** The event that ends the access of all its recipients. */
const testedElsewhere: readonly string[] = ['ProjectDeleted'];

const typeOf = (root: 'Query' | 'Mutation', field: string) => {
  const found = (root === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[field];
  return getNamedType(found?.type ?? expect.fail(field));
};

describeBackends('a selection of every field', (kind) => {
  let backend: Backend;
  let app: App;
  let owner: Person;
  let member: Person;
  let stranger: Person;
  let fixture: ProjectFixture;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, {
      env: schemaWideLimits,
      timing: { snoozes: 5 },
    });
    [owner, member, stranger] = [await newPerson(app.url), await newPerson(app.url), await newPerson(app.url)];
    fixture = await newProjectFixture(owner, member, stranger);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  it.each(Object.keys(mutations))('resolves without errors in the payload of mutation %s', async (name) => {
    const { input, first, of } = mutations[name] ?? expect.fail();
    // Mutations of a project run in a separate project, because some delete it or end the membership.
    const own = of === 'project' ? await newProjectFixture(owner, member, stranger) : fixture;
    const actor = name.startsWith('signOut') ? await newPerson(app.url) : owner;
    if (first) await act(owner, first[0], { ...first[1](own) });
    if (name === 'unarchiveProject') await act(owner, 'archiveProject', { projectId: own.projectId });
    const selection = fullSelection(typeOf('Mutation', name), 2);
    const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await actor.post<{ answer: { __typename: string } }, object>(
      `mutation ($input: ${type}!) { answer: ${name}(input: $input) { ${selection} } }`,
      { input: input(own) },
    );
    expect(errors, JSON.stringify(errors)).toBeUndefined();
    if (!refused.includes(name)) expect(data?.answer.__typename).toMatch(/Payload$/);
  });

  it.each(Object.keys(queries))('resolves without errors in the result of query %s', async (name) => {
    const type = typeOf('Query', name);
    const document = visit(parse(`{ ${queries[name]?.ask(fixture)} }`), {
      Field(node) {
        if (!node.selectionSet) return undefined;
        const [definition] = parse(`{ x { ${fullSelection(type, name.startsWith('node') ? 2 : 3)} } }`).definitions;
        const field = definition?.kind === 'OperationDefinition' && definition.selectionSet.selections[0];
        return field && field.kind === 'Field' && node.name.value === name
          ? { ...node, selectionSet: field.selectionSet }
          : false;
      },
    });
    const { errors } = await owner.post<object, object>(print(document));
    expect(errors, JSON.stringify(errors)).toBeUndefined();
  });

  it('resolves without errors in every event of every subscription, for all kinds of events', async () => {
    const [ada, bob, guest] = [await newPerson(app.url), await newPerson(app.url), await newPerson(app.url)];
    const own = { ...(await newProjectFixture(ada, bob, guest)), importId: 'followed' };
    using wire = await Wire.accepted(app.url, ada.authorization);
    for (const [name, { ask }] of Object.entries(subscriptions)) {
      const type = getNamedType(schema.getSubscriptionType()?.getFields()[name]?.type ?? expect.fail(name));
      // Without a cursor nothing is replayed: every event is rendered when it happens.
      const [call = ''] = ask(own)
        .replace(/, after: "[^"]+"/, '')
        .split(' {');
      wire.subscribe(name, `subscription { ${call} { ${fullSelection(type, 1)} } }`);
    }
    const names = Object.keys(subscriptions);
    await expect.poll(() => app.sockets.subscriptions).toBe(names.length);
    const importing = {
      method: 'POST',
      headers: { authorization: ada.authorization },
      body: 'externalId,title\n2,x\n',
    };
    await fetch(`${app.url}/projects/${own.projectId}/import?format=csv&importId=${own.importId}`, importing);
    const { taskId, notificationId } = own;
    // The second comment updates the notification of the first one.
    for (const body of ['one', 'two', `@${ada.id}`]) await act(bob, 'addComment', { taskId, body });
    await act(ada, 'updateTask', { taskId, title: 'another' });
    await act(ada, 'updateTask', { taskId, assigneeIds: [] });
    await act(ada, 'updateTask', { taskId, status: 'DONE' });
    for (const name of ['archiveNotification', 'unarchiveNotification']) await act(ada, name, { notificationId });
    await act(ada, 'markAllNotificationsRead', { until: new Date() });
    await act(ada, 'markNotificationUnread', { notificationId });
    await act(ada, 'updateReminderPreferences', { timeZone: 'Europe/Berlin' });
    const receive = (typeName: string, text = '') =>
      wire.until(({ id, payload }) => {
        const message = JSON.stringify(payload) ?? '';
        return id === 'myEvents' && message.includes(`"${typeName}"`) && message.includes(text);
      });
    await act(ada, 'snoozeNotification', { notificationId, until: new Date(Date.now() + 3_600_000) });
    await backend.database.prisma.notification.updateMany({
      where: { snoozedUntil: { not: null } },
      data: { snoozedUntil: new Date(Date.now() - 1) },
    });
    await receive('NotificationSnoozeEnded');
    await setOperator(backend.database.db, bob.email, true);
    const announcement = { title: 'x', body: 'x' };
    const { id: announcementId } = (
      await succeed<{ announcement: { id: string } }>(bob, 'publishAnnouncement', announcement, 'announcement { id }')
    ).announcement;
    await receive('NotificationAdded', '"ANNOUNCEMENT"');
    await act(bob, 'withdrawAnnouncement', { announcementId });
    await receive('NotificationWithdrawn');
    await changeEverything(own, ada, guest);
    await wire.until(({ id, type }) => id === 'projectEvents' && type === 'complete');
    const { id: lastId } = await newProject(ada);
    const isCreation = new RegExp(`"ProjectCreated".*${lastId}`);
    await wire.until(({ id, payload }) => id === 'myEvents' && isCreation.test(JSON.stringify(payload)));

    const seen = new Set<string>();
    for (const { id, type, payload } of wire.received) {
      if (type !== 'next') continue;
      const { data, errors } = payload as { data?: Record<string, { __typename: string }>; errors?: unknown[] };
      const codes = JSON.stringify(errors ?? []).match(/(?<="code":")[A-Z_]+/g) ?? [];
      expect(
        codes.filter((code) => code !== 'ACCESS_REVOKED'),
        `${id} ${JSON.stringify(errors)}`,
      ).toEqual([]);
      const message = data?.[id ?? ''];
      if (message) seen.add(message.__typename);
    }
    for (const name of names)
      expect(
        wire.received.some(({ id, type }) => id === name && type === 'next'),
        name,
      ).toBe(true);
    const all = schema.getPossibleTypes(schema.getType('Event') as GraphQLInterfaceType).map(({ name }) => name);
    expect(all.filter((name) => !seen.has(name)).sort()).toEqual(testedElsewhere);
  });
});
