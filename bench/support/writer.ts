import { stampedTitle } from './payload.js';
import type { BenchProject } from './workspace.js';

const mutation = `mutation Move($input: UpdateTaskInput!) {
  updateTask(input: $input) { __typename }
}`;

/** Changes tasks with mutations over HTTP. */
export class Writer {
  readonly #url: string;
  readonly #token: string;
  #written = 0;

  /** @param address `host:port` of the instance that executes the mutations */
  constructor(address: string, token: string) {
    this.#url = `http://${address}/graphql`;
    this.#token = token;
  }

  /** Changes `count` tasks of the project at the same time; with fewer tasks, tasks are changed repeatedly. */
  async write(project: BenchProject, count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.#updateTask(project)));
  }

  /** Sets a new title, and toggles the status with each pass over the tasks. */
  async #updateTask({ taskIds }: BenchProject): Promise<void> {
    const index = this.#written;
    this.#written += 1;
    const taskId = taskIds[index % taskIds.length];
    const status = Math.floor(index / taskIds.length) % 2 === 0 ? 'IN_PROGRESS' : 'TODO';
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
      body: JSON.stringify({ query: mutation, variables: { input: { taskId, title: stampedTitle(), status } } }),
      signal: AbortSignal.timeout(20_000),
    });
    const body = await response.text();
    if (!body.includes('"UpdateTaskPayload"')) throw new Error(`updateTask failed: ${response.status} ${body}`);
  }
}
