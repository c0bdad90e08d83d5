import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { type InputPath, InvalidInputError } from '../../errors.js';
import type { RebalancedTask } from '../../events/event.js';
import { type ProjectId, parseId, type TaskId } from '../../ids.js';
import type { Tx } from '../../store/database.js';

/*
 * The order of a board. Each task has a fractional index (https://www.figma.com/blog/realtime-editing-of-ordered-sequences):
 * text that sorts byte by byte, with room for another between any two. Callers say what they mean (after this task, before
 * that one) and the place is worked out under the lock of the project's row, so no two tasks get the same.
 *
 * Putting tasks into the same gap again and again makes the texts longer. When one gets too long the tasks around it are
 * given short ones, in the order in which they stand: nobody sees it, and the event tells clients the new texts.
 */

/** Where on the board: right behind or right in front of another task. */
export interface Placement {
  readonly afterTaskId?: string | null | undefined;
  readonly beforeTaskId?: string | null | undefined;
}

export interface BoardPosition {
  readonly position: string;
  /** Tasks that got another text; their order is as before. */
  readonly rebalanced: RebalancedTask[];
}

const maxLength = 24;
const firstWindow = 64;

interface BoardRow {
  readonly id: string;
  readonly position: string;
}

/** Takes the lock under which places of a project are given. It comes after locks on members and before those on tasks. */
export async function lockBoard(tx: Tx, projectId: ProjectId): Promise<void> {
  await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId} FOR NO KEY UPDATE`;
}

/**
 * Takes the next numbers of a project's tasks, and with them the board's lock: the row's update orders creations, so that
 * numbers and places are given once. It is no change of the project itself, so its stamps stay.
 */
export async function takeNumbers(
  tx: Tx,
  projectId: ProjectId,
  count: number,
): Promise<{ firstNumber: number; projectKey: string }> {
  const [row] = await tx.$queryRaw<[{ last: number; key: string }]>`
    UPDATE project SET last_task_number = last_task_number + ${count}::int WHERE id = ${projectId}
    RETURNING last_task_number AS last, key`;
  return { firstNumber: row.last - count + 1, projectKey: row.key };
}

/**
 * The place behind the last task.
 *
 * @param tx holds the board's lock
 */
export async function endOfBoard(tx: Tx, projectId: ProjectId): Promise<string> {
  const [place = ''] = await positionsAtEnd(tx, projectId, 1);
  return place;
}

/** The same for several tasks, in their order. */
export async function positionsAtEnd(tx: Tx, projectId: ProjectId, count: number): Promise<string[]> {
  const last = await tx.task.findFirst({
    where: { projectId },
    orderBy: [{ position: 'desc' }, { id: 'desc' }],
    select: { position: true },
  });
  return generateNKeysBetween(last?.position ?? null, null, count);
}

/**
 * The place that a caller means.
 *
 * @param tx holds the board's lock
 * @param moving the task that will stand there; it is no neighbour of itself
 * @returns nothing when it stands there already
 * @throws InvalidInputError when not exactly one task is named, or it is not one of the project's others
 */
export async function findPosition(
  tx: Tx,
  projectId: ProjectId,
  placement: Placement,
  moving: TaskId | undefined,
  path: InputPath = ['input'],
): Promise<BoardPosition | undefined> {
  const { anchor, side } = await findAnchor(tx, projectId, placement, moving, path);
  const [neighbour] = await neighboursOf(tx, projectId, anchor.position, undefined, side, 1);
  if (neighbour && neighbour.id === moving) return undefined;
  const [low, high] = side === 'after' ? [anchor, neighbour] : [neighbour, anchor];
  const position = generateKeyBetween(low?.position ?? null, high?.position ?? null);
  if (position.length <= maxLength) return { position, rebalanced: [] };
  return makeRoom(tx, projectId, position, moving);
}

async function findAnchor(
  tx: Tx,
  projectId: ProjectId,
  { afterTaskId, beforeTaskId }: Placement,
  moving: TaskId | undefined,
  path: InputPath,
): Promise<{ anchor: BoardRow; side: 'after' | 'before' }> {
  const [side, named] = afterTaskId != null ? (['after', afterTaskId] as const) : (['before', beforeTaskId] as const);
  if (named == null || (afterTaskId != null && beforeTaskId != null)) {
    throw new InvalidInputError({ path: [...path, 'afterTaskId'], message: 'Give afterTaskId or beforeTaskId.' });
  }
  const field = [...path, `${side}TaskId`];
  const id = parseId('task', named, field);
  if (id === moving) throw new InvalidInputError({ path: field, message: 'A task can not stand beside itself.' });
  const anchor = await tx.task.findUnique({
    where: { id, projectId, deletedAt: null },
    select: { id: true, position: true },
  });
  if (!anchor) throw new InvalidInputError({ path: field, message: 'Must be a task of the same project.' });
  return { anchor, side };
}

/** Up to `count` tasks behind or in front of a position, nearest first. Deleted ones keep their places. */
function neighboursOf(
  tx: Tx,
  projectId: ProjectId,
  position: string,
  moving: TaskId | undefined,
  side: 'after' | 'before',
  count: number,
): Promise<BoardRow[]> {
  return tx.task.findMany({
    where: {
      projectId,
      position: side === 'after' ? { gt: position } : { lt: position },
      ...(moving && { id: { not: moving } }),
    },
    orderBy: { position: side === 'after' ? 'asc' : 'desc' },
    select: { id: true, position: true },
    take: count,
  });
}

/** Gives the tasks around a place that is too long, and the place itself, short texts in the same order. */
async function makeRoom(
  tx: Tx,
  projectId: ProjectId,
  position: string,
  moving: TaskId | undefined,
): Promise<BoardPosition> {
  for (let window = firstWindow; ; window *= 4) {
    // One more on each side stays where it is and bounds the others.
    const behind = await neighboursOf(tx, projectId, position, moving, 'after', window + 1);
    const inFront = await neighboursOf(tx, projectId, position, moving, 'before', window + 1);
    const whole = behind.length <= window && inFront.length <= window;
    const [low, high] = [inFront[window], behind[window]];
    const before = inFront.slice(0, window).reverse();
    const after = behind.slice(0, window);
    const texts = generateNKeysBetween(low?.position ?? null, high?.position ?? null, before.length + 1 + after.length);
    if (!whole && texts.some((text) => text.length > maxLength / 2)) continue;
    const own = texts.splice(before.length, 1)[0] ?? position;
    const rebalanced = [...before, ...after].map(({ id }, index) => ({ taskId: id, position: texts[index] ?? '' }));
    await writePositions(tx, rebalanced);
    return { position: own, rebalanced };
  }
}

async function writePositions(tx: Tx, places: readonly RebalancedTask[]): Promise<void> {
  const ids = places.map(({ taskId }) => taskId);
  const positions = places.map(({ position }) => position);
  await tx.$queryRaw`SELECT id FROM task WHERE id = ANY(${ids}) ORDER BY id FOR NO KEY UPDATE`;
  await tx.$executeRaw`
    UPDATE task SET position = place.position
    FROM unnest(${ids}::text[], ${positions}::text[]) AS place (id, position) WHERE task.id = place.id`;
}
