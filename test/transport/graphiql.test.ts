import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/observability/logger.js';
import { openPackedPglite } from '../support/embedded.js';

it('GraphiQL carries a token of the demo user Ada only for requests from this machine to its own port', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'taskwire-graphiql-'));
  try {
    await using database = await openPackedPglite();
    await using app = await createApp(readConfig({ PORT: '0', DATA_DIR: folder }), {
      database,
      logger: createLogger('silent', 'json'),
    });
    const page = async (headers: Record<string, string> = {}) => {
      const response = await fetch(`${app.url}/graphql`, { headers: { accept: 'text/html', ...headers } });
      return response.text();
    };
    const token = /Bearer eyJ/;
    expect(await page()).toMatch(token);
    const { port } = new URL(app.url);
    expect(await pageFor(app.url, `localhost:${port}`)).toMatch(token);
    const evil = ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example'].map((name) => `${name}:${port}`);
    for (const host of ['evil.example', ...evil, 'localhost', 'localhost:4', '127.0.0.1:4']) {
      expect(await pageFor(app.url, host), host).not.toMatch(token);
    }
    for (const name of ['X-Forwarded-For', 'X-Forwarded-Proto', 'Forwarded']) {
      const forwarded = await page({ [name]: 'for=192.0.2.1' });
      expect(forwarded).toContain('graphiql');
      expect(forwarded, name).not.toMatch(token);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}, 90_000);

/** @returns the GraphiQL page that a browser receives for another `Host` */
async function pageFor(url: string, host: string): Promise<string> {
  const [response]: IncomingMessage[] = await once(
    get(`${url}/graphql`, { headers: { accept: 'text/html', host } }),
    'response',
  );
  return response ? text(response) : '';
}
