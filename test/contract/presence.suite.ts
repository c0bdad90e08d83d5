import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Presence } from '../../src/presence/presence.js';

export interface PresenceFixture extends AsyncDisposable {
  /** Two instances that know of each other; they may be the same object. */
  readonly near: Presence;
  readonly far: Presence;
}

let projects = 0;

/** A project that no other test uses. */
export function newProjectId(): string {
  projects += 1;
  return `project_${projects}`;
}

/** Who is in a project, as one instance follows it, and every state that it saw on the way. */
export async function observe(presence: Presence, projectId: string) {
  const seen: string[][] = [];
  const names = () => [...watch.people().keys()].sort();
  const watch = await presence.watch(projectId, () => seen.push(names()));
  return {
    seen,
    stop: watch.stop,
    people: () => watch.people(),
    names,
    become: (expected: readonly string[], timeout = 10_000) =>
      expect.poll(names, { timeout, interval: 5 }).toEqual([...expected].sort()),
  };
}

/** What every presence must do. */
export function presenceContract(open: () => Promise<PresenceFixture>): void {
  let fixture: PresenceFixture;
  beforeAll(async () => {
    fixture = await open();
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  it('tells both ends who comes and who leaves', async () => {
    const { near, far } = fixture;
    const projectId = newProjectId();
    const [here, there] = [await observe(near, projectId), await observe(far, projectId)];
    expect([here.names(), there.names()]).toEqual([[], []]);
    const before = Date.now();
    near.enter(projectId, 'user_1');
    expect(here.names()).toEqual(['user_1']);
    await there.become(['user_1']);
    far.enter(projectId, 'user_2');
    await here.become(['user_1', 'user_2']);
    const since = here.people().get('user_1') ?? 0;
    expect(since).toBeGreaterThan(before - 1_000);
    expect(since).toBeLessThan(Date.now() + 1_000);
    near.leave(projectId, 'user_1');
    await Promise.all([here.become(['user_2']), there.become(['user_2'])]);
    far.leave(projectId, 'user_2');
    await Promise.all([here.become([]), there.become([])]);
    here.stop();
    there.stop();
  });

  it('begins with who is there, since when they are', async () => {
    const { near, far } = fixture;
    const projectId = newProjectId();
    const first = await observe(far, projectId);
    near.enter(projectId, 'user_1');
    await first.become(['user_1']);
    const late = await observe(far, projectId);
    expect(late.people()).toEqual(first.people());
    near.leave(projectId, 'user_1');
    await late.become([]);
    first.stop();
    late.stop();
  });

  it('takes a person who is named twice for one, and one who left for gone however often they were named', async () => {
    const { near, far } = fixture;
    const projectId = newProjectId();
    const there = await observe(far, projectId);
    near.enter(projectId, 'user_1');
    near.enter(projectId, 'user_1');
    await there.become(['user_1']);
    near.leave(projectId, 'user_1');
    near.leave(projectId, 'user_1');
    near.leave(projectId, 'user_never');
    await there.become([]);
    there.stop();
  });

  it('ends with what was said last', async () => {
    const { near, far } = fixture;
    const projectId = newProjectId();
    const there = await observe(far, projectId);
    for (const action of ['enter', 'leave', 'enter'] as const) near[action](projectId, 'user_stays');
    for (const action of ['enter', 'leave', 'enter', 'leave'] as const) near[action](projectId, 'user_goes');
    near.enter(projectId, 'user_last');
    await there.become(['user_last', 'user_stays']);
    near.leave(projectId, 'user_stays');
    near.leave(projectId, 'user_last');
    await there.become([]);
    there.stop();
  });

  it('keeps projects apart, and reads several without following or joining them', async () => {
    const { near, far } = fixture;
    const [one, two, empty] = [newProjectId(), newProjectId(), newProjectId()];
    near.enter(one, 'user_1');
    near.enter(one, 'user_2');
    far.enter(two, 'user_1');
    for (const end of [near, far]) {
      const names = async () => (await end.read([two, empty, one])).map((people) => [...people.keys()].sort());
      await expect.poll(names).toEqual([['user_1'], [], ['user_1', 'user_2']]);
    }
    near.leave(one, 'user_1');
    near.leave(one, 'user_2');
    far.leave(two, 'user_1');
    await expect.poll(async () => (await far.read([one, two])).map(({ size }) => size)).toEqual([0, 0]);
  });

  it('tells nothing more to a watch that has stopped, and goes on telling the others', async () => {
    const { near, far } = fixture;
    const projectId = newProjectId();
    const [leaving, staying] = [await observe(far, projectId), await observe(far, projectId)];
    leaving.stop();
    leaving.stop();
    leaving.seen.length = 0;
    near.enter(projectId, 'user_1');
    await staying.become(['user_1']);
    expect(leaving.seen).toEqual([]);
    near.leave(projectId, 'user_1');
    await staying.become([]);
    staying.stop();
  });

  it('takes a crowd in many projects, and lets it go', async () => {
    const { near, far } = fixture;
    const ids = Array.from({ length: 40 }, newProjectId);
    const crowd = Array.from({ length: 60 }, (_, index) => `user_${index}`);
    const observers = await Promise.all(ids.map((projectId) => observe(far, projectId)));
    for (const projectId of ids) for (const userId of crowd) near.enter(projectId, userId);
    await Promise.all(observers.map((observer) => observer.become(crowd)));
    for (const projectId of ids) for (const userId of crowd.slice(1)) near.leave(projectId, userId);
    await Promise.all(observers.map((observer) => observer.become(['user_0'])));
    for (const projectId of ids) near.leave(projectId, 'user_0');
    await Promise.all(observers.map((observer) => observer.become([])));
    for (const { stop } of observers) stop();
  });
}
