import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { loadSecret, openBus, openDatabase, openPresence, openProvider, openThrottle } from './adapters.js';
import { type Config, isPrivate } from './config.js';
import { createStreamAccess } from './domain/access.js';
import { AnnouncementDelivery } from './domain/announcement/announcement-delivery.js';
import { pruneIdempotencyKeys } from './domain/idempotency.js';
import { ImportRuns, pruneImportRuns } from './domain/import-export/runs.js';
import { pruneNotifications } from './domain/notification/retention.js';
import { endSnoozes } from './domain/notification/snoozes.js';
import { LivePresence } from './domain/presence/live-presence.js';
import { LiveStats } from './domain/project/live-stats.js';
import { Quotas } from './domain/quotas.js';
import { deliverReminders } from './domain/reminder/dispatch-due.js';
import { pruneReminders } from './domain/reminder/prune.js';
import { SetAside } from './domain/set-aside.js';
import { LiveTyping } from './domain/typing/live-typing.js';
import { PersonalTokens, prunePersonalTokens } from './domain/user/personal-tokens.js';
import { pruneSessions, Sessions } from './domain/user/sessions.js';
import { createTokens } from './domain/user/tokens.js';
import type { Bus } from './events/bus.js';
import { Feeds } from './events/feeds.js';
import { EventLog } from './events/log.js';
import { Retention } from './events/retention.js';
import { Streams } from './events/streams.js';
import type { Services } from './graphql/context.js';
import { Budget } from './graphql/cost/budget.js';
import { reporter } from './graphql/errors.js';
import { PeriodicTask } from './lib/periodic-task.js';
import { createLogger, type Logger } from './observability/logger.js';
import { createMetrics } from './observability/metrics.js';
import { Rooms } from './presence/rooms.js';
import { Typing } from './presence/typing.js';
import { type DemoProject, seedDemo, signInDemo } from './seed.js';
import { type Clock, databaseClock } from './store/clock.js';
import type { Database } from './store/database.js';
import type { Throttle } from './throttle/throttle.js';
import { defaultTiming, type Timing } from './timing.js';
import { createAuthenticator } from './transport/authenticate.js';
import { createFiles } from './transport/files/files.js';
import { graphiqlSession, isForThisMachine, isForwarded } from './transport/graphiql.js';
import { createHealth } from './transport/health.js';
import { createHttp } from './transport/http.js';
import { type SseWatch, watchSse } from './transport/sse.js';
import { openWebSockets, type WebSocketTransport } from './transport/websocket.js';

/** What a test may put in place of what the configuration names. Whoever hands something in also closes it. */
export interface Overrides {
  readonly database?: Database;
  readonly bus?: Bus;
  readonly throttle?: Throttle;
  readonly logger?: Logger;
  /** The time by which reminders are given and announcements begin and end; the database's, unless given. */
  readonly clock?: Clock;
  readonly timing?: Partial<Timing>;
}

/** What happens without anybody's doing. */
export interface BackgroundTasks {
  readonly reminders: PeriodicTask;
  readonly announcements: AnnouncementDelivery;
}

/** A running instance. */
export interface App extends AsyncDisposable {
  readonly url: string;
  readonly services: Services;
  readonly feeds: Feeds;
  readonly rooms: Rooms;
  readonly typing: Typing;
  readonly sockets: WebSocketTransport;
  readonly backgroundTasks: BackgroundTasks;
  readonly sse: SseWatch;
  /** Names of the migrations that this start applied. */
  readonly migrated: readonly string[];
  readonly demo: DemoProject | undefined;
}

/**
 * The composition root. Opens everything in order, and on disposal, or when a later
 * step fails, closes it in reverse.
 */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  await using stack = new AsyncDisposableStack();
  const timing: Timing = { ...defaultTiming, keepAlive: config.keepAliveSeconds * 1_000, ...overrides.timing };
  const logger = overrides.logger ?? createLogger(config.logLevel, config.logFormat);
  const metrics = createMetrics();

  // Store
  const database = overrides.database ?? stack.use(await openDatabase(config, logger));
  const { db, rawReader } = database;
  const migrated = await database.migrate();

  // Events
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
  const streams = new Streams({
    feeds,
    log,
    access: createStreamAccess(db, log),
    replayLimit: config.limits.replayEvents,
  });

  // Presence
  const graceMs = timing.presenceGrace;
  const presenceTiming = { leaseMs: timing.presenceLease, renewMs: timing.presenceRenewal, graceMs };
  const presence = stack.use(openPresence(config, { bus, logger, metrics, timing: presenceTiming }));
  const rooms = stack.use(new Rooms({ presence, metrics, graceMs, debounceMs: timing.debounce }));
  const typing = stack.use(new Typing({ bus, metrics, lifetimeMs: timing.typing, debounceMs: timing.debounce }));

  stack.use(
    new Retention({
      db,
      logger,
      keepSeconds: config.eventRetentionSeconds,
      everyMs: timing.retention,
      metrics,
      pruneMore: {
        answers: () => pruneIdempotencyKeys(db),
        importRuns: () => pruneImportRuns(db),
        notifications: () => pruneNotifications(db),
        reminders: () => pruneReminders(db),
        sessions: () => pruneSessions(db),
        personalTokens: () => prunePersonalTokens(db),
      },
    }),
  );

  // Domain
  const secret = await loadSecret(config);
  const provider = openProvider(db, config, logger);
  const tokens = createTokens({ ...config.jwt, secret });
  const personalTokens = stack.use(new PersonalTokens({ db, logger }));
  const { sessionSeconds: lifetimeSeconds } = config;
  const sessions = stack.use(await Sessions.open({ rawReader, feeds, logger, personalTokens, lifetimeSeconds }));
  const stats = stack.use(new LiveStats({ db, streams, logger, intervalMs: timing.stats }));
  const imports = new ImportRuns(db);
  const setAside = (task: string) => new SetAside({ task, logger, metrics });
  const [failedSnoozes, failedReminders] = [setAside('snoozes'), setAside('reminders')];
  stack.use(
    new PeriodicTask({
      name: 'snoozes',
      everyMs: timing.snoozes,
      run: (signal) => endSnoozes({ db, log, bus, metrics, setAside: failedSnoozes }, signal),
      logger,
      metrics,
    }),
  );
  const clock = overrides.clock ?? databaseClock(db);
  const reminders = stack.use(
    new PeriodicTask({
      name: 'reminders',
      everyMs: timing.reminders,
      run: (signal) => deliverReminders({ db, log, bus, metrics, clock, setAside: failedReminders, logger }, signal),
      logger,
      metrics,
    }),
  );
  const announcements = stack.use(
    await AnnouncementDelivery.open({ db, log, bus, feeds, clock, everyMs: timing.announcements, logger, metrics }),
  );
  const throttle = overrides.throttle ?? stack.use(await openThrottle(config, logger));
  const services: Services = {
    db,
    rawReader,
    log,
    bus,
    streams,
    stats,
    tokens,
    personalTokens,
    provider,
    sessions,
    imports,
    clock,
    throttle,
    budget: new Budget({ throttle, metrics, limits: config.limits }),
    quotas: new Quotas(config.limits.quotas, metrics),
    metrics,
    presence: new LivePresence({ db, streams, rooms }),
    typing: new LiveTyping({ db, streams, typing, metrics }),
    logger,
  };
  // Everybody knows the demo's password: Ada runs the server, and GraphiQL is signed in as her, only where nobody else comes.
  const alone = isPrivate(config);
  const demo = config.seedDemo ? await seedDemo(services, { operator: alone }) : undefined;

  // Transport
  let draining = false;
  const graphiql = async (request: IncomingMessage) =>
    graphiqlSession(
      demo && alone && !isForwarded(request) && isForThisMachine(request)
        ? { accessToken: await signInDemo(services, demo), projectId: demo.projectId }
        : undefined,
    );
  const sse = watchSse({
    metrics,
    keepAliveMs: timing.keepAlive,
    bufferBytes: config.limits.socketBufferBytes,
  });
  const authenticator = createAuthenticator({ services, ...config });
  const yoga = createHttp({
    services,
    authenticator,
    corsOrigins: config.corsOrigins,
    limits: config.limits,
    graphiql,
    sse,
  });
  const health = createHealth({
    db,
    rawReader,
    bus,
    metrics,
    feeds,
    authenticator,
    report: reporter(services, 'status not served'),
    sockets: () => sockets,
    draining: () => draining,
  });
  const files = stack.use(
    createFiles({
      services,
      authenticator,
      corsOrigins: config.corsOrigins,
      importBytes: config.limits.importBytes,
    }),
  );
  const arrival = { headersTimeout: timing.requestHead, requestTimeout: timing.request };
  // Node compares both with the clock at this interval; half a limit is soon enough, and no more often than its default.
  const connectionsCheckingInterval = Math.min(30_000, timing.requestHead / 2, timing.request / 2);
  const server = createServer({ ...arrival, connectionsCheckingInterval }, (request, response) => {
    if (!health(request, response) && !files.handle(request, response)) void yoga(request, response);
  });
  const sockets: WebSocketTransport = openWebSockets({
    server,
    yoga,
    services,
    authenticator,
    metrics,
    limits: config.limits,
    timing: { initMs: timing.socketInit, keepAliveMs: timing.keepAlive, closeMs: timing.socketClose },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  stack.defer(async () => {
    draining = true;
    // Load balancers see `/readyz` answer 503 and send newcomers elsewhere; everything is served meanwhile.
    await sleep(config.shutdownDelaySeconds * 1_000);
    // No newcomers; requests under way get their answer, unless they take too long.
    const closed = new Promise((resolve) => server.close(resolve));
    sse[Symbol.dispose]();
    await sockets[Symbol.asyncDispose]();
    server.closeIdleConnections();
    const impatient = setTimeout(() => server.closeAllConnections(), timing.drain);
    await closed;
    clearTimeout(impatient);
  });

  const { port } = server.address() as AddressInfo;
  const open = stack.move();
  return {
    url: `http://${config.host}:${port}`,
    services,
    feeds,
    rooms,
    typing,
    sockets,
    backgroundTasks: { reminders, announcements },
    sse,
    migrated,
    demo,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}
