/*
 * Who may do what in a project. Pure: no database, no clock. Commands, queries, subscriptions and every delivered event
 * ask these functions and nothing else.
 */

export const projectRoles = ['OWNER', 'ADMIN', 'MEMBER', 'VIEWER'] as const;
export type ProjectRole = (typeof projectRoles)[number];

const everyone: readonly ProjectRole[] = projectRoles;
const contributors: readonly ProjectRole[] = ['OWNER', 'ADMIN', 'MEMBER'];
const managers: readonly ProjectRole[] = ['OWNER', 'ADMIN'];

/** Which roles may act. A row that is missing can't be asked for: the type of `can` is made from the keys. */
export const policy = {
  'project:read': everyone,
  'project:delete': ['OWNER'],
  'member:add': managers,
  'member:remove': managers,
  'task:create': contributors,
  'task:update': contributors,
  'task:delete': contributors,
  'comment:create': contributors,
} as const satisfies Record<string, readonly ProjectRole[]>;

export type Action = keyof typeof policy;

/** True when a member with that role may act; a person without a role may do nothing. */
export function can(role: ProjectRole | null, action: Action): boolean {
  const allowed: readonly ProjectRole[] = policy[action];
  return role !== null && allowed.includes(role);
}

/** True when `role` may give or take away `other`: managers handle the roles below owner, owners handle all. */
export function canManageRole(role: ProjectRole, other: ProjectRole): boolean {
  return role === 'OWNER' || (role === 'ADMIN' && other !== 'OWNER');
}
