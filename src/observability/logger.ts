import { type DestinationStream, type Logger, type LoggerOptions, pino, stdSerializers } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** Names of fields whose values are redacted at any level of a log line. Letter case, `-` and `_` do not matter. */
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

/** Normalises a field name: `Set-Cookie`, `SET_COOKIE` and `setCookie` are equal. */
function normalized(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}

const secretNames: ReadonlySet<string> = new Set(secretFields.map(normalized));

/** Patterns of secrets within texts: personal access tokens, JWTs, refresh tokens and session cookies, bearer tokens. */
const secretTexts = [/\btwp_\w+/g, /\beyJ[\w.-]+/g, /\bsession_[0-9a-z]{26}\.[\w-]+/g, /(?<=\bbearer )[^\s",]+/gi];

/** The most levels of a logged value; deeper values are omitted. */
const maxLevels = 12;

/** Copies a logged value and redacts its secrets. */
function withoutSecrets(value: unknown, levels = maxLevels): unknown {
  if (typeof value === 'string') return secretTexts.reduce((text, secret) => text.replace(secret, censor), value);
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return '[too deep]';
  if (value instanceof Error) return withoutSecrets(stdSerializers.err(value), levels);
  if ('toJSON' in value && typeof value.toJSON === 'function') return withoutSecrets(value.toJSON(), levels - 1);
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, levels - 1));
  const entries = Object.entries(value).map(([name, field]) => [
    name,
    secretNames.has(normalized(name)) ? censor : withoutSecrets(field, levels - 1),
  ]);
  return Object.fromEntries(entries);
}

/**
 * Structured logs: JSON lines, or coloured text for a terminal.
 *
 * @param output the destination; default standard output
 */
export function createLogger(level: LogLevel, format: 'json' | 'pretty', output?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    formatters: { log: (line) => withoutSecrets(line) as Record<string, unknown> },
    serializers: { err: (serialized) => serialized },
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args as unknown[];
        // For a lone error pino would use the unredacted error message as the message of the line.
        const redactable = first instanceof Error && rest.length === 0 ? [first, first.message] : [first, ...rest];
        Reflect.apply(
          method,
          this,
          redactable.map((arg) => (typeof arg === 'string' ? withoutSecrets(arg) : arg)),
        );
      },
    },
  };
  if (output) return pino(options, output);
  return format === 'json'
    ? pino(options)
    : pino(options, pretty({ ignore: 'pid,hostname', translateTime: 'HH:MM:ss.l' }));
}
