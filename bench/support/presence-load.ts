import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Child } from './child.js';
import { type PresenceTarget, viewOf } from './presence-reader.js';

interface Report {
  readonly people: readonly (readonly [projectId: string, userId: string])[];
  readonly views: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly messages: number;
  readonly retries: number;
  readonly fault: string | undefined;
}

const worker = fileURLToPath(new URL('./presence-worker.ts', import.meta.url));
const processes = 2;
/** People who are connected with one question; the answer must come in time. */
const portion = 500;

/** People who are present, in a few processes. Each project's are spread over all of them. */
export class PresenceLoad implements AsyncDisposable {
  readonly #workers = Array.from(
    { length: processes },
    (_, index) => new Child({ name: `people ${index}`, role: 'load', args: ['--import', 'tsx', worker] }),
  );

  async connect(targets: readonly PresenceTarget[]): Promise<void> {
    for (let from = 0; from < targets.length; from += portion) {
      const some = targets.slice(from, from + portion);
      const mine = (index: number) => some.filter((_, at) => at % processes === index);
      await Promise.all(this.#workers.map((child, index) => child.ask('connect', mine(index))));
    }
  }

  /** Cuts all connections and opens them again at once. @param addresses where those of an address come back */
  async comeBack(addresses: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.#askAll('comeBack', addresses);
  }

  /** Half of the people leave. */
  async halve(): Promise<void> {
    await this.#askAll('halve');
  }

  async reset(): Promise<void> {
    await this.#askAll('reset');
  }

  /** Messages that came, and connections that had to be tried again, since the last reset. */
  async counts(): Promise<{ messages: number; retries: number }> {
    const reports = await this.#reports();
    return {
      messages: reports.reduce((sum, { messages }) => sum + messages, 0),
      retries: reports.reduce((sum, { retries }) => sum + retries, 0),
    };
  }

  /** Resolves as soon as everybody takes exactly those for present who are. Raises when that takes too long. */
  async right(withinMs: number): Promise<void> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const reports = await this.#reports();
      const fault = reports.find((report) => report.fault !== undefined)?.fault;
      if (fault !== undefined) throw new Error(`A reader failed: ${fault}`);
      const wrong = countWrong(reports);
      if (wrong === 0) return;
      if (performance.now() > deadline) throw new Error(`${wrong} readers are wrong after ${withinMs} ms`);
      await sleep(200);
    }
  }

  async #reports(): Promise<Report[]> {
    return (await this.#askAll('report')) as Report[];
  }

  #askAll(question: string, argument?: unknown): Promise<unknown[]> {
    return Promise.all(this.#workers.map((child) => child.ask(question, argument)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#workers.map((child) => child[Symbol.asyncDispose]()));
  }
}

/** How many readers take others for present than those who are. */
function countWrong(reports: readonly Report[]): number {
  const present = new Map<string, string[]>();
  for (const [projectId, userId] of reports.flatMap(({ people }) => people)) {
    present.set(projectId, [...(present.get(projectId) ?? []), userId]);
  }
  let wrong = 0;
  for (const { views } of reports) {
    for (const [projectId, found] of Object.entries(views)) {
      const truth = viewOf(present.get(projectId) ?? []);
      for (const [view, readers] of Object.entries(found)) if (view !== truth) wrong += readers;
    }
  }
  return wrong;
}
