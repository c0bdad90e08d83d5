import { readFile, writeFile } from 'node:fs/promises';

/**
 * Writes a file that is generated from the source. With `--check` on the command line, compares the committed file instead.
 *
 * @param command the command that writes the file, for the error message
 * @throws Error when the committed file is out of date
 */
export async function keepPrinted(path: string, content: string, command: string): Promise<void> {
  if (!process.argv.includes('--check')) {
    await writeFile(path, content);
    console.log(`Wrote ${path}.`);
    return;
  }
  const committed = await readFile(path, 'utf8').catch(() => '');
  if (committed !== content) throw new Error(`${path} is out of date: run \`${command}\` and commit the file.`);
}
