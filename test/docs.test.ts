import { access, readdir, readFile } from 'node:fs/promises';
import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../src/graphql/schema.js';

const root = new URL('../', import.meta.url);
const pages = ['README.md', ...(await readdir(new URL('docs/', root))).map((name) => `docs/${name}`)];

/** All GraphQL blocks of a page. */
async function blocksOf(page: string): Promise<string[]> {
  const text = await readFile(new URL(page, root), 'utf8');
  return [...text.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, block = '']) => block);
}

const blocks = (
  await Promise.all(pages.map(async (page) => (await blocksOf(page)).map((block) => ({ page, block }))))
).flat();

describe('the documentation', () => {
  it('contains more than 10 GraphQL examples', () => {
    expect(blocks.length).toBeGreaterThan(10);
  });

  it.each(blocks)('in $page contains only operations that are valid in the schema: $block', ({ block }) => {
    expect(validate(schema, parse(block)).map(({ message }) => message)).toEqual([]);
  });

  it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'test/README.md'])('%s names files that exist', async (page) => {
    const text = await readFile(new URL(page, root), 'utf8');
    const paths = [...text.matchAll(/`([\w./-]+\/[\w.-]+\.ts)`/g)].map(([, path = '']) => path);
    const exists = (path: string) =>
      access(new URL(path, root)).then(
        () => true,
        () => false,
      );
    const missing = [];
    for (const path of paths) {
      const found = await Promise.all(['', 'src/', 'test/'].map((folder) => exists(`${folder}${path}`)));
      if (!found.includes(true)) missing.push(path);
    }
    expect(paths.length).toBeGreaterThan(3);
    expect(missing).toEqual([]);
  });
});
