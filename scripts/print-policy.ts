/** `npm run policy`: prints who may do what to docs/roles.md. With `--check` it fails if that is stale. */
import { type Action, can, canManageRole, canWhileArchived, policy, projectRoles } from '../src/domain/policy.js';
import { keepPrinted } from './printed.js';

const actions = Object.keys(policy).filter((key): key is Action => key in policy);
const mark = (yes: boolean) => (yes ? '✓' : '');
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`.replaceAll('  ', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), `|${'---|'.repeat(head.length)}`, ...rows.map(row)].join('\n');

const actionTable = table(
  ['', 'Act', ...projectRoles, 'nobody', 'archived'],
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

Who may do what in a project. This page is printed from [src/domain/policy.ts](../src/domain/policy.ts) by \`npm run policy\`; queries, mutations, subscriptions and every delivered event ask the same functions, and [a test](../test/graphql/policy.test.ts) tries each cell through the API, over HTTP and sockets.

${actionTable}

"Nobody" is somebody signed in who is not a member. To them the project does not exist: they get \`NOT_FOUND\`, the same as for an id that was never given out, and lists leave out what they may not see. A member whose role does not allow an act gets \`FORBIDDEN\`, which names it. Nothing has changed then, and there is no event.

In an archived project the acts that are marked stay possible. To everything else the answer is \`CONFLICT\` for those who could do it otherwise, until the project is brought back.

## Who manages whom

Adding, removing and changing members depends on their role too. Here is whose role each may give and take away; both the old and the new role count.

${roleTable}

To anything else the answer is \`FORBIDDEN\`.

A project keeps at least one owner. The last one can't leave, be removed or get another role (\`CONFLICT\`), but can hand the project over first, or delete it.

## What is one's own

- A comment is edited by its author alone. To other members, owners too, the answer is \`FORBIDDEN\`.
- A saved view that is not shared exists for its owner alone: to everybody else it is \`NOT_FOUND\`. A shared one is changed by its owner alone.
- Who shared a view and may not share any more can still take it back.

## When a role changes

It counts from the next request on. What is under way either comes before the change in the project's stream or is refused. Somebody who is removed gets nothing that is numbered after the removal, on any instance: their subscriptions end with \`ACCESS_REVOKED\`. Replay is authorised against membership as it is now, see [clients.md](clients.md).

What the viewer may do in a project, for a client that shows or hides its buttons:

\`\`\`graphql
query {
  project(id: "project_…") { viewerRole archivedAt }
}
\`\`\`

The role is the viewer's own, so a subscription that selects it is executed for each person; ask for it once, and again when a \`ProjectMemberRoleChanged\` names them.
`;

await keepPrinted('docs/roles.md', page, 'npm run policy');
