import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DirectoryInUseError, lockDirectory } from '../src/store/directory-lock.js';

describe('a lock of a folder', () => {
  let folder: string;
  let directory: string;
  let lock: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'taskwire-lock-'));
    directory = join(folder, 'pglite');
    lock = `${directory}.lock`;
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Leaves a lock that differs from one of this process; it was touched some seconds ago. */
  async function leave(difference: object, age = 0): Promise<void> {
    const held = await lockDirectory(directory);
    const text = await readFile(lock, 'utf8');
    await held[Symbol.asyncDispose]();
    await writeText(JSON.stringify({ ...JSON.parse(text), token: crypto.randomUUID(), ...difference }), age);
  }

  async function writeText(text: string, age: number): Promise<void> {
    await writeFile(lock, text);
    await touched(age);
  }

  async function touched(age: number): Promise<void> {
    const then = new Date(Date.now() - age * 1_000);
    await utimes(lock, then, then);
  }

  async function expectTaken(): Promise<void> {
    const taken = await lockDirectory(directory);
    await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUseError);
    await taken[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual([]);
  }

  /** The parent, which lives. */
  async function parent(): Promise<object> {
    const stat = await readFile(`/proc/${process.ppid}/stat`, 'utf8').catch(() => undefined);
    return { pid: process.ppid, started: stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null };
  }

  it('keeps it for one process, also when that sleeps', async () => {
    const held = await lockDirectory(directory);
    await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUseError);
    await touched(3_600);
    await expect(lockDirectory(directory)).rejects.toThrow(`in use by process ${process.pid}.`);
    await held[Symbol.asyncDispose]();
    await expectTaken();
    await leave(await parent(), 3_600);
    await expect(lockDirectory(directory)).rejects.toThrow(`in use by process ${process.ppid}.`);
  });

  it.each<[string, object]>([
    ['that is gone', { pid: 2 ** 30 }],
    ['that had the number of this one', {}],
    ...(process.platform === 'linux'
      ? [['whose number another one has', { pid: process.ppid, started: '0' }] as [string, object]]
      : []),
  ])('of a process %s is out of date at once', async (_, difference) => {
    await leave(difference);
    await expectTaken();
  });

  it.each<[string, object]>([
    ['with the number of this one', {}],
    ['with a number that nobody has here', { pid: 2 ** 30 }],
  ])('of a process elsewhere, %s, counts as long as it is touched', async (_, difference) => {
    await leave({ ...difference, place: 'another machine' });
    await expect(lockDirectory(directory)).rejects.toThrow('of another machine');
    await touched(60);
    await expectTaken();
  });

  it.each(['', '123', '{"token":"../x"}'])('that says nothing (%j) counts as long as it is touched', async (text) => {
    await writeText(text, 0);
    await expect(lockDirectory(directory)).rejects.toThrow('in use by another process');
    await touched(60);
    await expectTaken();
  });

  it('that is out of date goes to one of those who want it at once', async () => {
    for (let round = 0; round < 50; round++) {
      await leave({ pid: 2 ** 30 });
      const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)));
      const taken = attempts.filter((attempt) => attempt.status === 'fulfilled');
      expect(taken).toHaveLength(1);
      const refusals = attempts.filter((attempt) => attempt.status === 'rejected').map(({ reason }) => reason);
      for (const refusal of refusals) expect(refusal).toBeInstanceOf(DirectoryInUseError);
      await taken[0]?.value[Symbol.asyncDispose]();
      expect(await readdir(folder)).toEqual([]);
    }
  });

  it('is taken over although a take-over before broke off', async () => {
    await leave({ pid: 2 ** 30, token: 'first' });
    await writeFile(`${lock}.first`, (await readFile(lock, 'utf8')).replace('"first"', '"second"'));
    await expectTaken();
  });

  it('that was lost to another one is left to it', async () => {
    const held = await lockDirectory(directory);
    await writeFile(lock, JSON.stringify({ token: 'x', pid: 1, place: 'another machine', started: null }));
    await held[Symbol.asyncDispose]();
    await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUseError);
  });
});
