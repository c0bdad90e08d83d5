import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { layers } from '../scripts/layers.js';

async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(new URL(`../${path}`, import.meta.url), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Folders of graphql/ that serve the whole schema and have no folder in domain/. */
const schemaFolders = ['cost', 'execution', 'plugins', 'prefetch', 'relay'];

describe('the map of src/', () => {
  it('lists every folder in the table of layers', async () => {
    expect((await foldersIn('src')).sort()).toEqual(layers.flat().sort());
  });

  it('is listed in ARCHITECTURE.md from the highest layer to the lowest', async () => {
    const text = await readFile(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8');
    const block = /## Layers\n+```\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    const listed = [...block.matchAll(/^(\w+)\//gm)].map(([, name = '']) => name);
    const levelOf = (name: string) => layers.findIndex((folders) => folders.includes(name));
    expect([...listed].sort()).toEqual(layers.flat().sort());
    expect(listed.map(levelOf)).toEqual(listed.map(levelOf).sort((a, b) => b - a));
  });

  it('has a folder of the same name in domain/ for every domain of graphql/', async () => {
    const folders = (await foldersIn('src/graphql')).filter((name) => !schemaFolders.includes(name));
    // The rules of events are in src/events.
    expect(folders.filter((name) => name !== 'event').sort()).toEqual((await foldersIn('src/domain')).sort());
  });
});
