/** `npm run policy`: prints the access policy to docs/roles.md. With `--check` it fails if the page is out of date. */
import { type Action, can, canManageRole, canWhileArchived, policy, projectRoles } from '../src/domain/policy.js';
import { keepPrinted } from './printed.js';

const actions = Object.keys(policy).filter((key): key is Action => key in policy);
const mark = (yes: boolean) => (yes ? '✓' : '');
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`.replaceAll('  ', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), `|${'---|'.repeat(head.length)}`, ...rows.map(row)].join('\n');

const actionTable = table(
  ['', 'Action', ...projectRoles, 'not a member', 'archived'],
  actions.map((action) => [
    policy[action].description,
    `\`${action}\``,
    ...[...projectRoles, null].map((role) => mark(can(role, action))),
    mark(canWhileArchived(action)),
  ]),
);

const roleTable = table(
  ['', ...projectRoles.map((role) => `a member who is ${role}`)],
  projectRoles.map((role) => [role, ...projectRoles.map((other) => mark(canManageRole(role, other)))]),
);

const page = `# Roles

The actions that each role allows in a project. \`npm run policy\` prints this page from [src/domain/policy.ts](../src/domain/policy.ts). Queries, mutations, subscriptions and every delivered event call the same functions, and [a test](../test/graphql/policy.test.ts) tries each cell through the API, over HTTP and sockets.

${actionTable}

"Not a member" is a signed-in user without a membership. For such a user the project does not exist: the result is \`NOT_FOUND\`, as for an id that was never assigned, and lists leave out the project's data. A member whose role does not allow an action receives \`FORBIDDEN\`, which names the action. A refused action changes nothing and makes no event.

In an archived project the marked actions remain possible. All other allowed actions return \`CONFLICT\` until \`unarchiveProject\`.

## Managing members

Adding, removing and changing members also depends on the member's role. The table shows the roles that each role may assign and remove. A change requires both the old and the new role.

${roleTable}

All other combinations are \`FORBIDDEN\`.

A project has at least one owner. The last owner cannot leave, be removed or receive another role (\`CONFLICT\`), but can transfer the project first, or delete it.

## Comments and views of a member

- Only the author may edit a comment. Other members, owners included, receive \`FORBIDDEN\`.
- A private saved view exists for its owner only: other members receive \`NOT_FOUND\`. Only the owner may change a shared view.
- An owner of a shared view whose role no longer allows sharing can still make the view private.

## When a role changes

A new role applies from the next request on. A concurrent command is either ordered before the change in the project's stream or refused. A removed member receives no event with a higher number than the removal, on any instance: the member's subscriptions end with \`ACCESS_REVOKED\`. A replay is authorized against the present membership, see [clients.md](clients.md).

The viewer's role in a project, for a client that shows or hides buttons:

\`\`\`graphql
query {
  project(id: "project_…") { viewerRole archivedAt }
}
\`\`\`

The role depends on the viewer, so a subscription that selects it is executed per viewer. Query the role once, and again when a \`ProjectMemberRoleChanged\` names the viewer.
`;

await keepPrinted('docs/roles.md', page, 'npm run policy');
