/**
 * `npm run smoke`: the built server as a newcomer meets it, from an empty folder to a second start, with one line per check.
 * Times are judged leniently, because a machine that runs it may be busy; what is printed is what to look at.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** What an idle machine needs at most; a busy one gets three times that. */
const allowedMs = { firstStart: 15_000, laterStart: 4_000, event: 1_000, stop: 1_500 };
const busy = 3;

interface Server {
  readonly process: ChildProcess;
  readonly url: string;
}

async function main(): Promise<void> {
  const built = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) throw new Error('The build failed');
  const folder = await mkdtemp(join(tmpdir(), 'taskwire-smoke-'));
  try {
    await play(folder);
    console.log('All is well.');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function play(folder: string): Promise<void> {
  let taskId = '';
  await withServer('starts in an empty folder', folder, allowedMs.firstStart, async (server) => {
    const token = await check('signs Ada in', () => signIn(server.url));
    const project = await check('shows the demo project', () => demoProject(server.url, token));
    const changes = follow(server.url, token, project);
    await check('opens a socket', () => changes.open);
    await check(
      'delivers a change to it',
      async () => {
        const arrived = changes.next;
        taskId = await createTask(server.url, token, project.id);
        expectEqual(await arrived, { __typename: 'TaskCreated', task: { id: taskId, title: 'Smoke' } });
      },
      allowedMs.event,
    );
    await check('ends on SIGINT with code 0', () => stop(server), allowedMs.stop);
    expectEqual(await changes.closed, 1012);
  });

  await withServer('starts again', folder, allowedMs.laterStart, async (server) => {
    await check('still has the task', async () => {
      const { task } = await ask<{ task: { title: string } }>(
        server.url,
        'query ($id: ID!) { task(id: $id) { title } }',
        { id: taskId },
        await signIn(server.url),
      );
      expectEqual(task, { title: 'Smoke' });
    });
    await check('ends on SIGINT with code 0', () => stop(server), allowedMs.stop);
  });
}

/** Runs one check and says how long it took. */
async function check<T>(name: string, does: () => Promise<T>, allowed?: number): Promise<T> {
  const started = performance.now();
  try {
    const limit = allowed === undefined ? 10_000 : allowed * busy;
    const result = await within(limit, does());
    const ms = performance.now() - started;
    const verdict = allowed !== undefined && ms > allowed ? 'slow' : 'ok';
    const note = allowed === undefined ? '' : `  (at most ${seconds(allowed)} when idle)`;
    console.log(`${verdict.padEnd(5)} ${name.padEnd(28)} ${seconds(ms).padStart(8)}${note}`);
    return result;
  } catch (error) {
    console.log(`FAIL  ${name.padEnd(28)} ${seconds(performance.now() - started).padStart(8)}`);
    throw error;
  }
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(ms < 1_000 ? 3 : 1)} s`;

async function within<T>(ms: number, result: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing within ${seconds(ms)}`)), ms);
  });
  return Promise.race([result, late]).finally(() => clearTimeout(timer));
}

/** Starts the server, lets `use` do what it wants with it, and leaves no process behind. */
async function withServer(
  name: string,
  folder: string,
  allowed: number,
  use: (server: Server) => Promise<void>,
): Promise<void> {
  // Nothing of this shell's environment: an address or a secret in it would make it another server.
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: folder, LOG_FORMAT: 'json' };
  const child = spawn(process.execPath, ['dist/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  const addressed = deferred<string>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    output.push(line);
    const url = listeningAt(line);
    if (url) addressed.resolve(url);
  });
  createInterface({ input: child.stderr }).on('line', (line) => output.push(line));
  child.once('exit', (code) => addressed.reject(new Error(`The server ended with ${code} before it listened`)));
  child.once('error', (error) => addressed.reject(error));
  try {
    const url = await check(name, () => addressed.promise, allowed);
    await use({ process: child, url });
  } catch (error) {
    console.log(['', 'What the server said:', ...output, ''].join('\n'));
    throw error;
  } finally {
    child.kill('SIGKILL');
  }
}

/** The address in the line that says where the server listens. */
function listeningAt(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  const { msg, url } = JSON.parse(line) as { msg?: string; url?: string };
  return msg === 'listening' ? url : undefined;
}

async function stop({ process: child }: Server): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGINT');
  expectEqual(await exit, [0, null]);
}

async function ask<T>(url: string, query: string, variables: object, token?: string): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: T; errors?: unknown };
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function signIn(url: string): Promise<string> {
  const { signIn } = await ask<{ signIn: { accessToken?: string } }>(
    url,
    'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignInPayload { accessToken } } }',
    { input: { email: 'ada@example.com', password: 'taskwire-demo' } },
  );
  if (!signIn.accessToken) throw new Error('Ada was refused');
  return signIn.accessToken;
}

interface Project {
  readonly id: string;
  readonly cursor: string;
  readonly tasks: { readonly totalCount: number };
}

async function demoProject(url: string, token: string): Promise<Project> {
  const { projects } = await ask<{ projects: { nodes: Project[] } }>(
    url,
    '{ projects(first: 1) { nodes { id cursor tasks(first: 1) { totalCount } } } }',
    {},
    token,
  );
  const [project] = projects.nodes;
  if (!project || project.tasks.totalCount === 0) throw new Error(`No tasks: ${JSON.stringify(projects)}`);
  return project;
}

async function createTask(url: string, token: string, projectId: string): Promise<string> {
  const { createTask } = await ask<{ createTask: { task?: { id: string } } }>(
    url,
    'mutation ($input: CreateTaskInput!) { createTask(input: $input) { ... on CreateTaskPayload { task { id } } } }',
    { input: { projectId, title: 'Smoke' } },
    token,
  );
  if (!createTask.task) throw new Error('The task was refused');
  return createTask.task.id;
}

/** Subscribes to what happens after the query, over a WebSocket that stays open until the server closes it. */
function follow(url: string, token: string, { id, cursor }: Project) {
  const open = deferred<void>();
  const next = deferred<unknown>();
  const closed = deferred<number>();
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
    on: {
      connected: () => open.resolve(),
      closed: (event) => closed.resolve((event as { code: number }).code),
    },
  });
  client.subscribe<{ taskChanged: unknown }>(
    {
      query: `subscription ($id: ID!, $after: Cursor) {
        taskChanged(projectId: $id, after: $after) { __typename ... on SingleTaskEvent { task { id title } } }
      }`,
      variables: { id, after: cursor },
    },
    {
      next: ({ data, errors }) =>
        data ? next.resolve(data.taskChanged) : next.reject(new Error(JSON.stringify(errors))),
      // The server's end closes the socket too; who still waits then waits in vain.
      error: () => {},
      complete: () => {},
    },
  );
  return { open: open.promise, next: next.promise, closed: closed.promise };
}

/** A promise and what settles it; its rejection may come before anybody waits. */
function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((...settle) => {
    [resolve, reject] = settle;
  });
  promise.catch(() => {});
  return { promise, resolve, reject };
}

function expectEqual(actual: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${is} instead of ${should}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
