import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';

/*
 * Keeps two processes from opening the same PGlite, which would destroy it: PGlite itself doesn't look.
 *
 * A file beside the folder names the process and is touched every few seconds. It is out of date when that process is gone,
 * so that a server that crashed starts again at once, or when nobody has touched it for a while, because another process may
 * have got the same number since. (proper-lockfile knows no process ids: after a crash every start would have to wait.)
 */

const touchMs = 2_000;
const staleMs = 30_000;
const held = new Set<string>();

/** Another process has the folder open. */
export class DirectoryInUseError extends Error {
  constructor(directory: string, pid: number) {
    super(`The database in ${directory} is in use by process ${pid}. Stop that one first.`);
  }
}

/** Takes hold of a folder until disposed of. @throws DirectoryInUseError */
export async function lockDirectory(directory: string): Promise<AsyncDisposable> {
  const path = `${directory}.lock`;
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      const holder = await readHolder(path);
      if (holder !== undefined) throw new DirectoryInUseError(directory, holder);
      await rm(path, { force: true });
    }
  }
  held.add(path);
  const touch = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), touchMs);
  touch.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(touch);
      held.delete(path);
      await rm(path, { force: true });
    },
  };
}

/** The process that holds the lock, if it still does. */
async function readHolder(path: string): Promise<number | undefined> {
  try {
    const pid = Number(await readFile(path, 'utf8'));
    const { mtimeMs } = await stat(path);
    const lives = pid === process.pid ? held.has(path) : isAlive(pid);
    return lives && Date.now() - mtimeMs < staleMs ? pid : undefined;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
