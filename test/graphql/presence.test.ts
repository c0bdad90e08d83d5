import { afterAll, beforeAll, expect, it } from 'vitest';
import { countStatements } from '../../bench/support/statement-counter.js';
import type { App } from '../../src/app.js';
import { openPostgres } from '../../src/store/postgres.js';
import type { PresenceSubscription } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends, describeServices } from '../support/backends.js';
import { newPerson, type Person, post, type Subscription } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { succeed } from '../support/mutate.js';
import { addMember, newProject, removeMember } from '../support/operations.js';
import { openProxy } from '../support/proxy.js';

const presenceDocument = graphql(`
  subscription Presence($projectId: ID!) {
    presence(projectId: $projectId) {
      __typename
      count
      ... on PresenceSnapshot {
        users {
          user {
            id
            name
          }
          since
        }
      }
      ... on PresenceChanged {
        joined {
          user {
            id
            name
          }
          since
        }
        left {
          user {
            id
          }
          since
        }
      }
    }
  }
`);

const onlineUsersDocument = graphql(`
  query OnlineUsers($projectId: ID!, $first: Int, $after: String) {
    onlineUsers(projectId: $projectId, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        user {
          id
          name
        }
        since
      }
    }
  }
`);

const projectsOnlineDocument = graphql(`
  query ProjectsOnline {
    projects(first: 10) {
      nodes {
        id
        onlineUsers {
          totalCount
          nodes {
            user {
              id
            }
          }
        }
      }
    }
  }
`);

/** The present users, folded from a subscriber's messages as in a front end. */
function fold({ data }: Subscription<PresenceSubscription>): string[] {
  const people = new Set<string>();
  for (const { presence } of data) {
    if (presence.__typename === 'PresenceSnapshot') {
      people.clear();
      for (const { user } of presence.users) people.add(user.id);
    } else {
      for (const { user } of presence.left) people.delete(user.id);
      for (const { user } of presence.joined) people.add(user.id);
    }
    expect(presence.count).toBe(people.size);
  }
  return [...people].sort();
}

const expectPresent = (reader: Subscription<PresenceSubscription>, people: readonly Person[], timeout = 10_000) =>
  expect.poll(() => fold(reader), { timeout }).toEqual(people.map(({ id }) => id).sort());

/** The grace period in milliseconds. */
const grace = 700;
const timing = { presenceGrace: grace, debounce: 40, feedLinger: 50 };

describeBackends('presence', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let cyd: Person;
  let eve: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { timing });
    [ada, bob, cyd, eve] = [
      await newPerson(app.url, 'Ada'),
      await newPerson(app.url, 'Bob'),
      await newPerson(app.url, 'Cyd'),
      await newPerson(app.url, 'Eve'),
    ];
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const online = async (person: Person, projectId: string) =>
    (await person.ask(onlineUsersDocument, { projectId })).onlineUsers.nodes.map(({ user }) => user.id);

  it('delivers a snapshot that includes the viewer, then the users who join and leave', async () => {
    const project = await newProject(ada, [bob]);
    const began = Date.now();
    await using here = ada.follow(presenceDocument, { projectId: project.id });
    const [first] = await here.until(1);
    expect(first).toMatchObject({
      presence: { __typename: 'PresenceSnapshot', count: 1, users: [{ user: { id: ada.id, name: 'Ada' } }] },
    });
    const there = bob.follow(presenceDocument, { projectId: project.id });
    const [snapshot] = await there.until(1);
    expect(snapshot).toMatchObject({
      presence: {
        __typename: 'PresenceSnapshot',
        count: 2,
        users: [{ user: { name: 'Ada' } }, { user: { name: 'Bob' } }],
      },
    });
    const [, joined] = await here.until(2);
    expect(joined).toMatchObject({
      presence: { __typename: 'PresenceChanged', count: 2, joined: [{ user: { id: bob.id, name: 'Bob' } }], left: [] },
    });
    const since = joined?.presence.__typename === 'PresenceChanged' ? joined.presence.joined[0]?.since : undefined;
    expect(Date.parse(since!)).toBeGreaterThan(began - 2_000);
    await there.client.dispose();
    const left = performance.now();
    const [, , gone] = await here.until(3);
    expect(performance.now() - left).toBeGreaterThan(grace - 100);
    expect(gone).toMatchObject({
      presence: { __typename: 'PresenceChanged', count: 1, joined: [], left: [{ user: { id: bob.id }, since }] },
    });
  });

  it('counts five sockets of a user once, until the last one closes', async () => {
    const project = await newProject(ada, [bob]);
    await using watcher = ada.follow(presenceDocument, { projectId: project.id });
    await watcher.until(1);
    const tabs = Array.from({ length: 5 }, () => bob.follow(presenceDocument, { projectId: project.id }));
    await Promise.all(tabs.map((tab) => expectPresent(tab, [ada, bob])));
    await expectPresent(watcher, [ada, bob]);
    for (const tab of tabs.slice(1)) await tab.client.dispose();
    // Longer than the grace period. The next message about Cyd proves the silence in between.
    await expect.poll(() => app.sockets.size).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, grace * 1.5));
    await addMember(ada, project.id, cyd);
    await using third = cyd.follow(presenceDocument, { projectId: project.id });
    await expectPresent(third, [ada, bob, cyd]);
    await expectPresent(watcher, [ada, bob, cyd]);
    expect(watcher.data).toHaveLength(3);
    await tabs[0]!.client.dispose();
    await expectPresent(watcher, [ada, cyd]);
  });

  it('delivers nothing when a user reconnects within the grace period', async () => {
    // Each reconnect takes a fraction of this grace, also on a slow machine.
    await using patient = await startInstance(backend, { timing: { ...timing, presenceGrace: 4_000 } });
    const [adaThere, bobThere, cydThere] = [ada.at(patient.url), bob.at(patient.url), cyd.at(patient.url)];
    const project = await newProject(ada, [bob, cyd]);
    await using watcher = adaThere.follow(presenceDocument, { projectId: project.id });
    await watcher.until(1);
    let tab = bobThere.follow(presenceDocument, { projectId: project.id });
    await expectPresent(watcher, [ada, bob]);
    for (let time = 0; time < 3; time += 1) {
      await tab.client.dispose();
      tab = bobThere.follow(presenceDocument, { projectId: project.id });
      await expectPresent(tab, [ada, bob]);
    }
    await using third = cydThere.follow(presenceDocument, { projectId: project.id });
    await expectPresent(watcher, [ada, bob, cyd]);
    expect(watcher.data).toHaveLength(3);
    await tab.client.dispose();
    await expectPresent(third, [ada, cyd]);
  });

  it('combines many users who join at the same time into few messages', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => newPerson(app.url)));
    const project = await newProject(ada, people);
    await using watcher = ada.follow(presenceDocument, { projectId: project.id });
    await watcher.until(1);
    const crowd = people.map((person) => person.follow(presenceDocument, { projectId: project.id }));
    await expectPresent(watcher, [ada, ...people]);
    expect(watcher.data.length).toBeLessThan(1 + people.length);
    await Promise.all(crowd.map((one) => expectPresent(one, [ada, ...people])));
    await Promise.all(crowd.map(({ client }) => client.dispose()));
    await expectPresent(watcher, [ada]);
  });

  it('is returned by onlineUsers in pages and for many projects without making the viewer present', async () => {
    const project = await newProject(ada, [bob]);
    const empty = await newProject(ada);
    expect(await online(bob, project.id)).toEqual([]);
    await using here = ada.follow(presenceDocument, { projectId: project.id });
    await expectPresent(here, [ada]);
    await using there = bob.follow(presenceDocument, { projectId: project.id });
    await expectPresent(there, [ada, bob]);
    expect(await online(bob, project.id)).toEqual([ada.id, bob.id]);
    const page = await ada.ask(onlineUsersDocument, { projectId: project.id, first: 1 });
    expect(page.onlineUsers).toMatchObject({
      totalCount: 2,
      pageInfo: { hasNextPage: true },
      nodes: [{ user: { id: ada.id, name: 'Ada' } }],
    });
    const after = page.onlineUsers.pageInfo.endCursor!;
    const rest = await ada.ask(onlineUsersDocument, { projectId: project.id, first: 1, after });
    expect(rest.onlineUsers.nodes).toMatchObject([{ user: { id: bob.id } }]);
    const { projects } = await ada.ask(projectsOnlineDocument, {});
    const counts = new Map(projects.nodes.map(({ id, onlineUsers }) => [id, onlineUsers.totalCount]));
    expect([counts.get(project.id), counts.get(empty.id)]).toEqual([2, 0]);
    expect(here.data).toHaveLength(2);
  });

  it('returns NOT_FOUND when the viewer is not a member', async () => {
    const project = await newProject(ada);
    await using refused = eve.follow(presenceDocument, { projectId: project.id });
    expect(await refused.refusal()).toBe('NOT_FOUND');
    await using misspelt = ada.follow(presenceDocument, { projectId: 'project' });
    expect(await misspelt.refusal()).toBe('BAD_USER_INPUT');
    const { errors } = await eve.post(onlineUsersDocument, { projectId: project.id });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND', inputPath: ['projectId'] } }]);
    const crowded = await ada.post(onlineUsersDocument, { projectId: project.id, first: 101 });
    expect(crowded.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', inputPath: ['first'] } }]);
    const anonymous = await post(app.url, onlineUsersDocument, { projectId: project.id });
    expect(anonymous.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await online(ada, project.id)).toEqual([]);
  });

  it('ends with ACCESS_REVOKED for a removed member, whom other members see leave immediately', async () => {
    const project = await newProject(ada, [bob]);
    await using here = ada.follow(presenceDocument, { projectId: project.id });
    await using there = bob.follow(presenceDocument, { projectId: project.id });
    await Promise.all([expectPresent(here, [ada, bob]), expectPresent(there, [ada, bob])]);
    const removed = performance.now();
    await removeMember(ada, project.id, bob.id);
    await there.ended;
    expect(there.results.at(-1)).toMatchObject({ errors: [{ extensions: { code: 'ACCESS_REVOKED' } }] });
    await expectPresent(here, [ada]);
    expect(performance.now() - removed).toBeLessThan(grace + 2_000);
    expect(await online(ada, project.id)).toEqual([ada.id]);
    await using again = bob.follow(presenceDocument, { projectId: project.id });
    expect(await again.refusal()).toBe('NOT_FOUND');
  });

  it('ends with ACCESS_REVOKED when the project is deleted, and works while the project is archived', async () => {
    const project = await newProject(ada);
    await succeed(ada, 'archiveProject', { projectId: project.id });
    await using here = ada.follow(presenceDocument, { projectId: project.id });
    await expectPresent(here, [ada]);
    await succeed(ada, 'deleteProject', { projectId: project.id });
    await here.ended;
    expect(here.results.at(-1)).toMatchObject({ errors: [{ extensions: { code: 'ACCESS_REVOKED' } }] });
  });

  it('counts a subscriber over server-sent events', async () => {
    const project = await newProject(ada, [bob]);
    await using here = ada.follow(presenceDocument, { projectId: project.id });
    await expectPresent(here, [ada]);
    const abort = new AbortController();
    const query = `subscription { presence(projectId: "${project.id}") { __typename count } }`;
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: bob.authorization },
      body: JSON.stringify({ query }),
      signal: abort.signal,
    });
    const reader = response.body!.getReader();
    let text = '';
    while (!text.includes('PresenceSnapshot')) text += new TextDecoder().decode((await reader.read()).value);
    expect(text).toContain('"count":2');
    await expectPresent(here, [ada, bob]);
    abort.abort();
    await expectPresent(here, [ada]);
  });

  it('ends for a socket that stops answering pings', async () => {
    await using impatient = await startInstance(backend, { timing: { ...timing, keepAlive: 200 } });
    const project = await newProject(ada, [bob]);
    await using here = ada.at(impatient.url).follow(presenceDocument, { projectId: project.id });
    await expectPresent(here, [ada]);
    await using network = await openProxy(Number(new URL(impatient.url).port));
    await using silent = bob.at(`http://127.0.0.1:${network.port}`).follow(presenceDocument, { projectId: project.id });
    await Promise.all([expectPresent(here, [ada, bob]), expectPresent(silent, [ada, bob])]);
    network.stall();
    await expectPresent(here, [ada]);
  });

  it('releases rooms, feeds and entries when subscribers leave', async () => {
    await expect.poll(() => [app.rooms.entries, app.rooms.people, app.feeds.size]).toEqual([0, 0, 1]);
    const project = await newProject(ada);
    const metrics = async (name: string) => {
      const text = await (await fetch(`${app.url}/metrics`)).text();
      return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
    };
    const early = ada.follow(presenceDocument, { projectId: project.id });
    await early[Symbol.asyncDispose]();
    const here = ada.follow(presenceDocument, { projectId: project.id });
    await expectPresent(here, [ada]);
    expect(await metrics('taskwire_presence_people')).toBe(1);
    expect(await metrics('taskwire_presence_entries')).toBe(1);
    await here[Symbol.asyncDispose]();
    await expect.poll(() => [app.rooms.entries, app.feeds.size]).toEqual([0, 1]);
    expect(await metrics('taskwire_presence_entries')).toBe(0);
  });
});

describeServices('shared presence', (kind) => {
  it('is executed once for all subscribers of the same selection', async () => {
    await using backend = await kind.open();
    await using counter = await countStatements(backend.env.DATABASE_URL!);
    await using database = openPostgres(counter.url, 5, () => {});
    await using app = await startInstance({ ...backend, database }, { timing: { ...timing, headCheck: 60_000 } });
    const [ada, bob] = [await newPerson(app.url, 'Ada'), await newPerson(app.url, 'Bob')];
    const project = await newProject(ada, [bob]);
    const client = ada.socket();
    const query = `subscription { presence(projectId: "${project.id}") { count
      ... on PresenceChanged { joined { user { name } } } } }`;
    const counts = Array.from({ length: 20 }, (): number[] => []);
    const over = counts.map(async (seen) => {
      for await (const { data } of client.iterate<{ presence: { count: number } }>({ query })) {
        if (seen.push(data!.presence.count) === 2) return;
      }
    });
    await expect.poll(() => counts.every((seen) => seen.length === 1)).toBe(true);
    const names = () => {
      const texts = [...counter.counts].filter(([text]) => /SELECT .*"name".* FROM .*"user"/.test(text));
      return texts.reduce((sum, [, count]) => sum + count, 0);
    };
    counter.reset();
    await using there = bob.follow(presenceDocument, { projectId: project.id });
    await Promise.all(over);
    await expectPresent(there, [ada, bob]);
    await client.dispose();
    expect(counts).toEqual(counts.map(() => [1, 2]));
    // Two reads: Bob's name for the twenty subscribers, and both names for Bob.
    expect(names()).toBe(2);
  });
});

describeServices('presence over two instances', (kind) => {
  it('is the same on both instances, also when a user moves from one to the other', async () => {
    await using backend = await kind.open();
    await using a = await startInstance(backend, { timing });
    await using b = await startInstance(backend, { timing });
    const [ada, bob, cyd] = [await newPerson(a.url, 'Ada'), await newPerson(a.url), await newPerson(a.url)];
    const project = await newProject(ada, [bob, cyd]);
    const variables = { projectId: project.id };
    await using here = ada.follow(presenceDocument, variables);
    await expectPresent(here, [ada]);
    const far = bob.at(b.url).follow(presenceDocument, variables);
    await Promise.all([expectPresent(here, [ada, bob]), expectPresent(far, [ada, bob])]);
    const count = here.data.length;
    await far.client.dispose();
    await using near = bob.follow(presenceDocument, variables);
    await expectPresent(near, [ada, bob]);
    await using third = cyd.at(b.url).follow(presenceDocument, variables);
    await Promise.all([here, near, third].map((reader) => expectPresent(reader, [ada, bob, cyd])));
    expect(here.data.length).toBe(count + 1);
    const seen = await cyd.at(b.url).ask(onlineUsersDocument, variables);
    expect(seen.onlineUsers.totalCount).toBe(3);
    await removeMember(ada, project.id, cyd.id);
    await third.ended;
    await Promise.all([here, near].map((reader) => expectPresent(reader, [ada, bob])));
  });
});
