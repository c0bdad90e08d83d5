import { z } from 'zod';
import { lockStreams } from '../../events/log.js';
import { type ProjectId, parseId, type UserId } from '../../ids.js';
import type { Db, Tx } from '../../store/database.js';
import { NotificationKind } from '../../store/prisma/client.js';
import { authorizeInProject } from '../access.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { parseInput } from '../input.js';
import { requireAllProjects } from '../scope.js';

/*
 * What a person wants to be told of: said for all kinds or for one, everywhere or in one project. The most exact word
 * decides, that of a project before that of a kind; without any they are told. `notify` asks the same in its statement.
 * Announcements are told whatever is said.
 */

export const notificationKinds: readonly NotificationKind[] = Object.values(NotificationKind);

/** One word; null for `enabled` takes it back. */
export interface PreferenceSetting {
  /** Null for all kinds. */
  readonly kind?: NotificationKind | null | undefined;
  readonly enabled?: boolean | null | undefined;
}

export interface UpdatePreferencesInput {
  /** Null for everywhere. */
  readonly projectId?: string | null | undefined;
  readonly settings: readonly PreferenceSetting[];
}

/** What a person has said for a place, and what follows for each kind. */
export interface Preferences {
  readonly projectId: ProjectId | null;
  /** For all kinds, if anything. */
  readonly enabled: boolean | null;
  readonly kinds: readonly KindPreference[];
}

export interface KindPreference {
  readonly kind: NotificationKind;
  /** Whether they are told. */
  readonly enabled: boolean;
  /** What they have said for this kind in this very place, if anything. */
  readonly setting: boolean | null;
}

/** Stands for all projects, and for all kinds. */
const any = '*';

const rules = z.object({
  settings: z
    .array(
      z.object({
        kind: z
          .string()
          .refine((kind) => kind !== 'ANNOUNCEMENT', 'Everybody is told of announcements.')
          .nullish(),
      }),
    )
    .min(1, 'Name at least one setting.')
    .refine((settings) => new Set(settings.map(({ kind }) => kind ?? any)).size === settings.length, {
      message: 'Each kind at most once.',
    }),
});

/**
 * Changes what the actor wants to be told of. No event is made when everything has been said already.
 *
 * @throws InvalidInputError, NotFoundError when the actor is not a member of the project, ForbiddenError when it is about
 * all projects and the actor's credential is for chosen ones
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
    await lockStreams(tx, [actorId]);
    const stored = await readStored(tx, actorId, projectId);
    const place = projectId ?? any;
    const settings = input.settings
      .map(({ kind = null, enabled = null }) => ({ kind, enabled }))
      .filter(({ kind, enabled }) => (stored.get(`${place} ${kind ?? any}`) ?? null) !== enabled);
    const result = { projectId };
    if (settings.length === 0) return { result, streamId: actorId, events: [] };
    await writeSettings(tx, actorId, place, settings);
    const data = { projectId, settings };
    return {
      result,
      streamId: actorId,
      events: [{ streamId: actorId, kind: 'NotificationPreferencesChanged', entityId: projectId ?? actorId, data }],
    };
  });
}

/** What a person is told of, everywhere or in a project that they are a member of. */
export async function readPreferences(db: Db, userId: UserId, projectId: ProjectId | null): Promise<Preferences> {
  const stored = await readStored(db, userId, projectId);
  const settingFor = (place: string, kind: string) => stored.get(`${place} ${kind}`) ?? null;
  const place = projectId ?? any;
  const kinds = notificationKinds.map((kind) => ({
    kind,
    enabled:
      kind === 'ANNOUNCEMENT' ||
      (settingFor(place, kind) ?? settingFor(place, any) ?? settingFor(any, kind) ?? settingFor(any, any) ?? true),
    setting: settingFor(place, kind),
  }));
  return { projectId, enabled: settingFor(place, any), kinds };
}

/** By place and kind. */
async function readStored(
  db: Pick<Tx, 'notificationPreference'>,
  userId: UserId,
  projectId: ProjectId | null,
): Promise<ReadonlyMap<string, boolean>> {
  const places = projectId ? [projectId, any] : [any];
  const rows = await db.notificationPreference.findMany({ where: { userId, projectId: { in: places } } });
  return new Map(rows.map((row) => [`${row.projectId} ${row.kind}`, row.enabled]));
}

async function writeSettings(
  tx: Tx,
  userId: UserId,
  place: string,
  settings: readonly { kind: NotificationKind | null; enabled: boolean | null }[],
): Promise<void> {
  const kinds = settings.map(({ kind }) => kind ?? any);
  await tx.notificationPreference.deleteMany({ where: { userId, projectId: place, kind: { in: kinds } } });
  await tx.notificationPreference.createMany({
    data: settings.flatMap(({ kind, enabled }) =>
      enabled === null ? [] : [{ userId, projectId: place, kind: kind ?? any, enabled }],
    ),
  });
}
