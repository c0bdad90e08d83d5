import { type InputPath, InvalidInputError } from '../errors.js';
import type { Fragment } from '../store/fragment.js';
import { filterLimits } from './task-filter.js';

/** The position in the filter during the translation. */
export interface ConditionTarget {
  readonly table: Fragment;
  readonly path: InputPath;
  readonly depth: number;
  /** Shared by the whole filter. */
  readonly used: { conditions: number };
}

/** The target of a field inside the filter. */
export function inside(at: ConditionTarget, ...steps: string[]): ConditionTarget {
  return { ...at, path: [...at.path, ...steps] };
}

/** The target of a filter one level below. */
export function deeper(at: ConditionTarget, ...steps: (string | number)[]): ConditionTarget {
  return { ...at, path: [...at.path, ...steps], depth: at.depth + 1 };
}

/** Counts a condition. @returns the target at the condition */
export function counted(at: ConditionTarget, step: string): ConditionTarget {
  return { ...at, path: count(at, step) };
}

/** Counts a condition. @returns its path */
export function count(at: ConditionTarget, step: string): InputPath {
  at.used.conditions += 1;
  if (at.used.conditions > filterLimits.conditions) {
    refuse(at, `filter must have at most ${filterLimits.conditions} conditions.`);
  }
  return [...at.path, step];
}

/** @throws InvalidInputError at the target */
export function refuse({ path }: ConditionTarget, message: string): never {
  throw new InvalidInputError({ path, message });
}
