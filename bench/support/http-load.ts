import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Child } from './child.js';

/*
 * A bounded number of clients that ask a server the same over and over, each on a connection that it keeps. Runs in a
 * process of its own, on the cores of the load.
 */

/** What the clients ask. */
export interface Question {
  /** `host:port`. */
  readonly address: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clients: number;
  readonly forMs: number;
}

/** What came of it. */
export interface Answers {
  readonly requests: number;
  readonly ms: number;
  /** The last answer's text, to look at. */
  readonly last: string;
}

export class HttpLoad implements AsyncDisposable {
  readonly #child = new Child({
    name: 'http load',
    role: 'load',
    args: ['--import', 'tsx', fileURLToPath(import.meta.url)],
  });

  async ask(question: Question): Promise<Answers> {
    return (await this.#child.ask('ask', question)) as Answers;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#child[Symbol.asyncDispose]();
  }
}

async function ask({ address, body, headers, clients, forMs }: Question): Promise<Answers> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const began = performance.now();
  let requests = 0;
  let last = '';
  const client = async () => {
    while (performance.now() - began < forMs) {
      last = await post(agent, address, body, headers);
      requests += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return { requests, ms: performance.now() - began, last };
}

function post(agent: Agent, address: string, body: string, headers: Question['headers']): Promise<string> {
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
  process.on('message', ({ id, argument }: { id: number; argument: Question }) => {
    ask(argument).then(
      (value) => process.send?.({ id, value }),
      (error: unknown) => process.send?.({ id, fault: String(error) }),
    );
  });
}
