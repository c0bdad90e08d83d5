import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { demoPassword, demoPeople } from '../../src/seed.js';
import { newPerson, Person, post } from '../support/client.js';
import { newTask } from '../support/operations.js';
import { chromiumArgs, findChromium, howToGetChromium } from './chromium.js';

const executablePath = findChromium();
/** A generous timeout for machines that are busy with other tests. */
const eventually = { timeout: 20_000, interval: 50 };
const required = process.env.TEST_REQUIRE_BROWSER === 'true';
if (!executablePath && !required) console.log(`Not run: GraphiQL in a browser. To run it too, ${howToGetChromium}.`);

describe.runIf(executablePath || required)('GraphiQL', { timeout: 60_000 }, () => {
  let folder: string;
  let app: App;
  let browser: Browser;
  let page: Page;
  /** The URLs of all requests of the page, including sockets. */
  let requestedUrls: string[];
  /** The messages that sockets received. */
  let received: string[];
  let pageErrors: string[];

  beforeAll(async () => {
    if (!executablePath) throw new Error(`TEST_REQUIRE_BROWSER is set, but there is none: ${howToGetChromium}`);
    folder = await mkdtemp(join(tmpdir(), 'taskwire-browser-'));
    // The embedded server with its demo, as a newcomer starts it.
    app = await createApp(readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent' }));
    browser = await chromium.launch({ executablePath, args: chromiumArgs });
  });

  afterAll(async () => {
    await browser?.close();
    await app?.[Symbol.asyncDispose]();
    if (folder) await rm(folder, { recursive: true });
  });

  beforeEach(async () => {
    const context = await browser.newContext();
    page = await context.newPage();
    [requestedUrls, received, pageErrors] = [[], [], []];
    page.on('request', (request) => requestedUrls.push(request.url()));
    page.on('websocket', (socket) => {
      requestedUrls.push(socket.url());
      socket.on('framereceived', ({ payload }) => received.push(String(payload)));
    });
    page.on('pageerror', (error) => pageErrors.push(error.message));
  });

  afterEach(() => page.context().close());

  test('loads every resource from the server itself', async () => {
    await open();
    await run('Board');
    await run('Changes');
    await expect.poll(() => app.sockets.groups.size, eventually).toBe(1);

    const { host } = new URL(app.url);
    const elsewhere = requestedUrls.filter(
      (url) => !['data:', 'blob:'].includes(new URL(url).protocol) && new URL(url).host !== host,
    );
    expect(elsewhere).toEqual([]);
    expect(requestedUrls.length).toBeGreaterThan(3);
    expect(pageErrors).toEqual([]);
  });

  test('opens with headers that sign in the demo user Ada, and queries her board', async () => {
    await open();
    await run('Board');
    await expect.poll(result, eventually).toContain('"name": "Launch the website"');
    expect(await result()).toContain('"totalCount": 14');
  });

  test("shows another user's change over a WebSocket during a subscription", async () => {
    const grace = await signIn(demoPeople[1].email);
    await open();
    await run('Changes');
    await expect.poll(() => app.sockets.groups.size, eventually).toBe(1);

    await newTask(grace, { projectId: app.demo!.projectId, title: 'Ring the bell' });

    await expect.poll(result, eventually).toContain('"title": "Ring the bell"');
    expect(await result()).toContain('"__typename": "TaskCreated"');
    expect(await result()).toContain('"name": "Grace"');
    expect(requestedUrls).toContain(`${app.url.replace('http', 'ws')}/graphql`);
    expect(received.filter((frame) => frame.includes('Ring the bell'))).toHaveLength(1);

    // The second event replaces the first; the stop button ends the subscription on the server too.
    await newTask(grace, { projectId: app.demo!.projectId, title: 'Open the door' });
    await expect.poll(result, eventually).toContain('"title": "Open the door"');
    await page.locator('.graphiql-execute-button').click();
    await expect.poll(() => app.sockets.groups.size, eventually).toBe(0);
  });

  test('authenticates requests and sockets by the token in its headers', async () => {
    const stranger = await newPerson(app.url);
    await open();
    await openTab('Changes');
    await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').click();
    await page.keyboard.press('ControlOrMeta+A');
    await paste(JSON.stringify({ Authorization: stranger.authorization }));
    await execute();
    await expect.poll(result, eventually).toContain('NOT_FOUND');
    expect(requestedUrls).toContain(`${app.url.replace('http', 'ws')}/graphql`);
  });

  test('opens with a fresh token after a reload', async () => {
    await open();
    await run('Board');
    await expect.poll(result, eventually).toContain('Launch the website');
    const first = await token();

    // Tokens carry whole seconds.
    await page.waitForTimeout(1_100);
    await page.goto(`${app.url}/graphql`);
    await ready();
    const second = await token();
    expect(second).toMatch(/^Bearer /);
    expect(second).not.toBe(first);
  });

  async function open(): Promise<void> {
    await page.goto(`${app.url}/graphql`);
    await ready();
  }

  /** Waits for the editors and the schema. */
  async function ready(): Promise<void> {
    await expect.poll(() => page.locator('.graphiql-query-editor .view-line').count(), eventually).toBeGreaterThan(1);
    await page.locator('[aria-label="Show Documentation Explorer"]').waitFor();
  }

  async function openTab(name: string): Promise<void> {
    await tab(name).click();
    await expect.poll(() => page.locator('.graphiql-tab-active').innerText(), eventually).toContain(name);
  }

  async function run(name: string): Promise<void> {
    await openTab(name);
    await execute();
  }

  /**
   * GraphiQL detects the operation of a tab a moment after the tab has opened. An earlier run reports an error, so the
   * click is repeated.
   */
  async function execute(): Promise<void> {
    const attempt = async () => {
      await page.locator('.graphiql-execute-button').click();
      await page.waitForTimeout(200);
      return result();
    };
    await expect.poll(attempt, eventually).not.toContain('Cannot infer operation');
  }

  /** Pastes a text, because the editor adds closing brackets to typed text. */
  async function paste(content: string): Promise<void> {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((text) => navigator.clipboard.writeText(text), content);
    await page.keyboard.press('ControlOrMeta+V');
  }

  function tab(name: string): Locator {
    return page.locator('.graphiql-tab-button', { hasText: name });
  }

  const result = () => text(page.locator('.result-window .view-lines'));

  async function token(): Promise<string> {
    const headers = page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines');
    return (JSON.parse(await text(headers)) as { authorization: string }).authorization;
  }

  /** Monaco draws spaces as no-break spaces. */
  async function text(lines: Locator): Promise<string> {
    return (await lines.innerText()).replaceAll('\u00a0', ' ');
  }

  async function signIn(email: string): Promise<Person> {
    const { data } = await post<{ signIn: { accessToken: string; user: { id: string } } }, object>(
      app.url,
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignInPayload { accessToken user { id } } } }',
      { input: { email, password: demoPassword } },
    );
    const { accessToken, user } = data!.signIn;
    return new Person(app.url, { id: user.id, email, token: accessToken });
  }
});
