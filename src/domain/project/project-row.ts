import type { ProjectId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Project } from '../../store/prisma/client.js';

/**
 * A project's row for an event that carries it. It stays locked until the command commits: what the event says of the
 * project is then as new as its number, however many commands run at once.
 */
export async function lockProject(tx: Tx, projectId: ProjectId): Promise<Project> {
  await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId} FOR SHARE`;
  return tx.project.findUniqueOrThrow({ where: { id: projectId } });
}

/** The same for a command that compares the project's labels: no other such command runs meanwhile. */
export async function lockProjectAlone(tx: Tx, projectId: ProjectId): Promise<Project> {
  await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId} FOR NO KEY UPDATE`;
  return tx.project.findUniqueOrThrow({ where: { id: projectId } });
}
