import { ConfigError } from './config.js';
import { operatorCommand, UsageError } from './operator-command.js';
import { DirectoryInUseError } from './store/directory-lock.js';

/** `npm run operator -- grant|revoke EMAIL`, `npm run operator -- list`. */
operatorCommand(process.argv.slice(2), process.env).then(
  (said) => console.log(said),
  (error: unknown) => {
    const plain = error instanceof UsageError || error instanceof ConfigError || error instanceof DirectoryInUseError;
    console.error(plain ? error.message : error);
    process.exitCode = 1;
  },
);
