import proxyAddr from 'proxy-addr';
import { z } from 'zod';
import { providerVariables } from './config-provider.js';
import { defaultQuotas } from './domain/quotas.js';
import { DatabaseUrlError, readDatabaseUrl } from './store/database-url.js';

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

/** The variables of the database. Commands for the database need no others. */
export const databaseEnvironment = environment.pick({
  DATABASE_URL: true,
  DATABASE_POOL_SIZE: true,
  DATABASE_STATEMENT_TIMEOUT: true,
  DATABASE_MIGRATION_WAIT: true,
  DATA_DIR: true,
});
