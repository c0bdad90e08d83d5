import { openAll, serveRequests } from './answers.js';
import { Subscriber, type Target } from './subscriber.js';

/** A load process: connects many subscribers, counts their events and serves the requests of the bench over IPC. */

const maxSamples = 4_000_000;

let subscribers: Subscriber[] = [];
let received = 0;
let bytes = 0;
let latencies = new Uint32Array(65_536);
let errors: string[] = [];

const tally = {
  onEvent(micros: number, size: number) {
    if (received === latencies.length && received < maxSamples) {
      const longer = new Uint32Array(latencies.length * 2);
      longer.set(latencies);
      latencies = longer;
    }
    latencies[received] = micros;
    received += 1;
    bytes += size;
  },
  onError(error: string) {
    if (errors.length < 5) errors.push(error);
  },
};

serveRequests({
  async connect(targets) {
    const added = (targets as Target[]).map((target) => new Subscriber(target, tally));
    subscribers.push(...added);
    await openAll(added);
  },
  async drop() {
    for (const subscriber of subscribers) subscriber.drop();
  },
  async forget() {
    subscribers = [];
  },
  /** Reconnects all subscribers at the same time, each from its last cursor. */
  async resume() {
    await Promise.all(subscribers.map((subscriber) => subscriber.open(true)));
  },
  async reset() {
    received = 0;
    bytes = 0;
    errors = [];
  },
  async count() {
    return { received, errors };
  },
  async report() {
    return { received, bytes, latencies: latencies.slice(0, Math.min(received, maxSamples)) };
  },
});
