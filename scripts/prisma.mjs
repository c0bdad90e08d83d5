/**
 * Runs Prisma's command line without its native schema engine. Prisma downloads the engine from a host blocked by
 * many networks. `generate`, `validate` and `format` only check for an executable, not for the engine itself.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
const { status } = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], {
  stdio: ['inherit', 'ignore', 'inherit'],
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
});
process.exitCode = status ?? 1;
