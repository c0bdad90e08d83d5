import { expect, it } from 'vitest';
import { LimitExceededError } from '../../src/errors.js';
import { openMemoryBus } from '../../src/events/bus-memory.js';
import { createMetrics } from '../../src/observability/metrics.js';
import { maxRooms, Typing } from '../../src/presence/typing.js';
import { maxTypingMembers } from '../../src/presence/typing-room.js';

it('typing is followed for a limited number of tasks, until a follower leaves one', async () => {
  await using bus = openMemoryBus();
  const metrics = createMetrics();
  using typing = new Typing({ bus, metrics, lifetimeMs: 60_000, debounceMs: 0 });
  const refusals = async () => (await metrics.refusals.get()).values;
  const followers = Array.from({ length: maxRooms - 1 }, (_, index) => typing.follow(`task ${index}`, () => {}));
  typing.report('written on', { userId: 'user', clientId: null }, true);
  expect([followers.length, typing.size]).toEqual([maxRooms - 1, maxRooms]);
  // Further followers of the same tasks are accepted.
  typing.follow('task 1', () => {}).leave();
  typing.follow('written on', () => {}).leave();
  expect(await refusals()).toEqual([]);
  expect(() => typing.follow('another', () => {})).toThrow(LimitExceededError);
  expect(await refusals()).toMatchObject([{ labels: { limit: 'typing' }, value: 1 }]);
  expect(typing.size).toBe(maxRooms);
  followers[0]?.leave();
  typing.follow('another', () => {});
  expect(typing.size).toBe(maxRooms);
});

it('typing lists at most 50 clients of a task, and another client after one has stopped', async () => {
  await using bus = openMemoryBus();
  using typing = new Typing({ bus, metrics: createMetrics(), lifetimeMs: 60_000, debounceMs: 0 });
  const { room } = typing.follow('task', () => {});
  const report = (index: number, isTyping: boolean) =>
    typing.report('task', { userId: `user ${index}`, clientId: null }, isTyping);
  const listed = () => room.stateFor({ userId: 'reader', clientId: null }).userIds;
  for (let index = 0; index <= maxTypingMembers; index += 1) report(index, true);
  await expect.poll(() => listed().length).toBe(maxTypingMembers);
  expect(listed()).not.toContain(`user ${maxTypingMembers}`);
  report(0, false);
  report(maxTypingMembers, true);
  await expect.poll(listed).toContain(`user ${maxTypingMembers}`);
  expect(listed()).toHaveLength(maxTypingMembers);
});
