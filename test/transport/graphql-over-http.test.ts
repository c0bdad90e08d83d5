import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { startInstance } from '../support/instance.js';

/** The public audit of the GraphQL over HTTP specification (https://github.com/graphql/graphql-http#audits). */
describeBackends('the GraphQL over HTTP specification', (kind) => {
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

  it('has at least 61 audits', () => expect(audits.length).toBeGreaterThanOrEqual(61));

  it.each(audits)('is met by audit $id: $name', async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'ok' });
  });
});
