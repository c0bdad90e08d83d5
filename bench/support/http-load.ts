import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { serveRequests } from './answers.js';
import { Child } from './child.js';

/** The request of the clients. */
export interface LoadRequest {
  /** `host:port`. */
  readonly address: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clients: number;
  readonly forMs: number;
}

/** The result of a run. */
export interface LoadResult {
  readonly requests: number;
  readonly ms: number;
  /** The body of the last response. */
  readonly last: string;
}

/** Clients that repeat one request on keep-alive connections, in a separate process on the cores of the load. */
export class HttpLoad implements AsyncDisposable {
  readonly #child = new Child({
    name: 'http load',
    role: 'load',
    args: ['--import', 'tsx', fileURLToPath(import.meta.url)],
  });

  async run(request: LoadRequest): Promise<LoadResult> {
    return (await this.#child.request('run', request)) as LoadResult;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#child[Symbol.asyncDispose]();
  }
}

async function runClients({ address, body, headers, clients, forMs }: LoadRequest): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const startedAt = performance.now();
  let requests = 0;
  let last = '';
  const client = async () => {
    while (performance.now() - startedAt < forMs) {
      last = await post(agent, address, body, headers);
      requests += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return { requests, ms: performance.now() - startedAt, last };
}

function post(agent: Agent, address: string, body: string, headers: LoadRequest['headers']): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(`http://${address}/graphql`, {
      agent,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${response.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    sent.end(body);
  });
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  serveRequests({ run: (request) => runClients(request as LoadRequest) });
}
