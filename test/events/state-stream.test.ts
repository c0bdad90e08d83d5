import { afterAll, beforeAll, expect, it } from 'vitest';
import { AccessRevokedError } from '../../src/errors.js';
import { StateStream, type StreamState } from '../../src/events/state-stream.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { Harness } from './harness.js';

interface State extends StreamState {
  readonly value: string;
}

describeBackends('a stream of states', (kind) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await kind.open();
  });
  afterAll(async () => {
    await backend[Symbol.asyncDispose]();
  });

  /** A person's states, worked out when the test says so: `asked` are the numbers that were asked for. */
  async function follow(rig: Harness) {
    const asked: number[] = [];
    const answers: { resolve: (state: State) => void; reject: (reason: unknown) => void }[] = [];
    const events = await rig.open('user_1');
    const states = new StateStream<State>({
      events,
      matters: ({ kind }) => kind !== 'ProjectCreated',
      read: (seq) => {
        asked.push(seq);
        return new Promise((resolve, reject) => {
          answers.push({ resolve, reject });
        });
      },
      same: (one, other) => one.value === other.value,
    });
    const answer = async (seq: number, value: string) => {
      await expect.poll(() => answers.length).toBeGreaterThan(0);
      answers.shift()!.resolve({ streamId: rig.streamId, seq, value });
    };
    return { states, events, asked, answers, answer };
  }

  const happen = async (rig: Harness, what: Parameters<Harness['append']>[0], userId?: string) => {
    const event = await rig.append(what, userId);
    rig.bus.hint(event);
    return event.seq;
  };

  it('begins with what is, and asks again only after something that matters', async () => {
    await using rig = await Harness.open({ db: backend.database.db });
    await rig.append('ProjectCreated');
    const { states, events, asked, answer } = await follow(rig);
    const first = states.next();
    await answer(1, 'one');
    expect((await first).value).toMatchObject({ seq: 1, value: 'one' });
    const second = states.next();
    await happen(rig, 'ProjectCreated');
    await expect.poll(() => events.position).toBe(2);
    expect(asked).toEqual([1]);
    await happen(rig, 'ProjectMemberAdded');
    await answer(3, 'two');
    expect((await second).value).toMatchObject({ seq: 3, value: 'two' });
    expect(asked).toEqual([1, 3]);
    await states.return();
  });

  it('gives a reader who comes late the newest state alone', async () => {
    await using rig = await Harness.open({ db: backend.database.db });
    await rig.append('ProjectCreated');
    const { states, events, asked, answer } = await follow(rig);
    const first = states.next();
    await answer(1, 'one');
    await first;
    for (let time = 0; time < 5; time += 1) await happen(rig, 'ProjectMemberAdded');
    await expect.poll(() => events.position).toBe(6);
    expect(asked).toEqual([1]);
    const second = states.next();
    await answer(6, 'six');
    expect((await second).value).toMatchObject({ seq: 6 });
    expect(asked).toEqual([1, 6]);
    await states.return();
  });

  it('keeps quiet about a state that looks like the one before', async () => {
    await using rig = await Harness.open({ db: backend.database.db });
    await rig.append('ProjectCreated');
    const { states, asked, answer } = await follow(rig);
    const first = states.next();
    await answer(1, 'same');
    await first;
    const second = states.next();
    await happen(rig, 'ProjectMemberAdded');
    await answer(2, 'same');
    await happen(rig, 'ProjectMemberAdded');
    await answer(3, 'other');
    expect((await second).value).toMatchObject({ seq: 3, value: 'other' });
    expect(asked).toEqual([1, 2, 3]);
    await states.return();
  });

  it('shows nobody a state that counts what happened after their removal', async () => {
    await using rig = await Harness.open({ db: backend.database.db });
    await rig.append('ProjectCreated');
    const { states, answer } = await follow(rig);
    const first = states.next();
    await answer(1, 'one');
    await first;
    const second = states.next();
    await happen(rig, 'ProjectMemberAdded');
    // Nobody hints at these, but the state was read behind them.
    await rig.append('ProjectMemberRemoved', 'user_1');
    await rig.append('ProjectMemberAdded');
    await answer(4, 'secret');
    await expect(second).rejects.toThrow(AccessRevokedError);
    expect(await states.next()).toEqual({ done: true, value: undefined });
  });

  it('waits with a state until the events have come that far', async () => {
    await using rig = await Harness.open({ db: backend.database.db });
    await rig.append('ProjectCreated');
    const { states, events, answer } = await follow(rig);
    await rig.append('ProjectMemberAdded');
    await rig.append('ProjectMemberRemoved', 'user_2');
    const first = states.next();
    await answer(3, 'three');
    expect((await first).value).toMatchObject({ seq: 3 });
    expect(events.position).toBe(3);
    await states.return();
  });

  it('ends with the fault of a reading, and at once when it is left; no feed stays', async () => {
    await using rig = await Harness.open({ db: backend.database.db });
    await rig.append('ProjectCreated');
    const one = await follow(rig);
    const failing = one.states.next();
    await expect.poll(() => one.answers.length).toBe(1);
    one.answers[0]!.reject(new Error('away'));
    await expect(failing).rejects.toThrow('away');

    const two = await follow(rig);
    const waiting = two.states.next();
    await two.states.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    const three = await follow(rig);
    await three.states.return();
    expect(await three.states.next()).toEqual({ done: true, value: undefined });
    await expect.poll(() => rig.feeds.size).toBe(0);
  });
});
