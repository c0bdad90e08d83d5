import { z } from 'zod';
import { ConflictError } from '../../errors.js';
import type { ProjectFieldChange } from '../../events/snapshots.js';
import { newId, parseId } from '../../ids.js';
import { isUniqueViolation } from '../../store/outage.js';
import { authorizeInProject } from '../access.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { color, line, parseInput, text } from '../input.js';
import { requireAllProjects } from '../scope.js';
import { projectSnapshot } from '../snapshots.js';
import { membershipStarted } from './members.js';
import { lockProjectAlone } from './project-row.js';
import { type ProjectRef, projectDecision, requireMergeable } from './project-version.js';

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
