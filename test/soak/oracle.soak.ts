import { expect, it } from 'vitest';
import { describeServices } from '../support/backends.js';
import { startInstance } from '../support/instance.js';
import { OracleRun, watchProject, watchTasks } from '../support/oracle.js';
import { chooseSeed, planOf } from '../support/oracle-plan.js';

/** How many deliveries each document gets at least; `SOAK_DELIVERIES` for another number. */
const wanted = Number(process.env.SOAK_DELIVERIES ?? 60_000);
const readers = 40;

describeServices('delivery over a long time, judged by the event table', (kind) => {
  it.each([
    ['taskChanged', watchTasks],
    ['projectEvents', watchProject],
  ])('%s is gapless, ordered, exact about access, and adds up', async (_name, watch) => {
    const seed = chooseSeed();
    // Some commands change nothing, so a few more are planned.
    const plan = planOf({ writes: Math.ceil((wanted / readers) * 1.4), readers, drops: 40 }, seed);
    await using backend = await kind.open();
    await using a = await startInstance(backend);
    await using b = await startInstance(backend);
    const sites = [a.url, b.url];
    const oracle = await OracleRun.open({ sites: () => sites, prisma: backend.database.prisma, watch, plan });
    const started = performance.now();
    await oracle.writeAll();
    await oracle.settle(60_000);
    const seconds = Math.round((performance.now() - started) / 1_000);
    console.log({ seed, ...oracle.counts, seconds });
    expect(await oracle.violations(), `ORACLE_SEED=${seed} repeats it`).toEqual([]);
    expect(oracle.counts.deliveries).toBeGreaterThanOrEqual(wanted);
  });
});
