import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bus, Hint } from '../../src/events/bus.js';
import type { StoredEvent, StreamId } from '../../src/events/event.js';

export interface BusFixture extends AsyncDisposable {
  /** Two connected buses; they may be the same object. */
  readonly near: Bus;
  readonly far: Bus;
}

/** The tests of every bus. */
export function busContract(open: () => Promise<BusFixture>): void {
  let fixture: BusFixture;
  beforeAll(async () => {
    fixture = await open();
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  it('delivers an event unchanged to every subscriber of its stream, on both instances', async () => {
    const { near, far } = fixture;
    const event = sampleEvent('project_1', 1);
    const received = await Promise.all([
      listen(near, 'project_1'),
      listen(near, 'project_1'),
      listen(far, 'project_1'),
    ]);
    await near.publish(event);
    for (const listener of received) expect(await listener.next()).toEqual(event);
    for (const listener of received) listener.stop();
  });

  it('delivers each event only to subscribers of its stream', async () => {
    const { near, far } = fixture;
    const other = await listen(far, 'project_other');
    const own = await listen(far, 'project_own');
    await near.publish(sampleEvent('project_own', 1));
    await near.publish(sampleEvent('project_other', 7));
    expect((await own.next()).streamId).toBe('project_own');
    expect((await other.next()).seq).toBe(7);
    expect(other.received).toHaveLength(1);
    own.stop();
    other.stop();
  });

  it('delivers nothing to a stopped subscriber, and delivers to a new one', async () => {
    const { near, far } = fixture;
    const first = await listen(far, 'project_again');
    first.stop();
    first.stop();
    const second = await listen(far, 'project_again');
    await near.publish(sampleEvent('project_again', 1));
    await second.next();
    expect(first.received).toHaveLength(0);
    second.stop();
  });

  it('keeps delivering to the other subscribers of a stream after one has stopped', async () => {
    const { near, far } = fixture;
    const leaving = await listen(far, 'project_shared');
    const staying = await listen(far, 'project_shared');
    leaving.stop();
    await near.publish(sampleEvent('project_shared', 1));
    expect((await staying.next()).seq).toBe(1);
    expect(leaving.received).toHaveLength(0);
    staying.stop();
  });

  it('keeps the order of events of one publisher', async () => {
    const { near, far } = fixture;
    const listener = await listen(far, 'project_order');
    const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
    for (const seq of numbers) void near.publish(sampleEvent('project_order', seq));
    for (const seq of numbers) expect((await listener.next()).seq).toBe(seq);
    listener.stop();
  });

  it('delivers a signal unchanged to every listener of its topic, on both instances, and to no stream', async () => {
    const { near, far } = fixture;
    const message = { user: 'user_1', typing: true, word: 'a "quoted" ü', nothing: null };
    const received = await Promise.all([hear(near, 'project_1'), hear(near, 'project_1'), hear(far, 'project_1')]);
    const [other, stream] = [await hear(far, 'project_2'), await listen(far, 'project_1')];
    await near.signal('project_1', message);
    for (const listener of received) expect(await listener.next()).toEqual(message);
    await near.signal('project_2', ['last']);
    expect(await other.next()).toEqual(['last']);
    await near.publish(sampleEvent('project_1', 9));
    expect((await stream.next()).seq).toBe(9);
    expect([...received, other, stream].map(({ received }) => received.length)).toEqual([1, 1, 1, 1, 1]);
    for (const { stop } of [...received, other, stream]) stop();
  });

  it('delivers no signal to a stopped listener', async () => {
    const { near, far } = fixture;
    const [gone, here] = [await hear(far, 'topic'), await hear(far, 'topic')];
    gone.stop();
    await near.signal('topic', 1);
    expect(await here.next()).toBe(1);
    expect(gone.received).toEqual([]);
    here.stop();
  });

  it('has the state "up" when connected', () => {
    expect([fixture.near.state, fixture.far.state]).toEqual(['up', 'up']);
  });
}

function listen(bus: Bus, streamId: StreamId) {
  return collect<Hint>((onHint) => bus.subscribe(streamId, onHint));
}

function hear(bus: Bus, topic: string) {
  return collect<unknown>((onSignal) => bus.listen(topic, onSignal));
}

async function collect<T>(subscribe: (onMessage: (message: T) => void) => Promise<() => void>) {
  const received: T[] = [];
  let read = 0;
  let wake = () => {};
  const stop = await subscribe((message) => {
    received.push(message);
    wake();
  });
  return {
    received,
    stop,
    async next(): Promise<T> {
      while (received.length <= read) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      read += 1;
      return received[read - 1]!;
    },
  };
}

/** An event as a command writes it. */
export function sampleEvent(streamId: StreamId, seq: number): StoredEvent {
  return {
    streamId,
    seq,
    kind: 'ProjectCreated',
    occurredAt: '2026-11-22T09:30:00.000Z',
    actorId: 'user_1',
    actorName: 'Ada',
    origin: { clientId: null, mutationId: 'a "quoted" ü' },
    entityId: streamId,
    data: {
      project: {
        id: streamId,
        key: 'P',
        name: 'Ein Übungsprojekt',
        description: '',
        color: '#64748b',
        archivedAt: null,
        version: 1,
        createdAt: '2026-11-22T09:30:00.000Z',
        updatedAt: '2026-11-22T09:30:00.000Z',
      },
    },
  };
}
