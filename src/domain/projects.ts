import { z } from 'zod';
import { ConflictError } from '../errors.js';
import { authorizeInProject } from './access.js';
import { type Command, isPrismaError, type Outcome, runCommand } from './command.js';
import { newId, type ProjectId, parseId, storedId } from './ids.js';
import { line, parseInput, text } from './input.js';
import { membershipEnded, membershipStarted } from './members.js';
import { projectSnapshot } from './snapshots.js';

export interface CreateProjectInput {
  readonly key: string;
  readonly name: string;
  readonly description?: string | null | undefined;
}

const createRules = z.object({
  key: z.string().regex(/^[A-Z][A-Z0-9]{1,9}$/, 'Must be 2 to 10 capital letters and digits, a letter first.'),
  name: line(100),
  description: text(10_000).nullish(),
});

/**
 * Makes a project; the actor becomes its owner.
 *
 * @throws InvalidInputError, and ConflictError at `input.key` when another project has the key
 */
export async function createProject(
  command: Command,
  input: CreateProjectInput,
): Promise<Outcome<{ projectId: ProjectId }>> {
  const { key, name, description } = parseInput(createRules, input);
  const id = newId('project');
  try {
    return await runCommand(command, async (tx) => {
      const project = await tx.project.create({
        data: {
          id,
          key,
          name,
          description: description ?? '',
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
 * Deletes a project with everything in it. Its members lose access with the event that says so; the events themselves
 * stay as long as retention keeps them.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export async function deleteProject(
  command: Command,
  input: { readonly projectId: string },
): Promise<Outcome<{ projectId: ProjectId }>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  return runCommand(command, async (tx) => {
    await tx.$queryRaw`SELECT user_id FROM project_member WHERE project_id = ${projectId} ORDER BY user_id FOR UPDATE`;
    await authorizeInProject(tx, command.actorId, projectId, 'project:delete', ['input', 'projectId']);
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
