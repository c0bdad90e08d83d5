import { ForbiddenError, type InputPath } from '../../errors.js';
import type { Db, Tx } from '../../store/database.js';
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
  const [actor] = await tx.$queryRaw<{ operator: boolean }[]>`
    SELECT operator FROM "user" WHERE id = ${actorId} AND deactivated_at IS NULL FOR SHARE`;
  if (!actor?.operator)
    throw new ForbiddenError(
      'Only operators of the server may do this: run `npm run operator` to grant the right.',
      path,
    );
}

/** True when the viewer is an operator. Personal access tokens never have the right. */
export async function isOperator(db: Db, { userId, credential }: Viewer): Promise<boolean> {
  if (credential.kind === 'personal') return false;
  return (await db.user.findUnique({ where: { id: userId, operator: true }, select: { id: true } })) !== null;
}

export interface Operator {
  readonly email: string;
  readonly name: string;
}

/** Lists all operators, sorted by address. */
export async function listOperators(db: Db): Promise<Operator[]> {
  const rows = await db.user.findMany({
    where: { operator: true, deactivatedAt: null },
    orderBy: { email: 'asc' },
    select: { email: true, name: true },
  });
  return rows.flatMap(({ email, name }) => (email === null ? [] : [{ email, name }]));
}

/**
 * Grants or revokes the operator's right.
 *
 * @returns false when no active account has the address
 */
export async function setOperator(db: Db, email: string, operator: boolean): Promise<boolean> {
  const where = { email: normalEmail(email), deactivatedAt: null };
  const { count } = await db.user.updateMany({ where, data: { operator } });
  return count > 0;
}
