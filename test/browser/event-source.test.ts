import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person, post } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { addMember, newProject, newTask, removeMember } from '../support/operations.js';
import { openProxy, type TcpProxy } from '../support/proxy.js';
import { chromiumArgs, findChromium } from './chromium.js';

const executablePath = findChromium();
const required = process.env.TEST_REQUIRE_BROWSER === 'true';
const eventually = { timeout: 20_000, interval: 50 };

describe.runIf(executablePath || required)('in Chromium', { timeout: 60_000 }, () =>
  describeBackends('an EventSource', (kind) => {
    let backend: Backend;
    let app: App;
    let ada: Person;
    let bob: Person;
    let project: { id: string };
    let proxy: TcpProxy;
    let browser: Browser;
    let page: Page;
    /** The status and the `Last-Event-ID` of each stream request. */
    let requests: { status: number; lastId: string | undefined }[];

    beforeAll(async () => {
      backend = await kind.open();
      app = await startInstance(backend);
      proxy = await openProxy(Number(new URL(app.url).port));
      ada = await newPerson(app.url, 'Ada');
      project = await newProject(ada);
      browser = await chromium.launch({ executablePath: executablePath!, args: chromiumArgs });
    });
    afterAll(async () => {
      await browser?.close();
      await proxy?.[Symbol.asyncDispose]();
      await app?.[Symbol.asyncDispose]();
      await backend?.[Symbol.asyncDispose]();
    });

    /** Opens a page of the server's own origin, signed in by cookie as a new member of the project. */
    beforeEach(async () => {
      bob = await newPerson(app.url, 'Bob');
      await addMember(ada, project.id, bob);
      page = await (await browser.newContext()).newPage();
      requests = [];
      page.on('response', async (response) => {
        if (!response.url().includes('subscription')) return;
        const { 'last-event-id': lastId } = await response.request().allHeaders();
        requests.push({ status: response.status(), lastId });
      });
      await page.goto(`http://127.0.0.1:${proxy.port}/livez`);
      await page.evaluate(
        async (input) => {
          const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
          const headers = { 'content-type': 'application/json' };
          await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables: { input } }) });
        },
        { email: bob.email, password: 'correct horse battery', cookie: true },
      );
      return () => page.context().close();
    });

    /** Opens a subscription; the page keeps what the EventSource receives. */
    async function open(query: string): Promise<void> {
      await page.evaluate(
        (url) => {
          const source = new EventSource(url);
          Object.assign(window, { source, results: [] });
          source.addEventListener('next', ({ data }) => (window as unknown as Received).results.push(JSON.parse(data)));
        },
        `/graphql?query=${encodeURIComponent(query)}`,
      );
    }
    const received = () =>
      page.evaluate(() => {
        const { source, results } = window as unknown as Received;
        return { state: source.readyState, results };
      });
    const titles = async () => (await received()).results.map(({ data }) => data?.taskChanged.task?.title);
    const query = () =>
      `subscription { taskChanged(projectId: "${project.id}") { ... on SingleTaskEvent { task { title } } } }`;

    test('resumes after its last event when the connection breaks', async () => {
      await open(query());
      await expect.poll(() => app.sse.size, eventually).toBe(1);
      await newTask(ada, { projectId: project.id, title: 'One' });
      await expect.poll(titles, eventually).toEqual(['One']);
      proxy.reset();
      await newTask(ada, { projectId: project.id, title: 'Two' });
      await expect.poll(titles, eventually).toEqual(['One', 'Two']);
      await newTask(ada, { projectId: project.id, title: 'Three' });
      await expect.poll(titles, eventually).toEqual(['One', 'Two', 'Three']);
      expect(requests).toEqual([
        { status: 200, lastId: undefined },
        { status: 200, lastId: expect.stringMatching(/^[\w-]+$/) },
      ]);
    });

    test('stops after ACCESS_REVOKED and the end of the stream', async () => {
      await open(query());
      await expect.poll(() => app.sse.size, eventually).toBe(1);
      await removeMember(ada, project.id, bob.id);
      await expect.poll(async () => (await received()).state, eventually).toBe(2);
      expect((await received()).results).toMatchObject([{ errors: [{ extensions: { code: 'ACCESS_REVOKED' } }] }]);
      expect(requests).toEqual([
        { status: 200, lastId: undefined },
        { status: 204, lastId: 'complete' },
      ]);
    });

    test.each<[string, () => string, string | undefined]>([
      ['refused with NOT_FOUND', () => query().replace(project.id, 'project_01h455vb4pex5vsknk084sn02q'), 'NOT_FOUND'],
      ['invalid', () => 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ])('stops when the subscription is %s', async (_name, make, code) => {
      await open(make());
      await expect.poll(async () => (await received()).state, eventually).toBe(2);
      const { results } = await received();
      expect(results).toMatchObject([{ errors: [{ extensions: { code } }] }]);
      expect(requests.at(-1)?.status).toBe(204);
    });

    test('stops when the page has no session cookie', async () => {
      await page.context().clearCookies();
      await open(query());
      await expect.poll(async () => (await received()).state, eventually).toBe(2);
      const answer = await post(app.url, query());
      expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    });
  }),
);

interface Received {
  readonly source: EventSource;
  readonly results: { data?: { taskChanged: { task?: { title: string } } }; errors?: object[] }[];
}
