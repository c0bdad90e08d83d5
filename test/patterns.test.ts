import { readdirSync, readFileSync } from 'node:fs';
import { isSafePattern } from 'redos-detector';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly place: string;
}

/** Every regular expression literal of a source file. */
function patternsOf(file: string): Pattern[] {
  const program = parseAst(readFileSync(file, 'utf8'), { lang: 'ts' });
  const found: Pattern[] = [];
  JSON.stringify(program, (_key, node) => {
    if (node?.type === 'Literal' && node.regex) {
      found.push({ source: node.regex.pattern, flags: node.regex.flags, place: `${file}: /${node.regex.pattern}/` });
    }
    return node;
  });
  return found;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('store/prisma/'))
  .map((file) => `src/${file}`);
const patterns = files.flatMap(patternsOf);

describe('regular expressions', () => {
  it('are found in the source', () => {
    expect(patterns.length).toBeGreaterThan(20);
  });

  it.each(patterns)('match in linear time: $place', ({ source, flags }) => {
    const { safe, error } = isSafePattern(source, {
      // The analysis knows no case-insensitive Unicode; without the case it has fewer ways to backtrack to rule out.
      caseInsensitive: flags.includes('i') && !flags.includes('u'),
      unicode: flags.includes('u'),
      multiLine: flags.includes('m'),
      maxScore: 100,
      timeout: 2_000,
    });
    expect({ safe, error }).toEqual({ safe: true, error: null });
  });
});
