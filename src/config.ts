import type { z } from 'zod';
import { type ProviderConfig, providerIssues, readProvider } from './config-provider.js';
import { databaseEnvironment, environment } from './config-variables.js';
import type { QuotaLimits } from './domain/quotas.js';
import type { LogLevel } from './observability/logger.js';
import type { Rates } from './throttle/throttle.js';

/** The validated configuration. This module alone reads the environment, and reports all invalid variables together. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly database:
    | { readonly kind: 'pglite'; readonly directory: string }
    | {
        readonly kind: 'postgres';
        readonly url: string;
        readonly poolSize: number;
        /** The time limit of a statement in milliseconds. */
        readonly statementMs: number;
        /** Milliseconds that a start waits for the migration of another session. */
        readonly migrationLockMs: number;
      };
  readonly bus: { readonly kind: 'local' } | { readonly kind: 'redis'; readonly url: string; readonly prefix: string };
  readonly jwt: {
    /** Absent in embedded mode: the first start generates the secret and stores it in the data folder. */
    readonly secret: string | undefined;
    readonly issuer: string;
    readonly audience: string;
    readonly lifetimeSeconds: number;
    /** Allowed clock difference in seconds between the token's issuer and this instance. */
    readonly clockToleranceSeconds: number;
  };
  /** The outside identity provider, when users sign in there instead of at this server. */
  readonly provider: ProviderConfig | undefined;
  /** Seconds after the sign-in or the last refresh when a session expires. */
  readonly sessionSeconds: number;
  readonly dataDirectory: string;
  /** True to fill an empty database with the demo project. */
  readonly seedDemo: boolean;
  /** Seconds that events are kept, which is also the greatest age of a cursor. */
  readonly eventRetentionSeconds: number;
  readonly corsOrigins: readonly string[];
  /** Addresses and networks of proxies whose `X-Forwarded-…` headers are trusted. */
  readonly trustedProxies: readonly string[];
  /** Seconds between two pings of a socket; a socket without a pong until the next ping is terminated. */
  readonly keepAliveSeconds: number;
  /** Seconds between a stop signal and the shutdown, for load balancers to remove the instance. */
  readonly shutdownDelaySeconds: number;
  readonly logLevel: LogLevel;
  readonly logFormat: 'json' | 'pretty';
  readonly limits: Limits;
}

export interface Limits {
  /** Bytes of an HTTP request's body. */
  readonly bodyBytes: number;
  /** Bytes of one message from a socket. */
  readonly messageBytes: number;
  /** Bytes of a GraphQL document's text, comments included. */
  readonly documentBytes: number;
  /** Tokens of a GraphQL document. */
  readonly documentTokens: number;
  /** Open subscriptions of one socket. */
  readonly subscriptionsPerSocket: number;
  /** Open sockets of one user on an instance. */
  readonly socketsPerViewer: number;
  /** Concurrent messages of one socket; at the limit the server stops reading from the socket. */
  readonly operationsPerSocket: number;
  /** Unsent bytes of a slow subscriber before its socket is closed. */
  readonly socketBufferBytes: number;
  /** Events between a cursor and the head of its stream. */
  readonly replayEvents: number;
  /** Bytes of an imported file. */
  readonly importBytes: number;
  /** Cost of one operation in points. */
  readonly operationCost: number;
  /** Levels of fields in one operation. */
  readonly depth: number;
  /** Values in the variables of one operation. */
  readonly inputValues: number;
  /** Concurrent operations of one viewer on this instance. */
  readonly operationsPerViewer: number;
  /** Quotas of a user or a project. */
  readonly quotas: QuotaLimits;
  /** Rates of authentication attempts, and of operation cost. */
  readonly rates: Rates;
}

/** The environment is invalid; `issues` has one line per invalid variable. */
export class ConfigError extends Error {
  readonly issues: readonly string[];

  constructor(issues: readonly string[]) {
    super(['The environment is invalid:', ...issues.map((issue) => `  - ${issue}`)].join('\n'));
    this.issues = issues;
  }
}

/**
 * Reads and validates the environment. Empty values count as absent.
 *
 * @throws ConfigError with all issues
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = withoutEmpty(env);
  const result = environment.safeParse(set);
  const issues = [...issuesOf(result), ...providerIssues(set)];
  const { provider, issue } = readProvider(result.success ? result.data : {});
  if (issue !== undefined) issues.push(issue);
  const hasProvider = set.JWT_PUBLIC_KEY !== undefined || set.JWT_JWKS_URL !== undefined;
  if (set.DATABASE_URL !== undefined && set.JWT_SECRET === undefined && !hasProvider) {
    issues.push('JWT_SECRET must be set together with DATABASE_URL: all instances share the secret');
  }
  if (!result.success || issues.length > 0) throw new ConfigError(issues);
  const values = result.data;
  const embedded = values.DATABASE_URL === undefined;
  return {
    port: values.PORT,
    host: values.HOST,
    database: toDatabase(values),
    bus:
      values.REDIS_URL === undefined
        ? { kind: 'local' }
        : { kind: 'redis', url: values.REDIS_URL, prefix: values.REDIS_PREFIX },
    jwt: {
      secret: values.JWT_SECRET,
      issuer: values.JWT_ISSUER,
      audience: values.JWT_AUDIENCE,
      lifetimeSeconds: values.ACCESS_TOKEN_LIFETIME,
      clockToleranceSeconds: values.JWT_CLOCK_TOLERANCE,
    },
    provider,
    sessionSeconds: values.SESSION_LIFETIME,
    dataDirectory: values.DATA_DIR,
    seedDemo: values.SEED_DEMO === undefined ? embedded && !provider : values.SEED_DEMO === 'true',
    eventRetentionSeconds: values.EVENT_RETENTION,
    corsOrigins: values.CORS_ORIGINS,
    trustedProxies: values.TRUSTED_PROXIES,
    keepAliveSeconds: values.KEEPALIVE_INTERVAL,
    shutdownDelaySeconds: values.SHUTDOWN_DELAY ?? (embedded ? 0 : 5),
    logLevel: values.LOG_LEVEL,
    logFormat: values.LOG_FORMAT ?? (embedded ? 'pretty' : 'json'),
    limits: {
      bodyBytes: values.LIMIT_BODY_BYTES,
      messageBytes: values.LIMIT_MESSAGE_BYTES,
      documentBytes: values.LIMIT_DOCUMENT_BYTES,
      documentTokens: values.LIMIT_DOCUMENT_TOKENS,
      subscriptionsPerSocket: values.LIMIT_SUBSCRIPTIONS_PER_SOCKET,
      socketsPerViewer: values.LIMIT_SOCKETS_PER_VIEWER,
      operationsPerSocket: values.LIMIT_OPERATIONS_PER_SOCKET,
      socketBufferBytes: values.LIMIT_SOCKET_BUFFER_BYTES,
      replayEvents: values.LIMIT_REPLAY_EVENTS,
      importBytes: values.LIMIT_IMPORT_BYTES,
      operationCost: values.LIMIT_OPERATION_COST,
      depth: values.LIMIT_DEPTH,
      inputValues: values.LIMIT_INPUT_VALUES,
      operationsPerViewer: values.LIMIT_OPERATIONS_PER_VIEWER,
      quotas: {
        projectsPerUser: values.LIMIT_PROJECTS_PER_USER,
        membersPerProject: values.LIMIT_MEMBERS_PER_PROJECT,
        labelsPerProject: values.LIMIT_LABELS_PER_PROJECT,
        viewsPerUser: values.LIMIT_VIEWS_PER_USER,
      },
      rates: {
        signUps: values.LIMIT_SIGN_UPS_PER_ADDRESS,
        address: values.LIMIT_SIGN_INS_PER_ADDRESS,
        accountAtAddress: values.LIMIT_WRONG_PASSWORDS,
        account: values.LIMIT_WRONG_PASSWORDS_PER_ACCOUNT,
        memberLookups: values.LIMIT_MEMBER_LOOKUPS,
        viewerCost: values.LIMIT_COST_PER_VIEWER,
        addressCost: values.LIMIT_COST_PER_ADDRESS,
      },
    },
  };
}

/** True when only this machine reaches the server according to the configuration. */
export function isPrivate({ host, trustedProxies }: Pick<Config, 'host' | 'trustedProxies'>): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(host) && trustedProxies.length === 0;
}

/**
 * Reads and validates the variables of the database, for commands that need nothing else.
 *
 * @throws ConfigError with all issues
 */
export function readDatabaseConfig(env: Readonly<Record<string, string | undefined>>): Pick<Config, 'database'> {
  const result = databaseEnvironment.safeParse(withoutEmpty(env));
  if (!result.success) throw new ConfigError(issuesOf(result));
  return { database: toDatabase(result.data) };
}

function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}

function issuesOf({ error }: z.ZodSafeParseResult<unknown>): string[] {
  return error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
}

function toDatabase(values: z.infer<typeof databaseEnvironment>): Config['database'] {
  return values.DATABASE_URL === undefined
    ? { kind: 'pglite', directory: `${values.DATA_DIR}/pglite` }
    : {
        kind: 'postgres',
        url: values.DATABASE_URL,
        poolSize: values.DATABASE_POOL_SIZE,
        statementMs: values.DATABASE_STATEMENT_TIMEOUT * 1_000,
        migrationLockMs: values.DATABASE_MIGRATION_WAIT * 1_000,
      };
}
