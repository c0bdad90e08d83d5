import type { ProjectId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Project } from '../../store/prisma/client.js';

/**
 * Reads the project's row for an event. The row stays locked until the command commits, so the snapshot in the event is as
 * new as the event's number, also with concurrent commands.
 */
export async function lockProject(tx: Tx, projectId: ProjectId): Promise<Project> {
  await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId} FOR SHARE`;
  return tx.project.findUniqueOrThrow({ where: { id: projectId } });
}

/** Reads and locks the project's row for a command that compares label names. Such commands run one at a time. */
export async function lockProjectAlone(tx: Tx, projectId: ProjectId): Promise<Project> {
  await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId} FOR NO KEY UPDATE`;
  return tx.project.findUniqueOrThrow({ where: { id: projectId } });
}
