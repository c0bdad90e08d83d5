import { ForbiddenError, type InputPath } from '../../errors.js';
import type { Db, Tx } from '../../store/database.js';
import { normalEmail } from '../input.js';
import { type Actor, requireAllProjects } from '../scope.js';
import type { Viewer } from '../viewer.js';

/*
 * Who runs the server, and may speak to all of its users. It is granted on the server's own command line (src/operator.ts):
 * anybody can sign up with any address, so no list of addresses in the environment could say who it is. It is theirs in person,
 * and not their programs'.
 */

/**
 * Checks, inside a command's transaction, that the actor is an operator. Taking the right away waits for the command, or the
 * command sees that it is gone.
 *
 * @throws ForbiddenError
 */
export async function requireOperator(tx: Tx, { actorId, scope }: Actor, path: InputPath = ['input']): Promise<void> {
  requireAllProjects(scope);
  const [actor] = await tx.$queryRaw<{ operator: boolean }[]>`
    SELECT operator FROM "user" WHERE id = ${actorId} AND deactivated_at IS NULL FOR SHARE`;
  if (!actor?.operator) throw new ForbiddenError('Only operators of the server may do this.', path);
}

/** Whether somebody is an operator now, and speaks for themselves: a program with a personal access token never is one. */
export async function isOperator(db: Db, { userId, credential }: Viewer): Promise<boolean> {
  if (credential.kind === 'personal') return false;
  return (await db.user.findUnique({ where: { id: userId, operator: true }, select: { id: true } })) !== null;
}

export interface Operator {
  readonly email: string;
  readonly name: string;
}

/** All operators, by their addresses. */
export async function listOperators(db: Db): Promise<Operator[]> {
  const rows = await db.user.findMany({
    where: { operator: true, deactivatedAt: null },
    orderBy: { email: 'asc' },
    select: { email: true, name: true },
  });
  return rows.flatMap(({ email, name }) => (email === null ? [] : [{ email, name }]));
}

/**
 * Grants somebody the right, or takes it away.
 *
 * @returns false when nobody with that address has an account that is not deactivated
 */
export async function setOperator(db: Db, email: string, operator: boolean): Promise<boolean> {
  const where = { email: normalEmail(email), deactivatedAt: null };
  const { count } = await db.user.updateMany({ where, data: { operator } });
  return count > 0;
}
