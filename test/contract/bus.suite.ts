import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bus, Hint } from '../../src/events/bus.js';
import type { StoredEvent, StreamId } from '../../src/events/event.js';

export interface BusFixture extends AsyncDisposable {
  /** Two ends that hear each other; they may be the same object. */
  readonly near: Bus;
  readonly far: Bus;
}

/** What every bus must do. */
export function busContract(open: () => Promise<BusFixture>): void {
  let fixture: BusFixture;
  beforeAll(async () => {
    fixture = await open();
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  it('carries an event as it is to every subscriber of its stream, at both ends', async () => {
    const { near, far } = fixture;
    const event = sampleEvent('project_1', 1);
    const heard = await Promise.all([listen(near, 'project_1'), listen(near, 'project_1'), listen(far, 'project_1')]);
    await near.publish(event);
    for (const listener of heard) expect(await listener.next()).toEqual(event);
    for (const listener of heard) listener.stop();
  });

  it('keeps streams apart', async () => {
    const { near, far } = fixture;
    const other = await listen(far, 'project_other');
    const own = await listen(far, 'project_own');
    await near.publish(sampleEvent('project_own', 1));
    await near.publish(sampleEvent('project_other', 7));
    expect((await own.next()).streamId).toBe('project_own');
    expect((await other.next()).seq).toBe(7);
    expect(other.heard).toHaveLength(1);
    own.stop();
    other.stop();
  });

  it('says nothing after the subscription is taken back, and hears again after a new one', async () => {
    const { near, far } = fixture;
    const first = await listen(far, 'project_again');
    first.stop();
    first.stop();
    const second = await listen(far, 'project_again');
    await near.publish(sampleEvent('project_again', 1));
    await second.next();
    expect(first.heard).toHaveLength(0);
    second.stop();
  });

  it('lets one of several subscribers go without the others', async () => {
    const { near, far } = fixture;
    const leaving = await listen(far, 'project_shared');
    const staying = await listen(far, 'project_shared');
    leaving.stop();
    await near.publish(sampleEvent('project_shared', 1));
    expect((await staying.next()).seq).toBe(1);
    expect(leaving.heard).toHaveLength(0);
    staying.stop();
  });

  it('keeps order on one connection', async () => {
    const { near, far } = fixture;
    const listener = await listen(far, 'project_order');
    const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
    for (const seq of numbers) void near.publish(sampleEvent('project_order', seq));
    for (const seq of numbers) expect((await listener.next()).seq).toBe(seq);
    listener.stop();
  });

  it('carries signals as they are to every listener of their topic, at both ends, and to no stream', async () => {
    const { near, far } = fixture;
    const message = { who: 'user_1', typing: true, word: 'a "quoted" ü', nothing: null };
    const heard = await Promise.all([hear(near, 'project_1'), hear(near, 'project_1'), hear(far, 'project_1')]);
    const [other, stream] = [await hear(far, 'project_2'), await listen(far, 'project_1')];
    await near.signal('project_1', message);
    for (const listener of heard) expect(await listener.next()).toEqual(message);
    await near.signal('project_2', ['last']);
    expect(await other.next()).toEqual(['last']);
    await near.publish(sampleEvent('project_1', 9));
    expect((await stream.next()).seq).toBe(9);
    expect([...heard, other, stream].map(({ heard }) => heard.length)).toEqual([1, 1, 1, 1, 1]);
    for (const { stop } of [...heard, other, stream]) stop();
  });

  it('says no signal to a listener that has gone', async () => {
    const { near, far } = fixture;
    const [gone, here] = [await hear(far, 'topic'), await hear(far, 'topic')];
    gone.stop();
    await near.signal('topic', 1);
    expect(await here.next()).toBe(1);
    expect(gone.heard).toEqual([]);
    here.stop();
  });

  it('is up', () => {
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
  const heard: T[] = [];
  let read = 0;
  let wake = () => {};
  const stop = await subscribe((message) => {
    heard.push(message);
    wake();
  });
  return {
    heard,
    stop,
    async next(): Promise<T> {
      while (heard.length <= read) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      read += 1;
      return heard[read - 1]!;
    },
  };
}

/** An event as commands make them. */
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
