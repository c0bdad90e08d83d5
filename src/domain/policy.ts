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
  'project:update': managers,
  'project:archive': managers,
  'project:transfer': ['OWNER'],
  'project:delete': ['OWNER'],
  'project:leave': everyone,
  'presence:read': everyone,
  'member:add': managers,
  'member:update': managers,
  'member:remove': managers,
  'label:manage': contributors,
  'task:create': contributors,
  'task:update': contributors,
  'task:delete': contributors,
  'task:import': contributors,
  'comment:create': contributors,
  'comment:edit-own': contributors,
  'comment:delete-own': contributors,
  'comment:delete-any': managers,
  'comment:react': contributors,
  'view:manage-own': everyone,
  'view:share': contributors,
  'view:delete-any': managers,
} as const satisfies Record<string, readonly ProjectRole[]>;

export type Action = keyof typeof policy;

/** What can still be done in an archived project; everything else waits until it is brought back. */
const whileArchived: readonly Action[] = [
  'project:read',
  'presence:read',
  'project:archive',
  'project:transfer',
  'project:delete',
  'project:leave',
  'member:update',
  'member:remove',
  'view:manage-own',
];

/** True when the act is possible in an archived project. */
export function canWhileArchived(action: Action): boolean {
  return whileArchived.includes(action);
}

/** True when a member with that role may act; a person without a role may do nothing. */
export function can(role: ProjectRole | null, action: Action): boolean {
  const allowed: readonly ProjectRole[] = policy[action];
  return role !== null && allowed.includes(role);
}

/** True when `role` may give or take away `other`: managers handle the roles below owner, owners handle all. */
export function canManageRole(role: ProjectRole, other: ProjectRole): boolean {
  return role === 'OWNER' || (role === 'ADMIN' && other !== 'OWNER');
}
