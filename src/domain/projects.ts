import { z } from 'zod';
import { ConflictError } from '../errors.js';
import { type Command, isPrismaError, type Outcome, runCommand } from './command.js';
import { newId, type ProjectId } from './ids.js';
import { line, parseInput, text } from './input.js';
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
        events: [{ streamId: id, kind: 'ProjectCreated', entityId: id, data: { project: projectSnapshot(project) } }],
      };
    });
  } catch (error) {
    if (isPrismaError(error, 'P2002')) throw new ConflictError(`The key ${key} is taken.`, ['input', 'key']);
    throw error;
  }
}
