import { z } from 'zod';
import { type InputPath, InvalidInputError } from '../errors.js';

/*
 * Rules that several commands share. GraphQL has checked shapes, enums and scalars by now; here come the rules that a
 * schema can't say.
 */

/** Days that calendars, JavaScript and Postgres agree on. */
export const firstDay = '1970-01-01';
export const lastDay = '2999-12-31';

/** One line of text that a person reads: trimmed, at least one character. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'Must not be empty.')
    .max(max, `Must have at most ${max} characters.`)
    .refine(noControlCharacters, 'Must be a single line without control characters.')
    .refine(isWellFormed, notText);

/** Text of several lines (Markdown); kept as it is written. */
export const text = (max: number) =>
  z
    .string()
    .max(max, `Must have at most ${max} characters.`)
    .refine((value) => !value.includes('\u0000'), 'Must not contain NUL characters.')
    .refine(isWellFormed, notText);

/** Text of several lines that says something. */
export const filledText = (max: number) => text(max).refine((value) => value.trim().length > 0, 'Must not be empty.');

/** An e-mail address; kept in lower case. */
export const emailRules = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Must have at most 254 characters.')
  .pipe(z.email('Must be an e-mail address.'));

/** A colour as in `#64748b`; kept in lower case. */
export const color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'Must be a colour as in #64748b.')
  .toLowerCase();

const notText = 'Must be text: it contains half of a character.';

/** Half of a surrogate pair is no character, and Postgres refuses it in the events' JSON. */
function isWellFormed(value: string): boolean {
  return !/\p{Surrogate}/u.test(value);
}

function noControlCharacters(value: string): boolean {
  return !/\p{Cc}/u.test(value);
}

/**
 * Checks a command's input.
 *
 * @param at where the input stands in the arguments
 * @returns the input as the rules leave it (trimmed, say)
 * @throws InvalidInputError naming every broken rule, with their paths
 */
export function parseInput<T>(rules: z.ZodType<T>, input: unknown, at: InputPath = ['input']): T {
  const result = rules.safeParse(input);
  if (result.success) return result.data;
  const [first, ...others] = result.error.issues.map((issue) => ({
    path: [...at, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))],
    message: issue.message,
  }));
  throw new InvalidInputError(first ?? { path: at, message: 'Invalid input.' }, ...others);
}
