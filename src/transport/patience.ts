/** A peer whose silence is counted, in intervals of its watch. */
export interface WatchedPeer {
  /** Intervals since the peer last showed that it reads. */
  silence: number;
  /** Intervals that the peer may be silent: one for each full buffer that has waited for it. */
  extendDeadline: number;
}

/** What a watch sees of a peer at the end of an interval. */
export interface Sight {
  /** Whether the peer has shown in the interval that it reads, or has nothing to read. */
  readonly reads: boolean;
  /** Bytes that wait for the peer. */
  readonly waiting: number;
  /** Bytes that a peer must be able to take in an interval. */
  readonly bufferBytes: number;
  /** Intervals that are granted in any case. */
  readonly atLeast?: number;
}

/**
 * Counts an interval. A large frame or event takes a slow reader several intervals, and shows nothing until the system has
 * taken all of it; so as many intervals are granted as there are full buffers waiting.
 *
 * @returns true when the peer has been silent for longer than is granted
 */
export function outlastsPatience(peer: WatchedPeer, { reads, waiting, bufferBytes, atLeast = 0 }: Sight): boolean {
  const granted = Math.floor(waiting / bufferBytes);
  peer.silence = reads ? 0 : peer.silence + 1;
  peer.extendDeadline = reads ? granted : Math.max(peer.extendDeadline, granted);
  return peer.silence > Math.max(peer.extendDeadline, atLeast);
}
