import { afterAll, beforeAll, expect, it } from 'vitest';
import { AccessRevokedError } from '../../src/errors.js';
import { StateStream, type StreamState } from '../../src/events/state-stream.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { Harness } from './harness.js';

interface State extends StreamState {
  readonly value: string;
}

describeBackends('a state stream', (kind) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await kind.open();
  });
  afterAll(async () => {
    await backend[Symbol.asyncDispose]();
  });

  /** A state stream whose reads the test answers; `requested` lists the event numbers of the reads. */
  async function follow(harness: Harness) {
    const requested: number[] = [];
    const answers: { resolve: (state: State) => void; reject: (reason: unknown) => void }[] = [];
    const events = await harness.open('user_1');
    const states = new StateStream<State>({
      events,
      matters: ({ kind }) => kind !== 'ProjectCreated',
      read: (seq) => {
        requested.push(seq);
        return new Promise((resolve, reject) => {
          answers.push({ resolve, reject });
        });
      },
      same: (left, right) => left.value === right.value,
    });
    const answer = async (seq: number, value: string) => {
      await expect.poll(() => answers.length).toBeGreaterThan(0);
      answers.shift()!.resolve({ streamId: harness.streamId, seq, value });
    };
    return { states, events, requested, answers, answer };
  }

  const appendWithHint = async (harness: Harness, what: Parameters<Harness['append']>[0], userId?: string) => {
    const event = await harness.append(what, userId);
    harness.bus.hint(event);
    return event.seq;
  };

  it('begins with the present state, and reads again only after a relevant event', async () => {
    await using harness = await Harness.open({ database: backend.database });
    await harness.append('ProjectCreated');
    const { states, events, requested, answer } = await follow(harness);
    const first = states.next();
    await answer(1, 'one');
    expect((await first).value).toMatchObject({ seq: 1, value: 'one' });
    const second = states.next();
    await appendWithHint(harness, 'ProjectCreated');
    await expect.poll(() => events.position).toBe(2);
    expect(requested).toEqual([1]);
    await appendWithHint(harness, 'ProjectMemberAdded');
    await answer(3, 'two');
    expect((await second).value).toMatchObject({ seq: 3, value: 'two' });
    expect(requested).toEqual([1, 3]);
    await states.return();
  });

  it('delivers only the newest state to a slow reader', async () => {
    await using harness = await Harness.open({ database: backend.database });
    await harness.append('ProjectCreated');
    const { states, events, requested, answer } = await follow(harness);
    const first = states.next();
    await answer(1, 'one');
    await first;
    for (let time = 0; time < 5; time += 1) await appendWithHint(harness, 'ProjectMemberAdded');
    await expect.poll(() => events.position).toBe(6);
    expect(requested).toEqual([1]);
    const second = states.next();
    await answer(6, 'six');
    expect((await second).value).toMatchObject({ seq: 6 });
    expect(requested).toEqual([1, 6]);
    await states.return();
  });

  it('skips a state that equals the one before', async () => {
    await using harness = await Harness.open({ database: backend.database });
    await harness.append('ProjectCreated');
    const { states, requested, answer } = await follow(harness);
    const first = states.next();
    await answer(1, 'same');
    await first;
    const second = states.next();
    await appendWithHint(harness, 'ProjectMemberAdded');
    await answer(2, 'same');
    await appendWithHint(harness, 'ProjectMemberAdded');
    await answer(3, 'other');
    expect((await second).value).toMatchObject({ seq: 3, value: 'other' });
    expect(requested).toEqual([1, 2, 3]);
    await states.return();
  });

  it('ends with AccessRevokedError instead of a state that includes events after the removal', async () => {
    await using harness = await Harness.open({ database: backend.database });
    await harness.append('ProjectCreated');
    const { states, answer } = await follow(harness);
    const first = states.next();
    await answer(1, 'one');
    await first;
    const second = states.next();
    await appendWithHint(harness, 'ProjectMemberAdded');
    // The hints of these events are lost, but the state was read after them.
    await harness.append('ProjectMemberRemoved', 'user_1');
    await harness.append('ProjectMemberAdded');
    await answer(4, 'secret');
    await expect(second).rejects.toThrow(AccessRevokedError);
    expect(await states.next()).toEqual({ done: true, value: undefined });
  });

  it('delivers a state only after the events up to its number', async () => {
    await using harness = await Harness.open({ database: backend.database });
    await harness.append('ProjectCreated');
    const { states, events, answer } = await follow(harness);
    await harness.append('ProjectMemberAdded');
    await harness.append('ProjectMemberRemoved', 'user_2');
    const first = states.next();
    await answer(3, 'three');
    expect((await first).value).toMatchObject({ seq: 3 });
    expect(events.position).toBe(3);
    await states.return();
  });

  it('ends with the error of a failed read, ends at once on return, and releases its feed', async () => {
    await using harness = await Harness.open({ database: backend.database });
    await harness.append('ProjectCreated');
    const first = await follow(harness);
    const failing = first.states.next();
    await expect.poll(() => first.answers.length).toBe(1);
    first.answers[0]!.reject(new Error('unavailable'));
    await expect(failing).rejects.toThrow('unavailable');

    const second = await follow(harness);
    const waiting = second.states.next();
    await second.states.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    const third = await follow(harness);
    await third.states.return();
    expect(await third.states.next()).toEqual({ done: true, value: undefined });
    await expect.poll(() => harness.feeds.size).toBe(0);
  });
});
