import type { MemoryCost, Slice } from './contestant.js';
import { median, percentile, round } from './statistics.js';
import { formatTable } from './table.js';

/** The results of a peer: medians over the rounds. */
export interface PeerNumbers {
  readonly cpuMicrosPerDelivery: { readonly paced: number; readonly burst: number };
  readonly latencyMs: { readonly p50: number; readonly p99: number };
  readonly kbPerSubscriber: number;
  readonly heapKbPerSubscriber: number;
  readonly bytesPerDelivery: number;
}

/** The measurements of a peer: its memory, and a paced and a burst slice per round. */
export interface PeerRecord {
  readonly eventsPerSecond: number;
  readonly memory: MemoryCost;
  readonly paced: Slice[];
  readonly burst: Slice[];
}

type Figure = 'paced' | 'burst' | 'kbPerSubscriber';

/** The largest allowed cost of Taskwire, as a multiple of a peer's cost. */
const targets: readonly { peer: string; figure: Figure; atMost: number }[] = [
  { peer: 'raw ws', figure: 'paced', atMost: 1.1 },
  { peer: 'raw ws', figure: 'burst', atMost: 0.7 },
  { peer: 'raw ws', figure: 'kbPerSubscriber', atMost: 1.5 },
  { peer: 'stock', figure: 'paced', atMost: 1 / 6 },
  { peer: 'stock', figure: 'burst', atMost: 1 / 6 },
  { peer: 'socket.io', figure: 'paced', atMost: 0.8 },
  { peer: 'socket.io', figure: 'burst', atMost: 0.8 },
];

/** A ratio of costs and its target. */
export interface Comparison {
  readonly peer: string;
  readonly figure: Figure;
  readonly ratio: number;
  readonly atMost: number;
  readonly met: boolean;
}

export function summarize({ memory, paced, burst }: PeerRecord): PeerNumbers {
  const over = (slices: readonly Slice[], pick: (slice: Slice) => number) => round(median(slices.map(pick)));
  const latency = (share: number) => over(paced, ({ latencies }) => percentile(latencies, share) / 1_000);
  return {
    cpuMicrosPerDelivery: { paced: over(paced, cpuPerDelivery), burst: over(burst, cpuPerDelivery) },
    latencyMs: { p50: latency(0.5), p99: latency(0.99) },
    kbPerSubscriber: round(memory.rss),
    heapKbPerSubscriber: round(memory.heap),
    bytesPerDelivery: over(paced, ({ bytes, deliveries }) => bytes / deliveries),
  };
}

function cpuPerDelivery({ cpuMicros, deliveries }: Slice): number {
  return cpuMicros / deliveries;
}

/** Returns the median of the ratios per round: other load on the machine affects both sides of a ratio. */
function ratioOf(own: PeerRecord, other: PeerRecord, figure: Figure): number {
  if (figure === 'kbPerSubscriber') return own.memory.rss / other.memory.rss;
  const otherCosts = other[figure].map(cpuPerDelivery);
  return median(own[figure].map((slice, index) => cpuPerDelivery(slice) / (otherCosts[index] ?? Number.NaN)));
}

/** Compares Taskwire with the measured peers. */
export function compare(records: ReadonlyMap<string, PeerRecord>): Comparison[] {
  const own = records.get('taskwire');
  return targets.flatMap(({ peer, figure, atMost }) => {
    const other = records.get(peer);
    if (!own || !other) return [];
    const ratio = round(ratioOf(own, other, figure));
    return { peer, figure, ratio, atMost: round(atMost), met: ratio <= round(atMost) };
  });
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

/**
 * Returns a warning for each peer with a backlog of paced events. A server that sends a backlog in one write looks
 * cheaper than a paced server, so such a run should be repeated on an idle machine.
 */
export function findBacklogs(records: ReadonlyMap<string, PeerRecord>): string[] {
  return [...records]
    .filter(([, record]) => summarize(record).latencyMs.p50 > 1_000 / record.eventsPerSecond)
    .map(
      ([name]) =>
        `${name}: half of the paced events arrived after the next event was published. Repeat the run on an idle machine.`,
    );
}

export function formatComparisons(comparisons: readonly Comparison[]): string {
  return formatTable(
    ['taskwire against', 'figure', 'ratio', 'target', ''],
    comparisons.map(({ peer, figure, ratio, atMost, met }) => [
      peer,
      figure,
      ratio,
      `≤ ${atMost}`,
      met ? 'ok' : 'MISS',
    ]),
  );
}
