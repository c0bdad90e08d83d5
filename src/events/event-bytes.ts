import type { StoredEvent } from './event.js';

const sizes = new WeakMap<StoredEvent, number>();

/** What an event takes in memory, roughly: its texts, and some bytes for each of its values. */
export function eventBytes(event: StoredEvent): number {
  const known = sizes.get(event) ?? bytesOf(event.data) + bytesPerValue;
  sizes.set(event, known);
  return known;
}

const bytesPerValue = 32;

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return bytesPerValue + value.length;
  if (typeof value !== 'object' || value === null) return bytesPerValue;
  return Object.values(value).reduce((sum: number, part: unknown) => sum + bytesOf(part), bytesPerValue);
}
