import type DataLoader from 'dataloader';
import type { Label, User } from '../../store/prisma/client.js';
import type { Context } from '../context.js';
import { createOperationLoader } from './operation-loader.js';

/** The columns of a user for most events. Other fields of `User` read further columns on demand. */
type UserName = Pick<User, 'id' | 'name'>;

const users = createOperationLoader(
  async (ids: readonly string[], { prisma }): Promise<(UserName | undefined)[]> =>
    inOrder(ids, await prisma.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })),
  { cache: true },
);

const labels = createOperationLoader(
  async (ids: readonly string[], { prisma }): Promise<(Label | undefined)[]> =>
    inOrder(ids, await prisma.label.findMany({ where: { id: { in: [...ids] } } })),
  { cache: true },
);

const descriptions = createOperationLoader(
  async (ids: readonly string[], { prisma }) => {
    const select = { id: true, description: true } as const;
    const rows = await prisma.task.findMany({ where: { id: { in: [...ids] } }, select });
    return inOrder(ids, rows).map((row) => row?.description ?? '');
  },
  { cache: true },
);

/** The rows in the order of the ids; undefined for ids without a row. */
export function inOrder<T extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly T[],
): (T | undefined)[] {
  const rowsById = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => rowsById.get(id));
}

/** Loads the present description of a task; empty when the task's row no longer exists. */
export function loadDescription(context: Context, taskId: string): Promise<string> {
  return descriptions(context).load(taskId);
}

/** Loads users in the order of the ids. Ids without a row are omitted. */
export function loadUsers(context: Context, ids: readonly string[]): Promise<UserName[]> {
  return loadExisting(users(context), ids);
}

/** Loads a user by a foreign key. @throws TypeError when the user does not exist */
export async function loadUser(context: Context, id: string): Promise<UserName> {
  const user = await users(context).load(id);
  if (!user) throw new TypeError(`${id} does not exist`);
  return user;
}

/** Loads labels in the order of the ids. Deleted labels are omitted. */
export function loadLabels(context: Context, ids: readonly string[]): Promise<Label[]> {
  return loadExisting(labels(context), ids);
}

async function loadExisting<T>(loader: DataLoader<string, T | undefined>, ids: readonly string[]): Promise<T[]> {
  const rows = await Promise.all(ids.map((id) => loader.load(id)));
  return rows.filter((row) => row !== undefined);
}
