import { access } from 'node:fs/promises';
import { openDatabase } from './adapters.js';
import { readDatabaseConfig } from './config.js';
import { listOperators, setOperator } from './domain/user/operators.js';
import { createLogger } from './observability/logger.js';
import type { Db } from './store/database.js';

const usage = `Usage:
  npm run operator -- grant EMAIL    makes the user an operator
  npm run operator -- revoke EMAIL   removes the user from the operators
  npm run operator -- list           lists the operators`;

/** The command's arguments or its environment are wrong; the message says how to correct them. */
export class UsageError extends Error {}

/**
 * Grants, revokes or lists operators, the users that may publish announcements, in the configured database.
 *
 * @param args `grant EMAIL`, `revoke EMAIL` or `list`
 * @returns the text for the terminal
 * @throws UsageError, ConfigError, and DirectoryInUseError when a server has the embedded database open
 */
export async function operatorCommand(
  [verb, email, ...rest]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const changes = verb === 'grant' || verb === 'revoke';
  if (rest.length > 0 || (changes ? !email : verb !== 'list' || email !== undefined)) throw new UsageError(usage);
  const config = readDatabaseConfig(env);
  if (config.database.kind === 'pglite') await requireFolder(config.database.directory);
  await using database = await openDatabase(config, createLogger('warn', 'pretty'));
  await database.migrate();
  // `await` is required: the database closes when the function returns.
  return await (email === undefined
    ? listOperatorsCommand(database.db)
    : changeOperators(database.db, email, verb === 'grant'));
}

/** Refuses a folder without a database: PGlite would create an empty one. @throws UsageError */
async function requireFolder(directory: string): Promise<void> {
  await access(directory).catch(() => {
    throw new UsageError(
      `There is no database in ${directory}. Start the server once, or set DATA_DIR or DATABASE_URL.`,
    );
  });
}

async function changeOperators(db: Db, email: string, operator: boolean): Promise<string> {
  if (!(await setOperator(db, email, operator)))
    throw new UsageError(`No account has the address ${email}. Sign up with the address first.`);
  return `${email} is ${operator ? 'an operator' : 'no longer an operator'}.`;
}

async function listOperatorsCommand(db: Db): Promise<string> {
  const operators = await listOperators(db);
  return operators.map(({ email, name }) => `${email}  ${name}`).join('\n') || 'There are no operators.';
}
