/** A word of a text, or two neighbouring characters of a script without spaces, with its position in the text. */
export interface SearchWord {
  readonly text: string;
  /** From 1, counted in words, or in characters of scripts without spaces. */
  readonly position: number;
}

/** Longer words are cut, in documents and in queries alike. Postgres allows 2,046 bytes. */
const maxWordLength = 200;

/**
 * Marks that writers leave out: accents of Latin, Greek and Cyrillic, vowel points of Arabic and Hebrew, variation selectors.
 * Vowel signs of Indic and Thai writing and the sound marks of kana are parts of words and stay.
 */
const optionalMarks =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the class lists marks that are removed one by one.
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/g;
/** Invisible joiners and direction marks, soft hyphens, the Arabic tatweel and skin tones. A zero-width space ends a word. */
const ignored = /(?!\u200b)\p{Cf}|\u0640|\p{Emoji_Modifier}/gu;
/** Letters that Unicode does not decompose, as writers without the key spell them. */
const spellings: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  þ: 'th',
  ς: 'σ',
};

/**
 * Folds case, accents and compatibility forms: texts that people read as equal become equal. Folding happens in this module
 * alone and never in the database, so Postgres and PGlite agree whatever their locale and extensions are.
 *
 * @returns a text that folds to itself
 */
export function foldText(text: string): string {
  // Upper case unites ß with SS, ſ with S and the dotless ı with I.
  const cased = decompose(text).toLowerCase().toUpperCase().toLowerCase();
  return decompose(cased)
    .replace(/[æœøđðłħþς]/g, (letter) => spellings[letter] ?? letter)
    .normalize('NFC');
}

function decompose(text: string): string {
  return text.normalize('NFKD').replace(optionalMarks, '').replace(ignored, '');
}

/** A run of characters of scripts without spaces (the first group), an emoji, or a word of another script. */
const tokens =
  /((?:(?=[\p{L}\p{N}\p{M}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Mymr}])+)|\p{Extended_Pictographic}|\p{Regional_Indicator}|(?:(?![\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Mymr}])[\p{L}\p{N}\p{M}])+/gu;

/** True when a text contains something to search. */
export function hasWord(text: string): boolean {
  return foldText(text).search(tokens) >= 0;
}

/**
 * Splits a text into folded words. Every punctuation mark ends a word, so a phrase of words stands for `src/app.ts`, `foo_bar`
 * and `APP-12`. Scripts without spaces have no word boundaries to go by: their runs become pairs of characters.
 *
 * @param runEnds whether the last character of such a run is a word too. Documents need it: a single character is searched as
 *   the prefix of pairs. Queries do not
 */
export function* searchWords(text: string, { runEnds }: { readonly runEnds: boolean }): Generator<SearchWord> {
  let position = 0;
  for (const [token, run] of foldText(text).matchAll(tokens)) {
    if (run === undefined) {
      position += 1;
      yield { text: Array.from(token).slice(0, maxWordLength).join(''), position };
      continue;
    }
    const characters = Array.from(run);
    for (const [index, character] of characters.entries()) {
      position += 1;
      const next = characters[index + 1];
      if (next !== undefined) yield { text: character + next, position };
      else if (runEnds || characters.length === 1) yield { text: character, position };
    }
  }
}
