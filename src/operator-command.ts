import { access } from 'node:fs/promises';
import { openDatabase } from './adapters.js';
import { readDatabaseConfig } from './config.js';
import { listOperators, setOperator } from './domain/user/operators.js';
import { createLogger } from './observability/logger.js';
import type { Db } from './store/database.js';

const usage = `Usage:
  npm run operator -- grant EMAIL    makes the person an operator
  npm run operator -- revoke EMAIL   takes that back
  npm run operator -- list           shows who is one`;

/** Something that whoever ran the command can put right. */
export class UsageError extends Error {}

/**
 * Says who may publish announcements, in the database that the environment names.
 *
 * @param args `grant EMAIL`, `revoke EMAIL` or `list`
 * @returns what to print
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
  // Awaited here: the database closes when this returns.
  return await (email === undefined
    ? listOperatorsCommand(database.db)
    : changeOperators(database.db, email, verb === 'grant'));
}

/** Without it an empty database would be made, in which nobody is found. */
async function requireFolder(directory: string): Promise<void> {
  await access(directory).catch(() => {
    throw new UsageError(
      `There is no database in ${directory}. Start the server once, or set DATA_DIR or DATABASE_URL.`,
    );
  });
}

async function changeOperators(db: Db, email: string, operator: boolean): Promise<string> {
  if (!(await setOperator(db, email, operator)))
    throw new UsageError(`Nobody with an account has the address ${email}.`);
  return `${email} is ${operator ? 'an operator' : 'no operator any more'}.`;
}

async function listOperatorsCommand(db: Db): Promise<string> {
  const operators = await listOperators(db);
  return operators.map(({ email, name }) => `${email}  ${name}`).join('\n') || 'There are no operators.';
}
