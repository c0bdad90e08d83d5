/*
 * Who may do what in a project. Pure: no database, no clock. Commands, queries, subscriptions and every delivered event
 * ask these functions and nothing else. docs/roles.md is printed from here (`npm run policy`), and
 * test/graphql/policy.test.ts tries every cell through the API.
 */

export const projectRoles = ['OWNER', 'ADMIN', 'MEMBER', 'VIEWER'] as const;
export type ProjectRole = (typeof projectRoles)[number];

/** One kind of act. */
export interface Rule {
  /** Which roles may. */
  readonly roles: readonly ProjectRole[];
  /** Whether it is possible in an archived project; what is not waits until the project is brought back. */
  readonly whileArchived: boolean;
  /** What it is, for people who read the page: a phrase without a full stop. */
  readonly description: string;
}

const everyone: readonly ProjectRole[] = projectRoles;
const contributors: readonly ProjectRole[] = ['OWNER', 'ADMIN', 'MEMBER'];
const managers: readonly ProjectRole[] = ['OWNER', 'ADMIN'];
const owners: readonly ProjectRole[] = ['OWNER'];

/** Every act has its row. One that is missing can't be asked for: the type of `can` is made from the keys. */
export const policy = {
  'project:read': {
    roles: everyone,
    whileArchived: true,
    description: 'See the project with all that is in it: query it, follow it, read its history, export it',
  },
  'project:update': {
    roles: managers,
    whileArchived: false,
    description: "Change the project's name, description and colour",
  },
  'project:archive': { roles: managers, whileArchived: true, description: 'Archive the project, and bring it back' },
  'project:transfer': {
    roles: owners,
    whileArchived: true,
    description: 'Hand the project over to another member, and become an ADMIN',
  },
  'project:delete': { roles: owners, whileArchived: true, description: 'Delete the project with all that is in it' },
  'project:leave': { roles: everyone, whileArchived: true, description: 'Leave the project' },
  'presence:read': { roles: everyone, whileArchived: true, description: 'See who is present, and be seen' },
  'member:add': { roles: managers, whileArchived: false, description: 'Add members' },
  'member:update': { roles: managers, whileArchived: true, description: "Change members' roles" },
  'member:remove': { roles: managers, whileArchived: true, description: 'Remove members' },
  'label:manage': { roles: contributors, whileArchived: false, description: 'Create, change and delete labels' },
  'task:create': { roles: contributors, whileArchived: false, description: 'Create tasks' },
  'task:update': {
    roles: contributors,
    whileArchived: false,
    description: 'Change tasks and move them on the board, one or many at once',
  },
  'task:delete': { roles: contributors, whileArchived: false, description: 'Delete tasks, and restore deleted ones' },
  'task:import': { roles: contributors, whileArchived: false, description: 'Import tasks from a file' },
  'comment:create': { roles: contributors, whileArchived: false, description: 'Comment on tasks, and answer comments' },
  'comment:edit-own': { roles: contributors, whileArchived: false, description: "Edit one's own comments" },
  'comment:delete-own': { roles: contributors, whileArchived: false, description: "Delete one's own comments" },
  'comment:delete-any': { roles: managers, whileArchived: false, description: "Delete other people's comments" },
  'comment:react': {
    roles: contributors,
    whileArchived: false,
    description: 'React to comments, and take reactions back',
  },
  'view:manage-own': {
    roles: everyone,
    whileArchived: true,
    description: "Keep saved views for oneself, take back and delete one's own",
  },
  'view:share': { roles: contributors, whileArchived: false, description: "Share one's own saved views" },
  'view:delete-any': {
    roles: managers,
    whileArchived: false,
    description: 'Delete saved views that other people share',
  },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof policy;

/** True when the act is possible in an archived project. */
export function canWhileArchived(action: Action): boolean {
  return policy[action].whileArchived;
}

/** True when a member with that role may act; a person without a role may do nothing. */
export function can(role: ProjectRole | null, action: Action): boolean {
  const { roles }: Rule = policy[action];
  return role !== null && roles.includes(role);
}

/** True when `role` may give or take away `other`: managers handle the roles below owner, owners handle all. */
export function canManageRole(role: ProjectRole, other: ProjectRole): boolean {
  return role === 'OWNER' || (role === 'ADMIN' && other !== 'OWNER');
}
