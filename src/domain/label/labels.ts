import { z } from 'zod';
import { ConflictError } from '../../errors.js';
import type { EventData, KindOf } from '../../events/kinds.js';
import { type LabelId, newId, type ProjectId, parseId, storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { authorizeInProject } from '../access.js';
import { type Command, type CommandDecision, type Outcome, runCommand } from '../command.js';
import { color, foldCase, line, parseInput } from '../input.js';
import { lockProject, lockProjectAlone } from '../project/project-row.js';
import { labelSnapshot, projectSnapshot } from '../snapshots.js';
import { authorizeOnLabel } from './access.js';

export interface CreateLabelInput {
  readonly projectId: string;
  readonly name: string;
  /** Such as `#64748b`. */
  readonly color?: string | null | undefined;
}

/** Absent and null fields stay unchanged. */
export interface UpdateLabelInput {
  readonly labelId: string;
  readonly name?: string | null | undefined;
  readonly color?: string | null | undefined;
}

export interface LabelRef {
  readonly labelId: LabelId;
  readonly projectId: ProjectId;
}

const createRules = z.object({ name: line(50), color: color.nullish() });
const updateRules = z.object({ name: line(50).nullish(), color: color.nullish() });

/**
 * Creates a label for tasks of the project.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError, LimitExceededError
 * @throws ConflictError at `input.name` when the name is taken, ignoring case, or when the project is archived
 */
export async function createLabel(command: Command, input: CreateLabelInput): Promise<Outcome<LabelRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const { name, color } = parseInput(createRules, input);
  const id = newId('label');
  return runCommand(command, async (tx) => {
    await authorizeInProject(tx, command, projectId, 'label:manage', ['input', 'projectId']);
    const project = await lockProjectAlone(tx, projectId);
    await requireFreeName(tx, projectId, name, undefined);
    await command.quotas.requireRoomForLabel(tx, projectId);
    const label = await tx.sql
      .insertInto('label')
      .values({ id, projectId, name, ...(color != null && { color }) })
      .returningAll()
      .executeTakeFirstOrThrow();
    return labelDecision({
      kind: 'LabelCreated',
      data: { project: projectSnapshot(project), label: labelSnapshot(label) },
    });
  });
}

/**
 * Changes a label's name or colour. A command without changes writes nothing and appends no event.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 * @throws ConflictError at `input.name` when the name is taken, ignoring case, or when the project is archived
 */
export async function updateLabel(command: Command, input: UpdateLabelInput): Promise<Outcome<LabelRef>> {
  const labelId = parseId('label', input.labelId, ['input', 'labelId']);
  const { name, color } = parseInput(updateRules, input);
  return runCommand(command, async (tx) => {
    const projectId = await authorizeOnLabel(tx, command, labelId, ['input', 'labelId']);
    const project = await lockProjectAlone(tx, projectId);
    const from = await tx.sql
      .selectFrom('label')
      .select(['name', 'color'])
      .where('id', '=', labelId)
      .executeTakeFirstOrThrow();
    const to = { name: name ?? from.name, color: color ?? from.color };
    if (to.name === from.name && to.color === from.color) {
      return { result: { labelId, projectId }, streamId: projectId, events: [] };
    }
    if (to.name !== from.name) await requireFreeName(tx, projectId, to.name, labelId);
    const label = await tx.sql
      .updateTable('label')
      .set(to)
      .where('id', '=', labelId)
      .returningAll()
      .executeTakeFirstOrThrow();
    return labelDecision({
      kind: 'LabelUpdated',
      data: { project: projectSnapshot(project), label: labelSnapshot(label), from },
    });
  });
}

/**
 * Deletes a label and removes it from all tasks.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export async function deleteLabel(command: Command, input: { labelId: string }): Promise<Outcome<LabelRef>> {
  const labelId = parseId('label', input.labelId, ['input', 'labelId']);
  return runCommand(command, async (tx) => {
    const projectId = await authorizeOnLabel(tx, command, labelId, ['input', 'labelId']);
    const project = await lockProject(tx, projectId);
    const label = await tx.sql.deleteFrom('label').where('id', '=', labelId).returningAll().executeTakeFirstOrThrow();
    return labelDecision({
      kind: 'LabelDeleted',
      data: { project: projectSnapshot(project), label: labelSnapshot(label) },
    });
  });
}

type LabelEvent = { [K in KindOf<'LabelEvent'>]: { kind: K; data: EventData[K] } }[KindOf<'LabelEvent'>];

function labelDecision(event: LabelEvent): CommandDecision<LabelRef> {
  const { label } = event.data;
  const projectId = storedId('project', label.projectId);
  const labelId = storedId('label', label.id);
  return {
    result: { labelId, projectId },
    streamId: projectId,
    events: [{ streamId: projectId, entityId: labelId, ...event }],
  };
}

/**
 * Call this function under `lockProjectAlone`. Labels from earlier versions may differ in case only; they stay unchanged.
 *
 * @param own the label to rename; undefined for a new label
 * @throws ConflictError at `input.name`
 */
async function requireFreeName(tx: Tx, projectId: ProjectId, name: string, own: LabelId | undefined): Promise<void> {
  const labels = await tx.sql.selectFrom('label').select(['id', 'name']).where('projectId', '=', projectId).execute();
  const taken = labels.find((label) => label.id !== own && foldCase(label.name) === foldCase(name));
  if (taken) {
    throw new ConflictError(`name must be unique in the project: a label ${taken.name} exists.`, ['input', 'name']);
  }
}
