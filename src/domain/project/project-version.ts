import { sql as raw } from 'kysely';
import { ConflictError, InvalidInputError } from '../../errors.js';
import type { EventData } from '../../events/kinds.js';
import type { ProjectFieldChange } from '../../events/snapshots.js';
import { type ProjectId, storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Project } from '../../store/prisma/client.js';
import type { CommandDecision } from '../command.js';

export interface ProjectRef {
  readonly projectId: ProjectId;
}

/** The kinds of events of a project's own fields. Each of them increments the project's version. */
const ownFieldsEventKinds = ['ProjectUpdated', 'ProjectArchived', 'ProjectUnarchived'] as const;
type OwnFieldsEventKind = (typeof ownFieldsEventKinds)[number];
type OwnFieldsEvent = { [K in OwnFieldsEventKind]: { kind: K; data: EventData[K] } }[OwnFieldsEventKind];

/** Creates the decision of a command that changed the project's own fields. */
export function projectDecision(event: OwnFieldsEvent): CommandDecision<ProjectRef> {
  const projectId = storedId('project', event.data.project.id);
  return {
    result: { projectId },
    streamId: projectId,
    events: [{ streamId: projectId, entityId: projectId, ...event }],
  };
}

/** A client that is further behind gets a conflict, without a comparison of fields. */
const maxMissedVersions = 100;

/**
 * Checks that none of the fields has changed since `expectedVersion`. The event log has one event per version, and lists the
 * changed fields.
 *
 * @throws InvalidInputError at `expectedVersion` when the version does not exist yet
 * @throws ConflictError at a field that has changed, or at `expectedVersion` when the log no longer has the events
 */
export async function requireMergeable(
  tx: Tx,
  before: Project,
  changes: readonly ProjectFieldChange[],
  expectedVersion: number,
): Promise<void> {
  const path = ['input', 'expectedVersion'];
  if (expectedVersion > before.version) {
    const message = `expectedVersion must be at most ${before.version}, the project's version.`;
    throw new InvalidInputError({ path, message });
  }
  if (expectedVersion === before.version || changes.length === 0) return;
  const since = await tx.sql
    .selectFrom('event')
    .select(raw<string[] | null>`jsonb_path_query_array(data->'changes', '$[*].field')`.as('fields'))
    .where('streamId', '=', before.id)
    .where('entityId', '=', before.id)
    .where('kind', 'in', ownFieldsEventKinds)
    .where(raw<number>`(data->'project'->>'version')::int`, '>', expectedVersion)
    .orderBy('seq', 'desc')
    .limit(maxMissedVersions)
    .execute();
  const fieldsSince = new Set(since.flatMap(({ fields }) => fields ?? []));
  const overwritten = changes.find(({ field }) => fieldsSince.has(field));
  if (overwritten) {
    const { field } = overwritten;
    const message = `${field} has changed since version ${expectedVersion}: load the project and try again.`;
    throw new ConflictError(message, ['input', field]);
  }
  if (since.length < before.version - expectedVersion) {
    throw new ConflictError('expectedVersion is too old: load the project and try again.', path);
  }
}
