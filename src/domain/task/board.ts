import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { type InputPath, InvalidInputError } from '../../errors.js';
import type { RebalancedTask } from '../../events/event.js';
import { type ProjectId, parseId, type TaskId } from '../../ids.js';
import type { Tx } from '../../store/database.js';

/*
 * The order of a board. Each task has a fractional index (https://www.figma.com/blog/realtime-editing-of-ordered-sequences):
 * text in byte order, with room for another index between any two. Clients name a neighbour task, and the index is computed
 * under the lock of the project's row, so no two tasks have the same index.
 *
 * Repeated insertion into the same gap makes indexes longer. When an index becomes too long, the tasks around it receive
 * short indexes in their present order. The order on the board stays, and the event lists the new indexes for clients.
 */

/** The neighbour of a task on the board. Exactly one of the fields is set. */
export interface Placement {
  readonly afterTaskId?: string | null | undefined;
  readonly beforeTaskId?: string | null | undefined;
}

export interface BoardPosition {
  readonly position: string;
  /** Tasks with a new index, in unchanged order. */
  readonly rebalanced: RebalancedTask[];
}

const maxLength = 24;
const firstWindow = 64;

interface BoardRow {
  readonly id: string;
  readonly position: string;
}

/** Takes the lock for changes of the project's board, after the locks on members and before the locks on tasks. */
export async function lockBoard(tx: Tx, projectId: ProjectId): Promise<void> {
  await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId} FOR NO KEY UPDATE`;
}

/**
 * Allocates the next task numbers of a project. The update of the project's row also takes the board's lock, so that numbers
 * and positions stay unique. Version and timestamps of the project stay unchanged.
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
 * Computes the position behind the last task.
 *
 * @param tx holds the board's lock
 */
export async function endOfBoard(tx: Tx, projectId: ProjectId): Promise<string> {
  const [position = ''] = await positionsAtEnd(tx, projectId, 1);
  return position;
}

/** Computes positions behind the last task for several tasks, in their order. */
export async function positionsAtEnd(tx: Tx, projectId: ProjectId, count: number): Promise<string[]> {
  const last = await tx.task.findFirst({
    where: { projectId },
    orderBy: [{ position: 'desc' }, { id: 'desc' }],
    select: { position: true },
  });
  return generateNKeysBetween(last?.position ?? null, null, count);
}

/**
 * Computes the position next to a neighbour task.
 *
 * @param tx holds the board's lock
 * @param moving the task to move; undefined for a new task
 * @returns undefined when the task is already at the position
 * @throws InvalidInputError unless `placement` names exactly one other task of the project
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
    throw new InvalidInputError({
      path: [...path, 'afterTaskId'],
      message: 'Exactly one of afterTaskId and beforeTaskId is required.',
    });
  }
  const field = [...path, `${side}TaskId`];
  const id = parseId('task', named, field);
  if (id === moving) {
    throw new InvalidInputError({ path: field, message: `${side}TaskId must be another task than the moved task.` });
  }
  const anchor = await tx.task.findUnique({
    where: { id, projectId, deletedAt: null },
    select: { id: true, position: true },
  });
  if (!anchor) {
    throw new InvalidInputError({ path: field, message: `${side}TaskId must be a task of the same project.` });
  }
  return { anchor, side };
}

/** Reads up to `count` tasks behind or in front of a position, nearest first. Deleted tasks keep their positions. */
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

/** Replaces a position that is too long, and the positions around it, by short positions in the same order. */
async function makeRoom(
  tx: Tx,
  projectId: ProjectId,
  position: string,
  moving: TaskId | undefined,
): Promise<BoardPosition> {
  for (let window = firstWindow; ; window *= 4) {
    // One more task on each side keeps its position and bounds the new positions.
    const behind = await neighboursOf(tx, projectId, position, moving, 'after', window + 1);
    const inFront = await neighboursOf(tx, projectId, position, moving, 'before', window + 1);
    const whole = behind.length <= window && inFront.length <= window;
    const [low, high] = [inFront[window], behind[window]];
    const before = inFront.slice(0, window).reverse();
    const after = behind.slice(0, window);
    const positions = generateNKeysBetween(
      low?.position ?? null,
      high?.position ?? null,
      before.length + 1 + after.length,
    );
    if (!whole && positions.some((text) => text.length > maxLength / 2)) continue;
    const own = positions.splice(before.length, 1)[0] ?? position;
    const rebalanced = [...before, ...after].map(({ id }, index) => ({ taskId: id, position: positions[index] ?? '' }));
    await writePositions(tx, rebalanced);
    return { position: own, rebalanced };
  }
}

async function writePositions(tx: Tx, tasks: readonly RebalancedTask[]): Promise<void> {
  const ids = tasks.map(({ taskId }) => taskId);
  const positions = tasks.map(({ position }) => position);
  await tx.$queryRaw`SELECT id FROM task WHERE id = ANY(${ids}) ORDER BY id FOR NO KEY UPDATE`;
  await tx.$executeRaw`
    UPDATE task SET position = place.position
    FROM unnest(${ids}::text[], ${positions}::text[]) AS place (id, position) WHERE task.id = place.id`;
}
