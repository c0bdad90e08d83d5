import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** Names of fields that never reach a log line, at any depth that our own code logs. */
const secrets = [
  'authorization',
  'password',
  'token',
  'accessToken',
  '*.authorization',
  '*.password',
  '*.token',
  '*.accessToken',
];

/**
 * Structured logs on standard output: JSON lines, or coloured text for a person at a terminal.
 */
export function createLogger(level: LogLevel, format: 'json' | 'pretty'): Logger {
  const options = { level, redact: { paths: secrets, censor: '[redacted]' }, base: null };
  return format === 'json'
    ? pino(options)
    : pino(options, pretty({ ignore: 'pid,hostname', translateTime: 'HH:MM:ss.l' }));
}
