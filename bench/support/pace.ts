import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningPeer } from '../peers/peer.js';
import type { Load } from './load.js';

/** A number of events at an even pace. */
export interface Pace {
  readonly events: number;
  /** How many are made at the same time. */
  readonly perTurn: number;
  readonly perSecond: number;
}

const arriveWithinMs = 60_000;

/** Connects the peer's subscribers with an index from `from` to below `to`, and waits until they stand. */
export async function connect(running: RunningPeer, load: Load, from: number, to: number): Promise<void> {
  await load.connect(Array.from({ length: to - from }, (_, index) => running.target(from + index)));
  // No protocol here says that a subscription stands, only that it failed.
  await sleep(2_000);
}

/** Cuts all connections, and waits until the server has noticed. */
export async function disconnect(load: Load): Promise<void> {
  await load.clear();
  await sleep(1_000);
}

/** Makes events, and waits until every subscriber has them. */
export async function publishAt(pace: Pace, running: RunningPeer, load: Load, subscribers: number): Promise<void> {
  const { events, perTurn, perSecond } = pace;
  await load.reset();
  const began = performance.now();
  const turns: Promise<void>[] = [];
  for (let made = 0; made < events; made += perTurn) {
    await sleep(Math.max(0, began + (made / perSecond) * 1_000 - performance.now()));
    const turn = running.publish(Math.min(perTurn, events - made));
    turn.catch(() => {}); // told by Promise.all below
    turns.push(turn);
  }
  await Promise.all(turns);
  await load.received(events * subscribers, arriveWithinMs);
}
