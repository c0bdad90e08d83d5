import { projectStreamKinds } from '../../events/kinds.js';
import type { Streams } from '../../events/streams.js';
import type { ProjectId, UserId } from '../../ids.js';
import { SharedLoader } from '../../lib/shared-loader.js';
import { PresenceStream } from '../../presence/presence-stream.js';
import type { Rooms } from '../../presence/rooms.js';
import type { Roster } from '../../presence/roster.js';
import type { Db } from '../../store/database.js';
import { notFound, requireAllowed } from '../access.js';
import { readAccesses } from '../read-access.js';
import { allowsProject, type Reader } from '../scope.js';

export interface LivePresenceOptions {
  readonly db: Db;
  readonly streams: Streams;
  readonly rooms: Rooms;
}

interface AccessKey {
  readonly projectId: ProjectId;
  readonly userId: UserId;
}

const path = ['projectId'];

/** The presence of members in projects. */
export class LivePresence {
  readonly #options: LivePresenceOptions;
  readonly #accesses: SharedLoader<AccessKey, Awaited<ReturnType<typeof readAccesses>>[number]>;

  constructor(options: LivePresenceOptions) {
    this.#options = options;
    this.#accesses = new SharedLoader((keys) => readAccesses(options.db, keys));
  }

  /**
   * Makes the reader present in a project and follows the project's roster, until the stream ends.
   *
   * @throws NotFoundError when the reader is not a member
   */
  async follow(projectId: ProjectId, reader: Reader): Promise<PresenceStream> {
    const { streams, rooms } = this.#options;
    // The event stream opens before the check: every later removal then ends the stream.
    const events = await streams.open({ streamId: projectId, reader, kinds: projectStreamKinds });
    try {
      await this.authorizeReader(projectId, reader);
      return new PresenceStream(events, rooms.enter(projectId, reader.userId));
    } catch (error) {
      await events.return();
      throw error;
    }
  }

  /**
   * Checks that a reader may see the roster of a project. Concurrent checks share a query.
   *
   * @throws NotFoundError, ForbiddenError
   */
  async authorizeReader(projectId: ProjectId, { userId, scope }: Reader): Promise<void> {
    const access = await this.#accesses.load({ projectId, userId });
    if (!access || !allowsProject(scope, projectId)) throw notFound(path);
    requireAllowed(access.role, 'presence:read', path);
  }

  /** Reads the rosters of projects without making the reader present. Call `authorizeReader` first. */
  online(projectIds: readonly ProjectId[]): Promise<readonly Roster[]> {
    return this.#options.rooms.read(projectIds);
  }
}
