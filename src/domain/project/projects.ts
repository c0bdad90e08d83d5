import { sql as raw } from 'kysely';
import { z } from 'zod';
import { ConflictError, InvalidInputError } from '../../errors.js';
import type { EventData } from '../../events/kinds.js';
import type { ProjectFieldChange } from '../../events/snapshots.js';
import { newId, type ProjectId, parseId, storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { isUniqueViolation } from '../../store/outage.js';
import type { Project } from '../../store/prisma/client.js';
import { authorizeInProject } from '../access.js';
import { type Command, type CommandDecision, type Outcome, runCommand } from '../command.js';
import { color, line, parseInput, text } from '../input.js';
import { requireAllProjects } from '../scope.js';
import { projectSnapshot } from '../snapshots.js';
import { membershipEnded, membershipStarted } from './members.js';
import { lockProjectAlone } from './project-row.js';

export interface CreateProjectInput {
  readonly key: string;
  readonly name: string;
  readonly description?: string | null | undefined;
  /** Such as `#64748b`. */
  readonly color?: string | null | undefined;
}

/** Absent and null fields stay unchanged. The key is immutable, because users refer to tasks by key. */
export interface UpdateProjectInput {
  readonly projectId: string;
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly color?: string | null | undefined;
  /** The version that the client changed. */
  readonly expectedVersion?: number | null | undefined;
}

export interface ProjectRef {
  readonly projectId: ProjectId;
}

const fieldRules = z.object({ description: text(10_000).nullish(), color: color.nullish() });
const createRules = fieldRules.extend({
  key: z.string().regex(/^[A-Z][A-Z0-9]{1,9}$/, 'must be 2–10 capital letters and digits, starting with a letter.'),
  name: line(100),
});
const updateRules = fieldRules.extend({
  name: line(100).nullish(),
  expectedVersion: z.number().min(1, 'must be at least 1.').nullish(),
});

/**
 * Creates a project with the actor as owner.
 *
 * @throws InvalidInputError, LimitExceededError
 * @throws ForbiddenError when the actor's credential is limited to chosen projects
 * @throws ConflictError at `input.key` when the key is taken
 */
export async function createProject(command: Command, input: CreateProjectInput): Promise<Outcome<ProjectRef>> {
  requireAllProjects(command.scope);
  const { key, name, description, color } = parseInput(createRules, input);
  const id = newId('project');
  try {
    return await runCommand(command, async (tx) => {
      await command.quotas.requireRoomForProject(tx, command.actorId);
      const [project] = await Promise.all([
        tx.sql
          .insertInto('project')
          .values({ id, key, name, description: description ?? '', ...(color != null && { color }) })
          .returningAll()
          .executeTakeFirstOrThrow(),
        tx.sql.insertInto('projectMember').values({ projectId: id, userId: command.actorId, role: 'OWNER' }).execute(),
      ]);
      return {
        result: { projectId: id },
        streamId: id,
        events: [
          { streamId: id, kind: 'ProjectCreated', entityId: id, data: { project: projectSnapshot(project) } },
          membershipStarted(command.actorId, id, 'OWNER'),
        ],
      };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new ConflictError(`key must be unique: ${key} is taken.`, ['input', 'key']);
    throw error;
  }
}

/**
 * Changes a project's own fields. A command without changes writes nothing and appends no event. With `expectedVersion`, the
 * command fails when one of its fields has changed since that version; changes of other fields are no conflict.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 * @throws ConflictError at a field that has changed since `expectedVersion`, or when the project is archived
 */
export async function updateProject(command: Command, input: UpdateProjectInput): Promise<Outcome<ProjectRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const { expectedVersion, ...fields } = parseInput(updateRules, input);
  return runCommand(command, async (tx) => {
    await authorizeInProject(tx, command, projectId, 'project:update', ['input', 'projectId']);
    const before = await lockProjectAlone(tx, projectId);
    const changes = (['name', 'description', 'color'] as const).flatMap((field): ProjectFieldChange[] => {
      const to = fields[field];
      return to == null || to === before[field] ? [] : [{ field, from: before[field], to }];
    });
    if (expectedVersion != null) await requireMergeable(tx, before, changes, expectedVersion);
    if (changes.length === 0) return { result: { projectId }, streamId: projectId, events: [] };
    const project = await tx.sql
      .updateTable('project')
      .set(Object.fromEntries(changes.map(({ field, to }) => [field, to])))
      .set((eb) => ({ version: eb('version', '+', 1), updatedAt: new Date() }))
      .where('id', '=', projectId)
      .returningAll()
      .executeTakeFirstOrThrow();
    return projectDecision({ kind: 'ProjectUpdated', data: { project: projectSnapshot(project), changes } });
  });
}

/**
 * Archives a project. An archived project is read-only until it is unarchived. A command on an archived project appends no
 * event.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export async function archiveProject(command: Command, input: { projectId: string }): Promise<Outcome<ProjectRef>> {
  return setArchived(command, input, 'ProjectArchived');
}

/**
 * Unarchives a project. A command on a project that is not archived appends no event.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export async function unarchiveProject(command: Command, input: { projectId: string }): Promise<Outcome<ProjectRef>> {
  return setArchived(command, input, 'ProjectUnarchived');
}

/**
 * Deletes a project and everything in it. The members lose access by the event `ProjectDeleted`. The project's events stay
 * stored for the retention period.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export async function deleteProject(
  command: Command,
  input: { readonly projectId: string },
): Promise<Outcome<ProjectRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  return runCommand(command, async (tx) => {
    const members = await lockAllMembers(tx, projectId);
    await authorizeInProject(tx, command, projectId, 'project:delete', ['input', 'projectId']);
    const project = await tx.sql
      .deleteFrom('project')
      .where('id', '=', projectId)
      .returningAll()
      .executeTakeFirstOrThrow();
    return {
      result: { projectId },
      streamId: projectId,
      endsAccess: true,
      events: [
        {
          streamId: projectId,
          kind: 'ProjectDeleted',
          entityId: projectId,
          data: { project: projectSnapshot(project) },
        },
        ...members.map((userId) => membershipEnded(storedId('user', userId), projectId)),
      ],
    };
  });
}

async function setArchived(
  command: Command,
  input: { projectId: string },
  kind: 'ProjectArchived' | 'ProjectUnarchived',
): Promise<Outcome<ProjectRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const archived = kind === 'ProjectArchived';
  return runCommand(command, async (tx) => {
    await lockAllMembers(tx, projectId);
    await authorizeInProject(tx, command, projectId, 'project:archive', ['input', 'projectId']);
    const now = new Date();
    const project = await tx.sql
      .updateTable('project')
      .set((eb) => ({ archivedAt: archived ? now : null, version: eb('version', '+', 1), updatedAt: now }))
      .where('id', '=', projectId)
      .where('archivedAt', archived ? 'is' : 'is not', null)
      .returningAll()
      .executeTakeFirst();
    if (!project) return { result: { projectId }, streamId: projectId, events: [] };
    return projectDecision({ kind, data: { project: projectSnapshot(project) } });
  });
}

/** The kinds of events of a project's own fields. Each of them increments the project's version. */
const ownFieldsEventKinds = ['ProjectUpdated', 'ProjectArchived', 'ProjectUnarchived'] as const;
type OwnFieldsEventKind = (typeof ownFieldsEventKinds)[number];
type OwnFieldsEvent = { [K in OwnFieldsEventKind]: { kind: K; data: EventData[K] } }[OwnFieldsEventKind];

function projectDecision(event: OwnFieldsEvent): CommandDecision<ProjectRef> {
  const projectId = storedId('project', event.data.project.id);
  return {
    result: { projectId },
    streamId: projectId,
    events: [{ streamId: projectId, entityId: projectId, ...event }],
  };
}

/**
 * Locks all memberships of a project. Every command holds a lock on the actor's membership, so no other command can commit in
 * the project. A member may be added while the statement waits for locks, and only the next statement sees the new row; the
 * loop ends when a statement finds no new member.
 *
 * @returns the ids of the members
 */
async function lockAllMembers(tx: Tx, projectId: ProjectId): Promise<readonly string[]> {
  let locked: ReadonlySet<string> | undefined;
  for (;;) {
    const rows = await tx.sql
      .selectFrom('projectMember')
      .select('userId')
      .where('projectId', '=', projectId)
      .orderBy('userId')
      .forUpdate()
      .execute();
    const userIds = rows.map(({ userId }) => userId);
    if (userIds.every((userId) => locked?.has(userId))) return userIds;
    locked = new Set(userIds);
  }
}

/** A client that is further behind gets a conflict, without a comparison of fields. */
const maxMissedVersions = 100;

/**
 * Checks that none of the fields has changed since `expectedVersion`. The event log has one event per version, and lists the
 * changed fields.
 *
 * @throws InvalidInputError at `expectedVersion` when the version does not exist yet
 * @throws ConflictError at a field that has changed, or at `expectedVersion` when the log no longer has the events
 */
async function requireMergeable(
  tx: Tx,
  before: Project,
  changes: readonly ProjectFieldChange[],
  expectedVersion: number,
): Promise<void> {
  const path = ['input', 'expectedVersion'];
  if (expectedVersion > before.version) {
    const message = `expectedVersion must be at most ${before.version}, the project's version.`;
    throw new InvalidInputError({ path, message });
  }
  if (expectedVersion === before.version || changes.length === 0) return;
  const since = await tx.sql
    .selectFrom('event')
    .select(raw<string[] | null>`jsonb_path_query_array(data->'changes', '$[*].field')`.as('fields'))
    .where('streamId', '=', before.id)
    .where('entityId', '=', before.id)
    .where('kind', 'in', ownFieldsEventKinds)
    .where(raw<number>`(data->'project'->>'version')::int`, '>', expectedVersion)
    .orderBy('seq', 'desc')
    .limit(maxMissedVersions)
    .execute();
  const fieldsSince = new Set(since.flatMap(({ fields }) => fields ?? []));
  const overwritten = changes.find(({ field }) => fieldsSince.has(field));
  if (overwritten) {
    const { field } = overwritten;
    const message = `${field} has changed since version ${expectedVersion}: load the project and try again.`;
    throw new ConflictError(message, ['input', field]);
  }
  if (since.length < before.version - expectedVersion) {
    throw new ConflictError('expectedVersion is too old: load the project and try again.', path);
  }
}
