import type { GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import {
  type Action,
  can,
  canManageRole,
  canWhileArchived,
  type ProjectRole,
  policy,
  projectRoles,
} from '../../src/domain/policy.js';
import { schema } from '../../src/graphql/schema.js';
import { type Backend, describeBackends } from '../support/backends.js';
import type { Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { mutate, succeed } from '../support/mutate.js';
import { type Outcome, overHttp, type Send, Sockets } from '../support/policy/operation-spec.js';
import { elsewhere, operationsByAction } from '../support/policy/operations-by-action.js';
import { newRoleFixtures, type RoleFixtures, Team } from '../support/policy/role-fixtures.js';

/*
 * The policy's table, cell by cell, through the API: each act by each way to do it, tried by every role and by somebody
 * who is no member, in a project that is open and in one that is archived, over HTTP and over a socket.
 */

const actions = Object.keys(policy) as Action[];
const rows = actions.flatMap((action) =>
  operationsByAction[action].map((way) => ({ action, way, name: [way.through, way.by].filter(Boolean).join(', ') })),
);
const people = [...projectRoles, null];

/** What the policy says. */
function expected(role: ProjectRole | null, action: Action, archived: boolean): Outcome {
  if (role === null) return 'NOT_FOUND';
  if (!can(role, action)) return 'FORBIDDEN';
  return archived && !canWhileArchived(action) ? 'CONFLICT' : 'done';
}

describe('the ways to act', () => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fieldsOf = (type: GraphQLObjectType) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`);
  const fields = roots.flatMap((type) => (type ? fieldsOf(type) : []));
  const named = new Set(rows.map(({ way }) => way.through).filter((through) => !through.includes('/')));

  it('go through every root field of the schema that is about a project', () => {
    expect([...named, ...Object.keys(elsewhere)].sort()).toEqual([...fields].sort());
  });
});

describeBackends('the policy', (kind) => {
  let backend: Backend;
  let app: App;
  let crew: RoleFixtures;
  let sockets: Sockets;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    crew = await newRoleFixtures(app.url);
    sockets = new Sockets();
  });
  afterAll(async () => {
    await sockets[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const personOf = (role: ProjectRole | null): Person => (role === null ? crew.outsider : crew.members[role]);

  describe.each([false, true])('in a project that is archived: %s', (archived) => {
    it.each(rows)('$action: $name', async ({ action, way }) => {
      let team = await Team.open(crew, backend.database.db);
      const transports: Record<string, Send> = { http: overHttp, ...(!way.plain && { socket: sockets.send }) };
      for (const [transport, send] of Object.entries(transports)) {
        const attempt = (role: ProjectRole | null) => way.attempt({ team, person: personOf(role), send });
        const allowed = people.filter((role) => expected(role, action, archived) === 'done');
        const refused = people.filter((role) => !allowed.includes(role));

        await team.reset(archived);
        const before = await team.heads();
        const answers = await Promise.all(refused.map(async (role) => [role, await attempt(role)]));
        expect(answers, transport).toEqual(refused.map((role) => [role, expected(role, action, archived)]));
        if (way.writes) expect(await team.heads(), transport).toEqual(before);

        for (const role of allowed) {
          await team.reset(archived);
          const heads = await team.heads();
          expect([transport, role, await attempt(role)]).toEqual([transport, role, 'done']);
          // To archive what is archived changes nothing.
          if (way.writes && !archived) expect(await team.heads(), `${role}'s event`).not.toEqual(heads);
          if (action === 'project:delete') team = await Team.open(crew, backend.database.db);
        }
      }
    });
  });

  describe('who manages whom', () => {
    const pairs = projectRoles.flatMap((role) => projectRoles.map((other) => ({ role, other })));

    it.each(pairs)('$role and a member who is $other', async ({ role, other }) => {
      const team = await Team.open(crew, backend.database.db);
      const { projectId, db } = team;
      const guest = { projectId, userId: crew.guest.id };
      const guestIs = (now: ProjectRole) =>
        db.projectMember.update({ where: { projectId_userId: guest }, data: { role: now } });
      const may = (action: Action) => (can(role, action) && canManageRole(role, other) ? 'done' : 'FORBIDDEN');
      const attempt = async (action: Action, name: string, input: object) => {
        const { code = 'done' } = await mutate(crew.members[role], name, { projectId, ...input });
        expect([name, input, code]).toEqual([name, input, may(action)]);
      };
      const { email, id: userId } = crew.guest;

      await team.reset(false);
      await attempt('member:update', 'updateProjectMember', { userId, role: other });
      await guestIs(other);
      await attempt('member:update', 'updateProjectMember', { userId, role: 'VIEWER' });
      await guestIs(other);
      await attempt('member:remove', 'removeProjectMember', { userId });
      await db.projectMember.deleteMany({ where: guest });
      await attempt('member:add', 'addProjectMember', { email, role: other });
    });

    it('leaves a project its last owner', async () => {
      const { projectId } = await Team.open(crew, backend.database.db);
      const { OWNER: owner, ADMIN: admin } = crew.members;
      const self = { projectId, userId: owner.id };
      for (const [name, input] of [
        ['leaveProject', { projectId }],
        ['removeProjectMember', self],
        ['updateProjectMember', { ...self, role: 'ADMIN' }],
      ] as const) {
        expect([name, (await mutate(owner, name, input)).code]).toEqual([name, 'CONFLICT']);
      }
      await succeed(owner, 'transferProject', { projectId, userId: admin.id });
      await succeed(owner, 'leaveProject', { projectId });
    });
  });
});
