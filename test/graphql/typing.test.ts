import { print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import type { App } from '../../src/app.js';
import { TokenBuckets } from '../../src/lib/token-buckets.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends, describeServices } from '../support/backends.js';
import { newPerson, type Person, Subscription } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { everything, succeed } from '../support/mutate.js';
import { deleteTaskDocument, newProject, newTask, removeMember } from '../support/operations.js';

const userTypingDocument = graphql(`
  subscription UserTyping($taskId: ID!) {
    userTyping(taskId: $taskId) {
      taskId
      users {
        id
        name
      }
    }
  }
`);

const setTypingDocument = graphql(`
  mutation SetTyping($input: SetTypingInput!) {
    setTyping(input: $input) {
      __typename
      ... on SetTypingPayload {
        taskId
        isTyping
        expiresInMs
      }
      ... on UserError {
        code
        path
      }
    }
  }
`);

type Typing = { userTyping: { users: readonly { name: string }[] } };

const namesOf = ({ userTyping }: Typing) => userTyping.users.map(({ name }) => name).join(', ');
const received = ({ data }: { data: readonly Typing[] }) => data.map(namesOf);

/** No signal expires during a test, however slow the machine is. */
const timing = { typing: 600_000, debounce: 30, feedLinger: 50 };
/** The lifetime of a signal in milliseconds where its end is the subject; long enough for a repetition on a busy machine. */
const lifetime = 2_000;

async function setTyping(person: Person, input: { taskId: string; isTyping: boolean }) {
  return (await person.ask(setTypingDocument, { input })).setTyping;
}

describeBackends('typing', (kind) => {
  let backend: Backend;
  let app: App;
  /** An instance whose signals expire. */
  let brief: App;
  let ada: Person;
  let bob: Person;
  let vic: Person;
  let eve: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { timing });
    brief = await startInstance(backend, { timing: { ...timing, typing: lifetime } });
    [ada, bob, vic, eve] = [
      await newPerson(app.url, 'Ada'),
      await newPerson(app.url, 'Bob'),
      await newPerson(app.url, 'Vic'),
      await newPerson(app.url, 'Eve'),
    ];
  });
  afterAll(async () => {
    await brief[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** Creates a project of Ada with Bob as MEMBER, Vic as VIEWER and a task. */
  async function createFixture() {
    const project = await newProject(ada, [bob, vic]);
    await succeed(ada, 'updateProjectMember', { projectId: project.id, userId: vic.id, role: 'VIEWER' });
    return { projectId: project.id, taskId: (await newTask(ada, { projectId: project.id, title: 'x' })).id };
  }

  const report = (person: Person, taskId: string, isTyping = true) => setTyping(person, { taskId, isTyping });

  /** Reports typing from a client with a clientId. */
  const reportAs = (person: Person, clientId: string, taskId: string) =>
    person.post(
      'mutation ($input: SetTypingInput!) { setTyping(input: $input) { __typename } }',
      { input: { taskId, isTyping: true } },
      { 'x-client-id': clientId },
    );

  /** Subscribes to a task without typing users, and waits for the empty state. */
  const follow = async (person: Person, taskId: string) => {
    const reader = person.follow(userTypingDocument, { taskId });
    expect(await reader.until(1)).toEqual([{ userTyping: { taskId, users: [] } }]);
    return reader;
  };

  // Both wait for a lifetime, and do so at the same time.
  it.concurrent('is delivered to subscribers of the task, and expires by itself', async () => {
    const { taskId } = await createFixture();
    await using vics = await follow(vic.at(brief.url), taskId);
    expect(await report(bob.at(brief.url), taskId)).toMatchObject({ taskId, isTyping: true, expiresInMs: lifetime });
    const reportedAt = performance.now();
    const [, first] = await vics.until(2);
    expect(first).toEqual({ userTyping: { taskId, users: [{ id: bob.id, name: 'Bob' }] } });
    expect(await vics.until(3)).toMatchObject([{}, {}, { userTyping: { taskId, users: [] } }]);
    expect(performance.now() - reportedAt).toBeGreaterThan(lifetime - 200);
  });

  it.concurrent('continues without messages while setTyping is repeated, and ends with isTyping: false', async () => {
    const { taskId } = await createFixture();
    await using vics = await follow(vic.at(brief.url), taskId);
    await report(bob.at(brief.url), taskId);
    await vics.until(2);
    // The time itself is the subject: without a repetition the signal ends in this loop.
    for (let time = 0; time < 3; time += 1) {
      await new Promise((resolve) => setTimeout(resolve, lifetime / 2));
      await report(bob.at(brief.url), taskId);
    }
    expect(received(vics)).toEqual(['', 'Bob']);
    expect(await report(bob.at(brief.url), taskId, false)).toMatchObject({ isTyping: false, expiresInMs: 0 });
    const stopped = performance.now();
    await vics.until(3);
    expect(performance.now() - stopped).toBeLessThan(lifetime / 2);
    expect(received(vics)).toEqual(['', 'Bob', '']);
    await report(bob.at(brief.url), taskId, false);
    await report(ada.at(brief.url), taskId);
    await vics.until(4);
    expect(received(vics)).toEqual(['', 'Bob', '', 'Ada']);
  });

  it('begins with the users who are typing, in the order in which they started', async () => {
    const { taskId } = await createFixture();
    await report(bob, taskId);
    await report(ada, taskId);
    await using vics = vic.follow(userTypingDocument, { taskId });
    await vics.until(1);
    expect(received(vics)[0]).toBe('Bob, Ada');
  });

  it('delivers the current users after a reconnect', async () => {
    const { taskId } = await createFixture();
    let webSocket: WebSocket | undefined;
    const client = vic.socket({
      retryAttempts: 1,
      // Vic reconnects after Bob has stopped.
      retryWait: async () => void (await report(bob, taskId, false)),
      on: {
        connected: (socket) => {
          webSocket = socket as WebSocket;
        },
      },
    });
    await using vics = new Subscription<Typing>(client, print(userTypingDocument), { taskId });
    await vics.until(1);
    await report(bob, taskId);
    await vics.until(2);
    webSocket?.terminate();
    await vics.until(3);
    expect(received(vics)).toEqual(['', 'Bob', '']);
  });

  it('omits signals of the same clientId, or of the same user when the subscriber has no clientId', async () => {
    const { taskId } = await createFixture();
    const reader = (person: Person, clientId?: string) =>
      new Subscription<Typing>(
        person.socket({ connectionParams: { authorization: person.authorization, clientId } }),
        'subscription ($taskId: ID!) { userTyping(taskId: $taskId) { users { name } } }',
        { taskId },
      );
    await using nameless = reader(bob);
    await using tabOne = reader(bob, 'one');
    await using tabTwo = reader(bob, 'two');
    await using other = reader(ada, 'one');
    await Promise.all([nameless, tabOne, tabTwo, other].map((one) => one.until(1)));
    await reportAs(bob, 'one', taskId);
    await Promise.all([tabTwo.until(2), other.until(2)]);
    expect([tabTwo, other].map((one) => received(one)[1])).toEqual(['Bob', 'Bob']);
    // Ada's signal follows Bob's signal. A delivery of Bob's signal would be visible before.
    await reportAs(ada, 'three', taskId);
    await Promise.all([nameless, tabOne].map((one) => one.until((data) => namesOf(data) === 'Ada')));
    expect([received(nameless)[1], received(tabOne)[1]]).toEqual(['Ada', 'Ada']);
  });

  it('appends no event and stores nothing', async () => {
    const { taskId } = await createFixture();
    const before = await everything(backend.database);
    await report(bob.at(brief.url), taskId);
    expect(await everything(backend.database)).toEqual(before);
    await expect.poll(() => brief.typing.size).toBe(0);
  });

  it('is refused without a message to subscribers when the task is inaccessible, the role is too low or the input is invalid', async () => {
    const { projectId, taskId } = await createFixture();
    const foreign = await newProject(eve);
    const { id: foreignTask } = await newTask(eve, { projectId: foreign.id, title: 'x' });
    const { id: deleted } = await newTask(ada, { projectId, title: 'x' });
    await ada.ask(deleteTaskDocument, { input: { taskId: deleted } });
    const archive = await newProject(ada, [bob]);
    const { id: archived } = await newTask(ada, { projectId: archive.id, title: 'x' });
    await succeed(ada, 'archiveProject', { projectId: archive.id });
    await using vics = await follow(vic, taskId);
    const path = ['input', 'taskId'];
    const before = await everything(backend.database);
    const refused: readonly (readonly [Person, string, string, readonly string[]])[] = [
      [bob, foreignTask, 'NOT_FOUND', path],
      [bob, deleted, 'NOT_FOUND', path],
      [bob, taskId.replace(/.$/, (last) => (last === '0' ? '1' : '0')), 'NOT_FOUND', path],
      [bob, 'task', 'BAD_USER_INPUT', path],
      [bob, '', 'BAD_USER_INPUT', path],
      [bob, projectId, 'BAD_USER_INPUT', path],
      [bob, archived, 'CONFLICT', path],
      [vic, taskId, 'FORBIDDEN', path],
      [eve, taskId, 'NOT_FOUND', path],
    ];
    for (const [person, task, code, at] of refused) {
      const answer = await setTyping(person, { taskId: task, isTyping: true });
      expect(answer, task).toMatchObject({ code, path: at });
    }
    const wrong = await bob.post('mutation ($input: SetTypingInput!) { setTyping(input: $input) { __typename } }', {
      input: { taskId, isTyping: 'yes' },
    });
    expect(wrong.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', inputPath: ['input', 'isTyping'] } }]);
    expect(await everything(backend.database)).toEqual(before);
    await report(bob, taskId);
    await vics.until(2);
    expect(received(vics)).toEqual(['', 'Bob']);
  });

  it('returns RATE_LIMITED above the rate per user and task', async () => {
    const { projectId, taskId } = await createFixture();
    const { id: other } = await newTask(ada, { projectId, title: 'x' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => setTyping(bob, { taskId, isTyping: true })));
    const refused = answers.filter(({ __typename }) => __typename === 'RateLimitedError');
    expect(refused.length).toBeGreaterThan(5);
    expect(refused[0]).toMatchObject({ code: 'RATE_LIMITED', path: [] });
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(5);
    await report(ada, taskId);
    await report(bob, other);
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toContain('taskwire_refusals_total{limit="typing"}');
    await expect
      .poll(async () => (await setTyping(bob, { taskId, isTyping: true })).__typename, { interval: 300 })
      .toBe('SetTypingPayload');
  });

  it('returns NOT_FOUND when the viewer is not a member, and ends with ACCESS_REVOKED when the viewer is removed', async () => {
    const { projectId, taskId } = await createFixture();
    for (const [person, id, code] of [
      [eve, taskId, 'NOT_FOUND'],
      [ada, 'task', 'BAD_USER_INPUT'],
    ] as const) {
      await using refused = person.follow(userTypingDocument, { taskId: id });
      expect(await refused.refusal()).toBe(code);
    }
    await using vics = await follow(vic, taskId);
    await report(bob, taskId);
    await vics.until(2);
    await removeMember(ada, projectId, vic.id);
    await vics.ended;
    expect(vics.results.at(-1)).toMatchObject({ errors: [{ extensions: { code: 'ACCESS_REVOKED' } }] });
  });

  it('completes when the task is deleted by deleteTask or bulkUpdateTasks', async () => {
    const { projectId, taskId } = await createFixture();
    const { id: second } = await newTask(ada, { projectId, title: 'x' });
    await using one = await follow(vic, taskId);
    await using two = await follow(vic, second);
    await report(bob, taskId);
    await report(bob, second);
    await Promise.all([one.until(2), two.until(2)]);
    await ada.ask(deleteTaskDocument, { input: { taskId } });
    expect(await one.ended).toBeUndefined();
    await succeed(ada, 'bulkUpdateTasks', { projectId, items: [{ taskId: second, delete: true }] });
    expect(await two.ended).toBeUndefined();
    expect([...one.results, ...two.results].flatMap(({ errors }) => errors ?? [])).toEqual([]);
    await using late = vic.follow(userTypingDocument, { taskId });
    expect(await late.refusal()).toBe('NOT_FOUND');
  });

  it('releases a completed subscription from the limit of the socket', async () => {
    await using small = await startInstance(backend, { timing, env: { LIMIT_SUBSCRIPTIONS_PER_SOCKET: '1' } });
    const { projectId, taskId } = await createFixture();
    const { id: second } = await newTask(ada, { projectId, title: 'x' });
    const client = vic.at(small.url).socket({ lazy: false });
    await using one = new Subscription<Typing>(client, print(userTypingDocument), { taskId });
    await expect.poll(() => small.typing.size).toBe(1);
    await ada.ask(deleteTaskDocument, { input: { taskId } });
    expect(await one.ended).toBeUndefined();
    await using two = new Subscription<Typing>(client, print(userTypingDocument), { taskId: second });
    await two.until(1);
    await report(bob, second);
    await two.until(2);
    expect(received(two).slice(0, 2)).toEqual(['', 'Bob']);
  });

  it('is delivered to the next subscriber after reading the users failed for the previous one', async () => {
    const { prisma } = backend.database;
    const { taskId } = await createFixture();
    const client = vic.socket({ lazy: false });
    await new Promise((resolve) => client.on('connected', resolve));
    const followThere = () => new Subscription<Typing>(client, print(userTypingDocument), { taskId });
    await report(bob, taskId);
    await prisma.$executeRaw`ALTER TABLE "user" RENAME TO user_away`;
    await using early = followThere();
    await early.ended;
    await prisma.$executeRaw`ALTER TABLE user_away RENAME TO "user"`;
    expect(early.results).toMatchObject([{ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }]);
    const late = followThere();
    await late.until(1);
    expect(received(late)).toEqual(['Bob']);
  });

  it('works over server-sent events, and releases its feed at the end', async () => {
    await using separate = await startInstance(backend, { timing });
    const { taskId } = await createFixture();
    const abort = new AbortController();
    const response = await fetch(`${separate.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: vic.authorization },
      body: JSON.stringify({ query: `subscription { userTyping(taskId: "${taskId}") { users { name } } }` }),
      signal: abort.signal,
    });
    await report(bob.at(separate.url), taskId);
    const reader = response.body!.getReader();
    let text = '';
    while (!text.includes('"name":"Bob"')) text += new TextDecoder().decode((await reader.read()).value);
    abort.abort();
    await report(bob.at(separate.url), taskId, false);
    await expect.poll(() => [separate.typing.size, separate.feeds.size]).toEqual([0, 1]);
  });
});

describeServices('typing over two instances', (kind) => {
  it('is delivered on the other instance to current and to later subscribers', async () => {
    await using backend = await kind.open();
    await using a = await startInstance(backend, { timing });
    await using b = await startInstance(backend, { timing });
    const [ada, bob] = [await newPerson(a.url, 'Ada'), await newPerson(a.url, 'Bob')];
    const project = await newProject(ada, [bob]);
    const { id: taskId } = await newTask(ada, { projectId: project.id, title: 'x' });
    await using there = ada.at(b.url).follow(userTypingDocument, { taskId });
    await there.until(1);
    await setTyping(bob, { taskId, isTyping: true });
    await there.until(2);
    await there.client.dispose();
    await expect.poll(() => b.typing.size).toBe(1);
    // A third instance without any signal requests the state from the others.
    await using c = await startInstance(backend, { timing });
    await using late = ada.at(c.url).follow(userTypingDocument, { taskId });
    // The first message is empty, unless the response arrived before.
    await late.until((data) => namesOf(data) === 'Bob');
    const before = received(late).length;
    await setTyping(bob, { taskId, isTyping: false });
    await late.until(before + 1);
    expect(received(late).slice(before - 1)).toEqual(['Bob', '']);
  });
});

describe('TokenBuckets', () => {
  it('gives the capacity at once, then one token per interval, and never more than the capacity', () => {
    const buckets = new TokenBuckets(3, 100);
    const take = (at: number, key = 'a') => buckets.take(key, at);
    expect([take(0), take(0), take(0), take(0)]).toEqual([true, true, true, false]);
    expect(take(0, 'b')).toBe(true);
    expect([take(99), take(100), take(101), take(199), take(200)]).toEqual([false, true, false, false, true]);
    expect([take(9_000), take(9_000), take(9_000), take(9_000)]).toEqual([true, true, true, false]);
  });
});
