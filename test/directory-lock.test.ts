import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DirectoryInUseError, lockDirectory } from '../src/store/directory-lock.js';

it('keeps a folder for one process', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'taskwire-lock-'));
  const directory = join(folder, 'pglite');
  const lock = `${directory}.lock`;
  const held = await lockDirectory(directory);
  await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUseError);
  await held[Symbol.asyncDispose]();
  // Of a process that is gone; of one that had the number before this one; of one that nobody has heard of for long.
  for (const [pid, age] of [
    [2 ** 30, 0],
    [process.pid, 0],
    [process.ppid, 60],
  ] as const) {
    await writeFile(lock, String(pid));
    const then = new Date(Date.now() - age * 1_000);
    await utimes(lock, then, then);
    const taken = await lockDirectory(directory);
    await taken[Symbol.asyncDispose]();
  }
  await writeFile(lock, String(process.ppid));
  await expect(lockDirectory(directory)).rejects.toThrow(`in use by process ${process.ppid}`);
  await rm(folder, { recursive: true });
});
