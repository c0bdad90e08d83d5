import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/*
 * The measured server gets a core for itself; load clients, publishers and this process share the others, so that they
 * don't push the server's data out of its caches or wait for the same time slices.
 */

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0;
const cores = { server: '0', load: `1-${availableParallelism() - 1}` } as const;

export type Role = keyof typeof cores;

/** The command line that runs `command` on the role's cores; itself where `taskset` doesn't exist. */
export function pinned(role: Role, command: readonly string[]): readonly string[] {
  return canPin ? ['taskset', '-c', cores[role], ...command] : command;
}

/** Moves this process to the role's cores. */
export function pinSelf(role: Role): void {
  if (canPin) spawnSync('taskset', ['-a', '-c', '-p', cores[role], String(process.pid)]);
}

/** One line on how the cores are used, for the report. */
export const placement = canPin ? `server on core ${cores.server}, load on core ${cores.load}` : 'processes not pinned';
