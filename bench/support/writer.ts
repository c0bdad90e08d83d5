import { stampedTitle } from './payload.js';
import type { BenchProject } from './workspace.js';

const mutation = `mutation Move($input: UpdateTaskInput!) {
  updateTask(input: $input) { __typename }
}`;

/** Changes tasks by real mutations over HTTP. */
export class Writer {
  readonly #url: string;
  readonly #token: string;
  #made = 0;

  /** @param address `host:port` of the instance that takes the mutations */
  constructor(address: string, token: string) {
    this.#url = `http://${address}/graphql`;
    this.#token = token;
  }

  /** Makes `count` events in the project, all at the same time, each on a task of its own while there are enough. */
  async write(project: BenchProject, count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.#updateTask(project)));
  }

  /** A new title each time; the status goes back and forth with each round over the tasks. */
  async #updateTask({ taskIds }: BenchProject): Promise<void> {
    const index = this.#made;
    this.#made += 1;
    const taskId = taskIds[index % taskIds.length];
    const status = Math.floor(index / taskIds.length) % 2 === 0 ? 'IN_PROGRESS' : 'TODO';
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
      body: JSON.stringify({ query: mutation, variables: { input: { taskId, title: stampedTitle(), status } } }),
      signal: AbortSignal.timeout(20_000),
    });
    const answer = await response.text();
    if (!answer.includes('"UpdateTaskPayload"')) throw new Error(`updateTask failed: ${response.status} ${answer}`);
  }
}
