import { answerQuestions, openAll } from './answers.js';
import { Subscriber, type Target } from './subscriber.js';

/** A load process: holds many subscribers, counts what they receive and answers the bench's questions over IPC. */

const maxSamples = 4_000_000;

let subscribers: Subscriber[] = [];
let received = 0;
let bytes = 0;
let latencies = new Uint32Array(65_536);
let faults: string[] = [];

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
  onFault(fault: string) {
    if (faults.length < 5) faults.push(fault);
  },
};

answerQuestions({
  async connect(targets) {
    const fresh = (targets as Target[]).map((target) => new Subscriber(target, tally));
    subscribers.push(...fresh);
    await openAll(fresh);
  },
  async drop() {
    for (const subscriber of subscribers) subscriber.drop();
  },
  async forget() {
    subscribers = [];
  },
  /** Everybody at once, each behind what it has. */
  async resume() {
    await Promise.all(subscribers.map((subscriber) => subscriber.open(true)));
  },
  async reset() {
    received = 0;
    bytes = 0;
    faults = [];
  },
  async count() {
    return { received, faults };
  },
  async report() {
    return { received, bytes, latencies: latencies.slice(0, Math.min(received, maxSamples)) };
  },
});
