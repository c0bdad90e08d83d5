import { readFile, writeFile } from 'node:fs/promises';

/**
 * Keeps a file that is made from the source. Writes it; called with `--check` it only compares.
 *
 * @param command what makes it anew, for whoever finds it stale
 * @throws when it is stale
 */
export async function keepPrinted(path: string, content: string, command: string): Promise<void> {
  if (!process.argv.includes('--check')) {
    await writeFile(path, content);
    console.log(`Wrote ${path}.`);
    return;
  }
  const committed = await readFile(path, 'utf8').catch(() => '');
  if (committed !== content) throw new Error(`${path} is stale: run \`${command}\` and commit it.`);
}
