import proxyAddr from 'proxy-addr';
import { z } from 'zod';
import { type ProviderConfig, providerIssues, providerVariables, readProvider } from './config-provider.js';
import { defaultQuotas, type QuotaLimits } from './domain/quotas.js';
import type { LogLevel } from './observability/logger.js';
import { DatabaseUrlError, readDatabaseUrl } from './store/database-url.js';
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

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`));

/** `90s`, `15m`, `12h`, `30d` → seconds. */
const duration = z
  .string()
  .regex(/^\d+[smhd]$/, 'must be a whole number and a unit: 90s, 15m, 12h or 30d')
  .transform(
    (text) => Number(text.slice(0, -1)) * { s: 1, m: 60, h: 3_600, d: 86_400 }[text.slice(-1) as 's' | 'm' | 'h' | 'd'],
  )
  .pipe(
    z
      .number()
      .min(1, 'must not be zero')
      .max(3_650 * 86_400, 'must be at most 3650d'),
  );

/** `300/15m` → 300 attempts per 15 minutes. */
const rate = z
  .string()
  .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,4}[smhd]$/, 'must be a number and a duration: 300/15m')
  .transform((text) => {
    const [attempts, time] = text.split('/');
    return { attempts: Number(attempts), seconds: duration.parse(time) };
  });

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

const databaseUrl = z.string().superRefine((value, context) => {
  try {
    readDatabaseUrl(value);
  } catch (error) {
    if (!(error instanceof DatabaseUrlError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
  }
});

const redisUrl = z
  .string()
  .refine((value) => URL.canParse(value) && /^rediss?:\/\//.test(value), {
    error: 'must be a URL that begins with redis:// or rediss://',
    abort: true,
  })
  .refine((value) => /^\/?\d{0,5}$/.test(new URL(value).pathname), {
    error: 'must have a database number as its path, as in redis://cache:6379/2',
  })
  // ioredis reads every parameter of the URL as a client option.
  .refine((value) => [...new URL(value).searchParams.keys()].length === 0, {
    error: 'must not have parameters: user, password and database are parts of the URL, and rediss:// means TLS',
  })
  .refine((value) => new URL(value).hash === '', { error: 'must not have a "#": write it as %23' });

const origins = list.refine(
  (list) => list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
  {
    error: 'must be origins such as https://app.example.com, separated by commas',
  },
);

const proxies = list.refine(
  (addresses) => {
    try {
      proxyAddr.compile(addresses);
      return true;
    } catch {
      return false;
    }
  },
  { error: 'must be addresses or networks such as 10.0.0.0/8 or loopback, separated by commas' },
);

/** Every environment variable of the server, with its rule and its default. */
export const environment = z.object({
  PORT: wholeNumber(0, 65_535).default(4_000),
  HOST: z.string().min(1, 'must not be empty').default('127.0.0.1'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL_SIZE: wholeNumber(2, 500).default(10),
  DATABASE_STATEMENT_TIMEOUT: duration.pipe(z.number().max(3_600, 'must be at most 1h')).default(15),
  DATABASE_MIGRATION_WAIT: duration.pipe(z.number().max(86_400, 'must be at most 1d')).default(60),
  REDIS_URL: redisUrl.optional(),
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w:.-]{0,64}$/, 'must have at most 64 letters, digits and : . _ -')
    .default('taskwire:'),
  DATA_DIR: z.string().min(1, 'must not be empty').default('data'),
  SEED_DEMO: z.enum(['true', 'false'], { error: 'must be true or false' }).optional(),
  JWT_SECRET: z
    .string()
    .refine((secret) => Buffer.byteLength(secret) >= 32, 'must have at least 32 bytes')
    .optional(),
  JWT_ISSUER: z.string().min(1, 'must not be empty').default('taskwire'),
  JWT_AUDIENCE: z.string().min(1, 'must not be empty').default('taskwire'),
  JWT_CLOCK_TOLERANCE: z.union([z.literal('0s').transform(() => 0), duration]).default(30),
  ...providerVariables,
  ACCESS_TOKEN_LIFETIME: duration.default(3_600),
  SESSION_LIFETIME: duration.default(30 * 86_400),
  EVENT_RETENTION: duration.default(90 * 86_400),
  CORS_ORIGINS: origins.default([]),
  TRUSTED_PROXIES: proxies.default([]),
  KEEPALIVE_INTERVAL: duration.pipe(z.number().max(3_600, 'must be at most 1h')).default(15),
  SHUTDOWN_DELAY: z
    .union([z.literal('0s'), duration], { error: 'must be 0s, or a whole number and a unit: 5s, 1m' })
    .transform((seconds) => (seconds === '0s' ? 0 : seconds))
    .pipe(z.number().max(300, 'must be at most 5m'))
    .optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'must be trace, debug, info, warn, error, fatal or silent',
    })
    .default('info'),
  LOG_FORMAT: z.enum(['json', 'pretty'], { error: 'must be json or pretty' }).optional(),
  LIMIT_BODY_BYTES: wholeNumber(1_024, 100_000_000).default(1_000_000),
  LIMIT_MESSAGE_BYTES: wholeNumber(1_024, 100_000_000).default(262_144),
  LIMIT_DOCUMENT_BYTES: wholeNumber(1_000, 10_000_000).default(65_536),
  LIMIT_DOCUMENT_TOKENS: wholeNumber(50, 100_000).default(2_000),
  LIMIT_SOCKETS_PER_VIEWER: wholeNumber(1, 1_000_000).default(1_000),
  LIMIT_SUBSCRIPTIONS_PER_SOCKET: wholeNumber(1, 100_000).default(100),
  LIMIT_OPERATIONS_PER_SOCKET: wholeNumber(1, 10_000).default(32),
  LIMIT_SOCKET_BUFFER_BYTES: wholeNumber(16_384, 1_000_000_000).default(1_048_576),
  LIMIT_REPLAY_EVENTS: wholeNumber(1, 10_000_000).default(10_000),
  LIMIT_MEMBER_LOOKUPS: rate.default({ attempts: 200, seconds: 3_600 }),
  LIMIT_SIGN_UPS_PER_ADDRESS: rate.default({ attempts: 500, seconds: 3_600 }),
  LIMIT_SIGN_INS_PER_ADDRESS: rate.default({ attempts: 1_000, seconds: 900 }),
  LIMIT_WRONG_PASSWORDS: rate.default({ attempts: 10, seconds: 900 }),
  LIMIT_WRONG_PASSWORDS_PER_ACCOUNT: rate.default({ attempts: 100, seconds: 60 }),
  // The maximum keeps the cursor of `myEvents`, which holds a position per project, within `maxMergedProjects`.
  LIMIT_PROJECTS_PER_USER: wholeNumber(1, 1_000).default(defaultQuotas.projectsPerUser),
  LIMIT_MEMBERS_PER_PROJECT: wholeNumber(1, 100_000).default(defaultQuotas.membersPerProject),
  LIMIT_LABELS_PER_PROJECT: wholeNumber(1, 10_000).default(defaultQuotas.labelsPerProject),
  LIMIT_VIEWS_PER_USER: wholeNumber(1, 10_000).default(defaultQuotas.viewsPerUser),
  LIMIT_OPERATION_COST: wholeNumber(100, 10_000_000).default(20_000),
  LIMIT_DEPTH: wholeNumber(5, 1_000).default(20),
  LIMIT_INPUT_VALUES: wholeNumber(100, 1_000_000).default(10_000),
  LIMIT_OPERATIONS_PER_VIEWER: wholeNumber(1, 100_000).default(200),
  LIMIT_COST_PER_VIEWER: rate.default({ attempts: 1_000_000, seconds: 60 }),
  LIMIT_COST_PER_ADDRESS: rate.default({ attempts: 1_000_000, seconds: 60 }),
  LIMIT_IMPORT_BYTES: wholeNumber(1_024, 10_000_000_000).default(100_000_000),
});

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

const store = environment.pick({
  DATABASE_URL: true,
  DATABASE_POOL_SIZE: true,
  DATABASE_STATEMENT_TIMEOUT: true,
  DATABASE_MIGRATION_WAIT: true,
  DATA_DIR: true,
});

/**
 * Reads and validates the variables of the database, for commands that need nothing else.
 *
 * @throws ConfigError with all issues
 */
export function readDatabaseConfig(env: Readonly<Record<string, string | undefined>>): Pick<Config, 'database'> {
  const result = store.safeParse(withoutEmpty(env));
  if (!result.success) throw new ConfigError(issuesOf(result));
  return { database: toDatabase(result.data) };
}

function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}

function issuesOf({ error }: z.ZodSafeParseResult<unknown>): string[] {
  return error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
}

function toDatabase(values: z.infer<typeof store>): Config['database'] {
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
