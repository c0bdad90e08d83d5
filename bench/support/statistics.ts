/** Returns a percentile of sorted values; NaN for an empty list. @param share between 0 and 1 */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Returns the median; NaN for an empty list. */
export function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

/** Rounds a value for the report. */
export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
