import type { TableServer, TableServerName } from '../peers/table-servers.js';
import { type CommandName, commandRequests } from './commands.js';
import type { HttpLoad, LoadResult } from './http-load.js';
import { median, percentile, round } from './statistics.js';
import type { Workspace } from './workspace.js';

/** A command with a number of concurrent clients over a number of projects. */
export interface Scenario {
  readonly command: CommandName;
  readonly clients: number;
  readonly projects: number;
}

/** The figures of one server in a scenario, from the medians of the rounds. */
export interface Figures extends Scenario {
  readonly server: TableServerName;
  readonly requestsPerSecond: number;
  readonly cpuMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Collects the rounds of one server in one scenario. */
export class Measurement {
  readonly #perSecond: number[] = [];
  readonly #cpuMs: number[] = [];
  readonly #latencies: number[] = [];

  constructor(
    readonly scenario: Scenario,
    readonly contestant: TableServer,
    readonly workspace: Workspace,
  ) {}

  /** Sends requests for a time. The figures do not contain the round. */
  run(load: HttpLoad, forMs: number): Promise<LoadResult> {
    const { command, clients, projects } = this.scenario;
    const { name, server, headers } = this.contestant;
    const requests = commandRequests(command, name, this.workspace, projects);
    return load.run({ ...requests, address: server.address, headers, clients, forMs });
  }

  /** Sends requests for a time and adds the round to the figures. */
  async measure(load: HttpLoad, forMs: number): Promise<void> {
    const { server } = this.contestant;
    const before = await server.cpuMicros();
    const { requests, ms, latencies } = await this.run(load, forMs);
    this.#cpuMs.push(((await server.cpuMicros()) - before) / 1_000 / requests);
    this.#perSecond.push((requests / ms) * 1_000);
    this.#latencies.push(...latencies);
  }

  figures(): Figures {
    const sorted = Float64Array.from(this.#latencies).sort();
    return {
      ...this.scenario,
      server: this.contestant.name,
      requestsPerSecond: round(median(this.#perSecond), 0),
      cpuMs: round(median(this.#cpuMs)),
      p50Ms: round(percentile(sorted, 0.5), 1),
      p99Ms: round(percentile(sorted, 0.99), 1),
    };
  }
}
