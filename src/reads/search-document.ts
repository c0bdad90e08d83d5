import { searchWords } from './search-words.js';

/** The weights of Postgres, by the field that a word comes from. */
export const fieldWeights = { title: 'A', description: 'B', comment: 'C' } as const;
type SearchedField = keyof typeof fieldWeights;

/** Postgres stores positions up to 16,383, and 256 positions of a word. Later positions begin again. */
const maxPosition = 16_000;
const maxPositions = 255;
/** Postgres stores 1 MiB of words and positions in a document. Only texts of characters that fold to many reach the limit. */
const maxBytes = 900_000;
/** Keeps phrases from reaching from one field into the next. */
const fieldGap = 10;

/** The word for the tasks of a project, and the word for its comments. No word of a text contains either mark. */
export const projectWords = {
  tasks: (projectId: string) => `@${projectId}`,
  comments: (projectId: string) => `#${projectId}`,
} as const;

interface SearchedTask {
  readonly projectId: string;
  readonly title: string;
  readonly description: string;
}

/** The search document of a task, as the text of a `tsvector`. */
export function taskDocument({ projectId, title, description }: SearchedTask): string {
  return toDocument(projectWords.tasks(projectId), [
    ['title', title],
    ['description', description],
  ]);
}

/** The search document of a comment, as the text of a `tsvector`. */
export function commentDocument({ projectId, body }: { readonly projectId: string; readonly body: string }): string {
  return toDocument(projectWords.comments(projectId), [['comment', body]]);
}

function toDocument(projectWord: string, fields: readonly (readonly [SearchedField, string])[]): string {
  const positions = new Map<string, string[]>();
  let bytes = 0;
  let start = 0;
  for (const [field, text] of fields) {
    let last = start;
    for (const word of searchWords(text, { runEnds: true })) {
      last = start + word.position;
      const known = positions.get(word.text);
      // A position takes 2 bytes, a word its text, its entry and alignment.
      bytes += known ? 2 : Buffer.byteLength(word.text) + 10;
      if (bytes > maxBytes) break;
      const at = `${((last - 1) % maxPosition) + 1}${fieldWeights[field]}`;
      if (!known) positions.set(word.text, [at]);
      else if (known.length < maxPositions) known.push(at);
    }
    start = last + fieldGap;
  }
  // Words consist of letters, digits, marks and emoji, so quoting needs no escapes.
  const words = Array.from(positions, ([word, at]) => `'${word}':${at.join()}`);
  return [`'${projectWord}'`, ...words].join(' ');
}
