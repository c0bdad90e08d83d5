import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { startInstance } from '../support/instance.js';

/** The public audit of the GraphQL over HTTP specification (https://github.com/graphql/graphql-http#audits). */
describeBackends('GraphQL over HTTP', (kind) => {
  let backend: Backend;
  let app: App;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const audits = serverAudits({ url: () => `${app.url}/graphql` });

  it('has the audits of the specification', () => expect(audits.length).toBeGreaterThanOrEqual(61));

  it.each(audits)('$id $name', async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'ok' });
  });
});
