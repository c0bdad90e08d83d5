import { readAccess } from '../../domain/access.js';
import { readProject } from '../../domain/project/project-read.js';
import { type InputPath, NotFoundError } from '../../errors.js';
import { type ProjectId, parseId } from '../../ids.js';
import type { Project } from '../../store/prisma/client.js';
import type { Context } from '../context.js';
import { attachPrefetched, type PrefetchPlan } from '../prefetch/prefetch-plan.js';

/**
 * Every read of a project's data begins here: checks that the viewer is a member and notes how far the stream is, both
 * before any of the data is read.
 *
 * @param id as it came in
 * @throws InvalidInputError, NotFoundError
 */
export async function authorizeProject(context: Context, id: string, path: InputPath): Promise<ProjectId> {
  const projectId = parseId('project', id, path);
  const access = await readAccess(context.db, context.viewer, projectId, path);
  context.rememberProject(projectId, access);
  return projectId;
}

/**
 * The same for what is in a project.
 *
 * @param unseen what whoever is not a member is told: the same as when it is not there
 */
export async function authorizeProjectOf(
  context: Context,
  projectId: string,
  unseen: NotFoundError,
): Promise<ProjectId> {
  try {
    return await authorizeProject(context, projectId, unseen.inputPath);
  } catch (error) {
    throw error instanceof NotFoundError ? unseen : error;
  }
}

/**
 * The same, and the project itself with what it brings along.
 *
 * @throws NotFoundError
 */
export async function loadProject(context: Context, id: ProjectId, ahead: PrefetchPlan): Promise<Project> {
  const { rawReader } = context.services;
  const { project, prefetched, ...access } = await readProject(rawReader, context.viewer, id, ahead.prefetches);
  context.rememberProject(id, access);
  return attachPrefetched(project, ahead, prefetched);
}
