/**
 * `npm run smoke`: tests the built server from an empty data folder to a second start, and prints one line per check.
 * Checks fail only at a multiple of the allowed time, because the machine may be busy; slower checks are marked `slow`.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** Milliseconds allowed on an idle machine. */
const allowedMs = { firstStart: 15_000, laterStart: 4_000, event: 1_000, stop: 1_500 };
/** Factor on the allowed time before a check fails, for busy machines. */
const busyFactor = 3;

interface Server {
  readonly process: ChildProcess;
  readonly url: string;
}

async function main(): Promise<void> {
  const built = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) throw new Error('The build failed.');
  const folder = await mkdtemp(join(tmpdir(), 'taskwire-smoke-'));
  try {
    await runChecks(folder);
    console.log('All checks passed.');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runChecks(folder: string): Promise<void> {
  let taskId = '';
  await withServer('starts in an empty folder', folder, allowedMs.firstStart, async (server) => {
    const token = await check('signs in', () => signIn(server.url));
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

/** Runs one check and prints its duration. @throws the error of the check, or a timeout */
async function check<T>(name: string, run: () => Promise<T>, allowed?: number): Promise<T> {
  const started = performance.now();
  try {
    const limit = allowed === undefined ? 10_000 : allowed * busyFactor;
    const result = await within(limit, run());
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

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The check did not finish within ${seconds(ms)}.`)), ms);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}

/** Starts the server, calls `use` and kills the process afterwards. Prints the server's output after a failure. */
async function withServer(
  name: string,
  folder: string,
  allowed: number,
  use: (server: Server) => Promise<void>,
): Promise<void> {
  // The shell's environment is left out, because its variables could configure the server.
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
  child.once('exit', (code) => addressed.reject(new Error(`The server exited with ${code} before it was listening.`)));
  child.once('error', (error) => addressed.reject(error));
  try {
    const url = await check(name, () => addressed.promise, allowed);
    await use({ process: child, url });
  } catch (error) {
    console.log(['', 'Output of the server:', ...output, ''].join('\n'));
    throw error;
  } finally {
    child.kill('SIGKILL');
  }
}

/** Returns the server's address from the log line `listening`; undefined for other lines. */
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
  if (!signIn.accessToken) throw new Error('The sign-in was refused.');
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
  if (!project || project.tasks.totalCount === 0)
    throw new Error(`The demo project has no tasks: ${JSON.stringify(projects)}`);
  return project;
}

async function createTask(url: string, token: string, projectId: string): Promise<string> {
  const { createTask } = await ask<{ createTask: { task?: { id: string } } }>(
    url,
    'mutation ($input: CreateTaskInput!) { createTask(input: $input) { ... on CreateTaskPayload { task { id } } } }',
    { input: { projectId, title: 'Smoke' } },
    token,
  );
  if (!createTask.task) throw new Error('createTask was refused.');
  return createTask.task.id;
}

/** Subscribes to changes after the cursor of the query, over a WebSocket. The server closes the socket. */
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
      // The server's shutdown closes the socket; `next` then times out in its check.
      error: () => {},
      complete: () => {},
    },
  );
  return { open: open.promise, next: next.promise, closed: closed.promise };
}

/** Returns a promise with its resolve and reject functions. A rejection without a listener is not reported. */
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
  const [actualText, expectedText] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (actualText !== expectedText) throw new Error(`Expected ${expectedText}, received ${actualText}.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
