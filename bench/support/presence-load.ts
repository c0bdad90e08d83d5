import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Child } from './child.js';
import { type PresenceTarget, viewOf } from './presence-reader.js';

interface Report {
  readonly users: readonly (readonly [projectId: string, userId: string])[];
  readonly views: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly messages: number;
  readonly retries: number;
  readonly error: string | undefined;
}

const worker = fileURLToPath(new URL('./presence-worker.ts', import.meta.url));
const processes = 2;
/** Users per `connect` request; a larger number would exceed the time limit of a request. */
const batchSize = 500;

/** Present users in a few processes. The users of each project are distributed over all processes. */
export class PresenceLoad implements AsyncDisposable {
  readonly #workers = Array.from(
    { length: processes },
    (_, index) => new Child({ name: `users ${index}`, role: 'load', args: ['--import', 'tsx', worker] }),
  );

  async connect(targets: readonly PresenceTarget[]): Promise<void> {
    for (let from = 0; from < targets.length; from += batchSize) {
      const batch = targets.slice(from, from + batchSize);
      const share = (index: number) => batch.filter((_, position) => position % processes === index);
      await Promise.all(this.#workers.map((child, index) => child.request('connect', share(index))));
    }
  }

  /** Disconnects and reconnects all users. @param addresses the new address by old address; others stay the same */
  async reconnect(addresses: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.#requestAll('reconnect', addresses);
  }

  /** Disconnects half of the users. */
  async disconnectHalf(): Promise<void> {
    await this.#requestAll('disconnectHalf');
  }

  async reset(): Promise<void> {
    await this.#requestAll('reset');
  }

  /** Returns the received messages and the repeated connection attempts since the last reset. */
  async counts(): Promise<{ messages: number; retries: number }> {
    const reports = await this.#reports();
    return {
      messages: reports.reduce((sum, { messages }) => sum + messages, 0),
      retries: reports.reduce((sum, { retries }) => sum + retries, 0),
    };
  }

  /** Resolves when every reader has the correct set of present users. @throws Error after `withinMs` */
  async waitUntilCorrect(withinMs: number): Promise<void> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const reports = await this.#reports();
      const error = reports.find((report) => report.error !== undefined)?.error;
      if (error !== undefined) throw new Error(`A reader failed: ${error}`);
      const wrong = countWrong(reports);
      if (wrong === 0) return;
      if (performance.now() > deadline)
        throw new Error(`${wrong} readers have a wrong set of users after ${withinMs} ms.`);
      await sleep(200);
    }
  }

  async #reports(): Promise<Report[]> {
    return (await this.#requestAll('report')) as Report[];
  }

  #requestAll(name: string, argument?: unknown): Promise<unknown[]> {
    return Promise.all(this.#workers.map((child) => child.request(name, argument)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#workers.map((child) => child[Symbol.asyncDispose]()));
  }
}

/** Counts the readers with a wrong set of present users. */
function countWrong(reports: readonly Report[]): number {
  const present = new Map<string, string[]>();
  for (const [projectId, userId] of reports.flatMap(({ users }) => users)) {
    present.set(projectId, [...(present.get(projectId) ?? []), userId]);
  }
  let wrong = 0;
  for (const { views } of reports) {
    for (const [projectId, readersByView] of Object.entries(views)) {
      const expected = viewOf(present.get(projectId) ?? []);
      for (const [view, readers] of Object.entries(readersByView)) if (view !== expected) wrong += readers;
    }
  }
  return wrong;
}
