import { readAccess } from '../../domain/access.js';
import { type ProjectId, parseId } from '../../domain/ids.js';
import { type InputPath, NotFoundError } from '../../errors.js';
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

/**
 * The same for what is in a project.
 *
 * @param unseen what whoever is not a member is told: the same as when it is not there
 */
export async function openProjectOf(context: Context, projectId: string, unseen: NotFoundError): Promise<ProjectId> {
  try {
    return await openProject(context, projectId, unseen.inputPath);
  } catch (error) {
    throw error instanceof NotFoundError ? unseen : error;
  }
}
