import type { NotNull } from 'kysely';
import { ForbiddenError, type InputPath } from '../../errors.js';
import type { UserId } from '../../ids.js';
import type { Db, Tx } from '../../store/database.js';
import { statement } from '../../store/statement.js';
import { normalEmail } from '../input.js';
import { type Actor, requireAllProjects } from '../scope.js';
import type { Viewer } from '../viewer.js';

/**
 * Checks, inside a command's transaction, that the actor is an operator: a user who runs the server and may publish
 * announcements. The right is granted on the server's command line (src/operator.ts). A list of addresses in the environment
 * would not be safe, because accounts can be created with any address.
 *
 * The actor's row is locked. A concurrent revocation of the right either waits for the command or is visible to the check.
 *
 * @throws ForbiddenError when the actor is not an operator
 */
export async function requireOperator(tx: Tx, { actorId, scope }: Actor, path: InputPath = ['input']): Promise<void> {
  requireAllProjects(scope);
  const actor = await tx.sql
    .selectFrom('user')
    .select('operator')
    .where('id', '=', actorId)
    .where('deactivatedAt', 'is', null)
    .forShare()
    .executeTakeFirst();
  if (!actor?.operator)
    throw new ForbiddenError(
      'Only operators of the server may do this: run `npm run operator` to grant the right.',
      path,
    );
}

const findOperator = statement((p: { userId: UserId }, db) =>
  db.selectFrom('user').select('id').where('id', '=', p.userId).where('operator', '=', true),
);

/** True when the viewer is an operator. Personal access tokens never have the right. */
export async function isOperator(db: Db, { userId, credential }: Viewer): Promise<boolean> {
  if (credential.kind === 'personal') return false;
  return (await findOperator.first(db.sql, { userId })) !== undefined;
}

export interface Operator {
  readonly email: string;
  readonly name: string;
}

/** Lists all operators, sorted by address. */
export async function listOperators(db: Db): Promise<Operator[]> {
  return db.sql
    .selectFrom('user')
    .select(['email', 'name'])
    .where('operator', '=', true)
    .where('deactivatedAt', 'is', null)
    .where('email', 'is not', null)
    .$narrowType<{ email: NotNull }>()
    .orderBy('email')
    .execute();
}

/**
 * Grants or revokes the operator's right.
 *
 * @returns false when no active account has the address
 */
export async function setOperator(db: Db, email: string, operator: boolean): Promise<boolean> {
  const changed = await db.sql
    .updateTable('user')
    .set({ operator })
    .where('email', '=', normalEmail(email))
    .where('deactivatedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}
