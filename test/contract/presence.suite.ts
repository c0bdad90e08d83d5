import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Presence } from '../../src/presence/presence.js';

export interface PresenceFixture extends AsyncDisposable {
  /** Two connected instances; they may be the same object. */
  readonly near: Presence;
  readonly far: Presence;
}

let projects = 0;

/** The id of a project that no other test uses. */
export function newProjectId(): string {
  projects += 1;
  return `project_${projects}`;
}

/** Follows the users in a project on one instance; `history` lists every state on the way. */
export async function observe(presence: Presence, projectId: string) {
  const history: string[][] = [];
  const names = () => [...watch.people().keys()].sort();
  const watch = await presence.watch(projectId, () => history.push(names()));
  return {
    history,
    stop: watch.stop,
    people: () => watch.people(),
    names,
    become: (expected: readonly string[], timeout = 10_000) =>
      expect.poll(names, { timeout, interval: 5 }).toEqual([...expected].sort()),
  };
}

/** The tests of every presence. */
export function presenceContract(open: () => Promise<PresenceFixture>): void {
  let fixture: PresenceFixture;
  beforeAll(async () => {
    fixture = await open();
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  it('reports joining and leaving users on both instances', async () => {
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

  it('gives a new watch the present users with their start times', async () => {
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

  it('counts repeated enters of a user once, and a single leave removes the user', async () => {
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

  it('ends with the last of enter and leave in quick succession', async () => {
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

  it('reads the users of several projects separately, without watching or joining them', async () => {
    const { near, far } = fixture;
    const [first, second, empty] = [newProjectId(), newProjectId(), newProjectId()];
    near.enter(first, 'user_1');
    near.enter(first, 'user_2');
    far.enter(second, 'user_1');
    for (const end of [near, far]) {
      const names = async () => (await end.read([second, empty, first])).map((people) => [...people.keys()].sort());
      await expect.poll(names).toEqual([['user_1'], [], ['user_1', 'user_2']]);
    }
    near.leave(first, 'user_1');
    near.leave(first, 'user_2');
    far.leave(second, 'user_1');
    await expect.poll(async () => (await far.read([first, second])).map(({ size }) => size)).toEqual([0, 0]);
  });

  it('reports nothing to a stopped watch, and keeps reporting to other watches', async () => {
    const { near, far } = fixture;
    const projectId = newProjectId();
    const [leaving, staying] = [await observe(far, projectId), await observe(far, projectId)];
    leaving.stop();
    leaving.stop();
    leaving.history.length = 0;
    near.enter(projectId, 'user_1');
    await staying.become(['user_1']);
    expect(leaving.history).toEqual([]);
    near.leave(projectId, 'user_1');
    await staying.become([]);
    staying.stop();
  });

  it('follows 60 users who enter and leave 40 projects', async () => {
    const { near, far } = fixture;
    const ids = Array.from({ length: 40 }, newProjectId);
    const userIds = Array.from({ length: 60 }, (_, index) => `user_${index}`);
    const observers = await Promise.all(ids.map((projectId) => observe(far, projectId)));
    for (const projectId of ids) for (const userId of userIds) near.enter(projectId, userId);
    await Promise.all(observers.map((observer) => observer.become(userIds)));
    for (const projectId of ids) for (const userId of userIds.slice(1)) near.leave(projectId, userId);
    await Promise.all(observers.map((observer) => observer.become(['user_0'])));
    for (const projectId of ids) near.leave(projectId, 'user_0');
    await Promise.all(observers.map((observer) => observer.become([])));
    for (const { stop } of observers) stop();
  });
}
