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
import { nonProjectFields, operationsByAction } from '../support/policy/operations-by-action.js';
import { newRoleFixtures, type RoleFixtures, Team } from '../support/policy/role-fixtures.js';

/*
 * The policy's table through the API: every operation of every action, by each role and by a user who is not a member, in an
 * open and in an archived project, over HTTP and over a socket.
 */

const actions = Object.keys(policy) as Action[];
const rows = actions.flatMap((action) =>
  operationsByAction[action].map((operation) => ({
    action,
    operation,
    name: [operation.field, operation.variant].filter(Boolean).join(', '),
  })),
);
const rolesAndOutsider = [...projectRoles, null];

/** The outcome that the policy demands; `role` is null for a user who is not a member. */
function expected(role: ProjectRole | null, action: Action, archived: boolean): Outcome {
  if (role === null) return 'NOT_FOUND';
  if (!can(role, action)) return 'FORBIDDEN';
  return archived && !canWhileArchived(action) ? 'CONFLICT' : 'done';
}

describe('operationsByAction', () => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fieldsOf = (type: GraphQLObjectType) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`);
  const fields = roots.flatMap((type) => (type ? fieldsOf(type) : []));
  const named = new Set(rows.map(({ operation }) => operation.field).filter((field) => !field.includes('/')));

  it('names every root field of the schema, except those listed in nonProjectFields', () => {
    expect([...named, ...Object.keys(nonProjectFields)].sort()).toEqual([...fields].sort());
  });
});

describeBackends('the policy', (kind) => {
  let backend: Backend;
  let app: App;
  let roles: RoleFixtures;
  let sockets: Sockets;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
    roles = await newRoleFixtures(app.url);
    sockets = new Sockets();
  });
  afterAll(async () => {
    await sockets[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const personOf = (role: ProjectRole | null): Person => (role === null ? roles.outsider : roles.members[role]);

  describe.each([false, true])('when the project is archived: %s', (archived) => {
    /** Shared by all operations: `reset` and the operations themselves write what they need. */
    let team: Team;
    beforeAll(async () => {
      team = await Team.open(roles, backend.database.prisma);
    });

    it.each(rows)('allows $action through $name to exactly the roles of the policy', async ({ action, operation }) => {
      const transports: Record<string, Send> = { http: overHttp, ...(!operation.httpOnly && { socket: sockets.send }) };
      for (const [transport, send] of Object.entries(transports)) {
        const attempt = (role: ProjectRole | null) => operation.attempt({ team, person: personOf(role), send });
        const allowed = rolesAndOutsider.filter((role) => expected(role, action, archived) === 'done');
        const refused = rolesAndOutsider.filter((role) => !allowed.includes(role));

        await team.reset(archived);
        const before = await team.heads();
        const answers = await Promise.all(refused.map(async (role) => [role, await attempt(role)]));
        expect(answers, transport).toEqual(refused.map((role) => [role, expected(role, action, archived)]));
        if (operation.writes) expect(await team.heads(), transport).toEqual(before);

        for (const role of allowed) {
          await team.reset(archived);
          const heads = await team.heads();
          expect([transport, role, await attempt(role)]).toEqual([transport, role, 'done']);
          // Archiving an archived project changes nothing.
          if (operation.writes && !archived) expect(await team.heads(), `${role}'s event`).not.toEqual(heads);
          if (action === 'project:delete') team = await Team.open(roles, backend.database.prisma);
        }
      }
    });
  });

  describe('for the management of members', () => {
    let team: Team;
    beforeAll(async () => {
      team = await Team.open(roles, backend.database.prisma);
    });
    const pairs = projectRoles.flatMap((role) => projectRoles.map((other) => ({ role, other })));

    it.each(pairs)(
      'allows $role to add, update and remove a member in role $other exactly where canManageRole allows it',
      async ({ role, other }) => {
        const { projectId, prisma } = team;
        const guest = { projectId, userId: roles.guest.id };
        const setGuestRole = (newRole: ProjectRole) =>
          prisma.projectMember.update({ where: { projectId_userId: guest }, data: { role: newRole } });
        const expectedCode = (action: Action) =>
          can(role, action) && canManageRole(role, other) ? 'done' : 'FORBIDDEN';
        const attempt = async (action: Action, name: string, input: object) => {
          const { code = 'done' } = await mutate(roles.members[role], name, { projectId, ...input });
          expect([name, input, code]).toEqual([name, input, expectedCode(action)]);
        };
        const { email, id: userId } = roles.guest;

        await team.reset(false);
        await attempt('member:update', 'updateProjectMember', { userId, role: other });
        await setGuestRole(other);
        await attempt('member:update', 'updateProjectMember', { userId, role: 'VIEWER' });
        await setGuestRole(other);
        await attempt('member:remove', 'removeProjectMember', { userId });
        await prisma.projectMember.deleteMany({ where: guest });
        await attempt('member:add', 'addProjectMember', { email, role: other });
      },
    );

    it('returns CONFLICT when the last owner leaves, is removed or changes to another role', async () => {
      const { projectId } = await Team.open(roles, backend.database.prisma);
      const { OWNER: owner, ADMIN: admin } = roles.members;
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
