import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningPeer } from '../peers/peer.js';
import type { Load } from './load.js';

/** A number of events at a constant rate. */
export interface Pace {
  readonly events: number;
  /** Number of events published at the same time. */
  readonly perTurn: number;
  readonly perSecond: number;
}

const arriveWithinMs = 60_000;

/** Connects the peer's subscribers with the indexes `from` to `to - 1`, and waits until they are subscribed. */
export async function connect(running: RunningPeer, load: Load, from: number, to: number): Promise<void> {
  await load.connect(Array.from({ length: to - from }, (_, index) => running.target(from + index)));
  // The protocols confirm no subscription; they report only failures.
  await sleep(2_000);
}

/** Disconnects all subscribers, and waits until the server has closed the sockets. */
export async function disconnect(load: Load): Promise<void> {
  await load.clear();
  await sleep(1_000);
}

/** Publishes events at the given rate, and waits until every subscriber has received all of them. */
export async function publishAt(pace: Pace, running: RunningPeer, load: Load, subscribers: number): Promise<void> {
  const { events, perTurn, perSecond } = pace;
  await load.reset();
  const startedAt = performance.now();
  const turns: Promise<void>[] = [];
  for (let published = 0; published < events; published += perTurn) {
    await sleep(Math.max(0, startedAt + (published / perSecond) * 1_000 - performance.now()));
    const turn = running.publish(Math.min(perTurn, events - published));
    turn.catch(() => {}); // Promise.all below reports the error.
    turns.push(turn);
  }
  await Promise.all(turns);
  await load.waitFor(events * subscribers, arriveWithinMs);
}
