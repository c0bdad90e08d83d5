import { createApp } from './app.js';
import { ConfigError, readConfig } from './config.js';
import { DirectoryInUseError } from './store/directory-lock.js';
import { MigrationLockError } from './store/migration-lock.js';
import { welcome } from './welcome.js';

/**
 * Starts an instance from the environment. SIGINT and SIGTERM close the instance. The process exits when the event loop is
 * empty; a failed shutdown sets exit code 1.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const started = performance.now();
  const app = await createApp(config);
  const { logger } = app.services;
  const embedded = config.database.kind === 'pglite';
  logger.info({ url: app.url, migrated: app.migrated, ms: Math.round(performance.now() - started) }, 'listening');
  if (embedded) console.log(welcome(app, config.dataDirectory));

  const stop = (signal: NodeJS.Signals) => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    logger.info({ signal }, 'closing');
    app[Symbol.asyncDispose]().then(
      () => logger.info('closed'),
      (error: unknown) => {
        logger.error({ err: error }, 'shutdown failed');
        process.exitCode = 1;
      },
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  // The messages of these errors are complete for operators; any other error is printed with its stack.
  const expected = [ConfigError, DirectoryInUseError, MigrationLockError].some((kind) => error instanceof kind);
  console.error(expected && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
