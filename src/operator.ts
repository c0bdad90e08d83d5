import { ConfigError } from './config.js';
import { operatorCommand, UsageError } from './operator-command.js';
import { DirectoryInUseError } from './store/directory-lock.js';

// The entry point of `npm run operator -- grant|revoke EMAIL` and `npm run operator -- list`.
operatorCommand(process.argv.slice(2), process.env).then(
  (output) => console.log(output),
  (error: unknown) => {
    const expected =
      error instanceof UsageError || error instanceof ConfigError || error instanceof DirectoryInUseError;
    console.error(expected ? error.message : error);
    process.exitCode = 1;
  },
);
