import { Client } from 'pg';
import { expect, it } from 'vitest';
import { openPostgres } from '../../src/store/postgres.js';
import { describeServices } from '../support/backends.js';
import { newPerson } from '../support/client.js';
import { startInstance } from '../support/instance.js';

/** Sends an operation. @returns the status, `Retry-After` and the codes of the errors */
async function send(url: string, authorization: string, query: string, accept = 'application/json') {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization, accept, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  const codes = [...text.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code);
  return { status: response.status, retryAfter: response.headers.get('retry-after'), codes };
}

describeServices('an operation during a database outage', (kind) => {
  it('gets 503 with Retry-After when no data is left, and 200 with partial data', async () => {
    await using backend = await kind.open();
    const url = backend.env.DATABASE_URL!;
    await using database = openPostgres(url, 5, () => {}, { statementMs: 1_000 });
    await using app = await startInstance({ ...backend, database });
    const ada = await newPerson(app.url);
    const locker = new Client({ connectionString: url });
    await locker.connect();
    try {
      await locker.query('BEGIN; LOCK TABLE project IN ACCESS EXCLUSIVE MODE');
      const unavailable = { status: 503, retryAfter: '1', codes: ['UNAVAILABLE'] };
      const project = 'project(id: "project_01h455vb4pex5vsknk084sn02q") { id }';
      expect(await send(app.url, ada.authorization, `{ ${project} }`)).toEqual(unavailable);
      expect(await send(app.url, ada.authorization, `{ ${project} }`, 'text/event-stream')).toEqual(unavailable);
      const node = '{ node(id: "project_01h455vb4pex5vsknk084sn02q") { id } me { id } }';
      expect(await send(app.url, ada.authorization, node)).toMatchObject({ status: 200, retryAfter: null });
    } finally {
      await locker.end();
    }
  });
});
