import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { setOperator } from '../../src/domain/user/operators.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { FakeClock } from '../support/clock.js';
import { startInstance } from '../support/instance.js';
import { everything, mutate, succeed } from '../support/mutate.js';
import { newProgram } from '../support/personal-token.js';

const inboxDocument = graphql(`
  query AnnouncedInbox($folder: NotificationFolder) {
    notifications(filter: { kinds: [ANNOUNCEMENT], folder: $folder }) {
      totalCount
      unreadCount
      cursor
      nodes {
        id
        unread
        announcement {
          id
          title
          body
          endsAt
        }
      }
    }
  }
`);

const announcementsDocument = graphql(`
  query Announcements($all: Boolean! = false) {
    me {
      isOperator
    }
    announcements(all: $all) {
      totalCount
      nodes {
        id
        title
        withdrawnAt
        version
        publishedBy {
          id
        }
      }
    }
  }
`);

const announcedDocument = graphql(`
  subscription Announced($after: Cursor) {
    notifications(after: $after) {
      __typename
      actor {
        id
      }
      unreadCount
      ... on SingleNotificationEvent {
        notification {
          id
          kind
          announcement {
            title
          }
        }
      }
    }
  }
`);

describeBackends('announcements', (kind) => {
  let backend: Backend;
  let app: App;
  let clock: FakeClock;
  let ada: Person;
  let bob: Person;

  beforeAll(async () => {
    backend = await kind.open();
    clock = new FakeClock();
    app = await startInstance(backend, { clock });
    ada = await newPerson(app.url, 'Ada');
    await setOperator(backend.database.db, ada.email, true);
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    // Withdraws the announcements of other tests.
    const { announcements } = await ada.ask(announcementsDocument, { all: true });
    for (const { id, withdrawnAt } of announcements.nodes) {
      if (withdrawnAt === null) await succeed(ada, 'withdrawAnnouncement', { announcementId: id });
    }
    bob = await newPerson(app.url, 'Bob');
    await work();
  });

  const work = () => app.backgroundTasks.announcements.nudge();
  const later = (minutes: number) => new Date(clock.present.getTime() + minutes * 60_000).toISOString();

  async function publish(more: object = {}): Promise<string> {
    const input = { title: 'Maintenance', body: 'On *Sunday*.', ...more };
    const made = await succeed<{ announcement: { id: string } }>(
      ada,
      'publishAnnouncement',
      input,
      'announcement { id }',
    );
    await work();
    return made.announcement.id;
  }

  const inbox = async (person: Person, folder?: 'ARCHIVE' | 'SNOOZED') =>
    (await person.ask(inboxDocument, folder ? { folder } : {})).notifications;
  const shown = async (person: Person) => (await person.ask(announcementsDocument)).announcements.nodes;

  /** The number of NotificationAdded events about an announcement in a person's stream. */
  async function deliveriesTo(person: Person, announcementId: string): Promise<number> {
    const events = await backend.database.prisma.event.findMany({
      where: { streamId: person.id, kind: 'NotificationAdded' },
    });
    return events.filter(({ data }) => JSON.stringify(data).includes(announcementId)).length;
  }

  it('are delivered once to every user as a notification, live and in the inbox, which can be read and archived', async () => {
    await using events = bob.follow(announcedDocument, { after: (await inbox(bob)).cursor });
    const id = await publish();
    await work();
    await events.until(1);
    expect(events.data[0]?.notifications).toMatchObject({
      __typename: 'NotificationAdded',
      actor: null,
      unreadCount: 1,
      notification: { kind: 'ANNOUNCEMENT', announcement: { title: 'Maintenance' } },
    });
    for (const person of [ada, bob]) {
      expect(await deliveriesTo(person, id)).toBe(1);
      expect(await inbox(person)).toMatchObject({
        totalCount: 1,
        nodes: [{ unread: true, announcement: { id, body: 'On *Sunday*.', endsAt: null } }],
      });
    }
    const [notification] = (await inbox(bob)).nodes;
    const notificationId = notification!.id;
    await succeed(bob, 'markNotificationRead', { notificationId });
    expect(await inbox(bob)).toMatchObject({ unreadCount: 0, totalCount: 1 });
    await succeed(bob, 'archiveNotification', { notificationId });
    expect(await inbox(bob)).toMatchObject({ totalCount: 0 });
    await work();
    expect(await inbox(bob, 'ARCHIVE')).toMatchObject({ totalCount: 1 });
    expect(await deliveriesTo(bob, id)).toBe(1);
  });

  it('are visible from startsAt to endsAt, and their notifications are withdrawn at endsAt', async () => {
    const id = await publish({ startsAt: later(60), endsAt: later(120) });
    expect(await inbox(bob)).toMatchObject({ totalCount: 0 });
    expect(await shown(bob)).toEqual([]);
    expect((await bob.post(`{ node(id: "${id}") { id } }`)).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect((await ada.post(`{ node(id: "${id}") { id } }`)).data).toEqual({ node: { id } });
    clock.forward(60);
    await work();
    expect(await inbox(bob)).toMatchObject({ totalCount: 1, unreadCount: 1 });
    expect(await shown(bob)).toMatchObject([{ id, publishedBy: null }]);
    expect((await bob.post(`{ node(id: "${id}") { id } nodes(ids: ["${id}"]) { id } }`)).data).toEqual({
      node: { id },
      nodes: [{ id }],
    });
    await using events = bob.follow(announcedDocument, { after: (await inbox(bob)).cursor });
    clock.forward(60);
    await work();
    await events.until(1);
    expect(events.data[0]?.notifications).toMatchObject({
      __typename: 'NotificationWithdrawn',
      unreadCount: 0,
      notification: { announcement: null },
    });
    expect(await inbox(bob)).toMatchObject({ totalCount: 0, unreadCount: 0 });
    expect(await shown(bob)).toEqual([]);
    expect((await bob.post(`{ nodes(ids: ["${id}"]) { id } }`)).data).toEqual({ nodes: [null] });
    // Users who sign up after endsAt receive no announcement.
    const carl = await newPerson(app.url);
    await work();
    expect(await deliveriesTo(carl, id)).toBe(0);
  });

  it('are not delivered when endsAt passed while no instance ran', async () => {
    const id = await publish({ startsAt: later(60), endsAt: later(120) });
    clock.forward(180);
    await work();
    expect(await deliveriesTo(bob, id)).toBe(0);
  });

  it.each(['ARCHIVE', 'SNOOZED'] as const)('are removed from the folder %s when they are withdrawn', async (folder) => {
    const id = await publish();
    const [notification] = (await inbox(bob)).nodes;
    const notificationId = notification!.id;
    if (folder === 'ARCHIVE') await succeed(bob, 'archiveNotification', { notificationId });
    else await succeed(bob, 'snoozeNotification', { notificationId, until: new Date(Date.now() + 3_600_000) });
    expect(await inbox(bob, folder)).toMatchObject({ totalCount: 1 });
    await succeed(ada, 'withdrawAnnouncement', { announcementId: id });
    expect(await inbox(bob, folder)).toMatchObject({ totalCount: 0 });
    await work();
    expect(await backend.database.prisma.notification.count({ where: { announcementId: id } })).toBe(0);
    expect(await inbox(ada)).toMatchObject({ totalCount: 0, unreadCount: 0 });
    const before = await everything(backend.database);
    await succeed(ada, 'withdrawAnnouncement', { announcementId: id });
    expect(await everything(backend.database)).toEqual(before);
  });

  it('are not delivered when they are withdrawn before startsAt', async () => {
    const id = await publish({ startsAt: later(60) });
    await succeed(ada, 'withdrawAnnouncement', { announcementId: id });
    clock.forward(120);
    await work();
    expect(await deliveriesTo(bob, id)).toBe(0);
  });

  it('are delivered to users who sign up before endsAt, and not to deactivated users', async () => {
    await bob.post('mutation { deactivateAccount(input: { password: "correct horse battery" }) { __typename } }');
    const id = await publish();
    const carl = await newPerson(app.url);
    expect(await inbox(carl)).toMatchObject({ totalCount: 0 });
    for (let run = 0; run < 2; run += 1) await work();
    expect(await inbox(carl)).toMatchObject({ totalCount: 1 });
    expect([await deliveriesTo(bob, id), await deliveriesTo(carl, id)]).toEqual([0, 1]);
  });

  it('are delivered to users who disabled all notifications, and cannot be disabled', async () => {
    await succeed(bob, 'updateNotificationPreferences', { settings: [{ enabled: false }] });
    const id = await publish();
    expect(await deliveriesTo(bob, id)).toBe(1);
    const { data } = await bob.post<
      { notificationPreferences: { kinds: { kind: string; enabled: boolean }[] } },
      object
    >('{ notificationPreferences { kinds { kind enabled } } }');
    const enabled = data?.notificationPreferences.kinds.filter((entry) => entry.enabled).map((entry) => entry.kind);
    expect(enabled).toEqual(['ANNOUNCEMENT']);
    const before = await everything(backend.database);
    const settings = [
      { kind: 'OVERDUE', enabled: true },
      { kind: 'ANNOUNCEMENT', enabled: false },
    ];
    expect(await mutate(bob, 'updateNotificationPreferences', { settings })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: ['input', 'settings', '1', 'kind'],
    });
    expect(await everything(backend.database)).toEqual(before);
  });

  it('show the changes of updateAnnouncement to current and future recipients without a second delivery', async () => {
    const announcementId = await publish({ startsAt: later(60) });
    await succeed(ada, 'updateAnnouncement', { announcementId, startsAt: later(30), endsAt: later(90) });
    clock.forward(45);
    await work();
    expect(await inbox(bob)).toMatchObject({ nodes: [{ announcement: { title: 'Maintenance' } }] });
    await succeed(ada, 'updateAnnouncement', { announcementId, title: 'Maintenance is off', endsAt: null });
    clock.forward(90);
    await work();
    expect(await inbox(bob)).toMatchObject({
      nodes: [{ announcement: { title: 'Maintenance is off', endsAt: null } }],
    });
    expect(await deliveriesTo(bob, announcementId)).toBe(1);
    const before = await everything(backend.database);
    await succeed(ada, 'updateAnnouncement', { announcementId, title: 'Maintenance is off', endsAt: null });
    expect(await everything(backend.database)).toEqual(before);
  });

  it('are published once when publishAnnouncement is repeated with the same idempotencyKey', async () => {
    const input = { title: 'Once', body: 'x', endsAt: later(60), idempotencyKey: 'once' };
    const first = await succeed(ada, 'publishAnnouncement', input, 'announcement { id }');
    clock.forward(120);
    expect(await succeed(ada, 'publishAnnouncement', input, 'announcement { id }')).toEqual(first);
    expect(await mutate(ada, 'publishAnnouncement', { ...input, title: 'Twice' })).toMatchObject({ code: 'CONFLICT' });
  });

  it('are listed with past and future ones to operators, and return FORBIDDEN to other users', async () => {
    const [over, coming] = [await publish({ title: 'over' }), await publish({ title: 'coming', startsAt: later(60) })];
    await succeed(ada, 'withdrawAnnouncement', { announcementId: over });
    const now = await publish({ title: 'now' });
    const all = await ada.ask(announcementsDocument, { all: true });
    expect(all.me.isOperator).toBe(true);
    expect(all.announcements.nodes.slice(0, 3).map(({ id }) => id)).toEqual([now, coming, over]);
    expect(all.announcements.nodes[0]?.publishedBy).toEqual({ id: ada.id });
    expect(await ada.ask(announcementsDocument)).toMatchObject({
      announcements: { totalCount: 1, nodes: [{ id: now }] },
    });
    expect((await bob.ask(announcementsDocument)).me.isOperator).toBe(false);
    const refused = await bob.post(announcementsDocument, { all: true });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', inputPath: ['all'] });
  });

  it('return FORBIDDEN to a personal access token of an operator', async () => {
    const coming = await publish({ startsAt: later(60) });
    const program = await newProgram(ada, { scope: 'WRITE' });
    expect((await program.ask(announcementsDocument)).me.isOperator).toBe(false);
    const refused = await program.post(announcementsDocument, { all: true });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', inputPath: ['all'] });
    const before = await everything(backend.database);
    const text = { title: 'x', body: 'x' };
    expect(await mutate(program, 'publishAnnouncement', text)).toMatchObject({ code: 'FORBIDDEN' });
    for (const name of ['updateAnnouncement', 'withdrawAnnouncement']) {
      expect(await mutate(program, name, { announcementId: coming })).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await everything(backend.database)).toEqual(before);
  });

  describe('are refused', () => {
    let announcementId: string;
    const text = { title: 'Title', body: 'Body' };

    it.each<[string, () => object, string[]]>([
      ['an empty title', () => ({ ...text, title: ' ' }), ['input', 'title']],
      ['a title of two lines', () => ({ ...text, title: 'a\nb' }), ['input', 'title']],
      ['a title of 201 characters', () => ({ ...text, title: 'x'.repeat(201) }), ['input', 'title']],
      ['an empty body', () => ({ ...text, body: '\n' }), ['input', 'body']],
      ['a body of 10,001 characters', () => ({ ...text, body: 'x'.repeat(10_001) }), ['input', 'body']],
      ['half of a surrogate pair in the body', () => ({ ...text, body: '\ud83d' }), ['input', 'body']],
      ['an endsAt in the past', () => ({ ...text, endsAt: later(-1) }), ['input', 'endsAt']],
      ['an endsAt equal to startsAt', () => ({ ...text, startsAt: later(5), endsAt: later(5) }), ['input', 'endsAt']],
      [
        'startsAt and endsAt in the past',
        () => ({ ...text, startsAt: later(-9), endsAt: later(-5) }),
        ['input', 'endsAt'],
      ],
      ['an endsAt before startsAt', () => ({ ...text, startsAt: later(5), endsAt: later(4) }), ['input', 'endsAt']],
    ])('when publishAnnouncement receives %s', async (_, input, path) => {
      const before = await everything(backend.database);
      expect(await mutate(ada, 'publishAnnouncement', { ...input() })).toMatchObject({ code: 'BAD_USER_INPUT', path });
      expect(await everything(backend.database)).toEqual(before);
    });

    it.each<[string, () => object, string, string[]]>([
      ['an id of another type', () => ({ announcementId: ada.id }), 'BAD_USER_INPUT', ['input', 'announcementId']],
      [
        'an unknown id',
        () => ({ announcementId: announcementId.replace(/.{5}$/, '00000'), title: 'x' }),
        'NOT_FOUND',
        ['input', 'announcementId'],
      ],
      ['an empty title', () => ({ announcementId, title: '' }), 'BAD_USER_INPUT', ['input', 'title']],
      ['an endsAt in the past', () => ({ announcementId, endsAt: later(-1) }), 'BAD_USER_INPUT', ['input', 'endsAt']],
      [
        'another startsAt after the start',
        () => ({ announcementId, startsAt: later(60) }),
        'CONFLICT',
        ['input', 'startsAt'],
      ],
    ])('when updateAnnouncement receives %s', async (_, input, code, path) => {
      announcementId = await publish();
      const before = await everything(backend.database);
      expect(await mutate(ada, 'updateAnnouncement', { ...input() })).toMatchObject({ code, path });
      expect(await everything(backend.database)).toEqual(before);
    });

    it('with CONFLICT when updateAnnouncement changes one that is withdrawn or has ended', async () => {
      const withdrawn = await publish();
      await succeed(ada, 'withdrawAnnouncement', { announcementId: withdrawn });
      const ended = await publish({ endsAt: later(5) });
      clock.forward(5);
      for (const announcementId of [withdrawn, ended]) {
        const change = { announcementId, title: 'x', endsAt: later(60) };
        expect(await mutate(ada, 'updateAnnouncement', change)).toMatchObject({
          code: 'CONFLICT',
          path: ['input', 'announcementId'],
        });
      }
    });

    it('with FORBIDDEN for users who are not operators, immediately after the operator role is removed', async () => {
      announcementId = await publish();
      const carl = await newPerson(app.url);
      await setOperator(backend.database.db, carl.email, true);
      await succeed(carl, 'publishAnnouncement', text);
      await setOperator(backend.database.db, carl.email, false);
      await work();
      const before = await everything(backend.database);
      for (const person of [bob, carl]) {
        for (const [name, input] of [
          ['publishAnnouncement', text],
          ['updateAnnouncement', { announcementId, title: 'x' }],
          ['withdrawAnnouncement', { announcementId }],
        ] as const) {
          expect(await mutate(person, name, input), name).toMatchObject({ code: 'FORBIDDEN', path: ['input'] });
        }
      }
      expect(await everything(backend.database)).toEqual(before);
    });
  });
});
