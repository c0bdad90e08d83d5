/** The server as it is, with an answer to how long its event loop was held and what its heap holds. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolutionMs = 5;
const delays = monitorEventLoopDelay({ resolution: resolutionMs });
delays.enable();
process.on('message', () => {
  const heldMs = delays.max / 1e6 - resolutionMs;
  globalThis.gc?.();
  // The collection itself holds the loop; it is not what is measured.
  setImmediate(() => {
    delays.reset();
    process.send?.({ heldMs, heapBytes: process.memoryUsage().heapUsed });
  });
});

await import('../../src/main.js');
