import { LRUCache } from 'lru-cache';

/** The most statement texts that receive a name within a period. */
export const maxNamed = 100;

/** The number of uses after which a text receives a name. */
export const worthNaming = 10;

/** The most texts whose uses are counted. */
const maxCounted = 1_000;

/** The lifetime of connections and of names, in seconds. */
export const periodSeconds = 3_600;

/**
 * Names the statements whose plans the database keeps on each connection.
 *
 * A connection keeps each named plan for its lifetime, and a known name cannot be reused for another text. Names are
 * therefore never reused, connections live for one period, and each period names at most `maxNamed` texts: a connection
 * sees at most two periods and keeps at most 200 plans. Only frequent texts receive names. A client that sends many
 * variants of a text, such as pages of every size, occupies names until the end of the period only. Statements without a
 * name are planned on each use.
 *
 * @param now milliseconds on a monotonic clock
 * @returns a function that returns the name of a text; undefined for a text without a name
 */
export function statementNames(now: () => number = () => performance.now()): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const counts = new LRUCache<string, number>({ max: maxCounted });
  let created = 0;
  let endsAt = now() + periodSeconds * 1_000;
  return (text) => {
    if (now() >= endsAt) {
      endsAt = now() + periodSeconds * 1_000;
      names.clear();
      counts.clear();
    }
    const existing = names.get(text);
    if (existing !== undefined || names.size >= maxNamed) return existing;
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    if (count < worthNaming) return undefined;
    counts.delete(text);
    const name = `kept_${created++}`;
    names.set(text, name);
    return name;
  };
}
