import { readAccess } from '../../domain/access.js';
import { type ProjectId, parseId } from '../../domain/ids.js';
import type { InputPath } from '../../errors.js';
import type { Context } from '../context.js';

/**
 * Every read of a project's data begins here: checks that the viewer is a member and notes how far the stream is, both
 * before any of the data is read.
 *
 * @param id as it came in
 * @throws InvalidInputError, NotFoundError
 */
export async function openProject(context: Context, id: string, path: InputPath): Promise<ProjectId> {
  const projectId = parseId('project', id, path);
  const access = await readAccess(context.db, context.viewer, projectId, path);
  context.noteProject(projectId, access);
  return projectId;
}
