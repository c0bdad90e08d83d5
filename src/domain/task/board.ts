import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { sql as raw } from 'kysely';
import { type InputPath, InvalidInputError } from '../../errors.js';
import type { RebalancedTask } from '../../events/snapshots.js';
import { type ProjectId, parseId, type TaskId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import { statement } from '../../store/statement.js';

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

/** Reads the last position of a board; undefined for an empty board. */
export async function lastPosition(tx: Tx, projectId: ProjectId): Promise<string | undefined> {
  return (await selectLast.first(tx.sql, { projectId }))?.position;
}

const selectLast = statement(({ projectId }: { projectId: string }, sql) =>
  sql
    .selectFrom('task')
    .select('position')
    .where('projectId', '=', projectId)
    .orderBy('position', 'desc')
    .orderBy('id', 'desc')
    .limit(raw.lit(1)),
);

/** Computes `count` positions behind the last one of a board, in order. */
export function positionsBehind(last: string | undefined, count: number): string[] {
  return generateNKeysBetween(last ?? null, null, count);
}

/**
 * Computes positions behind the last task, for several tasks in their order.
 *
 * @param tx holds the board's lock
 */
export async function positionsAtEnd(tx: Tx, projectId: ProjectId, count: number): Promise<string[]> {
  return positionsBehind(await lastPosition(tx, projectId), count);
}

/** A checked placement. */
export interface Anchor {
  readonly id: TaskId;
  readonly side: 'after' | 'before';
  /** The field that names the anchor. */
  readonly path: InputPath;
}

/**
 * Checks a placement without the database.
 *
 * @param moving the task to move; undefined for a new task
 * @throws InvalidInputError unless `placement` names exactly one other task
 */
export function parsePlacement(
  { afterTaskId, beforeTaskId }: Placement,
  moving: TaskId | undefined,
  path: InputPath = ['input'],
): Anchor {
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
  return { id, side, path: field };
}

/** An anchor on its board, and the task next to it on the wanted side. */
export interface Gap {
  readonly anchor: { readonly projectId: string; readonly position: string };
  readonly neighbour: BoardRow | undefined;
}

/**
 * Reads the gap next to an anchor; undefined when the anchor does not exist or is deleted.
 *
 * @param tx holds the board's lock, or sends the lock in the same round trip before this read
 */
export async function readGap(tx: Tx, { id, side }: Anchor): Promise<Gap | undefined> {
  const row = await (side === 'after' ? selectGapAfter : selectGapBefore).first(tx.sql, { id });
  if (!row) return undefined;
  const { projectId, position, neighbourId, neighbourPosition } = row;
  const neighbour =
    neighbourId != null && neighbourPosition != null ? { id: neighbourId, position: neighbourPosition } : undefined;
  return { anchor: { projectId, position }, neighbour };
}

const selectGap = (side: 'after' | 'before') =>
  statement(({ id }: { id: string }, sql) =>
    sql
      .selectFrom('task as anchor')
      .leftJoinLateral(
        (eb) =>
          eb
            .selectFrom('task as t')
            .select(['t.id', 't.position'])
            .whereRef('t.projectId', '=', 'anchor.projectId')
            .whereRef('t.position', side === 'after' ? '>' : '<', 'anchor.position')
            .orderBy('t.position', side === 'after' ? 'asc' : 'desc')
            .limit(raw.lit(1))
            .as('neighbour'),
        (join) => join.onTrue(),
      )
      .select([
        'anchor.projectId',
        'anchor.position',
        'neighbour.id as neighbourId',
        'neighbour.position as neighbourPosition',
      ])
      .where('anchor.id', '=', id)
      .where('anchor.deletedAt', 'is', null),
  );

const selectGapAfter = selectGap('after');
const selectGapBefore = selectGap('before');

/**
 * Computes the position in a gap, and makes room when the position would be too long.
 *
 * @param tx holds the board's lock
 * @param moving the task to move; undefined for a new task
 * @returns undefined when the task is already at the position
 * @throws InvalidInputError unless the anchor is a task of the project
 */
export async function positionIn(
  tx: Tx,
  projectId: ProjectId,
  gap: Gap | undefined,
  { side, path }: Anchor,
  moving: TaskId | undefined,
): Promise<BoardPosition | undefined> {
  if (gap?.anchor.projectId !== projectId) {
    throw new InvalidInputError({ path, message: `${side}TaskId must be a task of the same project.` });
  }
  const { anchor, neighbour } = gap;
  if (neighbour && neighbour.id === moving) return undefined;
  const [low, high] = side === 'after' ? [anchor, neighbour] : [neighbour, anchor];
  const position = generateKeyBetween(low?.position ?? null, high?.position ?? null);
  if (position.length <= maxLength) return { position, rebalanced: [] };
  return makeRoom(tx, projectId, position, moving);
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
  const after = side === 'after';
  const rows = tx.sql
    .selectFrom('task')
    .select(['id', 'position'])
    .where('projectId', '=', projectId)
    .where('position', after ? '>' : '<', position)
    .orderBy('position', after ? 'asc' : 'desc')
    .limit(count);
  return (moving ? rows.where('id', '!=', moving) : rows).execute();
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
  await tx.sql.selectFrom('task').select('id').where('id', '=', anyOf(ids)).orderBy('id').forNoKeyUpdate().execute();
  await raw`
    UPDATE task SET position = new.position
    FROM unnest(${ids}::text[], ${positions}::text[]) AS new (id, position) WHERE task.id = new.id`.execute(tx.sql);
}
