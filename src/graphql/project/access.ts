import { readProject } from '../../domain/project/project-read.js';
import { readAccess } from '../../domain/read-access.js';
import { type InputPath, NotFoundError } from '../../errors.js';
import { type ProjectId, parseId } from '../../ids.js';
import type { Project } from '../../store/prisma/client.js';
import type { Context } from '../context.js';
import { attachPrefetched, type PrefetchPlan } from '../prefetch/prefetch-plan.js';

/**
 * Checks that the viewer is a member of a project and stores the head of its stream in the context. Every read of a
 * project's data calls this function first, so the head is never newer than the data.
 *
 * @param id the raw id from the client
 * @throws InvalidInputError for an invalid id
 * @throws NotFoundError unless the viewer is a member
 */
export async function authorizeProject(context: Context, id: string, path: InputPath): Promise<ProjectId> {
  const projectId = parseId('project', id, path);
  const access = await readAccess(context.db, context.viewer, projectId, path);
  context.rememberProject(projectId, access);
  return projectId;
}

/**
 * Checks access like `authorizeProject`, for an object of a project.
 *
 * @param hidden the error for non-members; equal to the error for a missing object
 * @throws NotFoundError `hidden`, unless the viewer is a member
 */
export async function authorizeProjectOf(
  context: Context,
  projectId: string,
  hidden: NotFoundError,
): Promise<ProjectId> {
  try {
    return await authorizeProject(context, projectId, hidden.inputPath);
  } catch (error) {
    throw error instanceof NotFoundError ? hidden : error;
  }
}

/**
 * Checks access like `authorizeProject` and reads the project with its prefetched values, in one statement.
 *
 * @throws NotFoundError unless the viewer is a member
 */
export async function loadProject(context: Context, id: ProjectId, plan: PrefetchPlan): Promise<Project> {
  const { project, prefetched, ...access } = await readProject(context.db, context.viewer, id, plan.prefetches);
  context.rememberProject(id, access);
  return attachPrefetched(project, plan, prefetched);
}
