/** The state of the stall detection of a peer. */
export interface WatchedPeer {
  /** Consecutive intervals without a sign that the peer reads. */
  silentIntervals: number;
  /** Limit of silent intervals: one per full buffer of pending bytes. */
  grantedIntervals: number;
}

/** The observation of a peer at the end of an interval. */
export interface Observation {
  /** True when the peer has read something in the interval, or has nothing to read. */
  readonly reads: boolean;
  /** Bytes not yet accepted by the operating system. */
  readonly pendingBytes: number;
  /** Bytes that a peer must read per interval. */
  readonly bufferBytes: number;
  /** Least number of silent intervals to grant; default 0. */
  readonly minIntervals?: number;
}

/**
 * Counts an interval of a peer and updates the peer's state. A slow reader needs several intervals for a large frame,
 * and shows no progress before the operating system has accepted the whole frame. Each full buffer of pending bytes
 * therefore grants one silent interval.
 *
 * @returns true when the peer has been silent for longer than granted
 */
export function isStalled(
  peer: WatchedPeer,
  { reads, pendingBytes, bufferBytes, minIntervals = 0 }: Observation,
): boolean {
  const granted = Math.floor(pendingBytes / bufferBytes);
  peer.silentIntervals = reads ? 0 : peer.silentIntervals + 1;
  peer.grantedIntervals = reads ? granted : Math.max(peer.grantedIntervals, granted);
  return peer.silentIntervals > Math.max(peer.grantedIntervals, minIntervals);
}
