import { getNamedType, isLeafType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../src/app.js';
import { decodeMergedCursor } from '../../../src/events/cursor.js';
import { schema } from '../../../src/graphql/schema.js';
import { act } from '../../support/act.js';
import { type Backend, describeBackends } from '../../support/backends.js';
import { newPerson, type Person, Subscription } from '../../support/client.js';
import { startInstance } from '../../support/instance.js';
import { changeTask, newProject, newTask } from '../../support/operations.js';
import { newProgram } from '../../support/personal-token.js';
import { mutations, nodeIds, ownFields, queries, subscriptions } from './entries.js';
import { newProjectFixture, type ProjectFixture } from './project-fixture.js';

/** The status, the data and the errors with message and extensions. */
async function query(person: Person, selection: string) {
  const { status, data, errors } = await person.post<Record<string, unknown>, object>(`{ ${selection} }`);
  return { status, data, errors: errors?.map(({ message, extensions }) => ({ message, extensions })) };
}

function follow(person: Person, selection: string): Subscription<Record<string, unknown>> {
  return new Subscription(person.socket(), `subscription { ${selection} }`, {});
}

/** The errors of a refused subscription. */
async function refusal(person: Person, selection: string) {
  await using refused = follow(person, selection);
  await refused.ended;
  return refused.results.map(({ errors }) => errors?.map(({ message, extensions }) => ({ message, extensions })));
}

const fieldsOf = (type: 'Query' | 'Mutation' | 'Subscription' | 'User') => {
  const found = schema.getType(type);
  return found && 'getFields' in found ? Object.keys(found.getFields()).sort() : [];
};

describe('entries.ts', () => {
  it.each([
    ['Query', queries],
    ['Mutation', mutations],
    ['Subscription', subscriptions],
    ['User', ownFields],
  ] as const)('has an entry for every field of %s', (type, entries) => {
    expect(Object.keys(entries).sort(), 'see test/graphql/scopes/entries.ts').toEqual(fieldsOf(type));
  });
});

const inProject = (entries: Readonly<Record<string, { readonly of: string }>>) =>
  Object.keys(entries).filter((name) => entries[name]?.of === 'project');

describeBackends('scoped tokens', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  /** A member of the project of `inside` alone. */
  let insider: Person;
  /** A member of neither project. */
  let eve: Person;
  /** The project of the narrow token, and a project outside its scope. */
  let inside: ProjectFixture;
  let outside: ProjectFixture;
  /** Ada's tokens: for one project, with scope READ, and with scope WRITE for all projects. */
  let narrow: Person;
  let reader: Person;
  let wide: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    [ada, bob, eve] = [await newPerson(app.url), await newPerson(app.url), await newPerson(app.url)];
    // Bob is a member of the outside project alone. Only that project could reveal him.
    insider = await newPerson(app.url);
    inside = await newProjectFixture(ada, insider, eve);
    outside = await newProjectFixture(ada, bob, eve);
    narrow = await newProgram(ada, { scope: 'WRITE', projectIds: [inside.projectId] });
    reader = await newProgram(ada, { scope: 'READ' });
    wide = await newProgram(ada, { scope: 'WRITE' });
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** The projects for which a cursor of `myEvents` holds a position. */
  async function positionsIn(cursor: unknown, otherId?: string) {
    const { seqs } = decodeMergedCursor(String(cursor), ada.id, ['after']);
    const has = async (id: string) =>
      seqs.has((await backend.database.prisma.project.findUniqueOrThrow({ where: { id } })).number);
    const positions = { inside: await has(inside.projectId), outside: await has(outside.projectId) };
    return otherId === undefined ? positions : { ...positions, other: await has(otherId) };
  }

  describe('for one project', () => {
    it.each(inProject(queries))('return NOT_FOUND for query %s of another project', async (name) => {
      const ask = queries[name]?.ask ?? expect.fail();
      expect((await query(narrow, ask(inside))).errors).toBeUndefined();
      expect((await query(ada, ask(outside))).errors).toBeUndefined();
      const { errors } = await query(narrow, ask(outside));
      expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect(errors).toEqual((await query(eve, ask(outside))).errors);
    });

    it.each(nodeIds)('return the same from node as a stranger receives for the %s of another project', async (what) => {
      const ask = (fixture: ProjectFixture) => `node(id: "${fixture[what]}") { id }`;
      expect((await query(narrow, ask(inside))).errors).toBeUndefined();
      expect((await query(ada, ask(outside))).errors).toBeUndefined();
      expect(await query(narrow, ask(outside))).toEqual(await query(eve, ask(outside)));
    });

    it.each(Object.keys(queries).filter((name) => queries[name]?.of === 'own'))(
      'return no data of other projects from query %s',
      async (name) => {
        const ask = queries[name]?.ask ?? expect.fail();
        const serialise = (text: unknown) => Buffer.from(JSON.stringify(text)).toString();
        const all = serialise((await query(ada, ask(outside))).data);
        const { data, errors } = await query(narrow, ask(outside));
        expect(errors).toBeUndefined();
        if (name === 'myCursor')
          return expect(await positionsIn(data?.myCursor)).toEqual({ inside: true, outside: false });
        for (const secret of [outside.projectId, outside.taskId, outside.mark]) {
          expect(serialise(data), secret).not.toContain(secret);
        }
        if (name !== 'me') expect(all).toMatch(new RegExp(`${outside.projectId}|${outside.mark}`));
      },
    );

    it.each(inProject(mutations))('return NOT_FOUND for mutation %s in another project', async (name) => {
      const { input, first } = mutations[name] ?? expect.fail();
      const refused = await act(narrow, name, input(outside));
      expect(refused).toMatchObject({ code: 'NOT_FOUND' });
      expect(refused).toEqual(await act(eve, name, input(outside)));
      // The mutation succeeds in the token's own project, so the refusal is due to the project.
      const own = await newProjectFixture(ada, bob, eve);
      const program = await newProgram(ada, { scope: 'WRITE', projectIds: [own.projectId] });
      if (first) await act(ada, first[0], first[1](own));
      expect((await act(program, name, input(own)))?.__typename).toMatch(/Payload$/);
    });

    it('return FORBIDDEN for createProject', async () => {
      expect(await act(narrow, 'createProject', { key: 'NARROW', name: 'x' })).toMatchObject({ code: 'FORBIDDEN' });
      expect((await act(wide, 'createProject', { key: 'WIDE', name: 'x' }))?.__typename).toBe('CreateProjectPayload');
    });

    it('return FORBIDDEN for mutations that affect all projects', async () => {
      expect(await act(narrow, 'markAllNotificationsRead', { until: new Date() })).toMatchObject({ code: 'FORBIDDEN' });
      expect(await act(narrow, 'updateReminderPreferences', { timeZone: 'UTC' })).toMatchObject({ code: 'FORBIDDEN' });
      const everywhere = { settings: [{ enabled: false }] };
      expect(await act(narrow, 'updateNotificationPreferences', everywhere)).toMatchObject({ code: 'FORBIDDEN' });
    });

    it.each(inProject(subscriptions))('return NOT_FOUND for subscription %s of another project', async (name) => {
      const { ask, first } = subscriptions[name] ?? expect.fail();
      const refused = await refusal(narrow, ask(outside));
      expect(refused).toMatchObject([[{ extensions: { code: 'NOT_FOUND' } }]]);
      expect(refused).toEqual(await refusal(eve, ask(outside)));
      if (first) await act(insider, first[0], first[1](inside));
      await using followed = follow(narrow, ask(inside));
      expect((await followed.until(1))[0]).toMatchObject({ [name]: expect.anything() });
    });

    it('receive only events of their project from myEvents, including memberships and private views', async () => {
      const { myCursor } = (await query(narrow, 'myCursor')).data as { myCursor: string };
      const other = await newProject(ada);
      await act(ada, 'createView', { projectId: outside.projectId, name: 'mine' });
      await newTask(ada, { projectId: outside.projectId, title: 'unheard' });
      await act(ada, 'createView', { projectId: inside.projectId, name: 'mine' });
      await changeTask(ada, { taskId: inside.taskId, title: 'heard' });
      const ask = `myEvents(after: "${myCursor}") { __typename id cursor ... on SavedViewEvent { projectId } }`;
      await using events = follow(narrow, ask);
      const received = (await events.until(2)).map(({ myEvents }) => myEvents as Record<string, string>);
      expect(received.map(({ __typename }) => __typename).sort()).toEqual(['SavedViewCreated', 'TaskUpdated']);
      for (const { cursor } of received) {
        expect(await positionsIn(cursor, other.id)).toEqual({ inside: true, outside: false, other: false });
      }
      // The cursor has no positions of other projects, so a session cannot resume from it.
      const resumed = await refusal(ada, `myEvents(after: "${received[1]?.cursor}") { id }`);
      expect(resumed).toMatchObject([[{ extensions: { code: 'CURSOR_EXPIRED' } }]]);
    });

    it('receive only notifications of their project', async () => {
      await using scoped = follow(
        narrow,
        'notifications { ... on SingleNotificationEvent { notification { projectId } } }',
      );
      await using all = follow(ada, 'notifications { id }');
      await expect.poll(() => app.sockets.groups.members).toBe(2);
      await act(bob, 'addComment', { taskId: outside.taskId, body: 'unheard' });
      await act(insider, 'addComment', { taskId: inside.taskId, body: 'heard' });
      await all.until(2);
      expect(await scoped.until(1)).toEqual([{ notifications: { notification: { projectId: inside.projectId } } }]);
    });

    it('return NOT_FOUND for an idempotencyKey that the user used in another project', async () => {
      const input = { taskId: outside.taskId, title: 'keyed', idempotencyKey: 'scope-1' };
      expect((await act(ada, 'updateTask', input))?.__typename).toBe('UpdateTaskPayload');
      expect(await act(narrow, 'updateTask', input)).toMatchObject({ code: 'NOT_FOUND' });
      expect((await act(wide, 'updateTask', input))?.__typename).toBe('UpdateTaskPayload');
    });

    it('return null from nodes for users of other projects', async () => {
      const { data } = await query(narrow, `nodes(ids: ["${bob.id}", "${ada.id}"]) { id }`);
      expect(data?.nodes).toEqual([null, { id: ada.id }]);
    });

    it('respond with status 404 to the export and import of another project', async () => {
      const headers = { authorization: narrow.authorization };
      const statuses = async ({ projectId }: ProjectFixture) => [
        (await fetch(`${app.url}/projects/${projectId}/export?format=csv`, { headers })).status,
        (
          await fetch(`${app.url}/projects/${projectId}/import?format=csv`, {
            method: 'POST',
            headers,
            body: 'title\n',
          })
        ).status,
      ];
      expect(await statuses(outside)).toEqual([404, 404]);
      expect((await statuses(inside))[0]).toBe(200);
    });
  });

  describe('with scope READ', () => {
    it.each(Object.keys(mutations))('return FORBIDDEN for mutation %s', async (name) => {
      const { input } = mutations[name] ?? expect.fail();
      expect(await act(reader, name, input(inside))).toMatchObject({ code: 'FORBIDDEN' });
    });

    it('allow queries and subscriptions, and respond with status 403 to an import', async () => {
      expect((await query(reader, queries.project?.ask(outside) ?? '')).errors).toBeUndefined();
      await using events = follow(reader, subscriptions.projectEvents?.ask(outside) ?? '');
      await events.until(1);
      const response = await fetch(`${app.url}/projects/${outside.projectId}/import?format=csv`, {
        method: 'POST',
        headers: { authorization: reader.authorization },
        body: 'externalId,title\n9,x\n',
      });
      expect(response.status).toBe(403);
    });
  });

  it.each(Object.keys(mutations).filter((name) => mutations[name]?.of === 'account'))(
    'return FORBIDDEN for mutation %s of the account, also with scope WRITE for all projects',
    async (name) => {
      const { input } = mutations[name] ?? expect.fail();
      expect(await act(wide, name, input(inside))).toMatchObject({ code: 'FORBIDDEN' });
    },
  );

  it('share no subscription execution with a session of the same user', async () => {
    const ask = `taskChanged(projectId: "${inside.projectId}") { seq actor { sessions { totalCount } } }`;
    await using own = follow(ada, ask);
    await using programs = follow(wide, ask);
    await expect.poll(() => app.sockets.groups.members).toBe(2);
    await changeTask(ada, { taskId: inside.taskId, title: 'shared' });
    await own.until(1);
    await programs.until(1);
    expect(own.results).toMatchObject([{ data: { taskChanged: { actor: { sessions: { totalCount: 1 } } } } }]);
    expect(programs.results).toMatchObject([{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }]);
  });

  it.each(Object.entries(ownFields))(
    'return me.%s only if the field does not belong to the account: %s',
    async (field, about) => {
      const type = schema.getType('User');
      const inner = type && 'getFields' in type ? type.getFields()[field]?.type : undefined;
      const leaf = inner === undefined || isLeafType(getNamedType(inner));
      const selection = `me { ${field} ${leaf ? '' : '{ __typename }'} }`;
      const { errors } = await query(wide, selection);
      if (about === 'account') expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      else expect(errors).toBeUndefined();
      expect((await query(ada, selection)).errors).toBeUndefined();
    },
  );
});
