/**
 * `npm run demo`: two users and one server. Grace subscribes to a project over a WebSocket, and Ada changes its tasks
 * over HTTP. The demo prints Grace's events, each with the delay since Ada sent the mutation.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccessToken } from '../../packages/client/src/index.js';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { demoPeople } from '../../src/seed.js';
import type { ChangesSubscription, NotificationsSubscription, ProgressSubscription } from '../gql/graphql.js';
import {
  Board,
  Changes,
  ChangeTask,
  ChangeTasks,
  Comment,
  History,
  ImportProgress,
  InboxCursor,
  MoveTask,
  NewTask,
  Notifications,
  RemoveTask,
  RestoreTask,
} from './operations.js';
import { ask, follow, signIn } from './session.js';

type TaskChange = ChangesSubscription['taskChanged'];

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'taskwire-demo-'));
  const app = await createApp(readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn' }));
  try {
    await runDemo(app.url);
  } finally {
    await app[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  }
}

async function runDemo(url: string): Promise<void> {
  console.log(`The demo server is listening on ${url}.\n`);
  const [ada, grace] = [await signIn(url, demoPeople[0].email), await signIn(url, demoPeople[1].email)];
  const board = (await ask(url, Board, {}, ada)).projects.nodes[0];
  if (!board) throw new Error('The demo project is missing.');
  console.log(`Ada and Grace have signed in. "${board.name}" has ${board.tasks.totalCount} tasks.`);

  const { cursor: after } = (await ask(url, InboxCursor, {}, grace)).notifications;
  const inbox = follow(url, grace, Notifications, { after });
  const changes = follow(url, grace, Changes, { projectId: board.id, after: board.cursor });
  console.log("Grace subscribes to the project from the cursor of Ada's query. Ada changes tasks:\n");
  const graceId = board.members.nodes.find(({ user }) => user.name === 'Grace')?.user.id ?? '';

  const act = async (description: string, run: () => Promise<unknown>) => {
    console.log(`  Ada    ${description}`);
    const sent = performance.now();
    const received = changes.next();
    await run();
    const { taskChanged: change } = await received;
    console.log(
      `  Grace  receives #${change.seq} ${describe(change)}   after ${(performance.now() - sent).toFixed(1)} ms\n`,
    );
  };

  let taskId = '';
  await act('creates a task', async () => {
    const { createTask } = await ask(url, NewTask, { input: { projectId: board.id, title: 'Bake the cake' } }, ada);
    if ('task' in createTask) taskId = createTask.task.id;
  });
  const change = (input: object) => ask(url, ChangeTask, { input: { taskId, ...input } }, ada);
  await act('starts the task', () => change({ status: 'IN_PROGRESS' }));
  await act('assigns the task to Grace, due on New Year', () =>
    change({ assigneeIds: [graceId], dueDate: '2027-01-01' }),
  );
  await act('adds a comment', () => ask(url, Comment, { input: { taskId, body: 'Chocolate, please.' } }, ada));
  await act('completes the task and changes the title', () =>
    change({ status: 'DONE', title: 'Bake the chocolate cake' }),
  );
  const [first, second] = board.tasks.nodes;
  const label = board.labels.nodes[0];
  if (!first || !second || !label) throw new Error('The demo project must have two tasks and a label.');
  await act(`adds the label "${label.name}"`, () => change({ labelIds: [label.id] }));
  await act('moves the task to the top', () => ask(url, MoveTask, { input: { taskId, beforeTaskId: first.id } }, ada));
  await act('raises the priority of two other tasks in one request', () => {
    const items = [first, second].map(({ id }) => ({ taskId: id, priority: 'URGENT' as const }));
    return ask(url, ChangeTasks, { input: { projectId: board.id, items, onError: 'ALL_OR_NOTHING' } }, ada);
  });
  await act('mentions Grace in a comment', () =>
    ask(url, Comment, { input: { taskId, body: `@${graceId}, is it good?` } }, ada),
  );
  await act('deletes the task', () => ask(url, RemoveTask, { input: { taskId } }, ada));
  await act('restores the task', () => ask(url, RestoreTask, { input: { taskId } }, ada));
  await changes.end();
  await printInbox(inbox);
  await importRows(url, ada, board.id);
  await printHistory(url, grace, taskId);
  console.log('\nDone.');
}

/** Prints Grace's three notifications: the assignment, the comment and the mention. */
async function printInbox(inbox: { next(): Promise<NotificationsSubscription>; end(): Promise<void> }): Promise<void> {
  for (let index = 0; index < 3; index += 1) {
    const { unreadCount, ...event } = (await inbox.next()).notifications;
    if (!('notification' in event)) continue;
    const { kind, actors, task, comment } = event.notification;
    const by = actors.map(({ name }) => name).join(', ');
    console.log(`  Grace  is notified: ${kind} by ${by}, ${task?.key} ${comment?.body ?? ''} (${unreadCount} unread)`);
  }
  await inbox.end();
  console.log();
}

/** Imports a file and prints the server's progress reports. */
async function importRows(url: string, token: AccessToken, projectId: string): Promise<void> {
  const rows = Array.from({ length: 1_000 }, (_, index) => `guest-${index},Invite guest ${index + 1},TODO`);
  const progress = follow(url, token, ImportProgress, { projectId, importId: 'guests' }, { resume: false });
  const printed = printProgress(progress);
  const response = await fetch(`${url}/projects/${projectId}/import?format=csv&importId=guests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token.accessToken}` },
    body: `externalId,title,status\n${rows.join('\n')}\n`,
  });
  if (!response.ok) throw new Error(await response.text());
  await printed;
  await progress.end();
}

async function printProgress(progress: { next(): Promise<ProgressSubscription> }): Promise<void> {
  for (;;) {
    const { importProgress } = await progress.next();
    const { status, rowsRead, created } = importProgress;
    console.log(`  Ada    imports a file of guests: ${rowsRead} rows read, ${created} tasks created, ${status}`);
    if (status !== 'RUNNING') return;
  }
}

async function printHistory(url: string, token: AccessToken, taskId: string): Promise<void> {
  const { task } = await ask(url, History, { taskId }, token);
  console.log(`\nHistory of ${task.key} "${task.title}":`);
  for (const { __typename, occurredAt, actor } of task.history.nodes) {
    console.log(`  ${String(occurredAt).slice(11, 23)}  ${actor?.name}  ${__typename}`);
  }
}

function describe(event: TaskChange): string {
  if (!('task' in event)) {
    return `${event.actor?.name}: ${event.__typename} ${event.items.map(({ task }) => task.key).join(', ')}`;
  }
  const summary = `${event.actor?.name}: ${event.__typename} ${event.task.key} "${event.task.title}"`;
  if (event.__typename === 'CommentAdded') return `${summary} "${event.comment.body}"`;
  const changes = event.changes.map((change) => {
    switch (change.__typename) {
      case 'TaskStatusChange':
        return `${change.fromStatus} → ${change.toStatus}`;
      case 'TaskTextChange':
        return `"${change.fromText}" → "${change.toText}"`;
      case 'TaskDateChange':
        return `due ${change.fromDate ?? 'never'} → ${change.toDate ?? 'never'}`;
      case 'TaskAssigneesChange':
        return `assigned to ${change.toUsers.map(({ name }) => name).join(', ') || 'nobody'}`;
      default:
        return change.field;
    }
  });
  return [summary, ...changes].join(', ');
}

await main();
