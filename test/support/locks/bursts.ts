import type { Random } from '../random.js';

/** Commands that run at the same time. */
const burstSize = 8;

/**
 * Divides commands into bursts, so that every pair of commands, and every command with itself, meets in a burst. A burst has
 * at most one ending command. Only pairs with the ending command count as met there, because the others soon fail.
 */
export function coveringBursts(names: readonly string[], ending: ReadonlySet<string>, random: Random): string[][] {
  const pairOf = (a: string, b: string) => [a, b].sort().join(' ');
  const open = new Set(names.flatMap((a, index) => names.slice(index).map((b) => pairOf(a, b))));
  const counted = (burst: readonly string[], name: string) => {
    const end = burst.find((member) => ending.has(member)) ?? (ending.has(name) ? name : undefined);
    return [...burst, name].filter(
      (member) => (end === undefined || member === end || name === end) && open.has(pairOf(member, name)),
    ).length;
  };
  const bursts: string[][] = [];
  while (open.size > 0) {
    const [a = '', b = ''] = random.pick([...open]).split(' ');
    const burst = [...new Set([a, b])];
    const end = burst.find((name) => ending.has(name));
    while (burst.length < burstSize) {
      const candidates = random.shuffled(names.filter((name) => !(burst.includes(name) || ending.has(name))));
      const [best] = candidates.sort((x, y) => counted(burst, y) - counted(burst, x));
      if (best === undefined || counted(burst, best) === 0) break;
      burst.push(best);
    }
    for (const x of burst) {
      for (const y of burst) if (end === undefined || x === end || y === end) open.delete(pairOf(x, y));
    }
    bursts.push(burst);
  }
  return bursts;
}
