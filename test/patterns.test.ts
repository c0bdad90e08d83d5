import { readdirSync, readFileSync } from 'node:fs';
import { isSafePattern } from 'redos-detector';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

interface Pattern {
  /** Undefined for a pattern that is computed at run time. */
  readonly source: string | undefined;
  readonly flags: string | undefined;
  readonly location: string;
}

/** All regular expressions of a source file: literals, and calls of `RegExp` with a constant pattern. */
function patternsOf(file: string): Pattern[] {
  return patternsIn(readFileSync(file, 'utf8'), file);
}

function patternsIn(code: string, file: string): Pattern[] {
  const program = parseAst(code, { lang: 'ts' });
  const found: Pattern[] = [];
  JSON.stringify(program, (_key, node) => {
    if (node?.type === 'Literal' && node.regex) {
      found.push({ source: node.regex.pattern, flags: node.regex.flags, location: `${file}: /${node.regex.pattern}/` });
    }
    const name = node?.callee?.name ?? node?.callee?.property?.name;
    if ((node?.type === 'NewExpression' || node?.type === 'CallExpression') && name === 'RegExp') {
      const [pattern, flags] = node.arguments.map(constantOf);
      const location = `${file}: RegExp(${pattern ?? 'of a computed pattern'})`;
      found.push({ source: pattern, flags: node.arguments.length > 1 ? flags : '', location });
    }
    return node;
  });
  return found;
}

/** The text of a literal or of a template without expressions, or the pattern of a regular expression. */
// biome-ignore lint/suspicious/noExplicitAny: a node of the syntax tree
function constantOf(node: any): string | undefined {
  if (node.type === 'Literal') return node.regex ? node.regex.pattern : String(node.value);
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? node.quasis[0].value.cooked : undefined;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('store/prisma/'))
  .map((file) => `src/${file}`);
const patterns = files.flatMap(patternsOf);

describe('regular expressions of the source', () => {
  it('number more than 20', () => {
    expect(patterns.length).toBeGreaterThan(20);
  });

  it('include literals and calls of RegExp', () => {
    const code =
      "const a = /a/i; const b = new RegExp('b+', 'u'); const c = RegExp(`c`); new globalThis.RegExp(a + 'd');";
    expect(patternsIn(code, 'x.ts').map(({ source, flags }) => [source, flags])).toEqual([
      ['a', 'i'],
      ['b+', 'u'],
      ['c', ''],
      [undefined, ''],
    ]);
  });

  it.each(patterns)('match in linear time: $location', ({ source, flags }) => {
    expect(source, 'the pattern must be a constant, so that it can be analysed').toEqual(expect.any(String));
    expect(flags, 'the flags must be a constant').toEqual(expect.any(String));
    expect(analyse(source ?? '', flags ?? '')).toEqual({ safe: true, error: null });
  });

  it('are reported when they backtrack exponentially', () => {
    const [pattern] = patternsIn("new RegExp('^(a+)+$')", 'x.ts');
    expect(analyse(pattern?.source ?? '', '').safe).toBe(false);
  });
});

function analyse(source: string, flags: string) {
  const { safe, error } = isSafePattern(source, {
    // The analysis does not support case-insensitive Unicode patterns, so it analyses them as case-sensitive.
    caseInsensitive: flags.includes('i') && !flags.includes('u'),
    unicode: flags.includes('u'),
    multiLine: flags.includes('m'),
    maxScore: 100,
    timeout: 2_000,
  });
  return { safe, error };
}
