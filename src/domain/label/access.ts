import type { InputPath } from '../../errors.js';
import { type LabelId, type ProjectId, storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { statement } from '../../store/statement.js';
import { notFound, requireAllowed, requireUnarchived } from '../access.js';
import { type Actor, allowsProject, requirePermitted } from '../scope.js';

/**
 * Checks that the actor may manage a label, and locks the label until the transaction ends.
 *
 * @returns the label's project
 * @throws NotFoundError when the label does not exist, or the actor is not a member of its project
 * @throws ForbiddenError when the actor's role does not allow the action
 * @throws ConflictError when the project is archived
 */
export async function authorizeOnLabel(tx: Tx, actor: Actor, labelId: LabelId, path: InputPath): Promise<ProjectId> {
  const [row, project] = await Promise.all([
    lockLabel.first(tx.sql, { labelId, userId: actor.actorId }),
    readArchivedByLabel.first(tx.sql, { labelId }),
  ]);
  if (!row || !allowsProject(actor.scope, row.projectId)) throw notFound(path);
  requirePermitted(actor.scope, 'label:manage');
  requireAllowed(row.role, 'label:manage', path);
  requireUnarchived(project, 'label:manage', path);
  return storedId('project', row.projectId);
}

const lockLabel = statement(({ labelId, userId }: { labelId: string; userId: string }, sql) =>
  sql
    .selectFrom('label as l')
    .innerJoin('projectMember as m', (join) =>
      join.onRef('m.projectId', '=', 'l.projectId').on('m.userId', '=', userId),
    )
    .select(['m.role', 'l.projectId'])
    .where('l.id', '=', labelId)
    .forShare('m')
    .forNoKeyUpdate('l'),
);

/** Reads the state of the archive behind the locks, see `requireUnarchived`. */
const readArchivedByLabel = statement(({ labelId }: { labelId: string }, sql) =>
  sql
    .selectFrom('label as l')
    .innerJoin('project as p', 'p.id', 'l.projectId')
    .select('p.archivedAt')
    .where('l.id', '=', labelId),
);
