import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from '../../src/domain/command.js';
import { defaultQuotas, Quotas } from '../../src/domain/quotas.js';
import { fullScope } from '../../src/domain/scope.js';
import { EventLog } from '../../src/events/log.js';
import { toGraphQLError } from '../../src/graphql/errors.js';
import { newId } from '../../src/ids.js';
import { createMetrics } from '../../src/observability/metrics.js';
import { type Backend, describeBackends } from '../support/backends.js';

describeBackends('a command with a conflicting transaction', (kind) => {
  let backend: Backend;
  let log: EventLog;

  beforeAll(async () => {
    backend = await kind.open();
    log = await EventLog.open(backend.database.db);
  });
  afterAll(() => backend[Symbol.asyncDispose]());

  /** Runs a command whose first `losses` attempts fail with a SQLSTATE. @returns attempts, error and counted retries */
  async function run(sqlState: string, losses: number) {
    const metrics = createMetrics();
    const { db } = backend.database;
    const services = { db, log, bus: backend.openBus(), metrics };
    const actor = { actorId: newId('user'), scope: fullScope, origin: { clientId: null, mutationId: null } };
    let attempts = 0;
    const outcome = runCommand({ ...services, ...actor, quotas: new Quotas(defaultQuotas, metrics) }, async (tx) => {
      attempts += 1;
      if (attempts <= losses) {
        await sql.raw(`DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '${sqlState}'; END $$`).execute(tx.sql);
      }
      return { result: {}, streamId: newId('project'), events: [] };
    });
    const error: unknown = await outcome.then(
      () => undefined,
      (reason) => reason,
    );
    const { values } = await metrics.commandRetries.get();
    return { attempts, error, retries: values.map(({ labels, value }) => [labels.reason, value]) };
  }

  it.each([
    ['deadlock', '40P01'],
    ['serialization', '40001'],
  ])('is retried and counted as %s', async (reason, sqlState) => {
    expect(await run(sqlState, 2)).toEqual({ attempts: 3, error: undefined, retries: [[reason, 2]] });
  });

  it('fails after four attempts with an error that names conflicting changes', async () => {
    const { attempts, error, retries } = await run('40P01', 9);
    expect({ attempts, retries }).toEqual({ attempts: 4, retries: [['deadlock', 3]] });
    const { message, extensions } = toGraphQLError(error, () => {});
    expect(extensions).toEqual({ code: 'UNAVAILABLE' });
    expect(message).toBe(
      'The change conflicts with other changes to the same data. Try again; repeat a mutation with its idempotency key.',
    );
  });

  it('is not retried after any other error', async () => {
    expect(await run('22000', 1)).toMatchObject({ attempts: 1, error: expect.any(Error), retries: [] });
  });
});
