import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Measures a server without changes to its code: `node --expose-gc --import` loads this module first, and the module
 * serves requests over IPC. The module is plain JavaScript because the server runs without a TypeScript loader. The IPC
 * channel does not keep the server alive, and the server exits with the bench.
 */

const session = new Session();

const handlers = {
  /** Returns the CPU time of all threads since the start, in microseconds of user and system time. */
  cpu: async () => process.cpuUsage(),

  /**
   * Returns the memory after garbage collection. V8 frees native memory and unused code only after several collections.
   */
  memory: async () => {
    let before = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 20; round += 1) {
      globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      await sleep(50);
      const { rss, heapUsed } = process.memoryUsage();
      if (round > 8 && Math.abs(before - rss - heapUsed) < 65_536) break;
      before = rss + heapUsed;
    }
    return process.memoryUsage();
  },

  profileStart: async () => {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 1_000 });
    await session.post('Profiler.start');
  },

  profileStop: async (file) => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    await writeFile(file, JSON.stringify(profile));
  },
};

if (process.channel) {
  process.on('message', ({ id, name, argument }) => {
    handlers[name](argument).then(
      (value) => process.send?.({ id, value }),
      (error) => process.send?.({ id, error: String(error) }),
    );
  });
  process.once('disconnect', () => process.exit());
  process.channel.unref();
}
