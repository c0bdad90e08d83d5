import { z } from 'zod';
import { ConflictError, InvalidInputError } from '../../errors.js';
import type { EventData, ProjectFieldChange } from '../../events/event.js';
import { newId, type ProjectId, parseId, storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Project } from '../../store/prisma/client.js';
import { authorizeInProject } from '../access.js';
import { type Command, type CommandDecision, isPrismaError, type Outcome, runCommand } from '../command.js';
import { color, line, parseInput, text } from '../input.js';
import { requireAllProjects } from '../scope.js';
import { projectSnapshot } from '../snapshots.js';
import { membershipEnded, membershipStarted } from './members.js';

export interface CreateProjectInput {
  readonly key: string;
  readonly name: string;
  readonly description?: string | null | undefined;
  /** As in `#64748b`. */
  readonly color?: string | null | undefined;
}

/** Fields that are absent or null stay as they are. The key can't be changed: people know tasks by it. */
export interface UpdateProjectInput {
  readonly projectId: string;
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly color?: string | null | undefined;
  /** The version that the change was made from. */
  readonly expectedVersion?: number | null | undefined;
}

export interface ProjectRef {
  readonly projectId: ProjectId;
}

const fieldRules = z.object({ description: text(10_000).nullish(), color: color.nullish() });
const createRules = fieldRules.extend({
  key: z.string().regex(/^[A-Z][A-Z0-9]{1,9}$/, 'Must be 2 to 10 capital letters and digits, a letter first.'),
  name: line(100),
});
const updateRules = fieldRules.extend({
  name: line(100).nullish(),
  expectedVersion: z.number().min(1, 'Versions begin at 1.').nullish(),
});

/**
 * Makes a project; the actor becomes its owner.
 *
 * @throws InvalidInputError, ForbiddenError when the actor's credential is for chosen projects, and ConflictError at
 * `input.key` when another project has the key
 */
export async function createProject(command: Command, input: CreateProjectInput): Promise<Outcome<ProjectRef>> {
  requireAllProjects(command.scope);
  const { key, name, description, color } = parseInput(createRules, input);
  const id = newId('project');
  try {
    return await runCommand(command, async (tx) => {
      await command.quotas.requireRoomForProject(tx, command.actorId);
      const project = await tx.project.create({
        data: {
          id,
          key,
          name,
          description: description ?? '',
          ...(color != null && { color }),
          members: { create: { userId: command.actorId, role: 'OWNER' } },
        },
      });
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
    if (isPrismaError(error, 'P2002')) throw new ConflictError(`The key ${key} is taken.`, ['input', 'key']);
    throw error;
  }
}

/**
 * Changes a project's own fields. When every given field already has its value nothing is written and no event is made.
 * With `expectedVersion`, a field that somebody else has changed since is not overwritten; other fields are.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError at a field that was changed since
 */
export async function updateProject(command: Command, input: UpdateProjectInput): Promise<Outcome<ProjectRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const { expectedVersion, ...fields } = parseInput(updateRules, input);
  return runCommand(command, async (tx) => {
    await authorizeInProject(tx, command, projectId, 'project:update', ['input', 'projectId']);
    await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId} FOR NO KEY UPDATE`;
    const before = await tx.project.findUniqueOrThrow({ where: { id: projectId } });
    const changes = (['name', 'description', 'color'] as const).flatMap((field): ProjectFieldChange[] => {
      const to = fields[field];
      return to == null || to === before[field] ? [] : [{ field, from: before[field], to }];
    });
    if (expectedVersion != null) await requireMergeable(tx, before, changes, expectedVersion);
    if (changes.length === 0) return { result: { projectId }, streamId: projectId, events: [] };
    const project = await tx.project.update({
      where: { id: projectId },
      data: { ...Object.fromEntries(changes.map(({ field, to }) => [field, to])), version: { increment: 1 } },
    });
    return projectDecision({ kind: 'ProjectUpdated', data: { project: projectSnapshot(project), changes } });
  });
}

/**
 * Archives a project: it can be read, and nothing in it can be changed until it is brought back. No event is made when
 * it is archived already.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export async function archiveProject(command: Command, input: { projectId: string }): Promise<Outcome<ProjectRef>> {
  return setArchived(command, input, 'ProjectArchived');
}

/**
 * Brings an archived project back. No event is made when it is not archived.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export async function unarchiveProject(command: Command, input: { projectId: string }): Promise<Outcome<ProjectRef>> {
  return setArchived(command, input, 'ProjectUnarchived');
}

/**
 * Deletes a project with everything in it. Its members lose access with the event that says so; the events themselves
 * stay as long as retention keeps them.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export async function deleteProject(
  command: Command,
  input: { readonly projectId: string },
): Promise<Outcome<ProjectRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  return runCommand(command, async (tx) => {
    await lockAllMembers(tx, projectId);
    await authorizeInProject(tx, command, projectId, 'project:delete', ['input', 'projectId']);
    const { members, ...project } = await tx.project.delete({ where: { id: projectId }, include: { members: true } });
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
        ...members.map(({ userId }) => membershipEnded(storedId('user', userId), projectId)),
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
    const before = await tx.project.findUniqueOrThrow({ where: { id: projectId } });
    if ((before.archivedAt !== null) === archived) return { result: { projectId }, streamId: projectId, events: [] };
    const project = await tx.project.update({
      where: { id: projectId },
      data: { archivedAt: archived ? new Date() : null, version: { increment: 1 } },
    });
    return projectDecision({ kind, data: { project: projectSnapshot(project) } });
  });
}

type OwnFieldsEventKind = 'ProjectUpdated' | 'ProjectArchived' | 'ProjectUnarchived';
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
 * Every command of a member holds a lock on their membership: with all of them nothing else commits in the project.
 * Somebody may be let in while this waits for whoever does that, and is seen by the next statement only.
 */
async function lockAllMembers(tx: Tx, projectId: ProjectId): Promise<void> {
  let locked: ReadonlySet<string> | undefined;
  for (;;) {
    const rows = await tx.$queryRaw<{ userId: string }[]>`
      SELECT user_id AS "userId" FROM project_member WHERE project_id = ${projectId} ORDER BY user_id FOR UPDATE`;
    if (rows.every(({ userId }) => locked?.has(userId))) return;
    locked = new Set(rows.map(({ userId }) => userId));
  }
}

/** A caller further behind is refused without a look at which fields changed. */
const maxMissedVersions = 100;

/**
 * Refuses to overwrite what the caller has not seen. What changed since comes from the log; each version has its event.
 *
 * @throws ConflictError at the field that was changed since, or at `expectedVersion` when the log doesn't reach back
 */
async function requireMergeable(
  tx: Tx,
  before: Project,
  changes: readonly ProjectFieldChange[],
  expectedVersion: number,
): Promise<void> {
  const path = ['input', 'expectedVersion'];
  if (expectedVersion > before.version) {
    throw new InvalidInputError({ path, message: `The project is at version ${before.version}.` });
  }
  if (expectedVersion === before.version || changes.length === 0) return;
  const since = await tx.$queryRaw<{ fields: string[] | null }[]>`
    SELECT jsonb_path_query_array(data->'changes', '$[*].field') AS fields FROM event
    WHERE stream_id = ${before.id} AND entity_id = ${before.id}
      AND kind IN ('ProjectUpdated', 'ProjectArchived', 'ProjectUnarchived')
      AND (data->'project'->>'version')::int > ${expectedVersion}
    ORDER BY seq DESC LIMIT ${maxMissedVersions}`;
  const fieldsSince = new Set(since.flatMap(({ fields }) => fields ?? []));
  const overwritten = changes.find(({ field }) => fieldsSince.has(field));
  if (overwritten) {
    throw new ConflictError(`The ${overwritten.field} was changed since version ${expectedVersion}.`, [
      'input',
      overwritten.field,
    ]);
  }
  if (since.length < before.version - expectedVersion) {
    throw new ConflictError('What changed since that version is not kept any more.', path);
  }
}
