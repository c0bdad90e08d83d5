import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { setOperator } from '../../src/domain/user/operators.js';
import { newId } from '../../src/ids.js';
import { type Backend, describeServices } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { FakeClock } from '../support/clock.js';
import { countWaiting, holdStream } from '../support/held-stream.js';
import { startInstance } from '../support/instance.js';
import { succeed } from '../support/mutate.js';
import { startProcess } from '../support/servers.js';

const people = 1_200;

describeServices('announcements over several instances', (kind) => {
  let backend: Backend;
  let first: App;
  let ada: Person;

  beforeAll(async () => {
    backend = await kind.open();
    // This instance delivers only when a test or an event triggers it.
    first = await startInstance(backend);
    ada = await newPerson(first.url, 'Ada');
    await setOperator(backend.database.db, ada.email, true);
    await populate(people);
  });
  afterAll(async () => {
    await first[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });
  beforeEach(() => first.backgroundTasks.announcements.nudge());

  async function populate(count: number): Promise<void> {
    const ids = Array.from({ length: count }, () => newId('user'));
    const data = ids.map((id) => ({ id, email: `${id}@example.com`, name: 'Somebody', passwordHash: '' }));
    await backend.database.prisma.user.createMany({ data });
  }

  const publish = async (more: object = {}) => {
    const input = { title: 'All of you', body: 'Hello.', ...more };
    type Made = { announcement: { id: string } };
    return (await succeed<Made>(ada, 'publishAnnouncement', input, 'announcement { id }')).announcement.id;
  };

  /** The numbers of stored notifications, of events of a kind, and of streams with such events. */
  async function counts(announcementId: string, kind: 'NotificationAdded' | 'NotificationWithdrawn') {
    const { prisma } = backend.database;
    const [row] = await prisma.$queryRaw<{ events: number; streams: number }[]>`
      SELECT count(*)::int AS events, count(DISTINCT stream_id)::int AS streams FROM event
      WHERE kind = ${kind} AND data->'notification'->>'announcementId' = ${announcementId}`;
    return { held: await prisma.notification.count({ where: { announcementId } }), ...row };
  }

  it('are delivered and withdrawn once per user while instances start and stop and users sign up', async () => {
    const clock = new FakeClock();
    const instances = await Promise.all([1, 2, 3].map(() => startInstance(backend, { clock })));
    const startsAt = new Date(clock.present.getTime() + 60_000);
    const endsAt = new Date(clock.present.getTime() + 3_600_000);
    const announcementId = await publish({ startsAt, endsAt });
    clock.set(startsAt);
    const work = () => instances.map((app) => app.backgroundTasks.announcements.nudge());
    const rounds = work();
    await populate(100);
    await instances.shift()?.[Symbol.asyncDispose]();
    instances.push(await startInstance(backend, { clock }));
    await Promise.all([...rounds, ...work(), populate(100)]);
    await Promise.all(work());
    const all = await backend.database.prisma.user.count();
    expect(await counts(announcementId, 'NotificationAdded')).toEqual({ held: all, events: all, streams: all });

    clock.set(endsAt);
    await Promise.all([...work(), populate(100)]);
    await Promise.all(work());
    expect(await counts(announcementId, 'NotificationWithdrawn')).toEqual({ held: 0, events: all, streams: all });
    await Promise.all(instances.map((app) => app[Symbol.asyncDispose]()));
  }, 60_000);

  it('are delivered once per user when an instance is killed between two batches', async () => {
    const { prisma } = backend.database;
    // The second batch waits for the lock of this user's stream.
    const [, inSecond] = await prisma.user.findMany({ orderBy: { id: 'asc' }, skip: 700, take: 2 });
    const held = await holdStream(backend, inSecond!.id);
    const env = { ...backend.env, JWT_SECRET: 'x'.repeat(32) };
    await first.backgroundTasks.announcements.nudge();
    const killed = await startProcess(env);
    // Written directly, because the mutation's event would also trigger the first instance.
    const announcementId = await prisma.announcement
      .create({
        data: { id: newId('announcement'), title: 'x', body: 'x', startsAt: new Date(), publishedById: ada.id },
      })
      .then(({ id }) => id);
    await expect.poll(() => countWaiting(backend), { timeout: 30_000 }).toBe(1);
    expect(await counts(announcementId, 'NotificationAdded')).toEqual({ held: 500, events: 500, streams: 500 });
    await killed.kill();
    await held[Symbol.asyncDispose]();
    const next = await startProcess(env);
    const deliveredAt = async () =>
      (await prisma.announcement.findUniqueOrThrow({ where: { id: announcementId } })).deliveredAt;
    await expect.poll(deliveredAt, { timeout: 30_000 }).not.toBeNull();
    await next.kill();
    const all = await prisma.user.count();
    expect(await counts(announcementId, 'NotificationAdded')).toEqual({ held: all, events: all, streams: all });
  }, 90_000);

  it('are delivered and withdrawn immediately when published on another instance', async () => {
    const other = await startInstance(backend);
    const bob = await newPerson(other.url);
    const announcementId = await publish();
    const held = () => backend.database.prisma.notification.count({ where: { announcementId, userId: bob.id } });
    await expect.poll(held, { timeout: 20_000 }).toBe(1);
    await succeed(ada, 'withdrawAnnouncement', { announcementId });
    await expect.poll(held, { timeout: 20_000 }).toBe(0);
    await other[Symbol.asyncDispose]();
  });
});
