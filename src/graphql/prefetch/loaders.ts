import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import type { Label, User } from '../../store/prisma/client.js';
import type { Context } from '../context.js';

/*
 * What many events of one answer relate to, read together. A loader lives as long as its context: one operation, or one
 * event of a subscription, so nothing that was read earlier is seen again.
 */

const maxBatchSize = 1_000;

/** What events know of people; more is read when it is asked for. */
type Name = Pick<User, 'id' | 'name'>;

const users = createContextCache(
  ({ db }: Context) =>
    new DataLoader<string, Name | undefined>(
      async (ids) => {
        const rows = await db.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
        const found = new Map(rows.map((row) => [row.id, row]));
        return ids.map((id) => found.get(id));
      },
      { maxBatchSize },
    ),
);

const labels = createContextCache(
  ({ db }: Context) =>
    new DataLoader<string, Label | undefined>(
      async (ids) => {
        const rows = await db.label.findMany({ where: { id: { in: [...ids] } } });
        const found = new Map(rows.map((row) => [row.id, row]));
        return ids.map((id) => found.get(id));
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
        const found = new Map(rows.map((row) => [row.id, row.description]));
        return ids.map((id) => found.get(id) ?? '');
      },
      { maxBatchSize },
    ),
);

/** A task's description as it is now; empty once the task is gone for good. */
export function loadDescription(context: Context, taskId: string): Promise<string> {
  return descriptions(context).load(taskId);
}

/** People, in the order of their ids as given. */
export function loadUsers(context: Context, ids: readonly string[]): Promise<Name[]> {
  return loadAll(users(context), ids);
}

/** A person who is there: what refers to them keeps them. */
export async function loadUser(context: Context, id: string): Promise<Name> {
  const user = await users(context).load(id);
  if (!user) throw new TypeError(`There is no ${id}`);
  return user;
}

/** Labels, in the order of their ids as given; those that are gone are left out. */
export function loadLabels(context: Context, ids: readonly string[]): Promise<Label[]> {
  return loadAll(labels(context), ids);
}

async function loadAll<T>(loader: DataLoader<string, T | undefined>, ids: readonly string[]): Promise<T[]> {
  const found = await Promise.all(ids.map((id) => loader.load(id)));
  return found.filter((one) => one !== undefined);
}
