import { readFileSync, readlinkSync } from 'node:fs';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';

/*
 * Keeps two processes from opening the same PGlite, which would destroy it: PGlite itself doesn't look.
 *
 * A file beside the folder says who holds it, and is touched every few seconds. Who holds it on this machine can be looked
 * for, so a server that crashed starts again at once, and one that slept with its laptop has not lost the folder. Processes
 * of another machine or container can't be seen, and their numbers mean nothing here: all that counts is whether the file was
 * touched lately. (proper-lockfile knows no process ids: after a crash every start would have to wait.)
 *
 * Out-of-date locks are replaced, never deleted: between a look and a deletion another start may have put its own there.
 * Whoever may replace the lock with the token T is settled by a lock of the same kind, in a file that is named after T.
 */

const touchMs = 2_000;
const staleMs = 30_000;
/** Tokens of the locks that this process holds or is taking. */
const held = new Set<string>();

const holderRules = z.object({
  token: z.string().regex(/^[\w-]+$/),
  pid: z.int(),
  /** Where process ids mean the same. */
  place: z.string(),
  /** When the process started, so that a later one with its number is not taken for it; null where that can't be told. */
  started: z.string().nullable(),
});

type Holder = z.infer<typeof holderRules>;

/** Another process has the folder open. */
export class DirectoryInUseError extends Error {
  constructor(directory: string, path: string, holder: Holder | undefined) {
    const who = holder
      ? `process ${holder.pid}${holder.place === lockPathOf ? '' : ' of another machine'}`
      : 'another process';
    super(`The database in ${directory} is in use by ${who}. Stop that one first. (It holds ${path}.)`);
  }
}

/** Takes hold of a folder until disposed of. @throws DirectoryInUseError */
export async function lockDirectory(directory: string): Promise<AsyncDisposable> {
  const path = `${directory}.lock`;
  const token = crypto.randomUUID();
  const own: Holder = { token, pid: process.pid, place: lockPathOf, started: startOf(process.pid) };
  held.add(token);
  try {
    await take(directory, path, own);
  } catch (error) {
    held.delete(token);
    throw error;
  }
  const touch = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), touchMs);
  touch.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(touch);
      if ((await findHolder(path))?.token === token) await rm(path, { force: true });
      held.delete(token);
    },
  };
}

/** Makes the file ours. @throws DirectoryInUseError */
async function take(directory: string, path: string, own: Holder): Promise<void> {
  for (;;) {
    try {
      return await writeFile(path, JSON.stringify(own), { flag: 'wx' });
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    const found = await findHolder(path);
    if (!found) continue;
    if (found.lives) throw new DirectoryInUseError(directory, path, found.holder);
    const replacement = `${path}.${found.token}`;
    await take(directory, replacement, own);
    // Nobody else may replace that one now; but somebody may have done so before.
    if ((await findHolder(path))?.token === found.token) return rename(replacement, path);
    await rm(replacement, { force: true });
  }
}

interface FoundHolder {
  /** Undefined while the file is being written, or when that broke off. */
  readonly holder: Holder | undefined;
  /** No other lock has it. */
  readonly token: string;
  readonly lives: boolean;
}

/** What the file says, if there is one. */
async function findHolder(path: string): Promise<FoundHolder | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    const { mtimeMs } = await stat(path);
    const holder = parse(text);
    const lives = holder?.place === lockPathOf ? isAlive(holder) : Date.now() - mtimeMs < staleMs;
    return { holder, token: holder?.token ?? String(Math.trunc(mtimeMs)), lives };
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
  if (pid === process.pid) return held.has(token);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isCode(error, 'EPERM')) return false;
  }
  return started === startOf(pid);
}

/** This boot of this machine, and this container of it where there are any (proc(5)). */
const lockPathOf = [
  hostname(),
  inProc(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  inProc(() => readlinkSync('/proc/self/ns/pid')),
].join(' ');

/** When a process started, in ticks since the machine did (field 22 of proc_pid_stat(5)); its name may contain anything. */
function startOf(pid: number): string | null {
  const fields = inProc(() =>
    readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' '),
  );
  return fields?.[19] ?? null;
}

/** Null where there is no such thing: on other systems than Linux, or of a process that is gone. */
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
