import { randomBytes } from 'node:crypto';
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { authorizeOnTask } from '../src/domain/access.js';
import type { Command } from '../src/domain/command.js';
import type { TaskId } from '../src/domain/ids.js';
import { everything } from '../src/domain/scope.js';
import { updateTask } from '../src/domain/tasks.js';
import { openRedisBus } from '../src/events/bus-redis.js';
import { EventLog } from '../src/events/log.js';
import { createLogger } from '../src/observability/logger.js';
import { openPostgres } from '../src/store/postgres.js';
import { readOptions, services } from './support/options.js';
import { median, round } from './support/statistics.js';
import { formatTable } from './support/table.js';
import { createWorkspace } from './support/workspace.js';

/*
 * What does a command's event cost? `updateTask` (policy, row lock, change, event in the log, hint on Redis) against the
 * same change written by Prisma alone: the same policy read under the same lock and the same update in one interactive
 * transaction, without event and hint. Both alternate in rounds within one process, so that whatever else the machine
 * does meets both.
 *
 *   npm run bench:write -- --writes=400 --rounds=7 --projects=8
 */

const options = readOptions({ ...services, writes: 400, rounds: 7, projects: 8 });
const concurrencies = [1, 8];
const target = 0.8;

type Write = (taskId: TaskId, title: string) => Promise<unknown>;

/** Writes per second. */
async function throughput(write: Write, taskIds: readonly TaskId[], concurrency: number): Promise<number> {
  let made = 0;
  const began = performance.now();
  const lane = async (index: number) => {
    // A lane keeps to its own project: what is compared is the write, not the wait for another's lock.
    const taskId = taskIds[index % taskIds.length];
    for (; taskId && made < options.writes; ) {
      made += 1;
      await write(taskId, `Title ${randomBytes(8).toString('hex')}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, index) => lane(index)));
  return (made / (performance.now() - began)) * 1_000;
}

await using stack = new AsyncDisposableStack();
const size = { members: 5, projects: options.projects, tasksPerProject: 1 };
const workspace = stack.use(await createWorkspace(options.postgres, size));
const { db } = stack.use(openPostgres(workspace.databaseUrl, 10, () => {}));
const bus = stack.use(
  openRedisBus({
    url: options.redis,
    prefix: `bench:${randomBytes(6).toString('hex')}:`,
    logger: createLogger('silent', 'json'),
  }),
);
const origin = { clientId: null, mutationId: null };
const command: Command = {
  db,
  log: await EventLog.open(db),
  bus,
  actorId: workspace.ownerId,
  scope: everything,
  origin,
};
const taskIds = workspace.projects.flatMap((project) => project.taskIds);

const writes: Readonly<Record<'command' | 'bare', Write>> = {
  command: (taskId, title) => updateTask(command, { taskId, title }),
  bare: (taskId, title) =>
    db.$transaction(async (tx) => {
      await authorizeOnTask(tx, command, taskId, 'task:update', []);
      await tx.task.findUniqueOrThrow({ where: { id: taskId } });
      await tx.task.update({ where: { id: taskId }, data: { title, version: { increment: 1 } } });
    }),
};

const results = [];
for (const concurrency of concurrencies) {
  const rates: Record<'command' | 'bare', number[]> = { command: [], bare: [] };
  for (let index = 0; index <= options.rounds; index += 1) {
    const order = index % 2 === 0 ? (['command', 'bare'] as const) : (['bare', 'command'] as const);
    for (const name of order) {
      const rate = await throughput(writes[name], taskIds, concurrency);
      // The first round warms up.
      if (index > 0) rates[name].push(rate);
    }
  }
  const ratio = median(rates.command.map((rate, index) => rate / (rates.bare[index] ?? Number.NaN)));
  results.push({
    concurrency,
    commandsPerSecond: round(median(rates.command), 0),
    bareWritesPerSecond: round(median(rates.bare), 0),
    ratio: round(ratio),
    target,
    met: round(ratio) >= target,
  });
}

const rows = results.map(({ concurrency, commandsPerSecond, bareWritesPerSecond, ratio, met }) => [
  concurrency,
  commandsPerSecond,
  bareWritesPerSecond,
  ratio,
  met ? 'ok' : 'MISS',
]);
console.log(`${formatTable(['at once', 'commands/s', 'bare writes/s', 'ratio', `≥ ${target}`], rows)}\n`);
console.log(JSON.stringify({ bench: 'write', results }));
