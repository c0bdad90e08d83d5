import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { type InputPath, InvalidInputError } from '../errors.js';

/*
 * GraphQL has already checked shapes, enums and scalars. The rules below are those that a GraphQL schema cannot express.
 * Their messages are predicates: `parseInput` puts the field's name in front.
 *
 * Lengths count UTF-16 code units, as JavaScript's `length` and HTML's `maxlength` do; an emoji counts 2 or more. All rules
 * for lengths are here or build on these rules, so that all texts are measured alike.
 */

/** The first and last day on which calendars, JavaScript and Postgres agree. */
export const firstDay = '1970-01-01';
export const lastDay = '2999-12-31';

/** The rule for a single line of text: normalized (Unicode NFC), trimmed, with at least one visible character. */
export const line = (max: number) =>
  z
    .string()
    .normalize()
    .trim()
    .refine(isVisible, `must be 1–${max} characters.`)
    .max(max, `must be 1–${max} characters.`)
    .refine(noControlCharacters, 'must be a single line without control characters.')
    .refine(isWellFormed, wellFormedMessage);

/** The rule for text of several lines (Markdown). The text is normalized (NFC) and otherwise stored unchanged. */
export const text = (max: number) =>
  z
    .string()
    .normalize()
    .max(max, `must be at most ${max} characters.`)
    .refine((value) => !value.includes('\u0000'), 'must not contain NUL characters.')
    .refine(isWellFormed, wellFormedMessage);

/** The rule for text of several lines with at least one visible character. */
export const filledText = (max: number) => text(max).refine(isVisible, `must be 1–${max} characters.`);

/** False when every character is white space, a control or format character, or a blank filler. */
function isVisible(value: string): boolean {
  return /[^\p{Z}\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/u.test(value);
}

/**
 * Normalizes an e-mail address for lookups: NFC, lower case, the domain in ASCII. Different encodings of the same
 * characters give the same address, and so do a Unicode domain and its Punycode form (RFC 5891).
 */
export function normalEmail(email: string): string {
  const [local = '', domain = '', ...rest] = email.normalize().trim().toLowerCase().split('@');
  return [local, domainToASCII(domain), ...rest].join('@');
}

const emailMessage = 'must be an e-mail address such as ada@example.com.';

/** The rule for an e-mail address in any script (RFC 6531). The output is normalized by `normalEmail`. */
export const emailRules = z
  .string()
  .transform(normalEmail)
  .pipe(
    z
      .string()
      .max(254, 'must be at most 254 characters.')
      .refine(isWellFormed, emailMessage)
      .refine(isAddress, emailMessage),
  );

/** The local part of an address: any script, no quotes, no white space. */
const localPattern = /^[^\s@"(),:;<>[\\\]]{1,64}$/;
/** A domain with at least two labels. */
const domainPattern = /^(?:[a-z0-9-]{1,63}\.){1,8}[a-z0-9-]{1,63}$/;

function isAddress(email: string): boolean {
  const [local = '', domain = '', ...rest] = email.split('@');
  return rest.length === 0 && noControlCharacters(local) && localPattern.test(local) && domainPattern.test(domain);
}

/**
 * Folds the case of a name, for comparisons. Converting to upper case first unifies letters with several lower-case forms
 * (ß and ss, σ and ς).
 */
export function foldCase(name: string): string {
  return name.toUpperCase().toLowerCase().normalize();
}

/** The rule for a colour such as `#64748b`. The output is in lower case. */
export const color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #64748b.')
  .toLowerCase();

const wellFormedMessage = 'must be valid Unicode, without lone surrogates.';

/** Postgres rejects a lone surrogate in the JSON of events. */
function isWellFormed(value: string): boolean {
  return !/\p{Surrogate}/u.test(value);
}

function noControlCharacters(value: string): boolean {
  return !/\p{Cc}/u.test(value);
}

/**
 * Checks a command's input.
 *
 * @param at the path of the input in the GraphQL arguments
 * @returns the input with the rules' transformations applied, such as trimming
 * @throws InvalidInputError with one issue per broken rule
 */
export function parseInput<T>(rules: z.ZodType<T>, input: unknown, at: InputPath = ['input']): T {
  const result = rules.safeParse(input);
  if (result.success) return result.data;
  const [first, ...others] = result.error.issues.map((issue) => ({
    path: [...at, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))],
    message: `${fieldName(issue.path)} ${issue.message}`,
  }));
  throw new InvalidInputError(first ?? { path: at, message: 'input is invalid.' }, ...others);
}

/** The name of a field for messages, as in `settings[0].kind`. */
export function fieldName(path: readonly PropertyKey[]): string {
  const name = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return name.replace(/^\./, '') || 'input';
}
