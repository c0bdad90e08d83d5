/** The server as it is, with an answer to how long its event loop was held and what its heap holds. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const intervalMs = 5;

/**
 * Milliseconds for which the main thread has had a core. Other processes on the same cores delay the loop without a fault of
 * the server, so the time that passes is no measure of it. Where the system keeps no such count, time has to do.
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

/** Runs between two turns of the event loop; what has held the loop in between shows in the next run. */
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
  // The collection itself holds the loop; it is not what is measured.
  [busy, now] = [busyMs(), performance.now()];
  [heldMs, delayMs] = [0, 0];
  process.send?.({ ...held, heapBytes: process.memoryUsage().heapUsed });
});

await import('../../src/main.js');
