import { sql as raw } from 'kysely';
import { LimitExceededError } from '../errors.js';
import type { ProjectId, UserId } from '../ids.js';
import type { Metrics } from '../observability/metrics.js';
import type { Tx } from '../store/database.js';

/**
 * Upper limits per user and per project. The limits are far above the needs of a team, and low enough that no account fills
 * the database or makes cursors, lists and member pages too long.
 */
export interface QuotaLimits {
  readonly projectsPerUser: number;
  readonly membersPerProject: number;
  readonly labelsPerProject: number;
  /** Saved views of one user in one project. */
  readonly viewsPerUser: number;
}

/** The defaults of the configuration. */
export const defaultQuotas: QuotaLimits = {
  projectsPerUser: 1_000,
  membersPerProject: 2_000,
  labelsPerProject: 500,
  viewsPerUser: 200,
};

/** The configuration variables of the quotas. The labels of the metric are the same names in lower case. */
const variables = {
  projectsPerUser: 'LIMIT_PROJECTS_PER_USER',
  membersPerProject: 'LIMIT_MEMBERS_PER_PROJECT',
  labelsPerProject: 'LIMIT_LABELS_PER_PROJECT',
  viewsPerUser: 'LIMIT_VIEWS_PER_USER',
} as const satisfies Record<keyof QuotaLimits, string>;

const path = ['input'];
/** The number of rows, as a column of a statement. */
const count = raw<number>`count(*)::int`.as('count');

/** A statement that counts rows. */
interface Count {
  executeTakeFirstOrThrow(): Promise<{ readonly count: number }>;
}

/** Rejects commands that would exceed a quota, and counts the rejections. */
export class Quotas {
  readonly #limits: QuotaLimits;
  readonly #refusals: Metrics['refusals'];

  constructor(limits: QuotaLimits, { refusals }: Pick<Metrics, 'refusals'>) {
    this.#limits = limits;
    this.#refusals = refusals;
  }

  /** @throws LimitExceededError when the user already has `projectsPerUser` projects */
  async requireRoomForProject(tx: Tx, userId: UserId): Promise<void> {
    const found = tx.sql.selectFrom('projectMember').select(count).where('userId', '=', userId);
    await this.#require('projectsPerUser', found, 'A user has', 'projects');
  }

  /** @throws LimitExceededError when the project already has `membersPerProject` members, or the user too many projects */
  async requireRoomForMember(tx: Tx, projectId: ProjectId, userId: UserId): Promise<void> {
    const found = tx.sql.selectFrom('projectMember').select(count).where('projectId', '=', projectId);
    await this.#require('membersPerProject', found, 'A project has', 'members');
    await this.requireRoomForProject(tx, userId);
  }

  /**
   * Call this function under the lock of the project's row.
   *
   * @throws LimitExceededError when the project already has `labelsPerProject` labels
   */
  async requireRoomForLabel(tx: Tx, projectId: ProjectId): Promise<void> {
    const found = tx.sql.selectFrom('label').select(count).where('projectId', '=', projectId);
    await this.#require('labelsPerProject', found, 'A project has', 'labels');
  }

  /** @throws LimitExceededError when the user already has `viewsPerUser` views of the project */
  async requireRoomForView(tx: Tx, projectId: ProjectId, ownerId: UserId): Promise<void> {
    const views = tx.sql.selectFrom('savedView').select(count).where('projectId', '=', projectId);
    await this.#require('viewsPerUser', views.where('ownerId', '=', ownerId), 'A user has', 'views in a project');
  }

  async #require(quota: keyof QuotaLimits, found: Count, owner: string, items: string): Promise<void> {
    const limit = this.#limits[quota];
    const { count } = await found.executeTakeFirstOrThrow();
    if (count < limit) return;
    const variable = variables[quota];
    this.#refusals.inc({ limit: variable.slice('LIMIT_'.length).toLowerCase() });
    throw new LimitExceededError(`${owner} at most ${limit} ${items} (${variable}).`, path);
  }
}
