import { z } from 'zod';
import { ForbiddenError, type InputPath, InvalidInputError, NotFoundError } from '../../errors.js';
import type { SavedViewEventKind } from '../../events/event.js';
import { newId, type ProjectId, parseId, type SavedViewId, storedId } from '../../ids.js';
import { taskCondition } from '../../reads/task-condition.js';
import type { TaskFilter } from '../../reads/task-filter.js';
import { type TaskSort, toOrder } from '../../reads/task-order.js';
import type { Tx } from '../../store/database.js';
import type { Prisma, SavedView } from '../../store/prisma/client.js';
import { authorizeInProject } from '../access.js';
import { type Command, type CommandEvent, type Outcome, runCommand } from '../command.js';
import { line, parseInput } from '../input.js';
import { savedViewSnapshot } from '../snapshots.js';

/*
 * Saved views: a filter and an order that somebody keeps. While a view is shared its events stand in the project's stream,
 * else in its owner's own, where nobody else hears of it. When sharing begins or ends the project is told, by an update
 * that says so: on `shared: false` everybody but the owner drops the view.
 */

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

/** Fields that are absent or null stay as they are. */
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
 * Keeps a view; the actor owns it.
 *
 * @throws InvalidInputError, NotFoundError (project), ForbiddenError when it is to be shared by somebody who may not
 */
export async function createView(command: Command, input: CreateViewInput): Promise<Outcome<ViewRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const { name } = parseInput(createRules, input);
  const shared = input.shared ?? false;
  checkDefinition(input);
  const definition = { filter: storedDefinition(input.filter ?? {}), orderBy: storedDefinition(input.orderBy ?? []) };
  const viewId = newId('view');
  return runCommand(command, async (tx) => {
    await authorizeInProject(tx, command, projectId, 'view:manage-own', ['input', 'projectId']);
    if (shared) await authorizeInProject(tx, command, projectId, 'view:share', ['input', 'shared']);
    await requireOwnReferences(tx, projectId, input.filter);
    await command.quotas.requireRoomForView(tx, projectId, command.actorId);
    const data = { id: viewId, projectId, ownerId: command.actorId, name, shared, ...definition };
    const view = await tx.savedView.create({ data });
    return viewDecision('SavedViewCreated', view, shared);
  });
}

/**
 * Changes a view of the actor. When everything is as asked already nothing is written and no event is made.
 *
 * @throws InvalidInputError, NotFoundError (also for what others keep to themselves), ForbiddenError for views that others
 * share, and for sharing by somebody who may not
 */
export async function updateView(command: Command, input: UpdateViewInput): Promise<Outcome<ViewRef>> {
  const viewId = parseId('view', input.viewId, ['input', 'viewId']);
  const { name } = parseInput(updateRules, input);
  checkDefinition(input);
  return runCommand(command, async (tx) => {
    const path = ['input', 'viewId'];
    const before = await lockView(tx, command, viewId, path);
    const projectId = storedId('project', before.projectId);
    if (before.ownerId !== command.actorId) throw new ForbiddenError("This view is somebody else's.", path);
    const shared = input.shared ?? before.shared;
    if (before.shared || shared) {
      // Whoever may not share any more can still take their view back.
      const action = shared ? 'view:share' : 'view:manage-own';
      await authorizeInProject(tx, command, projectId, action, input.shared ? ['input', 'shared'] : path);
    }
    await requireOwnReferences(tx, projectId, input.filter);
    const data = {
      name: name ?? before.name,
      shared,
      filter: storedDefinition(input.filter ?? filterOf(before)),
      orderBy: storedDefinition(input.orderBy ?? orderOf(before) ?? []),
    };
    const { filter, orderBy } = before;
    if (sameDefinition({ name: before.name, shared: before.shared, filter, orderBy }, data)) {
      return { result: { viewId, projectId }, streamId: projectId, events: [] };
    }
    const view = await tx.savedView.update({
      where: { id: viewId },
      data: { ...data, version: { increment: 1 } },
    });
    return viewDecision('SavedViewUpdated', view, before.shared || shared);
  });
}

/**
 * Deletes a view: one's own, or as a manager one that is shared.
 *
 * @throws InvalidInputError, NotFoundError (also for what others keep to themselves), ForbiddenError
 */
export async function deleteView(command: Command, input: { readonly viewId: string }): Promise<Outcome<ViewRef>> {
  const viewId = parseId('view', input.viewId, ['input', 'viewId']);
  return runCommand(command, async (tx) => {
    const path = ['input', 'viewId'];
    const view = await lockView(tx, command, viewId, path);
    if (view.ownerId !== command.actorId) {
      await authorizeInProject(tx, command, storedId('project', view.projectId), 'view:delete-any', path);
    }
    await tx.savedView.delete({ where: { id: viewId } });
    return viewDecision('SavedViewDeleted', view, view.shared);
  });
}

/**
 * Locks the actor's membership, then the view until the transaction ends.
 *
 * @throws NotFoundError when there is no such view that the actor may see
 */
async function lockView(tx: Tx, command: Command, viewId: SavedViewId, path: InputPath): Promise<SavedView> {
  const unseen = new NotFoundError('There is no such view that you may see.', path);
  const place = await tx.savedView.findUnique({ where: { id: viewId }, select: { projectId: true } });
  if (!place) throw unseen;
  await authorizeInProject(tx, command, storedId('project', place.projectId), 'view:manage-own', path);
  await tx.$queryRaw`SELECT id FROM saved_view WHERE id = ${viewId} FOR UPDATE`;
  const view = await tx.savedView.findUnique({ where: { id: viewId } });
  if (!view || !(view.shared || view.ownerId === command.actorId)) throw unseen;
  return view;
}

/** @param open whether the project hears of it, and not the owner alone */
function viewDecision(kind: SavedViewEventKind, view: SavedView, open: boolean) {
  const projectId = storedId('project', view.projectId);
  const viewId = storedId('view', view.id);
  const streamId = open ? projectId : storedId('user', view.ownerId);
  const event: CommandEvent = { streamId, kind, entityId: viewId, data: { view: savedViewSnapshot(view) } };
  return { result: { viewId, projectId }, streamId: projectId, events: [event] };
}

/** @throws InvalidInputError for what the task list would refuse */
function checkDefinition({ filter, orderBy }: ViewFields): void {
  if (filter) taskCondition(filter, 't', ['input', 'filter']);
  if (orderBy && orderBy.length > 0) toOrder(orderBy, ['input', 'orderBy']);
}

interface FilterReference {
  readonly id: string;
  readonly path: InputPath;
}

/** The ids of labels, assignees and parents that a filter names, at any depth. */
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

/** @throws InvalidInputError naming labels, assignees and parents that are not of the project */
async function requireOwnReferences(tx: Tx, projectId: ProjectId, filter: ViewFields['filter']): Promise<void> {
  const references = [...referencesIn(filter, ['input', 'filter'])];
  if (references.length === 0) return;
  const own = { id: { in: references.map(({ id }) => id) }, projectId };
  const labels = await tx.label.findMany({ where: own, select: { id: true } });
  const tasks = await tx.task.findMany({ where: own, select: { id: true } });
  const userIds = references.map(({ id }) => id);
  const members = await tx.projectMember.findMany({
    where: { projectId, userId: { in: userIds } },
    select: { userId: true },
  });
  const known = new Set([...[...labels, ...tasks].map(({ id }) => id), ...members.map(({ userId }) => userId)]);
  const [first, ...others] = references
    .filter(({ id }) => !known.has(id))
    .map(({ path }) => ({
      path,
      message: path.includes('assignees') ? 'Must be a member of the project.' : 'Must be of the same project.',
    }));
  if (first) throw new InvalidInputError(first, ...others);
}

/** A view's filter as the lists take it. It was checked when it was written, by `checkDefinition`. */
export function filterOf({ filter }: Pick<SavedView, 'filter'>): TaskFilter {
  return filter as unknown as TaskFilter;
}

/** A view's order as the lists take it, see `filterOf`; null for the order of the board. */
export function orderOf({ orderBy }: Pick<SavedView, 'orderBy'>): readonly TaskSort[] | null {
  const sorts = orderBy as unknown as readonly TaskSort[];
  return sorts.length > 0 ? sorts : null;
}

/** As JSON, which instants become text in. */
function storedDefinition(definition: object): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(definition));
}

function sameDefinition(a: unknown, b: unknown): boolean {
  return JSON.stringify(sortedKeys(a)) === JSON.stringify(sortedKeys(b));
}

/** The same for the same JSON: Postgres keeps the keys of its objects in an order of its own. */
function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortedKeys(inner)]),
  );
}
