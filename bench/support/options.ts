import { parseArgs } from 'node:util';

/** Reads `--name=value` options, each given by its default; the type of the default says how to read it. */
export function readOptions<T extends Readonly<Record<string, string | number>>>(defaults: T): Widened<T> {
  const options = Object.fromEntries(Object.keys(defaults).map((name) => [name, { type: 'string' } as const]));
  const { values } = parseArgs({ options, strict: true });
  const read = Object.entries(defaults).map(([name, fallback]) => {
    const given = values[name];
    if (typeof given !== 'string') return [name, fallback];
    if (typeof fallback === 'string') return [name, given];
    const number = Number(given);
    if (!Number.isInteger(number) || number < 1) throw new RangeError(`--${name} must be a whole number above 0`);
    return [name, number];
  });
  return Object.fromEntries(read) as Widened<T>;
}

/** Literals of the defaults, as the type that an option may have. */
export type Widened<T> = { readonly [K in keyof T]: T[K] extends number ? number : string };

/** Where the services of all benches are, unless an option says otherwise. */
export const services = {
  postgres: process.env.BENCH_POSTGRES_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres',
  redis: process.env.BENCH_REDIS_URL ?? 'redis://127.0.0.1:6379',
};
