import { type InputPath, InvalidInputError } from '../errors.js';
import { hasWord, searchWords } from './search-words.js';

export const maxSearchLength = 200;
/** Only characters that fold to many reach more words than characters. */
const maxWords = 200;

/** A checked search text. */
export interface TaskSearch {
  /** The condition on a search document, as the text of a `tsquery`; null without a word to require or to exclude. */
  readonly query: string | null;
  /** The same condition without the excluded words, which Postgres cannot rank; null when all words are excluded. */
  readonly ranked: string | null;
  /** The words of which a match contains at least one; null when all words are excluded. */
  readonly anyOf: string | null;
  /** The task that the whole text names by its key or number. */
  readonly key: TaskKey | null;
}

interface TaskKey {
  /** Null: the number alone. */
  readonly projectKey: string | null;
  readonly number: number;
}

/** A word or quoted phrase of the text. */
interface Term {
  readonly phrase: string;
  readonly excluded: boolean;
}

/**
 * Parses a search text: words, `"a phrase"`, `this or that`, `-without`. The last word matches as a prefix unless the text has
 * one of these operators or ends with a space.
 *
 * @throws InvalidInputError when the text is too long or has no word
 */
export function toSearch(typed: string, path: InputPath): TaskSearch {
  const name = String(path.at(-1));
  const invalid = (rule: string) => new InvalidInputError({ path, message: `${name} must ${rule}.` });
  if (typed.length > maxSearchLength) throw invalid(`be at most ${maxSearchLength} characters`);
  if (typed.includes('\u0000') || !hasWord(typed)) throw invalid('contain a word');
  const parts = typed.match(/-?"[^"]*"?|[^\s"]+/g) ?? [];
  const exact =
    /\s$/.test(typed) ||
    typed.includes('"') ||
    parts.some((part, index) => (part.startsWith('-') && hasWord(part)) || isOr(parts, index));
  let words = 0;
  const groups: Term[][] = [[]];
  for (const [index, part] of parts.entries()) {
    if (isOr(parts, index) && groups.at(-1)?.length) {
      groups.push([]);
      continue;
    }
    const found = [...searchWords(part, { runEnds: false })];
    words += found.length;
    if (words > maxWords) throw invalid(`have at most ${maxWords} words`);
    if (found.length === 0) continue;
    const open = !exact && index === parts.length - 1;
    groups.at(-1)?.push({ phrase: toPhrase(found, open), excluded: part.startsWith('-') });
  }
  const filled = groups.filter((terms) => terms.length > 0);
  const required = filled.flat().filter(({ excluded }) => !excluded);
  return {
    query: toQuery(filled),
    ranked: toQuery(filled.map((terms) => terms.filter(({ excluded }) => !excluded))),
    anyOf: required.map(({ phrase }) => `(${phrase})`).join(' | ') || null,
    key: toKey(typed),
  };
}

/** Joins alternatives, each of which is a list of terms that must all hold. @returns null without a term */
function toQuery(groups: readonly (readonly Term[])[]): string | null {
  const alternatives = groups
    .filter((terms) => terms.length > 0)
    .map((terms) => terms.map(({ phrase, excluded }) => `${excluded ? '!' : ''}(${phrase})`).join(' & '));
  return alternatives.map((text) => `(${text})`).join(' | ') || null;
}

/** `or` between two words is an operator. At the end it may become another word. */
function isOr(parts: readonly string[], index: number): boolean {
  return index > 0 && index < parts.length - 1 && /^or$/i.test(parts[index] ?? '');
}

/** Builds the condition that words follow each other as in the text. */
function toPhrase(words: readonly { readonly text: string; readonly position: number }[], open: boolean): string {
  return words
    .map(({ text, position }, index) => {
      const before = words[index - 1];
      const last = index === words.length - 1;
      const word = isSingleOfRun(text) ? `'${text}':*` : last && open ? toPrefix(text, index > 0) : `'${text}'`;
      return before ? `<${position - before.position}> ${word}` : word;
    })
    .join(' ');
}

/** True for a single character of a script without spaces, which documents contain as the first of a pair. */
function isSingleOfRun(text: string): boolean {
  return (
    Array.from(text).length === 1 &&
    /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Mymr}]/u.test(text)
  );
}

/**
 * The whole word counts twice in the rank, so that it precedes longer words. A single letter of an alphabet alone
 * begins too many words to be a prefix; a syllable of Hangul does not.
 */
function toPrefix(text: string, follows: boolean): string {
  const alone = !follows && Array.from(text).length === 1 && !/\p{sc=Hangul}/u.test(text);
  return alone ? `'${text}'` : `('${text}' | '${text}':*)`;
}

function toKey(typed: string): TaskKey | null {
  const [, projectKey, digits] = /^\s*(?:([a-z][a-z0-9]{1,9})-|#)?([1-9]\d{0,8})\s*$/i.exec(typed) ?? [];
  return digits === undefined ? null : { projectKey: projectKey?.toUpperCase() ?? null, number: Number(digits) };
}
