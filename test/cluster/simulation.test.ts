import { expect, it } from 'vitest';
import { describeBackends } from '../support/backends.js';
import { FakeClock } from '../support/clock.js';
import { startInstance } from '../support/instance.js';
import { onlineUserIds } from '../support/simulation/presence-checkers.js';
import { runScript } from '../support/simulation/script.js';
import { Simulation } from '../support/simulation/simulation.js';
import { subscriptionCheckers } from '../support/simulation/subscription-checkers.js';
import { commands } from '../support/simulation/work.js';

/*
 * Simulated users send commands through the real API with every subscription open and connections that drop at random. At
 * the end the state of each subscription must equal the queries' results, and no user may have received an event without a
 * membership. `SIMULATION_SEED` repeats the random choices, but not their timing.
 */

const seed = Number(process.env.SIMULATION_SEED ?? Date.now() % 1_000_000);

const timing = {
  stats: 100,
  feedLinger: 200,
  snoozes: 200,
  reminders: 200,
  announcements: 200,
  presenceGrace: 300,
  typing: 800,
  debounce: 40,
};

/** Kinds of notifications that each user receives at most once. */
const onceOnlyKinds = ['ANNOUNCEMENT', 'DUE_SOON', 'OVERDUE'];

describeBackends('a simulated team of users', (kind) => {
  const long = kind.name === 'services';

  it(`ends with every subscription's state equal to the queries' results (SIMULATION_SEED=${seed})`, async () => {
    await using backend = await kind.open();
    const clock = new FakeClock();
    // The clock stands still, so that no reminder becomes due by itself, and is ahead of all timestamps of the run.
    clock.forward(60);
    // Each simulated user loads whole projects at once.
    const env = { LIMIT_OPERATION_COST: '10000000' };
    await using first = await startInstance(backend, { timing, clock, env });
    await using second = long ? await startInstance(backend, { timing, clock, env }) : undefined;
    const sites = [first.url, ...(second ? [second.url] : [])];
    await using simulation = new Simulation({
      sites,
      database: backend.database,
      seed,
      today: clock.day(0),
      checkers: subscriptionCheckers,
    });
    const { projectId, owner, member, assignees } = await runScript(simulation, long ? 40 : 8);
    for (const user of simulation.users) user.drop();
    const expectNoProblems = () =>
      expect.poll(() => simulation.problems(), { timeout: 30_000, interval: 500 }).toEqual([]);
    await expectNoProblems();

    for (const { person, notified } of simulation.users) {
      const isAssigned = assignees.some(({ id }) => id === person.id);
      const expected = ['ANNOUNCEMENT', ...(isAssigned ? ['DUE_SOON'] : [])];
      expect(notified.filter((kind) => onceOnlyKinds.includes(kind)).sort()).toEqual(expected);
    }

    // All users are connected now. Each subscription of a removed member must end.
    simulation.dropRate = 0;
    const open = simulation.users.find(({ person }) => person.id === member.id)?.following(projectId) ?? [];
    expect(open.map(({ checker }) => checker)).toEqual(subscriptionCheckers.filter(({ scope }) => scope === 'project'));
    await simulation.must(owner, 'removeProjectMember', { projectId, userId: member.id });
    await expectNoProblems();
    expect(open.map(({ ended }) => ended)).toEqual(open.map(() => 'ACCESS_REVOKED'));

    // The users with an open subscription are the present users.
    const connected = simulation.users.filter((user) => user.following(projectId).length > 0);
    const online = Object.keys(await onlineUserIds({ person: owner, projectId }));
    expect(online.sort()).toEqual(connected.map(({ person }) => person.id).sort());

    console.log({ seed, ...simulation.counts });
    // A run without drops, or without one of the commands, would prove less than the title claims.
    expect(simulation.users.filter(({ drops }) => drops === 0)).toEqual([]);
    if (long) expect(commands.filter((command) => !simulation.done.has(command))).toEqual([]);
  }, 180_000);
});
