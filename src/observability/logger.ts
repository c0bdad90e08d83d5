import { type DestinationStream, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** Names of fields whose values never reach a log line. */
export const secretFields = [
  'authorization',
  'cookie',
  'currentPassword',
  'newPassword',
  'password',
  'passwordHash',
  'accessToken',
  'refreshToken',
  'secret',
  'token',
] as const;

/** At the top of a line and up to three levels below it: the depth of `err.extensions.variables.input`. */
const secretPaths = ['', '*.', '*.*.', '*.*.*.'].flatMap((above) => [
  ...secretFields.map((name) => `${above}${name}`),
  `${above}["set-cookie"]`.replace('.[', '['),
]);

/**
 * Structured logs: JSON lines, or coloured text for a terminal.
 *
 * @param output where they go instead of standard output
 */
export function createLogger(level: LogLevel, format: 'json' | 'pretty', output?: DestinationStream): Logger {
  const options = { level, redact: { paths: secretPaths, censor: '[redacted]' }, base: null };
  if (output) return pino(options, output);
  return format === 'json'
    ? pino(options)
    : pino(options, pretty({ ignore: 'pid,hostname', translateTime: 'HH:MM:ss.l' }));
}
