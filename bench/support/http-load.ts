import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { serveRequests } from './answers.js';
import { Child } from './child.js';

/** The request of the clients. */
export interface LoadRequest {
  /** `host:port`. */
  readonly address: string;
  /**
   * The bodies, sent in turn. `%n` stands for the number of the request, which no other request of the process has.
   */
  readonly bodies: readonly string[];
  /** A text in every response, also with `%n`; default: the responses are not checked. */
  readonly expected?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clients: number;
  /** Each client sends at least one request, also for 0. */
  readonly forMs: number;
}

/** The result of a run. */
export interface LoadResult {
  readonly requests: number;
  readonly ms: number;
  /** Milliseconds of each request, in no order. */
  readonly latencies: readonly number[];
  /** The body of the last response. */
  readonly last: string;
}

/** Clients that repeat requests on keep-alive connections, in a separate process on the cores of the load. */
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

// The first number is above every number that a server assigns.
let lastNumber = 1_000_000;

async function runClients(load: LoadRequest): Promise<LoadResult> {
  const { address, bodies, expected = '', headers, clients, forMs } = load;
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const startedAt = performance.now();
  const latencies: number[] = [];
  let last = '';
  const client = async () => {
    do {
      lastNumber += 1;
      const fill = (text: string) => text.replaceAll('%n', String(lastNumber));
      const body = fill(bodies[lastNumber % bodies.length] ?? '');
      const wanted = fill(expected);
      const sentAt = performance.now();
      last = await post(agent, address, body, headers);
      latencies.push(performance.now() - sentAt);
      if (!last.includes(wanted)) throw new Error(`No ${wanted} in the response: ${last.slice(0, 500)}`);
    } while (performance.now() - startedAt < forMs);
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return { requests: latencies.length, ms: performance.now() - startedAt, latencies, last };
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
