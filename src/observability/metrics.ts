import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** The metrics of an instance, served at `/metrics`. */
export interface Metrics {
  readonly registry: Registry;
  readonly deliveries: Counter;
  readonly gapsFilled: Counter;
  readonly socketsClosed: Counter<'code'>;
  readonly refusals: Counter<'limit'>;
  readonly rejectedTokens: Counter<'cause'>;
  readonly leasesCollected: Counter;
  readonly databaseOutages: Counter<'cause'>;
  readonly commandRetries: Counter<'reason'>;
  readonly droppedMessages: Counter<'reason'>;
  readonly setAside: Counter<'task'>;
  readonly failedTaskRuns: Counter<'task'>;
  /** Registers a gauge that calls `read` at each scrape. */
  gauge(name: string, help: string, read: () => number): void;
}

/** Creates the metrics in a new registry, so that several apps can run in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    deliveries: new Counter({
      name: 'taskwire_deliveries_total',
      help: 'Events that groups delivered to their members.',
      registers,
    }),
    gapsFilled: new Counter({
      name: 'taskwire_gaps_filled_total',
      help: 'Reads of the log because a hint was late or lost.',
      registers,
    }),
    socketsClosed: new Counter({
      name: 'taskwire_sockets_closed_total',
      help: 'Closed sockets by close code.',
      labelNames: ['code'],
      registers,
    }),
    refusals: new Counter({
      name: 'taskwire_refusals_total',
      help: 'Refusals because a limit was reached, by limit.',
      labelNames: ['limit'],
      registers,
    }),
    rejectedTokens: new Counter({
      name: 'taskwire_rejected_tokens_total',
      help: 'Rejected credentials of requests and sockets, by cause.',
      labelNames: ['cause'],
      registers,
    }),
    leasesCollected: new Counter({
      name: 'taskwire_presence_leases_collected_total',
      help: 'Expired presence leases that this instance collected.',
      registers,
    }),
    databaseOutages: new Counter({
      name: 'taskwire_database_outages_total',
      help: 'Requests that the database did not answer, by cause.',
      labelNames: ['cause'],
      registers,
    }),
    commandRetries: new Counter({
      name: 'taskwire_command_retries_total',
      help: 'Retries of commands after a conflict with another transaction, by reason.',
      labelNames: ['reason'],
      registers,
    }),
    droppedMessages: new Counter({
      name: 'taskwire_dropped_messages_total',
      help: 'Messages from Redis that were dropped, by reason.',
      labelNames: ['reason'],
      registers,
    }),
    setAside: new Counter({
      name: 'taskwire_set_aside_total',
      help: 'Rows of scheduled work that failed and will be retried, by task.',
      labelNames: ['task'],
      registers,
    }),
    failedTaskRuns: new Counter({
      name: 'taskwire_failed_task_runs_total',
      help: 'Runs of periodic tasks that failed as a whole, by task.',
      labelNames: ['task'],
      registers,
    }),
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    },
  };
}
