import { randomUUID } from 'node:crypto';
import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import type { Database } from '../../src/store/database.js';
import { newProjectFixture, type ProjectFixture } from '../graphql/scopes/project-fixture.js';
import { newPerson, type Person } from '../support/client.js';
import { act, succeed } from '../support/mutate.js';
import type { Operation } from './operations.js';

/** The ids, keys and cursors of one user that arguments can name. */
export interface Names {
  readonly project: string;
  readonly task: string;
  readonly comment: string;
  readonly label: string;
  readonly view: string;
  readonly notification: string;
  readonly user: string;
  readonly token: string;
  readonly session: string;
  readonly announcement: string;
  readonly importRun: string;
  readonly taskKey: string;
  readonly cursor: string;
  readonly userCursor: string;
  readonly mergedCursor: string;
  readonly page: string;
}

export interface Foreign {
  readonly owner: Person;
  readonly guest: Person;
  readonly fixture: ProjectFixture;
  readonly names: Names;
  /** Texts of the project and its users that a stranger must never read. */
  readonly canaries: readonly string[];
}

/** Creates a project with every kind of entity and canaries as texts. The owner becomes an operator. */
export async function newForeign(url: string, { prisma }: Database): Promise<Foreign> {
  const canary = `canary-${randomUUID()}`;
  const [owner, member, guest] = [
    await newPerson(url, `${canary} owner`),
    await newPerson(url, `${canary} member`),
    await newPerson(url, `${canary} guest`),
  ];
  await prisma.user.update({ where: { id: owner.id }, data: { operator: true } });
  const fixture = await newProjectFixture(owner, member, guest);
  const { projectId, taskId, commentId, labelId, viewId, importId } = fixture;
  await succeed(owner, 'updateProject', { projectId, name: `${canary} project`, description: canary });
  await succeed(owner, 'updateTask', { taskId, title: `${canary} task`, description: canary, labelIds: [labelId] });
  await succeed(owner, 'editComment', { commentId, body: `${canary} comment @${member.id}` });
  await succeed(owner, 'updateLabel', { labelId, name: `${canary} label` });
  await succeed(owner, 'updateView', { viewId, name: `${canary} view`, shared: true });
  await succeed(owner, 'createLabel', { projectId, name: canary });
  const expiresAt = new Date(Date.now() + 3_600_000);
  const token = await act(
    owner,
    'createPersonalAccessToken',
    { name: canary, scope: 'READ', expiresAt },
    'personalAccessToken { id }',
  );
  const startsAt = new Date(Date.now() + 3_600_000);
  const announced = await act(
    owner,
    'publishAnnouncement',
    { title: canary, body: canary, startsAt },
    'announcement { id }',
  );
  // The progress of an import reports a failed row with its texts.
  await fetch(`${url}/projects/${projectId}/import?format=csv&importId=${importId}-${canary}&onError=skip`, {
    method: 'POST',
    headers: { authorization: owner.authorization },
    body: `externalId,title,status\n2,${canary},${canary}\n`,
  });
  const idOf = (value: unknown) => (value as { readonly id: string }).id;
  const common = {
    user: owner.id,
    session: owner.sessionId,
    token: idOf(token.personalAccessToken),
    announcement: idOf(announced.announcement),
  };
  return {
    owner,
    guest,
    fixture,
    names: { ...common, ...(await namesOf(owner, fixture)) },
    canaries: [canary, fixture.mark, owner.email, member.email, guest.email, `${fixture.key}-1`],
  };
}

interface CursorData {
  readonly myCursor: string;
  readonly notifications: { readonly cursor: string };
  readonly tasks: { readonly pageInfo: { readonly endCursor: string } };
}

/** @returns the ids of the entities of a fixture, and the present cursors of its owner */
export async function namesOf(owner: Person, fixture: ProjectFixture): Promise<Omit<Names, keyof typeof accountNames>> {
  const { data } = await owner.post<CursorData, object>(
    `{ myCursor notifications { cursor } tasks(projectId: "${fixture.projectId}", first: 1) { pageInfo { endCursor } } }`,
  );
  return {
    project: fixture.projectId,
    task: fixture.taskId,
    comment: fixture.commentId,
    label: fixture.labelId,
    view: fixture.viewId,
    notification: fixture.notificationId,
    importRun: fixture.importId,
    taskKey: `${fixture.key}-1`,
    cursor: fixture.cursor,
    userCursor: data?.notifications.cursor ?? '',
    mergedCursor: data?.myCursor ?? '',
    page: data?.tasks.pageInfo.endCursor ?? '',
  };
}
const accountNames = { user: 0, session: 0, token: 0, announcement: 0 };

/** The kind of name of an argument by the end of its path. Exceptions for single operations come first. */
const kinds: readonly (readonly [path: RegExp, name: keyof Names])[] = [
  [/^project\.id$/, 'project'],
  [/^(task|node|nodes)\.ids?$/, 'task'],
  [/^addComment\..*parentId$/, 'comment'],
  [/^myEvents\.after$/, 'mergedCursor'],
  [/^notifications\.after$/, 'userCursor'],
  [/^(changes|commentChanged|projectChanged|projectEvents|taskChanged)\.after$/, 'cursor'],
  [/\.(after|before)$/, 'page'],
  [/projectIds?$/, 'project'],
  [/([tT]askId|parentId|parent\.(eq|in))$/, 'task'],
  [/commentId$/, 'comment'],
  [/(labelIds?|labels\.(\w+\.)?id\.\w+)$/, 'label'],
  [/viewId$/, 'view'],
  [/notificationId$/, 'notification'],
  [/(userId|assigneeIds|(assignees|createdBy)\.(\w+\.)?id\.\w+)$/, 'user'],
  [/tokenId$/, 'token'],
  [/sessionId$/, 'session'],
  [/announcementId$/, 'announcement'],
  [/importId$/, 'importRun'],
  [/^taskByKey\.key$/, 'taskKey'],
];

/** @returns the kind of name of an argument, or undefined for a plain value. @throws Error for an unknown id */
function nameOf(path: string, type: GraphQLInputType): keyof Names | undefined {
  const found = kinds.find(([pattern]) => pattern.test(path))?.[1];
  const leaf = String(type).replace(/[[\]!]/g, '');
  if (found === undefined && (leaf === 'ID' || leaf === 'Cursor')) throw new Error(`Add ${path} to \`kinds\``);
  return leaf === 'ID' || leaf === 'Cursor' || leaf === 'String' ? found : undefined;
}

/** The paths of all arguments of an operation that name an entity, to four levels. */
export function namingPaths({ name, args }: Operation): string[] {
  const walk = (path: string, type: GraphQLInputType, depth: number): string[] => {
    const inner = getNullableType(type);
    if (isListType(inner)) return walk(path, inner.ofType, depth);
    if (!isInputObjectType(inner)) return nameOf(path, inner) ? [path] : [];
    if (depth > 3) return [];
    // `and`, `or` and `not` repeat the same fields.
    const fields = Object.values(inner.getFields()).filter((field) => !['and', 'or', 'not'].includes(field.name));
    return fields.flatMap((field) => walk(`${path}.${field.name}`, field.type, depth + 1));
  };
  return args.flatMap((arg) => walk(`${name}.${arg.name}`, arg.type, 0));
}

/**
 * Variables of an operation: all required arguments, and the arguments on the way to a path in `foreign`.
 *
 * @param foreign paths that get names from `foreignNames`; required names at other paths come from `own`
 */
export function variablesOf(
  { name, args }: Operation,
  { foreign, own, foreignNames }: { foreign: readonly string[]; own: Names; foreignNames: Names },
): Record<string, unknown> {
  const fill = (path: string, type: GraphQLInputType): unknown => {
    const inner = getNullableType(type);
    if (isListType(inner)) return [fill(path, inner.ofType)];
    if (isInputObjectType(inner)) {
      const wanted = Object.values(inner.getFields()).filter(
        (field) => isRequiredInputField(field) || leadsTo(`${path}.${field.name}`),
      );
      return Object.fromEntries(wanted.map((field) => [field.name, fill(`${path}.${field.name}`, field.type)]));
    }
    const named = nameOf(path, inner);
    if (named) return (foreign.includes(path) ? foreignNames : own)[named];
    if (isEnumType(inner)) return inner.getValues()[0]?.name;
    return samples[String(inner)];
  };
  const leadsTo = (path: string) => foreign.some((target) => target === path || target.startsWith(`${path}.`));
  const wanted = args.filter((arg) => isNonNullType(arg.type) || leadsTo(`${name}.${arg.name}`));
  return Object.fromEntries(
    wanted
      .filter((arg) => arg.defaultValue === undefined)
      .map((arg) => [arg.name, fill(`${name}.${arg.name}`, arg.type)]),
  );
}

const samples: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Date: '2030-01-01',
  DateTime: new Date(Date.now() + 3_600_000).toISOString(),
  Int: 1,
  String: 'x',
};

/** @returns every row of the database that contains one of the texts, including events and stream heads */
export async function rowsWith({ prisma }: Database, texts: readonly string[]): Promise<string[]> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
    ORDER BY 1`;
  const patterns = texts.map((text) => `%${text}%`);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await prisma.$queryRawUnsafe<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS row FROM "${name}" t WHERE to_jsonb(t)::text LIKE ANY ($1) ORDER BY 1`,
      patterns,
    );
    found.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return found;
}
