import type { ProjectId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Project } from '../../store/prisma/client.js';

/**
 * Reads the project's row for an event. The row stays locked until the command commits, so the snapshot in the event is as
 * new as the event's number, also with concurrent commands.
 */
export async function lockProject(tx: Tx, projectId: ProjectId): Promise<Project> {
  return rowOf(tx, projectId).forShare().executeTakeFirstOrThrow();
}

/** Reads and locks the project's row for a change of the row or of label names. Such commands run one at a time. */
export async function lockProjectAlone(tx: Tx, projectId: ProjectId): Promise<Project> {
  return rowOf(tx, projectId).forNoKeyUpdate().executeTakeFirstOrThrow();
}

function rowOf(tx: Tx, projectId: ProjectId) {
  return tx.sql.selectFrom('project').selectAll().where('id', '=', projectId);
}
