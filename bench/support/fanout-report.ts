import type { Measurement } from './measure.js';
import { median, round } from './statistics.js';
import { formatTable } from './table.js';

/** A peer's numbers, medians over all rounds. */
export interface PeerNumbers {
  readonly cpuMicrosPerDelivery: { readonly paced: number; readonly burst: number };
  readonly latencyMs: { readonly p50: number; readonly p99: number };
  readonly kbPerSubscriber: number;
  readonly heapKbPerSubscriber: number;
  readonly bytesPerDelivery: number;
}

type Figure = 'paced' | 'burst' | 'kbPerSubscriber';

/** What Taskwire may cost, as a multiple of a peer's cost. */
const targets: readonly { peer: string; figure: Figure; atMost: number }[] = [
  { peer: 'raw ws', figure: 'paced', atMost: 1.1 },
  { peer: 'raw ws', figure: 'burst', atMost: 0.7 },
  { peer: 'raw ws', figure: 'kbPerSubscriber', atMost: 1.5 },
  { peer: 'stock', figure: 'paced', atMost: 1 / 6 },
  { peer: 'stock', figure: 'burst', atMost: 1 / 6 },
  { peer: 'socket.io', figure: 'paced', atMost: 0.8 },
  { peer: 'socket.io', figure: 'burst', atMost: 0.8 },
];

/** A ratio with its target. */
export interface Comparison {
  readonly peer: string;
  readonly figure: Figure;
  readonly ratio: number;
  readonly atMost: number;
  readonly met: boolean;
}

export function summarize(rounds: readonly Measurement[]): PeerNumbers {
  const of = (pick: (measurement: Measurement) => number) => round(median(rounds.map(pick)));
  return {
    cpuMicrosPerDelivery: {
      paced: of(({ paced }) => paced.cpuMicrosPerDelivery),
      burst: of(({ burst }) => burst.cpuMicrosPerDelivery),
    },
    latencyMs: { p50: of(({ paced }) => paced.latencyMs.p50), p99: of(({ paced }) => paced.latencyMs.p99) },
    kbPerSubscriber: of(({ kbPerSubscriber }) => kbPerSubscriber.rss),
    heapKbPerSubscriber: of(({ kbPerSubscriber }) => kbPerSubscriber.heap),
    bytesPerDelivery: of(({ paced }) => paced.bytesPerDelivery),
  };
}

/** Taskwire against the peers that ran. */
export function compare(numbers: Readonly<Record<string, PeerNumbers>>): Comparison[] {
  const own = numbers.taskwire;
  return targets.flatMap(({ peer, figure, atMost }) => {
    const other = numbers[peer];
    if (!own || !other) return [];
    const ratio = round(figureOf(own, figure) / figureOf(other, figure));
    return { peer, figure, ratio, atMost: round(atMost), met: ratio <= round(atMost) };
  });
}

function figureOf(numbers: PeerNumbers, figure: Figure): number {
  return figure === 'kbPerSubscriber' ? numbers.kbPerSubscriber : numbers.cpuMicrosPerDelivery[figure];
}

export function formatNumbers(numbers: Readonly<Record<string, PeerNumbers>>): string {
  return formatTable(
    ['', 'CPU µs/delivery', 'in bursts', 'p50 ms', 'p99 ms', 'KB/subscriber', 'JS heap KB', 'bytes/delivery'],
    Object.entries(numbers).map(([name, peer]) => [
      name,
      peer.cpuMicrosPerDelivery.paced,
      peer.cpuMicrosPerDelivery.burst,
      peer.latencyMs.p50,
      peer.latencyMs.p99,
      peer.kbPerSubscriber,
      peer.heapKbPerSubscriber,
      peer.bytesPerDelivery,
    ]),
  );
}

export function formatComparisons(comparisons: readonly Comparison[]): string {
  return formatTable(
    ['taskwire against', 'figure', 'ratio', 'target', ''],
    comparisons.map(({ peer, figure, ratio, atMost, met }) => [peer, figure, ratio, `≤ ${atMost}`, met ? 'ok' : 'MISS']),
  );
}
