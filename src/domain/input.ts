import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { type InputPath, InvalidInputError } from '../errors.js';

/*
 * Rules that several commands share. GraphQL has checked shapes, enums and scalars by now; here come the rules that a
 * schema can't say.
 *
 * Lengths count UTF-16 code units, as `length` of JavaScript and `maxlength` of HTML do: an emoji counts 2 or more. The
 * rules of length stand here or use these, so that all texts are measured alike.
 */

/** Days that calendars, JavaScript and Postgres agree on. */
export const firstDay = '1970-01-01';
export const lastDay = '2999-12-31';

/** One line of text that a person reads: composed (Unicode NFC), trimmed, with at least one character to see. */
export const line = (max: number) =>
  z
    .string()
    .normalize()
    .trim()
    .refine(isVisible, 'Must not be empty.')
    .max(max, `Must have at most ${max} characters.`)
    .refine(noControlCharacters, 'Must be a single line without control characters.')
    .refine(isWellFormed, notTextMessage);

/** Text of several lines (Markdown): composed (NFC), else kept as it is written. */
export const text = (max: number) =>
  z
    .string()
    .normalize()
    .max(max, `Must have at most ${max} characters.`)
    .refine((value) => !value.includes('\u0000'), 'Must not contain NUL characters.')
    .refine(isWellFormed, notTextMessage);

/** Text of several lines that says something. */
export const filledText = (max: number) => text(max).refine(isVisible, 'Must not be empty.');

/** True unless all of it is white space, invisible, or a filler that shows nothing. */
function isVisible(value: string): boolean {
  return /[^\p{Z}\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/u.test(value);
}

/**
 * An e-mail address as accounts are found by: composed (NFC), in lower case, its domain in ASCII. So an address is the same
 * however its characters were typed, and whether its domain is written in its own script or in Punycode (RFC 5891).
 */
export function normalEmail(email: string): string {
  const [local = '', domain = '', ...rest] = email.normalize().trim().toLowerCase().split('@');
  return [local, domainToASCII(domain), ...rest].join('@');
}

/** An e-mail address, in any script (RFC 6531); kept as `normalEmail` writes it. */
export const emailRules = z
  .string()
  .transform(normalEmail)
  .pipe(
    z
      .string()
      .max(254, 'Must have at most 254 characters.')
      .refine(isWellFormed, 'Must be an e-mail address.')
      .refine(isAddress, 'Must be an e-mail address.'),
  );

/** A local part in any script, without quotes and white space. */
const localPattern = /^[^\s@"(),:;<>[\\\]]{1,64}$/;
/** A domain of at least two labels. */
const domainPattern = /^(?:[a-z0-9-]{1,63}\.){1,8}[a-z0-9-]{1,63}$/;

function isAddress(email: string): boolean {
  const [local = '', domain = '', ...rest] = email.split('@');
  return rest.length === 0 && noControlCharacters(local) && localPattern.test(local) && domainPattern.test(domain);
}

/**
 * The same text for names that differ in upper and lower case only. Upper case first: it makes one of letters with several
 * lower cases (ß and ss, σ and ς).
 */
export function foldCase(name: string): string {
  return name.toUpperCase().toLowerCase().normalize();
}

/** A colour as in `#64748b`; kept in lower case. */
export const color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'Must be a colour as in #64748b.')
  .toLowerCase();

const notTextMessage = 'Must be text: it contains half of a character.';

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
