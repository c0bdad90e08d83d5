import { projectStreamKinds } from '../../events/event.js';
import type { Streams } from '../../events/streams.js';
import type { ProjectId, UserId } from '../../ids.js';
import { Batcher } from '../../lib/batcher.js';
import { PresenceStream } from '../../presence/presence-stream.js';
import type { Rooms } from '../../presence/rooms.js';
import type { Roster } from '../../presence/roster.js';
import type { Db } from '../../store/database.js';
import { notFound, readAccesses, requireAllowed } from '../access.js';
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

/** Who is present in projects, for their members. */
export class LivePresence {
  readonly #options: LivePresenceOptions;
  readonly #accesses: Batcher<AccessKey, Awaited<ReturnType<typeof readAccesses>>[number]>;

  constructor(options: LivePresenceOptions) {
    this.#options = options;
    this.#accesses = new Batcher((asked) => readAccesses(options.db, asked));
  }

  /**
   * Makes a person present in a project and follows who else is, until the stream ends.
   *
   * @throws NotFoundError when they are not a member
   */
  async follow(projectId: ProjectId, reader: Reader): Promise<PresenceStream> {
    const { streams, rooms } = this.#options;
    // The stream first: a removal from here on ends it.
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
   * Checks that a person may see who is present. People who are asked for at the same time share a query.
   *
   * @throws NotFoundError, ForbiddenError
   */
  async authorizeReader(projectId: ProjectId, { userId, scope }: Reader): Promise<void> {
    const access = await this.#accesses.load({ projectId, userId });
    if (!access || !allowsProject(scope, projectId)) throw notFound('project', path);
    requireAllowed(access.role, 'presence:read', path);
  }

  /** Who is present in each of the projects, without becoming so. The caller has checked the access to them. */
  online(projectIds: readonly ProjectId[]): Promise<readonly Roster[]> {
    return this.#options.rooms.read(projectIds);
  }
}
