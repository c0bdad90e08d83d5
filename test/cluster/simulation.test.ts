import { expect, it } from 'vitest';
import { describeBackends } from '../support/backends.js';
import { FakeClock } from '../support/clock.js';
import { startInstance } from '../support/instance.js';
import { whoIsOnline } from '../support/simulation/presence-checkers.js';
import { teamDay } from '../support/simulation/script.js';
import { Simulation } from '../support/simulation/simulation.js';
import { subscriptionCheckers } from '../support/simulation/subscription-checkers.js';
import { commands } from '../support/simulation/work.js';

/*
 * A team's day by the real API, with every subscription open and networks that go at any moment: in the end everybody knows
 * what the queries say, and nobody was told what was not theirs. `DAY_SEED` repeats what was
 * chosen; when it happens is up to the machine.
 */

const seed = Number(process.env.DAY_SEED ?? Date.now() % 1_000_000);

const timing = {
  stats: 100,
  feedLinger: 200,
  snoozes: 200,
  reminders: 200,
  announcements: 200,
  presenceGrace: 300,
  typing: 800,
  gather: 40,
};

/** What nobody is told twice. */
const once = ['ANNOUNCEMENT', 'DUE_SOON', 'OVERDUE'];

describeBackends("a team's day", (kind) => {
  const long = kind.name === 'services';

  it(`ends with everybody knowing what is so (DAY_SEED=${seed})`, async () => {
    await using backend = await kind.open();
    const clock = new FakeClock();
    // It stands still, so that no reminder's time comes by itself; and ahead of everything that is written during the day.
    clock.forward(60);
    // Each simulated user loads whole projects at once.
    const env = { LIMIT_OPERATION_COST: '10000000' };
    await using first = await startInstance(backend, { timing, clock, env });
    await using second = long ? await startInstance(backend, { timing, clock, env }) : undefined;
    const sites = [first.url, ...(second ? [second.url] : [])];
    await using day = new Simulation({
      sites,
      db: backend.database.db,
      seed,
      today: clock.day(0),
      witnesses: subscriptionCheckers,
    });
    const { projectId, owner, member, assignees } = await teamDay(day, long ? 40 : 8);
    for (const attendee of day.users) attendee.drop();
    const allIsWell = () => expect.poll(() => day.faults(), { timeout: 30_000, interval: 500 }).toEqual([]);
    await allIsWell();

    for (const { person, notified } of day.users) {
      const isAssigned = assignees.some(({ id }) => id === person.id);
      const expected = ['ANNOUNCEMENT', ...(isAssigned ? ['DUE_SOON'] : [])];
      expect(notified.filter((kind) => once.includes(kind)).sort()).toEqual(expected);
    }

    // Everybody is there now; whoever is removed is told so, by each subscription.
    day.dropRate = 0;
    const open = day.users.find(({ person }) => person.id === member.id)?.following(projectId) ?? [];
    expect(open.map(({ witness }) => witness)).toEqual(subscriptionCheckers.filter(({ scope }) => scope === 'project'));
    await day.must(owner, 'removeProjectMember', { projectId, userId: member.id });
    await allIsWell();
    expect(open.map(({ ended }) => ended)).toEqual(open.map(() => 'ACCESS_REVOKED'));

    // Those who follow are those who are there.
    const there = day.users.filter((attendee) => attendee.following(projectId).length > 0);
    const online = Object.keys(await whoIsOnline({ person: owner, projectId }));
    expect(online.sort()).toEqual(there.map(({ person }) => person.id).sort());

    console.log({ seed, ...day.counts });
    // Otherwise this has shown less than it says.
    expect(day.users.filter(({ drops }) => drops === 0)).toEqual([]);
    if (long) expect(commands.filter((command) => !day.done.has(command))).toEqual([]);
  }, 180_000);
});
