import { buildSchema, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Groups } from '../../src/graphql/execution/groups.js';
import type { OperationArgs } from '../../src/graphql/execution/operation-result.js';
import { createLogger } from '../../src/observability/logger.js';
import { createMetrics } from '../../src/observability/metrics.js';
import type { Database } from '../../src/store/database.js';
import { openPackedPglite } from '../support/embedded.js';
import { Harness } from './harness.js';

describe('the cache of rendered events', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openPackedPglite();
  });
  afterAll(() => database[Symbol.asyncDispose]());

  it.each([
    ['serves a second replay without rendering when the events fit', 100_000, 5],
    ['renders events of a second replay again when they did not fit', 250, 10],
  ])('%s', async (_, cacheBytes, rendered) => {
    await using harness = await Harness.open({ database });
    await harness.history(5);
    let renders = 0;
    const groups = new Groups({
      logger: createLogger('silent', 'json'),
      metrics: createMetrics(),
      cacheBytes,
      serialize: (result) => {
        renders += 1;
        return Buffer.from(JSON.stringify(result).padEnd(100));
      },
    });
    const context = { forEvent: () => context, forState: () => context, scope: { kind: 'members' } };
    const args = {
      schema: buildSchema('type Query { a: Int } type Subscription { seq: Int }'),
      document: parse('subscription { seq }'),
      contextValue: context,
    } as unknown as OperationArgs;
    for (const userId of ['user_1', 'user_2'] as const) {
      const stream = await harness.open(userId, 0);
      const group = groups.join({ args, stream });
      const frames: Buffer[] = [];
      const member = { userId, authorizedAt: 5, closed: false, drained: async () => {}, end: () => {} };
      await group.value.catchUp({ ...member, deliver: (portion) => frames.push(...portion) }, 0);
      expect(frames).toHaveLength(5);
      group.release();
      await stream.return();
    }
    expect(renders).toBe(rendered);
  });
});
