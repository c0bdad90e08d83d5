import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { layers } from '../scripts/layers.js';

async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(new URL(`../${path}`, import.meta.url), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Folders of graphql/ that serve the schema as a whole and have no rules of their own in domain/. */
const schemaRooms = ['cost', 'execution', 'plugins', 'prefetch', 'relay'];

describe('The map of src/', () => {
  it('lists every folder in the table of layers', async () => {
    expect((await foldersIn('src')).sort()).toEqual(layers.flat().sort());
  });

  it('is drawn in ARCHITECTURE.md from the highest layer to the lowest', async () => {
    const text = await readFile(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8');
    const block = /## Layers\n+```\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    const drawn = [...block.matchAll(/^(\w+)\//gm)].map(([, name = '']) => name);
    const levelOf = (name: string) => layers.findIndex((folders) => folders.includes(name));
    expect([...drawn].sort()).toEqual(layers.flat().sort());
    expect(drawn.map(levelOf)).toEqual(drawn.map(levelOf).sort((a, b) => b - a));
  });

  it('has a room of the same name in domain/ and graphql/', async () => {
    const rooms = (await foldersIn('src/graphql')).filter((name) => !schemaRooms.includes(name));
    // The rules of events are the log's: src/events.
    expect(rooms.filter((name) => name !== 'event').sort()).toEqual((await foldersIn('src/domain')).sort());
  });
});
