import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DirectoryInUseError, lockDirectory } from '../src/store/directory-lock.js';

describe('a directory lock', () => {
  let folder: string;
  let directory: string;
  let lock: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'taskwire-lock-'));
    directory = join(folder, 'pglite');
    lock = `${directory}.lock`;
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Leaves a lock that differs from a lock of this process; its last renewal was `age` seconds ago. */
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

  /** The running parent process, as a lock names it. */
  async function parent(): Promise<object> {
    const stat = await readFile(`/proc/${process.ppid}/stat`, 'utf8').catch(() => undefined);
    return { pid: process.ppid, started: stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null };
  }

  it('excludes other processes while its owner runs, even without renewal', async () => {
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
    ['that has exited', { pid: 2 ** 30 }],
    ['with the pid of this process', {}],
    ...(process.platform === 'linux'
      ? [['whose pid another process has', { pid: process.ppid, started: '0' }] as [string, object]]
      : []),
  ])('of a process %s is stale at once', async (_, difference) => {
    await leave(difference);
    await expectTaken();
  });

  it.each<[string, object]>([
    ['with the pid of this process', {}],
    ['with an unused pid', { pid: 2 ** 30 }],
  ])('of another machine %s is valid while it is renewed', async (_, difference) => {
    await leave({ ...difference, place: 'another machine' });
    await expect(lockDirectory(directory)).rejects.toThrow('of another machine');
    await touched(60);
    await expectTaken();
  });

  it.each(['', '123', '{"token":"../x"}'])(
    'with the unreadable content %j is valid while it is renewed',
    async (text) => {
      await writeText(text, 0);
      await expect(lockDirectory(directory)).rejects.toThrow('in use by another process');
      await touched(60);
      await expectTaken();
    },
  );

  it('that is stale is acquired by exactly one of eight concurrent attempts', async () => {
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

  it('is taken over after an interrupted takeover', async () => {
    await leave({ pid: 2 ** 30, token: 'first' });
    await writeFile(`${lock}.first`, (await readFile(lock, 'utf8')).replace('"first"', '"second"'));
    await expectTaken();
  });

  it('of another owner is not released by the former owner', async () => {
    const held = await lockDirectory(directory);
    await writeFile(lock, JSON.stringify({ token: 'x', pid: 1, place: 'another machine', started: null }));
    await held[Symbol.asyncDispose]();
    await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUseError);
  });
});
