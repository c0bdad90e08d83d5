import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0;
const cores = { server: '0', load: `1-${availableParallelism() - 1}` } as const;

/**
 * The role of a process. The measured server has a core of its own. Load clients, publishers and the bench itself share
 * the other cores, so that they do not compete with the server for caches and time slices.
 */
export type Role = keyof typeof cores;

/** Returns the command line that runs `command` on the role's cores; `command` unchanged without `taskset`. */
export function pinned(role: Role, command: readonly string[]): readonly string[] {
  return canPin ? ['taskset', '-c', cores[role], ...command] : command;
}

/** Moves this process to the role's cores. */
export function pinSelf(role: Role): void {
  if (canPin) spawnSync('taskset', ['-a', '-c', '-p', cores[role], String(process.pid)]);
}

/** The use of the cores, for the report. */
export const placement = canPin
  ? `server on core ${cores.server}, load on core ${cores.load}`
  : 'processes are not pinned to cores';
