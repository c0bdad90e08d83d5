import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Backend, describeServices } from '../support/backends.js';
import { startInstance } from '../support/instance.js';
import {
  OracleRun,
  type ReaderRecord,
  type SessionRecord,
  type TaskState,
  watchProject,
  watchTasks,
} from '../support/oracle.js';
import { judge, type LoggedEvent } from '../support/oracle-judge.js';
import { chooseSeed, plans } from '../support/oracle-plan.js';

describeServices('delivery to readers with random drops and removals', (kind) => {
  let backend: Backend;
  let instances: App[];

  beforeAll(async () => {
    backend = await kind.open();
    instances = [await startInstance(backend), await startInstance(backend)];
  });
  afterAll(async () => {
    for (const app of instances) await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  it('is gapless, ordered and limited to memberships, and folds to the queried state', async () => {
    const seed = chooseSeed();
    console.log(`seed ${seed}; ORACLE_SEED=${seed} repeats it`);
    const plan = plans({ writes: 250, readers: 12, drops: 8 });
    await fc.assert(
      fc.asyncProperty(plan, fc.constantFrom(watchTasks, watchProject), async (plan, watch) => {
        const oracle = await OracleRun.open({
          sites: () => instances.map(({ url }) => url),
          prisma: backend.database.prisma,
          watch,
          plan,
        });
        await oracle.writeAll();
        await oracle.settle(10_000);
        console.log(oracle.counts);
        expect(await oracle.violations()).toEqual([]);
      }),
      // A failing plan is not shrunk: shrinking takes minutes and proves little with real timing.
      { seed, numRuns: 3, endOnFailure: true, interruptAfterTimeLimit: 40_000 },
    );
  }, 60_000);
});

describe('the delivery check of the test support', () => {
  const reader = 'user_1';
  const task = (version: number): TaskState => ({
    id: 'task_1',
    title: `v${version}`,
    description: '',
    status: 'TODO',
    priority: 'NONE',
    dueDate: null,
    estimate: null,
    version,
  });
  const changed = (seq: number): LoggedEvent => ({
    seq,
    kind: 'TaskUpdated',
    data: { task: task(seq) },
    mutationId: null,
  });
  const membership = (seq: number, kind: 'ProjectMemberAdded' | 'ProjectMemberRemoved', tick: number): LoggedEvent => ({
    seq,
    kind,
    data: { userId: reader },
    mutationId: `tick ${tick}`,
  });
  const events = [
    changed(1),
    changed(2),
    membership(3, 'ProjectMemberRemoved', 10),
    changed(4),
    membership(5, 'ProjectMemberAdded', 20),
    changed(6),
  ];
  const session = (change: Partial<SessionRecord> & { seqs: number[] }): SessionRecord => ({
    site: '',
    openedAt: 1,
    firstAt: 2,
    closedAt: 30,
    end: { kind: 'dropped' },
    ...change,
    received: change.seqs.map((seq) => ({ seq, kind: 'TaskUpdated', task: task(seq) })),
  });
  const revoked = session({ seqs: [1, 2], closedAt: 12, end: { kind: 'revoked' } });
  const back = session({ seqs: [4, 6], openedAt: 22, firstAt: 23, end: { kind: 'stopped' } });
  const verdict = (change: Partial<ReaderRecord>) =>
    judge(
      {
        userId: reader,
        start: 0,
        sessions: [revoked, back],
        changes: [
          { kind: 'remove', askedAt: 10, answeredAt: 11, done: true },
          { kind: 'add', askedAt: 20, answeredAt: 21, done: true },
        ],
        tasks: new Map([['task_1', task(6)]]),
        ...change,
      },
      { events, kinds: ['TaskUpdated'], tasks: new Map([['task_1', task(6)]]), faulty: false },
    );

  it('accepts a reader whose access is revoked and granted again', () => {
    expect(verdict({})).toEqual([]);
  });

  const violations: [string, Partial<ReaderRecord>, RegExp][] = [
    ['a gap', { sessions: [revoked, session({ ...back, seqs: [6] })] }, /expected 4/],
    ['a duplicate', { sessions: [revoked, session({ ...back, seqs: [4, 4, 6] })] }, /expected 6/],
    ['wrong order', { sessions: [revoked, session({ ...back, seqs: [6, 4] })] }, /expected 4/],
    ['a missing end', { sessions: [revoked, session({ ...back, seqs: [4] })] }, /expected 6/],
    ['an unknown event', { sessions: [revoked, session({ ...back, seqs: [4, 6, 7] })] }, /no more/],
    [
      'an event after the removal',
      { sessions: [session({ ...revoked, seqs: [1, 2, 4] }), session({ ...back, seqs: [6] })] },
      /got 4 although 3 removed/,
    ],
    [
      'an early revocation',
      { sessions: [session({ ...revoked, seqs: [1] }), session({ ...back, seqs: [2, 4, 6] })] },
      /without a removal right there/,
    ],
    [
      'a revocation for an earlier removal',
      { sessions: [revoked, session({ ...back, seqs: [4, 6], end: { kind: 'revoked' } })] },
      /without a removal right there/,
    ],
    [
      'a subscription that survives the removal',
      { sessions: [session({ seqs: [1, 2, 4, 6], end: { kind: 'stopped' } })] },
      /survived/,
    ],
    [
      'the refusal of a member',
      { sessions: [revoked, session({ seqs: [], openedAt: 22, closedAt: 23, end: { kind: 'refused' } }), back] },
      /refused to a member/,
    ],
    ['a stale state', { tasks: new Map([['task_1', task(4)]]) }, /is .*"version":4/],
    ['a deleted task', { tasks: new Map([['task_1', task(6)], ['task_2', task(6)]]) }, /deleted/], // biome-ignore format: one line each
  ];
  it.each(violations)('reports %s', (_name, change, message) => {
    expect(verdict(change).join('\n')).toMatch(message);
  });

  it('reports an event with different content', () => {
    const changedContent = { seq: 4, kind: 'TaskUpdated', task: task(5) };
    const sessions = [revoked, { ...back, received: [changedContent, ...back.received.slice(1)] }];
    expect(verdict({ sessions }).join()).toMatch(/content of 4/);
  });
});
