import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/*
 * Preloaded into a server by `node --expose-gc --import`, so that it can be measured without being changed: answers
 * questions over the IPC channel. Plain JavaScript, because the server it joins runs without a TypeScript loader.
 * The channel doesn't keep the server alive, and the server ends when the bench does.
 */

const session = new Session();

const answers = {
  /** Microseconds of CPU since the start, all threads: user and system. */
  cpu: async () => process.cpuUsage(),

  /** What is left when garbage collection finds no more: native memory and unused code are freed some rounds late. */
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
  process.on('message', ({ id, question, argument }) => {
    answers[question](argument).then(
      (value) => process.send?.({ id, value }),
      (error) => process.send?.({ id, fault: String(error) }),
    );
  });
  process.once('disconnect', () => process.exit());
  process.channel.unref();
}
