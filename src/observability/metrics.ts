import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What an instance counts, for `/metrics`. */
export interface Metrics {
  readonly registry: Registry;
  readonly deliveries: Counter;
  readonly gapsFilled: Counter;
  readonly socketsClosed: Counter<'code'>;
  readonly refusals: Counter<'limit'>;
  readonly rejectedTokens: Counter<'cause'>;
  readonly leasesCollected: Counter;
  /** Registers a gauge that is read when it is asked for. */
  gauge(name: string, help: string, read: () => number): void;
}

/** One registry per app, so that several can live in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    deliveries: new Counter({
      name: 'taskwire_deliveries_total',
      help: 'Events that groups handed to their members.',
      registers,
    }),
    gapsFilled: new Counter({
      name: 'taskwire_gaps_filled_total',
      help: 'Times that events were read from the log because a hint was late or lost.',
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
      help: 'Times that a limit was reached, by limit.',
      labelNames: ['limit'],
      registers,
    }),
    rejectedTokens: new Counter({
      name: 'taskwire_rejected_tokens_total',
      help: 'Credentials of requests and sockets that were not good, by cause.',
      labelNames: ['cause'],
      registers,
    }),
    leasesCollected: new Counter({
      name: 'taskwire_presence_leases_collected_total',
      help: 'Instances that ended without a word, or gave back their lease, whose people this one took off.',
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
