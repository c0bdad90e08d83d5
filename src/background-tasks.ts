import { AnnouncementDelivery } from './domain/announcement/announcement-delivery.js';
import { pruneIdempotencyKeys } from './domain/idempotency.js';
import { pruneImportRuns } from './domain/import-export/runs.js';
import { pruneNotifications } from './domain/notification/retention.js';
import { endSnoozes } from './domain/notification/snoozes.js';
import { countDeletedProjects, emptyDeletedProjects } from './domain/project/empty-deleted.js';
import { deliverReminders } from './domain/reminder/dispatch-due.js';
import { pruneReminders } from './domain/reminder/prune.js';
import { countUnindexed, fillSearchIndex } from './domain/search/fill-index.js';
import { SetAside } from './domain/set-aside.js';
import { prunePersonalTokens } from './domain/user/personal-tokens.js';
import { pruneSessions } from './domain/user/sessions.js';
import type { Feeds } from './events/feeds.js';
import { Retention } from './events/retention.js';
import type { Services } from './graphql/context.js';
import { PeriodicTask } from './lib/periodic-task.js';
import type { Timing } from './timing.js';

/** Handles of background tasks, with which tests trigger runs. */
export interface BackgroundTasks {
  readonly reminders: PeriodicTask;
  readonly announcements: AnnouncementDelivery;
  readonly projectDeletion: PeriodicTask;
  readonly searchIndex: PeriodicTask;
}

export interface BackgroundTaskOptions {
  readonly services: Services;
  readonly feeds: Feeds;
  readonly timing: Timing;
  /** Seconds that events are kept. */
  readonly keepSeconds: number;
}

/** Starts all scheduled work. The stack stops the tasks. */
export async function startBackgroundTasks(
  options: BackgroundTaskOptions,
  stack: AsyncDisposableStack,
): Promise<BackgroundTasks> {
  stack.use(startRetention(options));
  stack.use(startSnoozes(options));
  return {
    reminders: stack.use(startReminders(options)),
    announcements: stack.use(await startAnnouncements(options)),
    projectDeletion: stack.use(startProjectDeletion(options)),
    searchIndex: stack.use(startSearchIndex(options)),
  };
}

function startRetention({ services, timing, keepSeconds }: BackgroundTaskOptions): Retention {
  const { db, logger, metrics } = services;
  return new Retention({
    db,
    logger,
    metrics,
    keepSeconds,
    everyMs: timing.retention,
    pruneMore: {
      idempotencyKeys: () => pruneIdempotencyKeys(db),
      importRuns: () => pruneImportRuns(db),
      notifications: () => pruneNotifications(db),
      reminders: () => pruneReminders(db),
      sessions: () => pruneSessions(db),
      personalTokens: () => prunePersonalTokens(db),
    },
  });
}

function startSnoozes({ services, timing }: BackgroundTaskOptions): PeriodicTask {
  const { db, log, bus, metrics, logger } = services;
  const setAside = new SetAside({ task: 'snoozes', logger, metrics });
  return new PeriodicTask({
    name: 'snoozes',
    everyMs: timing.snoozes,
    run: (signal) => endSnoozes({ db, log, bus, metrics, setAside }, signal),
    logger,
    metrics,
  });
}

/** Usually no project waits. The count then costs one index lookup and no transaction. */
function startProjectDeletion({ services, timing }: BackgroundTaskOptions): PeriodicTask {
  const { db, log, bus, metrics, logger } = services;
  const setAside = new SetAside({ task: 'project_deletion', logger, metrics });
  let backlog = 0;
  metrics.gauge('taskwire_deleted_projects', 'Deleted projects with contents that are still stored.', () => backlog);
  return new PeriodicTask({
    name: 'project_deletion',
    everyMs: timing.projectDeletion,
    async run(signal) {
      backlog = await countDeletedProjects(db);
      if (backlog === 0) return;
      await emptyDeletedProjects({ db, log, bus, metrics, setAside }, signal);
      backlog = await countDeletedProjects(db);
    },
    logger,
    metrics,
  });
}

/** Usually every text is indexed. The count then costs one index lookup and no transaction. */
function startSearchIndex({ services, timing }: BackgroundTaskOptions): PeriodicTask {
  const { db, metrics, logger } = services;
  const setAside = new SetAside({ task: 'search_index', logger, metrics });
  let backlog = 0;
  metrics.gauge('taskwire_unindexed_texts', 'Tasks and comments that searches do not find yet.', () => backlog);
  return new PeriodicTask({
    name: 'search_index',
    everyMs: timing.searchIndex,
    async run(signal) {
      backlog = await countUnindexed(db);
      if (backlog === 0) return;
      await fillSearchIndex({ db, setAside }, signal);
      backlog = await countUnindexed(db);
    },
    logger,
    metrics,
  });
}

function startReminders({ services, timing }: BackgroundTaskOptions): PeriodicTask {
  const { db, log, bus, metrics, clock, logger } = services;
  const setAside = new SetAside({ task: 'reminders', logger, metrics });
  return new PeriodicTask({
    name: 'reminders',
    everyMs: timing.reminders,
    run: (signal) => deliverReminders({ db, log, bus, metrics, clock, setAside, logger }, signal),
    logger,
    metrics,
  });
}

function startAnnouncements({ services, feeds, timing }: BackgroundTaskOptions): Promise<AnnouncementDelivery> {
  const { db, log, bus, clock, logger, metrics } = services;
  return AnnouncementDelivery.open({
    db,
    log,
    bus,
    feeds,
    clock,
    everyMs: timing.announcements,
    logger,
    metrics,
  });
}
