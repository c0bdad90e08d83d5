import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ForbiddenError, type InputPath, InvalidInputError } from '../../errors.js';
import type { KindOf } from '../../events/kinds.js';
import { newId, type ProjectId, parseId, type SavedViewId, storedId } from '../../ids.js';
import { taskCondition } from '../../reads/task-condition.js';
import type { TaskFilter } from '../../reads/task-filter.js';
import { type TaskSort, toOrder } from '../../reads/task-order.js';
import type { Tx } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import type { SavedView } from '../../store/prisma/client.js';
import { authorizeInProject, notFound } from '../access.js';
import { type Command, type CommandEvent, type Outcome, runCommand } from '../command.js';
import { line, parseInput } from '../input.js';
import { savedViewSnapshot } from '../snapshots.js';

export interface ViewFields {
  readonly name?: string | null | undefined;
  readonly shared?: boolean | null | undefined;
  readonly filter?: TaskFilter | null | undefined;
  readonly orderBy?: readonly TaskSort[] | null | undefined;
}

export interface CreateViewInput extends ViewFields {
  readonly projectId: string;
  readonly name: string;
}

/** Absent and null fields stay unchanged. */
export interface UpdateViewInput extends ViewFields {
  readonly viewId: string;
}

export interface ViewRef {
  readonly viewId: SavedViewId;
  readonly projectId: ProjectId;
}

const createRules = z.object({ name: line(100) });
const updateRules = z.object({ name: line(100).nullish() });

/**
 * Saves a view, a filter and an order of a project's tasks. The actor is the owner.
 *
 * @throws InvalidInputError, NotFoundError (project), LimitExceededError
 * @throws ForbiddenError when the view is shared and the actor's role does not allow `view:share`
 */
export async function createView(command: Command, input: CreateViewInput): Promise<Outcome<ViewRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const { name } = parseInput(createRules, input);
  const shared = input.shared ?? false;
  checkDefinition(input);
  const definition = { filter: JSON.stringify(input.filter ?? {}), orderBy: JSON.stringify(input.orderBy ?? []) };
  const viewId = newId('view');
  return runCommand(command, async (tx) => {
    await authorizeInProject(tx, command, projectId, 'view:manage-own', ['input', 'projectId']);
    if (shared) await authorizeInProject(tx, command, projectId, 'view:share', ['input', 'shared']);
    await requireOwnReferences(tx, projectId, input.filter);
    await command.quotas.requireRoomForView(tx, projectId, command.actorId);
    const view = await tx.sql
      .insertInto('savedView')
      .values({ id: viewId, projectId, ownerId: command.actorId, name, shared, ...definition })
      .returningAll()
      .executeTakeFirstOrThrow();
    return viewDecision('SavedViewCreated', view, shared);
  });
}

/**
 * Changes a view of the actor. A command without changes writes nothing and appends no event.
 *
 * @throws InvalidInputError, NotFoundError (also for private views of other members)
 * @throws ForbiddenError for shared views of other members, and when the actor's role does not allow `view:share`
 */
export async function updateView(command: Command, input: UpdateViewInput): Promise<Outcome<ViewRef>> {
  const viewId = parseId('view', input.viewId, ['input', 'viewId']);
  const { name } = parseInput(updateRules, input);
  checkDefinition(input);
  return runCommand(command, async (tx) => {
    const path = ['input', 'viewId'];
    const before = await lockView(tx, command, viewId, path);
    const projectId = storedId('project', before.projectId);
    if (before.ownerId !== command.actorId)
      throw new ForbiddenError('viewId must be one of your views: only the owner may change a view.', path);
    const shared = input.shared ?? before.shared;
    if (before.shared || shared) {
      // A member who may no longer share views may still unshare one.
      const action = shared ? 'view:share' : 'view:manage-own';
      await authorizeInProject(tx, command, projectId, action, input.shared ? ['input', 'shared'] : path);
    }
    await requireOwnReferences(tx, projectId, input.filter);
    const after = {
      name: name ?? before.name,
      shared,
      filter: JSON.stringify(input.filter ?? before.filter),
      orderBy: JSON.stringify(input.orderBy ?? before.orderBy),
    };
    if (isUnchanged(before, after)) return { result: { viewId, projectId }, streamId: projectId, events: [] };
    const view = await tx.sql
      .updateTable('savedView')
      .set((eb) => ({ ...after, version: eb('version', '+', 1), updatedAt: new Date() }))
      .where('id', '=', viewId)
      .returningAll()
      .executeTakeFirstOrThrow();
    return viewDecision('SavedViewUpdated', view, before.shared || shared);
  });
}

/**
 * Deletes the actor's own view, or any shared view when the actor's role allows `view:delete-any`.
 *
 * @throws InvalidInputError, NotFoundError (also for private views of other members), ForbiddenError
 */
export async function deleteView(command: Command, input: { readonly viewId: string }): Promise<Outcome<ViewRef>> {
  const viewId = parseId('view', input.viewId, ['input', 'viewId']);
  return runCommand(command, async (tx) => {
    const path = ['input', 'viewId'];
    const view = await lockView(tx, command, viewId, path);
    if (view.ownerId !== command.actorId) {
      await authorizeInProject(tx, command, storedId('project', view.projectId), 'view:delete-any', path);
    }
    await tx.sql.deleteFrom('savedView').where('id', '=', viewId).execute();
    return viewDecision('SavedViewDeleted', view, view.shared);
  });
}

/**
 * Locks the actor's membership, then the view until the transaction ends.
 *
 * @throws NotFoundError when the view does not exist or the actor may not see the view
 */
async function lockView(tx: Tx, command: Command, viewId: SavedViewId, path: InputPath): Promise<SavedView> {
  const location = await tx.sql.selectFrom('savedView').select('projectId').where('id', '=', viewId).executeTakeFirst();
  if (!location) throw notFound(path);
  await authorizeInProject(tx, command, storedId('project', location.projectId), 'view:manage-own', path);
  const view = await tx.sql.selectFrom('savedView').selectAll().where('id', '=', viewId).forUpdate().executeTakeFirst();
  if (!view || !(view.shared || view.ownerId === command.actorId)) throw notFound(path);
  return view;
}

/**
 * Events of a shared view go to the project's stream, and events of a private view to the owner's own stream. An update that
 * starts or ends sharing goes to the project's stream: on `shared: false` the clients of other members drop the view.
 *
 * @param visible true when the event goes to the project's stream
 */
function viewDecision(kind: KindOf<'SavedViewEvent'>, view: SavedView, visible: boolean) {
  const projectId = storedId('project', view.projectId);
  const viewId = storedId('view', view.id);
  const streamId = visible ? projectId : storedId('user', view.ownerId);
  const event: CommandEvent = { streamId, kind, entityId: viewId, data: { view: savedViewSnapshot(view) } };
  return { result: { viewId, projectId }, streamId: projectId, events: [event] };
}

/** @throws InvalidInputError for a filter or an order that a task list rejects */
function checkDefinition({ filter, orderBy }: ViewFields): void {
  if (filter) taskCondition(filter, 't', ['input', 'filter']);
  if (orderBy && orderBy.length > 0) toOrder(orderBy, ['input', 'orderBy']);
}

interface FilterReference {
  readonly id: string;
  readonly path: InputPath;
}

/** Finds the ids of labels, assignees and parents in a filter, at any depth. */
function* referencesIn(value: unknown, path: InputPath): Generator<FilterReference, undefined> {
  if (typeof value === 'string') {
    const related = path.includes('labels') || path.includes('assignees');
    if (related ? path.includes('id') : path.includes('parent')) yield { id: value, path };
  } else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    for (const [key, inner] of Object.entries(value)) {
      yield* referencesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
  return undefined;
}

/** @throws InvalidInputError with one issue per label, assignee or parent that does not belong to the project */
async function requireOwnReferences(tx: Tx, projectId: ProjectId, filter: ViewFields['filter']): Promise<void> {
  const references = [...referencesIn(filter, ['input', 'filter'])];
  if (references.length === 0) return;
  const named = anyOf(references.map(({ id }) => id));
  const known = new Set(
    (
      await tx.sql
        .selectFrom('label')
        .select('id')
        .where('projectId', '=', projectId)
        .where('id', '=', named)
        .unionAll(tx.sql.selectFrom('task').select('id').where('projectId', '=', projectId).where('id', '=', named))
        .unionAll(
          tx.sql
            .selectFrom('projectMember')
            .select('userId as id')
            .where('projectId', '=', projectId)
            .where('userId', '=', named),
        )
        .execute()
    ).map(({ id }) => id),
  );
  const [first, ...others] = references
    .filter(({ id }) => !known.has(id))
    .map(({ path, id }) => ({
      path,
      message: path.includes('assignees')
        ? `filter.assignees must be members: ${id} is not a member of the project.`
        : `filter must name labels and tasks of the project: ${id} is not.`,
    }));
  if (first) throw new InvalidInputError(first, ...others);
}

/** A view's filter for task lists. `checkDefinition` checked the filter before it was stored. */
export function filterOf({ filter }: Pick<SavedView, 'filter'>): TaskFilter {
  return filter as unknown as TaskFilter;
}

/** A view's order for task lists, see `filterOf`; null for the order of the board. */
export function orderOf({ orderBy }: Pick<SavedView, 'orderBy'>): readonly TaskSort[] | null {
  const sorts = orderBy as unknown as readonly TaskSort[];
  return sorts.length > 0 ? sorts : null;
}

type Definition = Pick<SavedView, 'name' | 'shared' | 'filter' | 'orderBy'>;

/** @param after with `filter` and `orderBy` as JSON text, in which dates are text as in the stored JSON */
function isUnchanged(before: Definition, after: Definition & { readonly filter: string; readonly orderBy: string }) {
  return (
    after.name === before.name &&
    after.shared === before.shared &&
    // The order of keys does not matter, because `jsonb` does not keep it.
    isDeepStrictEqual(JSON.parse(after.filter), before.filter) &&
    isDeepStrictEqual(JSON.parse(after.orderBy), before.orderBy)
  );
}
