import { describe, expect, it } from 'vitest';
import { openMemoryPresence } from '../../src/presence/presence-memory.js';
import { Room } from '../../src/presence/room.js';
import {
  maxUsersPerMessage,
  PresenceChanged,
  type PresenceMessage,
  PresenceSnapshot,
  Roster,
} from '../../src/presence/roster.js';

const manyUsers = (size: number) =>
  new Map(Array.from({ length: size }, (_, index) => [`user_${index}`, 1_000 + index]));
const names = (people: readonly { userId: string }[]) => people.map(({ userId }) => userId);

/** Applies a message as a client does. */
function apply(people: Set<string>, message: PresenceMessage): void {
  if (message instanceof PresenceSnapshot) {
    people.clear();
    for (const userId of names(message.present)) people.add(userId);
  } else if (message instanceof PresenceChanged) {
    for (const userId of names(message.left)) people.delete(userId);
    for (const userId of names(message.joined)) people.add(userId);
  }
}

describe('a roster', () => {
  it('lists the users with the longest presence, and counts the others', () => {
    const people = manyUsers(maxUsersPerMessage + 2);
    const full = new Roster(new Map(people));
    expect(full.snapshot.present).toHaveLength(maxUsersPerMessage);
    expect(full.snapshot.count).toBe(maxUsersPerMessage + 2);
    expect(full.has(`user_${maxUsersPerMessage + 1}`)).toBe(true);
    people.delete('user_0');
    const without = new Roster(new Map(people));
    const change = without.changeFrom(full);
    expect(change && [names(change.joined), names(change.left), change.count]).toEqual([
      [`user_${maxUsersPerMessage}`],
      ['user_0'],
      maxUsersPerMessage + 1,
    ]);
    people.delete(`user_${maxUsersPerMessage + 1}`);
    // The listed users are the same; only the count has changed.
    expect(new Roster(new Map(people)).changeFrom(without)).toMatchObject({
      joined: [],
      left: [],
      count: maxUsersPerMessage,
    });
    expect(new Roster(new Map(people)).changeFrom(new Roster(new Map(people)))).toBeUndefined();
  });

  it('gives every reader the present users, regardless of skipped states', () => {
    const people = new Map<string, number>();
    const readers = [1, 2, 3, 7].map((every) => ({
      every,
      known: new Roster(new Map(people)),
      view: new Set<string>(),
    }));
    for (let step = 1; step <= 500; step += 1) {
      // Users join and leave in an order whose period differs from the intervals of all readers.
      const userId = `user_${(step * 7_919) % 23}`;
      if (!people.delete(userId)) people.set(userId, step);
      const now = new Roster(new Map(people));
      for (const reader of readers) {
        if (step % reader.every !== 0) continue;
        const change = now.changeFrom(reader.known);
        if (change) apply(reader.view, change);
        reader.known = now;
        expect([...reader.view].sort()).toEqual([...people.keys()].sort());
      }
    }
  });
});

describe('a room', () => {
  it('shares one message between readers of the same state', async () => {
    await using presence = openMemoryPresence();
    const room = new Room('project_1', { presence, graceMs: 10, debounceMs: 1 }, () => {});
    room.enter('user_1');
    await expect.poll(() => room.roster?.has('user_1')).toBe(true);
    const [first, snapshot] = [room.roster!, room.roster!.snapshot];
    expect(room.roster?.snapshot).toBe(snapshot);
    room.enter('user_2');
    await expect.poll(() => room.roster?.has('user_2')).toBe(true);
    const change = room.changeFrom(first);
    expect(change && names(change.joined)).toEqual(['user_2']);
    expect(room.changeFrom(first)).toBe(change);
    room.close();
  });

  it('closes after the last user has left', async () => {
    await using presence = openMemoryPresence();
    const closed = await new Promise<boolean>((resolve) => {
      const room = new Room('project_1', { presence, graceMs: 5, debounceMs: 1 }, () => resolve(true));
      room.enter('user_1');
      room.enter('user_2');
      room.leave('user_1', true);
      room.leave('user_2', false);
    });
    expect(closed).toBe(true);
    expect((await presence.read(['project_1'])).map(({ size }) => size)).toEqual([0]);
  });
});
