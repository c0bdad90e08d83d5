/** The server with measurements of its event loop and heap by IPC messages. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const intervalMs = 5;

/**
 * CPU time of the main thread in milliseconds. Other processes on the same cores delay the event loop, so elapsed time
 * does not measure the server. Without CPU time from the system, elapsed time is the fallback.
 */
function busyMs(): number {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'latin1').split(' ', 1)[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

let heldMs = 0;
let delayMs = 0;
let [busy, now] = [busyMs(), performance.now()];

/** Runs between two turns of the event loop; the next run measures a turn that blocked the loop. */
function sample(): void {
  const [nextBusy, nextNow] = [busyMs(), performance.now()];
  heldMs = Math.max(heldMs, nextBusy - busy);
  delayMs = Math.max(delayMs, nextNow - now - intervalMs);
  [busy, now] = [nextBusy, nextNow];
}
setInterval(sample, intervalMs);

process.on('message', (message: 'measure' | { readonly blockMs: number }) => {
  if (message !== 'measure') {
    const end = busyMs() + message.blockMs;
    while (busyMs() < end);
    return;
  }
  sample();
  const held = { heldMs, delayMs };
  globalThis.gc?.();
  // The collection blocks the loop and must not count.
  [busy, now] = [busyMs(), performance.now()];
  [heldMs, delayMs] = [0, 0];
  process.send?.({ ...held, heapBytes: process.memoryUsage().heapUsed });
});

await import('../../src/main.js');
