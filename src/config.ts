import proxyAddr from 'proxy-addr';
import { z } from 'zod';
import { type ProviderConfig, providerIssues, providerVariables, readProvider } from './config-provider.js';
import type { LogLevel } from './observability/logger.js';
import { DatabaseUrlError, readDatabaseUrl } from './store/database-url.js';
import type { Rates } from './throttle/throttle.js';

/*
 * The only reader of the environment. All of it is validated before anything starts, and every fault is named at once.
 */

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly database:
    | { readonly kind: 'pglite'; readonly directory: string }
    | {
        readonly kind: 'postgres';
        readonly url: string;
        readonly poolSize: number;
        /** Milliseconds that a statement may take. */
        readonly statementMs: number;
        /** Milliseconds that a start waits while another session migrates. */
        readonly migrationLockMs: number;
      };
  readonly bus: { readonly kind: 'local' } | { readonly kind: 'redis'; readonly url: string; readonly prefix: string };
  readonly jwt: {
    /** Absent in embedded mode: made at the first start and kept in the data folder. */
    readonly secret: string | undefined;
    readonly issuer: string;
    readonly audience: string;
    readonly lifetimeSeconds: number;
    /** Seconds by which the clocks of a token's issuer and of this instance may differ. */
    readonly clockToleranceSeconds: number;
  };
  /** Set where people sign in at an outside provider instead of here. */
  readonly provider: ProviderConfig | undefined;
  /** Seconds that a session lives after it was signed in or last refreshed. */
  readonly sessionSeconds: number;
  readonly dataDirectory: string;
  /** Fill an empty database with a project to look at. */
  readonly seedDemo: boolean;
  /** Seconds that events are kept, and so how old a cursor may be. */
  readonly eventRetentionSeconds: number;
  readonly corsOrigins: readonly string[];
  /** Addresses and networks whose `X-Forwarded-…` is believed. */
  readonly trustedProxies: readonly string[];
  /** Seconds between two pings of a socket; one that left a ping unanswered is cut. */
  readonly keepAliveSeconds: number;
  /** Seconds between a signal to end and the end, for load balancers to notice. */
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
  /** Subscriptions that one socket may hold. */
  readonly subscriptionsPerSocket: number;
  /** Sockets that one user may hold open on an instance. */
  readonly socketsPerViewer: number;
  /** Messages of one socket that are in work at once; above that the socket is not read. */
  readonly operationsPerSocket: number;
  /** Bytes that may wait for a slow reader before its socket is closed. */
  readonly socketBufferBytes: number;
  /** Events that a cursor may be behind. */
  readonly replayEvents: number;
  /** Bytes of a file that is imported. */
  readonly importBytes: number;
  /** Points that one operation may cost. */
  readonly operationCost: number;
  /** Levels of fields that one operation may have. */
  readonly depth: number;
  /** Values that the variables of one operation may hold. */
  readonly inputValues: number;
  /** Operations of one viewer that may run at once on this instance. */
  readonly operationsPerViewer: number;
  /** Attempts to prove who one is, and what operations cost. */
  readonly rates: Rates;
}

/** The environment is wrong; `faults` has one line for each thing. */
export class ConfigError extends Error {
  readonly issues: readonly string[];

  constructor(faults: readonly string[]) {
    super(['The environment is not usable:', ...faults.map((fault) => `  - ${fault}`)].join('\n'));
    this.issues = faults;
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

/** `300/15m` → 300 attempts in 15 minutes. */
const rate = z
  .string()
  .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,4}[smhd]$/, 'must be a number and a time: 300/15m')
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
    error: 'must have the number of a database as its path, as in redis://cache:6379/2',
  })
  // ioredis takes every parameter for an option of its own.
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

/** Every variable that the server reads, with its rule and its default. */
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
  LIMIT_OPERATION_COST: wholeNumber(100, 10_000_000).default(20_000),
  LIMIT_DEPTH: wholeNumber(5, 1_000).default(20),
  LIMIT_INPUT_VALUES: wholeNumber(100, 1_000_000).default(10_000),
  LIMIT_OPERATIONS_PER_VIEWER: wholeNumber(1, 100_000).default(200),
  LIMIT_COST_PER_VIEWER: rate.default({ attempts: 1_000_000, seconds: 60 }),
  LIMIT_COST_PER_ADDRESS: rate.default({ attempts: 1_000_000, seconds: 60 }),
  LIMIT_IMPORT_BYTES: wholeNumber(1_024, 10_000_000_000).default(100_000_000),
});

/**
 * Reads and checks the environment. Empty values count as absent.
 *
 * @throws ConfigError naming every fault
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = withoutEmpty(env);
  const result = environment.safeParse(set);
  const faults = [...issuesOf(result), ...providerIssues(set)];
  const { provider, fault } = readProvider(result.success ? result.data : {});
  if (fault !== undefined) faults.push(fault);
  const outside = set.JWT_PUBLIC_KEY !== undefined || set.JWT_JWKS_URL !== undefined;
  if (set.DATABASE_URL !== undefined && set.JWT_SECRET === undefined && !outside) {
    faults.push('JWT_SECRET must be set together with DATABASE_URL: all instances have to share it');
  }
  if (!result.success || faults.length > 0) throw new ConfigError(faults);
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

/** True where nobody reaches the server but this machine, as far as the configuration says. */
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
 * Reads and checks only where the database is, for commands that need no more.
 *
 * @throws ConfigError naming every fault
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
