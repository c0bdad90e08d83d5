import { type App, createApp, type Overrides } from '../../src/app.js';
import { type Config, readConfig } from '../../src/config.js';
import { createLogger } from '../../src/observability/logger.js';
import type { Backend } from './backends.js';

/** The JWT secret of test instances. */
export const testSecret = 'a secret for tests, 32 bytes or more';

const hourMs = 3_600_000;

/** The environment of every test instance. Its rate limits are high, because tests send many requests per second. */
export const testEnv = {
  JWT_SECRET: testSecret,
  JWT_CLOCK_TOLERANCE: '0s',
  SEED_DEMO: 'false',
  LIMIT_MEMBER_LOOKUPS: '900000000/1s',
  LIMIT_COST_PER_VIEWER: '900000000/1s',
  LIMIT_COST_PER_ADDRESS: '900000000/1s',
};

/** Limits for documents that select every field of the schema. */
export const schemaWideLimits = {
  LIMIT_DOCUMENT_TOKENS: '100000',
  LIMIT_DOCUMENT_BYTES: '5000000',
  LIMIT_OPERATION_COST: '10000000',
  LIMIT_COST_PER_VIEWER: '999999999/1m',
};

const env = { ...testEnv, PORT: '0' };

/** Starts an instance of the real app on a free port, with the backend's database and bus. */
export function startInstance(
  backend: Backend,
  change: { env?: Record<string, string> } & Pick<Overrides, 'timing' | 'clock' | 'logger'> = {},
): Promise<App> {
  // Presence has no override: it finds the backend's Redis by the configuration.
  const { REDIS_URL, REDIS_PREFIX } = backend.env;
  const config: Config = readConfig({ ...env, REDIS_URL, REDIS_PREFIX, ...change.env });
  return createApp(config, {
    database: backend.database,
    bus: backend.openBus(),
    // Tests sign up thousands of users. A hash at the cost of a deployment takes 20 ms of a processor.
    passwordCost: { memoryCost: 8, timeCost: 1 },
    logger: change.logger ?? createLogger('silent', 'json'),
    // Only tests trigger scheduled work.
    timing: {
      headCheck: 500,
      headCheckWithoutBus: 200,
      reminders: hourMs,
      announcements: hourMs,
      projectDeletion: hourMs,
      ...change.timing,
    },
    ...(change.clock && { clock: change.clock }),
  });
}
