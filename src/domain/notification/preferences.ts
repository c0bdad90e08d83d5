import { z } from 'zod';
import { lockStreams } from '../../events/stream-locks.js';
import { type ProjectId, parseId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import { NotificationKind } from '../../store/prisma/client.js';
import { authorizeInProject } from '../access.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { parseInput } from '../input.js';
import { requireAllProjects } from '../scope.js';

export const notificationKinds: readonly NotificationKind[] = Object.values(NotificationKind);

/** A setting for one kind or for all kinds. Null for `enabled` removes the setting. */
export interface PreferenceSetting {
  /** Null stands for all kinds. */
  readonly kind?: NotificationKind | null | undefined;
  readonly enabled?: boolean | null | undefined;
}

export interface UpdatePreferencesInput {
  /** Null stands for all projects. */
  readonly projectId?: string | null | undefined;
  readonly settings: readonly PreferenceSetting[];
}

/** A user's settings for a project or for all projects, and the effective value for each kind. */
export interface Preferences {
  readonly projectId: ProjectId | null;
  /** The setting for all kinds; null when it is not set. */
  readonly enabled: boolean | null;
  readonly kinds: readonly KindPreference[];
}

export interface KindPreference {
  readonly kind: NotificationKind;
  /** True when the user receives notifications of this kind. */
  readonly enabled: boolean;
  /** The setting for this kind at the same level; null when it is not set. */
  readonly setting: boolean | null;
}

/** The stored value that stands for all projects or for all kinds. */
const any = '*';

const rules = z.object({
  settings: z
    .array(
      z.object({
        kind: z
          .string()
          .refine((kind) => kind !== 'ANNOUNCEMENT', 'must not be ANNOUNCEMENT: all users receive announcements.')
          .nullish(),
      }),
    )
    .min(1, 'must have at least one setting.')
    .refine((settings) => new Set(settings.map(({ kind }) => kind ?? any)).size === settings.length, {
      message: 'must name each kind at most once.',
    }),
});

/**
 * Changes the actor's notification preferences. A command without changes appends no event.
 *
 * @throws InvalidInputError, NotFoundError when the actor is not a member of the project
 * @throws ForbiddenError for settings for all projects, when the actor's credential is limited to chosen projects
 */
export async function updatePreferences(
  command: Command,
  input: UpdatePreferencesInput,
): Promise<Outcome<{ readonly projectId: ProjectId | null }>> {
  const path = ['input', 'projectId'];
  const projectId = input.projectId == null ? null : parseId('project', input.projectId, path);
  parseInput(rules, input);
  if (projectId === null) requireAllProjects(command.scope);
  const { actorId } = command;
  return runCommand(command, async (tx) => {
    if (projectId) await authorizeInProject(tx, command, projectId, 'project:read', path);
    const [, stored] = await Promise.all([lockStreams(tx, [actorId]), readStored(tx, actorId, projectId)]);
    const level = projectId ?? any;
    const settings = input.settings
      .map(({ kind = null, enabled = null }) => ({ kind, enabled }))
      .filter(({ kind, enabled }) => (stored.get(`${level} ${kind ?? any}`) ?? null) !== enabled);
    const result = { projectId };
    if (settings.length === 0) return { result, streamId: actorId, events: [] };
    await writeSettings(tx, actorId, level, settings);
    const data = { projectId, settings };
    return {
      result,
      streamId: actorId,
      events: [{ streamId: actorId, kind: 'NotificationPreferencesChanged', entityId: projectId ?? actorId, data }],
    };
  });
}

/**
 * Reads a user's preferences for all projects or for one project. The most specific setting decides: a project before all
 * projects, then a kind before all kinds. The default is enabled, and ANNOUNCEMENT is always enabled. The statement of
 * `writeNotifications` applies the same rule.
 */
export async function readPreferences(db: Tx, userId: UserId, projectId: ProjectId | null): Promise<Preferences> {
  const stored = await readStored(db, userId, projectId);
  const settingFor = (level: string, kind: string) => stored.get(`${level} ${kind}`) ?? null;
  const level = projectId ?? any;
  const kinds = notificationKinds.map((kind) => ({
    kind,
    enabled:
      kind === 'ANNOUNCEMENT' ||
      (settingFor(level, kind) ?? settingFor(level, any) ?? settingFor(any, kind) ?? settingFor(any, any) ?? true),
    setting: settingFor(level, kind),
  }));
  return { projectId, enabled: settingFor(level, any), kinds };
}

/** The stored settings, by project and kind. */
async function readStored(
  { sql }: Tx,
  userId: UserId,
  projectId: ProjectId | null,
): Promise<ReadonlyMap<string, boolean>> {
  const levels = projectId ? [projectId, any] : [any];
  const rows = await sql
    .selectFrom('notificationPreference')
    .selectAll()
    .where('userId', '=', userId)
    .where('projectId', '=', anyOf(levels))
    .execute();
  return new Map(rows.map((row) => [`${row.projectId} ${row.kind}`, row.enabled]));
}

async function writeSettings(
  tx: Tx,
  userId: UserId,
  level: string,
  settings: readonly { kind: NotificationKind | null; enabled: boolean | null }[],
): Promise<void> {
  const kinds = settings.map(({ kind }) => kind ?? any);
  const rows = settings.flatMap(({ kind, enabled }) =>
    enabled === null ? [] : [{ userId, projectId: level, kind: kind ?? any, enabled }],
  );
  await Promise.all([
    tx.sql
      .deleteFrom('notificationPreference')
      .where('userId', '=', userId)
      .where('projectId', '=', level)
      .where('kind', '=', anyOf(kinds))
      .execute(),
    rows.length > 0 && tx.sql.insertInto('notificationPreference').values(rows).execute(),
  ]);
}
