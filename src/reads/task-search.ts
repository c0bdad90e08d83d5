import { sql } from 'kysely';
import { type InputPath, InvalidInputError } from '../errors.js';
import type { ProjectId } from '../ids.js';
import type { Fragment } from '../store/fragment.js';

export const maxSearchLength = 200;

/** The newest matches to rank, and the best matches to list. The limits bound the cost of a common word. */
const ranked = 10_000;
const listed = 1_000;

/** A checked search text. */
export interface TaskSearch {
  /** The syntax is that of `websearch_to_tsquery`: `"a phrase"`, `or`, `-without`. */
  readonly text: string;
  /** The last word as a prefix, and the text before the word; null when the last word is complete. */
  readonly open: { readonly before: string; readonly prefix: string } | null;
}

/** @throws InvalidInputError when the text is too long or has no word */
export function toSearch(typed: string, path: InputPath): TaskSearch {
  // Titles and descriptions are stored composed.
  const text = typed.normalize();
  if (text.length > maxSearchLength) {
    throw new InvalidInputError({ path, message: `search must be at most ${maxSearchLength} characters.` });
  }
  if (!/[\p{L}\p{N}]/u.test(text) || text.includes('\u0000')) {
    throw new InvalidInputError({ path, message: 'search must contain a word.' });
  }
  // Only plain words match as prefixes. Quotes, exclusions and `or` make a search exact.
  const words = text.split(/\s/);
  const prefix = words.at(-1) ?? '';
  const before = text.slice(0, text.length - prefix.length);
  const exact = text.includes('"') || words.slice(0, -1).some((word) => word.startsWith('-') || /^or$/i.test(word));
  return { text, open: !exact && /^[\p{L}\p{N}]+$/u.test(prefix) ? { before, prefix } : null };
}

/** The searched document: the expression of the index `task_search_idx`. */
const documentSql = (table: string) =>
  sql.raw(
    `(setweight(to_tsvector('simple', ${table}.title), 'A') || setweight(to_tsvector('simple', ${table}.description), 'B') || array_to_tsvector(ARRAY[${table}.project_id]))`,
  );

/** The ranked document. Parsing is the main cost, so only the beginning of a long description is ranked. */
const headSql = (table: string) =>
  sql.raw(
    `(setweight(to_tsvector('simple', ${table}.title), 'A') || setweight(to_tsvector('simple', left(${table}.description, 2000)), 'B'))`,
  );

function words({ text, open }: TaskSearch): Fragment {
  const exact = sql`websearch_to_tsquery('simple', ${text})`;
  if (!open) return exact;
  const { before, prefix } = open;
  return sql`(${exact} || (websearch_to_tsquery('simple', ${before}) && to_tsquery('simple', ${`${prefix}:*`})))`;
}

/**
 * Builds a table of the best matches of a full-text search, with their `relevance`. A match in the title weighs more than a
 * match in the description.
 *
 * Words are compared without stemming and case ('simple'). Stemming depends on the language, drops words such as "will" and
 * "it", and does not support prefixes.
 *
 * @param condition the condition on a task with the alias `m`
 * @param projectIds the projects to search, which also limit the index scan
 */
export function matchesSql(search: TaskSearch, projectIds: readonly ProjectId[], condition: Fragment): Fragment {
  const query = words(search);
  // Ids contain letters, digits and underscores only, so quoting is safe.
  const projects = projectIds.map((id) => `'${id}'`).join(' | ');
  return sql`(
    SELECT b.*, round(ts_rank(${headSql('b')}, ${query}) * 1000000)::int AS relevance
    FROM (
      SELECT m.* FROM task m
      WHERE ${condition} AND numnode(${query}) > 0 AND ${documentSql('m')} @@ (${projects}::tsquery && ${query})
      ORDER BY m.id DESC LIMIT ${ranked}
    ) b
    ORDER BY relevance DESC, id DESC LIMIT ${listed}
  )`;
}
