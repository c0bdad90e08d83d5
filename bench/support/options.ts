import { parseArgs } from 'node:util';

/**
 * Reads `--name=value` options from the command line.
 *
 * @param defaults the known options; an option has the type of its default
 * @throws RangeError for an option that must be a number and is not a whole number above 0
 */
export function readOptions<T extends Readonly<Record<string, string | number>>>(defaults: T): Widened<T> {
  const options = Object.fromEntries(Object.keys(defaults).map((name) => [name, { type: 'string' } as const]));
  const { values } = parseArgs({ options, strict: true });
  const read = Object.entries(defaults).map(([name, fallback]) => {
    const value = values[name];
    if (typeof value !== 'string') return [name, fallback];
    if (typeof fallback === 'string') return [name, value];
    const number = Number(value);
    if (!Number.isInteger(number) || number < 1) throw new RangeError(`--${name} must be a whole number above 0.`);
    return [name, number];
  });
  return Object.fromEntries(read) as Widened<T>;
}

/** The types of the options, from the literal types of their defaults. */
export type Widened<T> = { readonly [K in keyof T]: T[K] extends number ? number : string };

/** The default URLs of the services of all benches. */
export const services = {
  postgres: process.env.BENCH_POSTGRES_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres',
  redis: process.env.BENCH_REDIS_URL ?? 'redis://127.0.0.1:6379',
};
