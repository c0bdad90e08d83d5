import { LRUCache } from 'lru-cache';

/** Texts that get a name within one period. */
export const maxNamed = 100;

/** How often a text has come before it is worth a plan. */
export const worthNaming = 10;

/** Texts that are counted at once. */
const maxCounted = 1_000;

/** How long connections last, and names with them, in seconds. */
export const periodSeconds = 3_600;

/**
 * Names texts that the database keeps plans for, on each connection.
 *
 * A name that a connection knows can't be given to another text, and a connection forgets none while it lasts. So names are
 * never used again, connections last for a period, and each period names so many texts: a connection sees two periods at
 * most, and keeps at most twice as many plans. Within a period those texts are named that come often; whoever sends a text of
 * many kinds (a page of each size, say) takes the place of others until the period is over, not for ever. Whatever has no name
 * is planned each time.
 *
 * @param now milliseconds on a clock that doesn't go back
 */
export function statementNames(now: () => number = () => performance.now()): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const counts = new LRUCache<string, number>({ max: maxCounted });
  let given = 0;
  let endsAt = now() + periodSeconds * 1_000;
  return (text) => {
    if (now() >= endsAt) {
      endsAt = now() + periodSeconds * 1_000;
      names.clear();
      counts.clear();
    }
    const known = names.get(text);
    if (known !== undefined || names.size >= maxNamed) return known;
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    if (count < worthNaming) return undefined;
    counts.delete(text);
    const name = `kept_${given++}`;
    names.set(text, name);
    return name;
  };
}
