export const projectRoles = ['OWNER', 'ADMIN', 'MEMBER', 'VIEWER'] as const;
export type ProjectRole = (typeof projectRoles)[number];

/** The policy of one action. */
export interface Rule {
  /** The roles that allow the action. */
  readonly roles: readonly ProjectRole[];
  /** True when the action is allowed in an archived project. */
  readonly whileArchived: boolean;
  /** The row of docs/roles.md: a phrase without a full stop. */
  readonly description: string;
}

const everyone: readonly ProjectRole[] = projectRoles;
const contributors: readonly ProjectRole[] = ['OWNER', 'ADMIN', 'MEMBER'];
const managers: readonly ProjectRole[] = ['OWNER', 'ADMIN'];
const owners: readonly ProjectRole[] = ['OWNER'];

/**
 * The permissions of each role in a project. Commands, queries, subscriptions and every delivered event check access by the
 * functions of this module alone, without database and clock. `npm run policy` prints docs/roles.md from this table, and
 * test/graphql/policy.test.ts tests every cell through the API. The type `Action` is derived from the keys, so an action
 * without a rule does not compile.
 */
export const policy = {
  'project:read': {
    roles: everyone,
    whileArchived: true,
    description: 'Read the project and everything in it: queries, subscriptions, history, export',
  },
  'project:update': {
    roles: managers,
    whileArchived: false,
    description: "Change the project's name, description and colour",
  },
  'project:archive': { roles: managers, whileArchived: true, description: 'Archive and unarchive the project' },
  'project:transfer': {
    roles: owners,
    whileArchived: true,
    description: 'Transfer the project to another member, and become an ADMIN',
  },
  'project:delete': { roles: owners, whileArchived: true, description: 'Delete the project and everything in it' },
  'project:leave': { roles: everyone, whileArchived: true, description: 'Leave the project' },
  'presence:read': { roles: everyone, whileArchived: true, description: 'See present members, and appear as present' },
  'member:add': { roles: managers, whileArchived: false, description: 'Add members' },
  'member:update': { roles: managers, whileArchived: true, description: "Change members' roles" },
  'member:remove': { roles: managers, whileArchived: true, description: 'Remove members' },
  'label:manage': { roles: contributors, whileArchived: false, description: 'Create, change and delete labels' },
  'task:create': { roles: contributors, whileArchived: false, description: 'Create tasks' },
  'task:update': {
    roles: contributors,
    whileArchived: false,
    description: 'Change tasks and move them on the board, one task or many at once',
  },
  'task:delete': { roles: contributors, whileArchived: false, description: 'Delete and restore tasks' },
  'task:import': { roles: contributors, whileArchived: false, description: 'Import tasks from a file' },
  'comment:create': {
    roles: contributors,
    whileArchived: false,
    description: 'Comment on tasks, and reply to comments',
  },
  'comment:edit-own': { roles: contributors, whileArchived: false, description: 'Edit own comments' },
  'comment:delete-own': { roles: contributors, whileArchived: false, description: 'Delete own comments' },
  'comment:delete-any': { roles: managers, whileArchived: false, description: 'Delete comments of other members' },
  'comment:react': {
    roles: contributors,
    whileArchived: false,
    description: 'Add and remove own reactions to comments',
  },
  'view:manage-own': {
    roles: everyone,
    whileArchived: true,
    description: 'Create, change, unshare and delete own saved views',
  },
  'view:share': { roles: contributors, whileArchived: false, description: 'Share own saved views' },
  'view:delete-any': {
    roles: managers,
    whileArchived: false,
    description: 'Delete shared views of other members',
  },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof policy;

/** True when the action is allowed in an archived project. */
export function canWhileArchived(action: Action): boolean {
  return policy[action].whileArchived;
}

/** True when the role allows the action. Null stands for a user without a role: nothing is allowed. */
export function can(role: ProjectRole | null, action: Action): boolean {
  const { roles }: Rule = policy[action];
  return role !== null && roles.includes(role);
}

/** True when `role` may grant or revoke `other`: an ADMIN every role except OWNER, an OWNER every role. */
export function canManageRole(role: ProjectRole, other: ProjectRole): boolean {
  return role === 'OWNER' || (role === 'ADMIN' && other !== 'OWNER');
}
