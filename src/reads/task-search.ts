import { type InputPath, InvalidInputError } from '../errors.js';
import type { ProjectId } from '../ids.js';
import { Prisma } from '../store/prisma/client.js';

/*
 * Full-text search, by Postgres itself. Words are compared as they are written, without regard to case ('simple'):
 * stemming would need to know the language, takes words like "will" and "it" for noise, and does not go with finding a word
 * by its beginning. A match in the title weighs more than one in the description.
 */

export const maxSearchLength = 200;

/** How many of the newest matches are ranked, and how many of the best are listed: a common word must not cost a scan. */
const ranked = 10_000;
const listed = 1_000;

/** What somebody searches for, checked. */
export interface TaskSearch {
  /** In the syntax of web searches: `"a phrase"`, `or`, `-without`. */
  readonly text: string;
  /** Everything before the last word, and that word's beginning, when it may go on. */
  readonly open: { readonly before: string; readonly prefix: string } | null;
}

/** @throws InvalidInputError when there is nothing to search for, or too much */
export function toSearch(typed: string, path: InputPath): TaskSearch {
  // Titles and descriptions are stored composed.
  const text = typed.normalize();
  if (text.length > maxSearchLength) {
    throw new InvalidInputError({ path, message: `search must be at most ${maxSearchLength} characters.` });
  }
  if (!/[\p{L}\p{N}]/u.test(text) || text.includes('\u0000')) {
    throw new InvalidInputError({ path, message: 'search must contain a word.' });
  }
  // Only plain words go on; whoever quotes or excludes has said exactly what they mean.
  const words = text.split(/\s/);
  const prefix = words.at(-1) ?? '';
  const before = text.slice(0, text.length - prefix.length);
  const exact = text.includes('"') || words.slice(0, -1).some((word) => word.startsWith('-') || /^or$/i.test(word));
  return { text, open: !exact && /^[\p{L}\p{N}]+$/u.test(prefix) ? { before, prefix } : null };
}

/** What is searched; the same expression as in the index `task_search_idx`. */
const documentSql = (table: string) =>
  Prisma.raw(
    `(setweight(to_tsvector('simple', ${table}.title), 'A') || setweight(to_tsvector('simple', ${table}.description), 'B') || array_to_tsvector(ARRAY[${table}.project_id]))`,
  );

/** What is ranked: parsing is what costs, so only the beginning of a long description counts. */
const headSql = (table: string) =>
  Prisma.raw(
    `(setweight(to_tsvector('simple', ${table}.title), 'A') || setweight(to_tsvector('simple', left(${table}.description, 2000)), 'B'))`,
  );

function words({ text, open }: TaskSearch): Prisma.Sql {
  const exact = Prisma.sql`websearch_to_tsquery('simple', ${text})`;
  if (!open) return exact;
  const { before, prefix } = open;
  return Prisma.sql`(${exact} || (websearch_to_tsquery('simple', ${before}) && to_tsquery('simple', ${`${prefix}:*`})))`;
}

/**
 * The best matches among the tasks that fit a condition, as a table of tasks with their `relevance`.
 *
 * @param condition on a task called `m`
 * @param projectIds where to search; the index is asked for nobody else's tasks
 */
export function matchesSql(search: TaskSearch, projectIds: readonly ProjectId[], condition: Prisma.Sql): Prisma.Sql {
  const query = words(search);
  // Ids are letters, digits and underscores, so quotes make them words of a query.
  const projects = projectIds.map((id) => `'${id}'`).join(' | ');
  return Prisma.sql`(
    SELECT b.*, round(ts_rank(${headSql('b')}, ${query}) * 1000000)::int AS relevance
    FROM (
      SELECT m.* FROM task m
      WHERE ${condition} AND numnode(${query}) > 0 AND ${documentSql('m')} @@ (${projects}::tsquery && ${query})
      ORDER BY m.id DESC LIMIT ${ranked}
    ) b
    ORDER BY relevance DESC, id DESC LIMIT ${listed}
  )`;
}
