import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { reporter, toGraphQLError } from '../../src/graphql/errors.js';
import { newId } from '../../src/ids.js';
import { createLogger } from '../../src/observability/logger.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { LogLines } from '../support/log-lines.js';
import { mutate } from '../support/mutate.js';
import { newProject } from '../support/operations.js';

describeBackends('a row that is deleted before the result is read', (kind) => {
  let backend: Backend;
  let app: App;
  const lines = new LogLines();

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { logger: createLogger('warn', 'json', lines) });
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  it('returns NOT_FOUND and logs a warning with the operation name', async () => {
    const ada = await newPerson(app.url);
    const { id: projectId } = await newProject(ada);
    const create = `mutation CreateOnce($input: CreateLabelInput!) {
      createLabel(input: $input) { ... on CreateLabelPayload { label { id } } }
    }`;
    const input = { projectId, name: 'Short-lived', idempotencyKey: 'once' };
    const first = await ada.post<{ createLabel: { label: { id: string } } }, object>(create, { input });
    await mutate(ada, 'deleteLabel', { labelId: first.data?.createLabel.label.id });
    expect(lines.all).toEqual([]);
    const repeated = await ada.post(create, { input });
    expect(repeated.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(lines.all).toMatchObject([
      { level: 40, msg: 'row not found', operation: 'CreateOnce', err: { code: 'P2025' } },
    ]);
  });

  it('returns NOT_FOUND for a missing row of Kysely, as for one of Prisma', async () => {
    const { db, prisma } = backend.database;
    const id = newId('label');
    const queries = [
      db.sql.selectFrom('label').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
      prisma.label.findUniqueOrThrow({ where: { id } }),
    ];
    lines.all.length = 0;
    for (const query of queries) {
      const thrown = await query.then(
        () => expect.fail(),
        (error: unknown) => error,
      );
      const mapped = toGraphQLError(thrown, reporter(app.services, 'operation failed', 'ReadLabel'));
      expect(mapped.extensions).toEqual({ code: 'NOT_FOUND' });
    }
    const warning = { level: 40, msg: 'row not found', operation: 'ReadLabel' };
    expect(lines.all).toMatchObject([warning, warning]);
  });
});
