import { readFile, writeFile } from 'node:fs/promises';

/**
 * Writes a generated file. With `--check` on the command line, compares the committed file instead.
 *
 * @param command the command that generates the file, for the error message
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
