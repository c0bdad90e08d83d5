import { readFileSync, readlinkSync } from 'node:fs';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';

const touchMs = 2_000;
const staleMs = 30_000;
/** Tokens of the locks that this process holds or is acquiring. */
const heldTokens = new Set<string>();

const holderRules = z.object({
  token: z.string().regex(/^[\w-]+$/),
  pid: z.int(),
  /** The machine, boot and container within which process ids are unique. */
  place: z.string(),
  /** The start time of the process, which distinguishes reused process ids; null where the system has none. */
  started: z.string().nullable(),
});

type Holder = z.infer<typeof holderRules>;

/** Another process has the folder open. */
export class DirectoryInUseError extends Error {
  constructor(directory: string, path: string, holder: Holder | undefined) {
    const owner = holder
      ? `process ${holder.pid}${holder.place === currentPlace ? '' : ' of another machine'}`
      : 'another process';
    super(`The database in ${directory} is in use by ${owner}. Stop that process first. (Its lock is ${path}.)`);
  }
}

/**
 * Locks a folder until disposal. Two processes on one PGlite would destroy it, and PGlite itself has no lock.
 *
 * The lock file next to the folder names its owner and is touched every few seconds. An owner on this machine is looked up
 * by process id: a crashed server starts again at once, and a server on a suspended laptop keeps its lock. Processes of
 * other machines and containers are invisible, so their lock is alive while the file was touched recently.
 * (proper-lockfile has no process ids: after a crash every start would have to wait.)
 *
 * Stale locks are replaced and never deleted, because another start may acquire the lock between the check and the
 * deletion. The right to replace the lock with token T is itself a lock, in a file that is named after T.
 *
 * @throws DirectoryInUseError
 */
export async function lockDirectory(directory: string): Promise<AsyncDisposable> {
  const path = `${directory}.lock`;
  const token = crypto.randomUUID();
  const self: Holder = { token, pid: process.pid, place: currentPlace, started: startOf(process.pid) };
  heldTokens.add(token);
  try {
    await acquire(directory, path, self);
  } catch (error) {
    heldTokens.delete(token);
    throw error;
  }
  const touch = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), touchMs);
  touch.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(touch);
      if ((await findHolder(path))?.token === token) await rm(path, { force: true });
      heldTokens.delete(token);
    },
  };
}

/** Creates the lock file, or replaces a stale one. @throws DirectoryInUseError */
async function acquire(directory: string, path: string, self: Holder): Promise<void> {
  for (;;) {
    try {
      return await writeFile(path, JSON.stringify(self), { flag: 'wx' });
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    const found = await findHolder(path);
    if (!found) continue;
    if (found.alive) throw new DirectoryInUseError(directory, path, found.holder);
    const replacement = `${path}.${found.token}`;
    await acquire(directory, replacement, self);
    // From here on no other process may replace the stale lock, but another one may have done so before.
    if ((await findHolder(path))?.token === found.token) return rename(replacement, path);
    await rm(replacement, { force: true });
  }
}

interface FoundHolder {
  /** Undefined when the file is incomplete: during the creation, or after a crash. */
  readonly holder: Holder | undefined;
  /** Unique for each lock. */
  readonly token: string;
  readonly alive: boolean;
}

/** Reads the lock file; undefined without one. */
async function findHolder(path: string): Promise<FoundHolder | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    const { mtimeMs } = await stat(path);
    const holder = parse(text);
    const alive = holder?.place === currentPlace ? isAlive(holder) : Date.now() - mtimeMs < staleMs;
    return { holder, token: holder?.token ?? String(Math.trunc(mtimeMs)), alive };
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function parse(text: string): Holder | undefined {
  try {
    return holderRules.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function isAlive({ token, pid, started }: Holder): boolean {
  if (pid === process.pid) return heldTokens.has(token);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isCode(error, 'EPERM')) return false;
  }
  return started === startOf(pid);
}

/** Identifies the machine, its current boot, and the container (proc(5)). */
const currentPlace = [
  hostname(),
  inProc(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  inProc(() => readlinkSync('/proc/self/ns/pid')),
].join(' ');

/** The start time of a process in ticks since the boot (field 22 of proc_pid_stat(5)). The process name may have spaces. */
function startOf(pid: number): string | null {
  const fields = inProc(() =>
    readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' '),
  );
  return fields?.[19] ?? null;
}

/** Reads from /proc; null on systems other than Linux, and for a process that has ended. */
function inProc<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
