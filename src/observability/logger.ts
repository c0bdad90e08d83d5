import { type DestinationStream, type Logger, type LoggerOptions, pino, stdSerializers } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** Names of fields whose values never reach a log line, in any case, at any level of the line. */
export const secretFields = [
  'authorization',
  'proxyAuthorization',
  'cookie',
  'setCookie',
  'currentPassword',
  'newPassword',
  'password',
  'passwordHash',
  'personalToken',
  'accessToken',
  'refreshToken',
  'secret',
  'token',
] as const;

const censor = '[redacted]';

/** How a name is compared: `Set-Cookie`, `SET_COOKIE` and `setCookie` are one name. */
function normalized(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}

const secretNames: ReadonlySet<string> = new Set(secretFields.map(normalized));

/** Secrets by their form, wherever a text has them: personal access tokens, JWTs, refresh tokens and cookies, bearer tokens. */
const secretTexts = [/\btwp_\w+/g, /\beyJ[\w.-]+/g, /\bsession_[0-9a-z]{26}\.[\w-]+/g, /(?<=\bbearer )[^\s",]+/gi];

/** Levels of a logged value that are copied; what lies deeper is left out. */
const maxLevels = 12;

/** Copies a value of a log line without its secrets, whatever the case of their fields' names. */
function withoutSecrets(value: unknown, levels = maxLevels): unknown {
  if (typeof value === 'string') return secretTexts.reduce((text, secret) => text.replace(secret, censor), value);
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return '[too deep]';
  if (value instanceof Error) return withoutSecrets(stdSerializers.err(value), levels);
  if ('toJSON' in value && typeof value.toJSON === 'function') return withoutSecrets(value.toJSON(), levels - 1);
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, levels - 1));
  const entries = Object.entries(value).map(([name, part]) => [
    name,
    secretNames.has(normalized(name)) ? censor : withoutSecrets(part, levels - 1),
  ]);
  return Object.fromEntries(entries);
}

/**
 * Structured logs: JSON lines, or coloured text for a terminal.
 *
 * @param output where they go instead of standard output
 */
export function createLogger(level: LogLevel, format: 'json' | 'pretty', output?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    formatters: { log: (line) => withoutSecrets(line) as Record<string, unknown> },
    serializers: { err: (serialized) => serialized },
    hooks: {
      logMethod(args, method) {
        const [first, ...others] = args as unknown[];
        // pino takes the message of a lone error for the line's, as it is.
        const parts = first instanceof Error && others.length === 0 ? [first, first.message] : [first, ...others];
        Reflect.apply(
          method,
          this,
          parts.map((part) => (typeof part === 'string' ? withoutSecrets(part) : part)),
        );
      },
    },
  };
  if (output) return pino(options, output);
  return format === 'json'
    ? pino(options)
    : pino(options, pretty({ ignore: 'pid,hostname', translateTime: 'HH:MM:ss.l' }));
}
