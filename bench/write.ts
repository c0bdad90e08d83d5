/**
 * Measures the cost of a command's event and of notifications. The first comparison is `updateTask` (policy, row lock,
 * change, event in the log, hint on Redis) against the same policy check, lock and update by Prisma in one interactive
 * transaction, without event and hint. The second comparison is `addComment` on a task with four other assignees
 * against a task without assignees. Both sides of a comparison alternate in rounds within one process, so that other
 * load on the machine affects both.
 *
 *   npm run bench:write -- --writes=400 --rounds=7 --projects=8
 */
import { randomBytes } from 'node:crypto';
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { authorizeOnTask } from '../src/domain/access.js';
import type { Command } from '../src/domain/command.js';
import { addComment } from '../src/domain/comment/comments.js';
import { defaultQuotas, Quotas } from '../src/domain/quotas.js';
import { fullScope } from '../src/domain/scope.js';
import { updateTask } from '../src/domain/task/tasks.js';
import { openRedisBus } from '../src/events/bus-redis.js';
import { EventLog } from '../src/events/log.js';
import type { TaskId } from '../src/ids.js';
import { createLogger } from '../src/observability/logger.js';
import { createMetrics } from '../src/observability/metrics.js';
import { openPostgres } from '../src/store/postgres.js';
import { readOptions, services } from './support/options.js';
import { median, round } from './support/statistics.js';
import { formatTable } from './support/table.js';
import { createWorkspace } from './support/workspace.js';

const options = readOptions({ ...services, writes: 400, rounds: 7, projects: 8 });
const concurrencies = [1, 8];

interface Contender {
  readonly write: (taskId: TaskId, text: string) => Promise<unknown>;
  /** One task per project. */
  readonly taskIds: readonly TaskId[];
}

interface Comparison {
  readonly name: string;
  readonly command: Contender;
  readonly baseline: Contender;
  /** The least ratio of the command's throughput to the baseline's; null without a target. */
  readonly target: number | null;
}

/** Measures the writes per second with a number of concurrent writers. */
async function throughput({ write, taskIds }: Contender, concurrency: number): Promise<number> {
  let written = 0;
  const startedAt = performance.now();
  const writer = async (index: number) => {
    // Each writer has its own project, so that no writer waits for the lock of another.
    const taskId = taskIds[index % taskIds.length];
    while (taskId && written < options.writes) {
      written += 1;
      await write(taskId, `Title ${randomBytes(8).toString('hex')}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, index) => writer(index)));
  return (written / (performance.now() - startedAt)) * 1_000;
}

await using stack = new AsyncDisposableStack();
const members = 5;
const size = { members, projects: options.projects, tasksPerProject: 2 };
const workspace = stack.use(await createWorkspace(options.postgres, size));
const { db } = stack.use(openPostgres(workspace.databaseUrl, 10, () => {}));
const bus = stack.use(
  openRedisBus({
    key: 'bench',
    url: options.redis,
    prefix: `bench:${randomBytes(6).toString('hex')}:`,
    logger: createLogger('silent', 'json'),
    metrics: createMetrics(),
  }),
);
const origin = { clientId: null, mutationId: null };
const command: Command = {
  db,
  log: await EventLog.open(db),
  metrics: createMetrics(),
  quotas: new Quotas(defaultQuotas, createMetrics()),
  bus,
  actorId: workspace.ownerId,
  scope: fullScope,
  origin,
};
const own = workspace.projects.flatMap(({ taskIds }) => taskIds.slice(0, 1));
const shared = workspace.projects.flatMap(({ taskIds }) => taskIds.slice(1));
const assigneeIds = Array.from({ length: members }, (_, member) => workspace.memberId(member));
for (const taskId of shared) await updateTask(command, { taskId, assigneeIds });

const comment: Contender['write'] = (taskId, body) => addComment(command, { taskId, body });
const comparisons: readonly Comparison[] = [
  {
    name: 'updateTask / Prisma alone',
    command: { write: (taskId, title) => updateTask(command, { taskId, title }), taskIds: own },
    baseline: { write: updateByPrisma, taskIds: own },
    target: 0.8,
  },
  {
    name: 'comment with four notifications / none',
    command: { write: comment, taskIds: shared },
    baseline: { write: comment, taskIds: own },
    target: null,
  },
];

function updateByPrisma(taskId: TaskId, title: string): Promise<unknown> {
  return db.transaction(async (tx) => {
    await authorizeOnTask(tx, command, taskId, 'task:update', []);
    await tx.task.findUniqueOrThrow({ where: { id: taskId } });
    await tx.task.update({ where: { id: taskId }, data: { title, version: { increment: 1 } } });
  });
}

async function compare({ name, target, ...contenders }: Comparison, concurrency: number) {
  const rates: Record<'command' | 'baseline', number[]> = { command: [], baseline: [] };
  for (let index = 0; index <= options.rounds; index += 1) {
    const order = index % 2 === 0 ? (['command', 'baseline'] as const) : (['baseline', 'command'] as const);
    for (const side of order) {
      const rate = await throughput(contenders[side], concurrency);
      // Round 0 is a warm-up and is not recorded.
      if (index > 0) rates[side].push(rate);
    }
  }
  const ratio = median(rates.command.map((rate, index) => rate / (rates.baseline[index] ?? Number.NaN)));
  return {
    name,
    concurrency,
    commandsPerSecond: round(median(rates.command), 0),
    baselinePerSecond: round(median(rates.baseline), 0),
    ratio: round(ratio),
    target,
    met: target === null || round(ratio) >= target,
  };
}

const results: Awaited<ReturnType<typeof compare>>[] = [];
for (const comparison of comparisons) {
  for (const concurrency of concurrencies) results.push(await compare(comparison, concurrency));
}

const rows = results.map(({ name, concurrency, commandsPerSecond, baselinePerSecond, ratio, target, met }) => [
  name,
  concurrency,
  commandsPerSecond,
  baselinePerSecond,
  ratio,
  target === null ? '' : `≥ ${target} ${met ? 'ok' : 'MISS'}`,
]);
console.log(`${formatTable(['comparison', 'concurrency', 'commands/s', 'baseline/s', 'ratio', 'target'], rows)}\n`);
console.log(JSON.stringify({ bench: 'write', results }));
