import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import type { Label, User } from '../../store/prisma/client.js';
import type { Context } from '../context.js';

const maxBatchSize = 1_000;

/** The columns of a user for most events. Other fields of `User` read further columns on demand. */
type UserName = Pick<User, 'id' | 'name'>;

const users = createContextCache(
  ({ db }: Context) =>
    new DataLoader<string, UserName | undefined>(
      async (ids) => {
        const rows = await db.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
        const rowsById = new Map(rows.map((row) => [row.id, row]));
        return ids.map((id) => rowsById.get(id));
      },
      { maxBatchSize },
    ),
);

const labels = createContextCache(
  ({ db }: Context) =>
    new DataLoader<string, Label | undefined>(
      async (ids) => {
        const rows = await db.label.findMany({ where: { id: { in: [...ids] } } });
        const rowsById = new Map(rows.map((row) => [row.id, row]));
        return ids.map((id) => rowsById.get(id));
      },
      { maxBatchSize },
    ),
);

const descriptions = createContextCache(
  ({ db }: Context) =>
    new DataLoader<string, string>(
      async (ids) => {
        const rows = await db.task.findMany({
          where: { id: { in: [...ids] } },
          select: { id: true, description: true },
        });
        const descriptionsById = new Map(rows.map((row) => [row.id, row.description]));
        return ids.map((id) => descriptionsById.get(id) ?? '');
      },
      { maxBatchSize },
    ),
);

/**
 * Loads the present description of a task; empty when the task's row no longer exists. All loaders of this file batch the
 * keys of one context (one operation, or one event of a subscription) and cache values for the same time.
 */
export function loadDescription(context: Context, taskId: string): Promise<string> {
  return descriptions(context).load(taskId);
}

/** Loads users in the order of the ids. Ids without a row are omitted. */
export function loadUsers(context: Context, ids: readonly string[]): Promise<UserName[]> {
  return loadAll(users(context), ids);
}

/** Loads a user by a foreign key. @throws TypeError when the user does not exist */
export async function loadUser(context: Context, id: string): Promise<UserName> {
  const user = await users(context).load(id);
  if (!user) throw new TypeError(`${id} does not exist`);
  return user;
}

/** Loads labels in the order of the ids. Deleted labels are omitted. */
export function loadLabels(context: Context, ids: readonly string[]): Promise<Label[]> {
  return loadAll(labels(context), ids);
}

async function loadAll<T>(loader: DataLoader<string, T | undefined>, ids: readonly string[]): Promise<T[]> {
  const rows = await Promise.all(ids.map((id) => loader.load(id)));
  return rows.filter((row) => row !== undefined);
}
