import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { loadSecret, openBus, openDatabase, openPresence, openProvider, openThrottle } from './adapters.js';
import { type BackgroundTasks, startBackgroundTasks } from './background-tasks.js';
import { type Config, isPrivate } from './config.js';
import { ImportRuns } from './domain/import-export/runs.js';
import { LivePresence } from './domain/presence/live-presence.js';
import { LiveStats } from './domain/project/live-stats.js';
import { Quotas } from './domain/quotas.js';
import { createStreamAccess } from './domain/read-access.js';
import { LiveTyping } from './domain/typing/live-typing.js';
import { type PasswordCost, PasswordHasher } from './domain/user/passwords.js';
import { PersonalTokens } from './domain/user/personal-tokens.js';
import { Sessions } from './domain/user/sessions.js';
import { createTokens } from './domain/user/tokens.js';
import type { Bus } from './events/bus.js';
import { Feeds } from './events/feeds.js';
import { EventLog } from './events/log.js';
import { Streams } from './events/streams.js';
import type { Services } from './graphql/context.js';
import { Budget } from './graphql/cost/budget.js';
import { createLogger, type Logger } from './observability/logger.js';
import { createMetrics, type Metrics } from './observability/metrics.js';
import { Rooms } from './presence/rooms.js';
import { Typing } from './presence/typing.js';
import { type DemoProject, seedDemo } from './seed.js';
import { type RunningServer, startServer } from './server.js';
import { type Clock, databaseClock } from './store/clock.js';
import type { Database } from './store/database.js';
import type { Throttle } from './throttle/throttle.js';
import { defaultTiming, type Timing } from './timing.js';

/** Replacements of configured parts, for tests. The owner of a replacement closes it. */
export interface Overrides {
  readonly database?: Database;
  readonly bus?: Bus;
  readonly throttle?: Throttle;
  readonly logger?: Logger;
  /** The cost of password hashes; default the recommended cost. */
  readonly passwordCost?: PasswordCost;
  /** The clock of reminders and announcements; default the clock of the database. */
  readonly clock?: Clock;
  readonly timing?: Partial<Timing>;
}

/** A running instance. */
export interface App extends AsyncDisposable, RunningServer {
  readonly services: Services;
  readonly feeds: Feeds;
  readonly rooms: Rooms;
  readonly typing: Typing;
  readonly backgroundTasks: BackgroundTasks;
  /** Names of the migrations that this start applied. */
  readonly migrated: readonly string[];
  readonly demo: DemoProject | undefined;
}

/**
 * Starts an instance: the composition root. Parts open in order, and close in reverse order on disposal or when a later
 * step fails.
 */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  await using stack = new AsyncDisposableStack();
  const base = createBase(config, overrides, stack);
  const { timing } = base;
  const { database, migrated } = await openStore(base);
  const events = await openEvents(base, database);
  const live = openLive(base, events);
  const services = await openServices(base, { database, ...events, ...live });
  const { feeds } = events;
  const keepSeconds = config.eventRetentionSeconds;
  const backgroundTasks = await startBackgroundTasks({ services, feeds, timing, keepSeconds }, stack);
  // The demo's password is public: its owner becomes an operator only on an instance that other machines cannot reach.
  const demo = config.seedDemo ? await seedDemo(services, { operator: isPrivate(config) }) : undefined;
  const server = await startServer({ config, timing, services, feeds, demo }, stack);
  const open = stack.move();
  return {
    ...server,
    ...live,
    services,
    feeds,
    backgroundTasks,
    migrated,
    demo,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

/** The inputs of all steps. Each step adds the opened parts to the stack. */
interface Base {
  readonly config: Config;
  readonly overrides: Overrides;
  readonly stack: AsyncDisposableStack;
  readonly timing: Timing;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

interface Events {
  readonly log: EventLog;
  readonly bus: Bus;
  readonly feeds: Feeds;
  readonly streams: Streams;
}

/** Ephemeral state: presence and typing. */
interface Live {
  readonly rooms: Rooms;
  readonly typing: Typing;
}

function createBase(config: Config, overrides: Overrides, stack: AsyncDisposableStack): Base {
  const timing = { ...defaultTiming, keepAlive: config.keepAliveSeconds * 1_000, ...overrides.timing };
  const logger = overrides.logger ?? createLogger(config.logLevel, config.logFormat);
  return { config, overrides, stack, timing, logger, metrics: createMetrics() };
}

async function openStore({ config, overrides, stack, logger }: Base) {
  const database = overrides.database ?? stack.use(await openDatabase(config, logger));
  return { database, migrated: await database.migrate() };
}

async function openEvents({ config, overrides, stack, ...base }: Base, { db }: Database): Promise<Events> {
  const { timing, logger, metrics } = base;
  const log = await EventLog.open(db);
  const bus = overrides.bus ?? stack.use(openBus(config, log, { logger, metrics }));
  const feeds = stack.use(
    new Feeds({
      log,
      bus,
      logger,
      metrics,
      headCheckMs: timing.headCheck,
      headCheckWithoutBusMs: timing.headCheckWithoutBus,
      lingerMs: timing.feedLinger,
    }),
  );
  const access = createStreamAccess(db, log);
  return { log, bus, feeds, streams: new Streams({ feeds, log, access, replayLimit: config.limits.replayEvents }) };
}

function openLive({ config, stack, timing, logger, metrics }: Base, { bus }: Events): Live {
  const { presenceLease: leaseMs, presenceRenewal: renewMs, presenceGrace: graceMs, debounce: debounceMs } = timing;
  const presence = stack.use(openPresence(config, { bus, logger, metrics, timing: { leaseMs, renewMs, graceMs } }));
  return {
    rooms: stack.use(new Rooms({ presence, metrics, graceMs, debounceMs })),
    typing: stack.use(new Typing({ bus, metrics, lifetimeMs: timing.typing, debounceMs })),
  };
}

async function openServices(
  { config, overrides, stack, timing, logger, metrics }: Base,
  { database, log, bus, feeds, streams, rooms, typing }: Events & Live & { readonly database: Database },
): Promise<Services> {
  const { db, prisma } = database;
  const secret = await loadSecret(config);
  const personalTokens = stack.use(new PersonalTokens({ db, logger }));
  const { sessionSeconds: lifetimeSeconds } = config;
  const throttle = overrides.throttle ?? stack.use(await openThrottle(config, logger));
  return {
    db,
    prisma,
    log,
    bus,
    streams,
    stats: stack.use(new LiveStats({ db, streams, logger, intervalMs: timing.stats })),
    passwords: new PasswordHasher(overrides.passwordCost),
    tokens: createTokens({ ...config.jwt, secret }),
    personalTokens,
    provider: openProvider(db, config, logger),
    sessions: stack.use(await Sessions.open({ db, feeds, logger, personalTokens, lifetimeSeconds })),
    imports: new ImportRuns(db),
    clock: overrides.clock ?? databaseClock(db),
    throttle,
    budget: new Budget({ throttle, metrics, limits: config.limits }),
    quotas: new Quotas(config.limits.quotas, metrics),
    metrics,
    presence: new LivePresence({ db, streams, rooms }),
    typing: new LiveTyping({ db, streams, typing, metrics }),
    logger,
  };
}
