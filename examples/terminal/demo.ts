/**
 * `npm run demo`: two people and one server. Grace follows a project over a WebSocket, Ada works in it over HTTP, and every
 * event is printed as it reaches Grace, with its delay from the moment the mutation was sent.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { demoPeople } from '../../src/seed.js';
import type { ChangesSubscription, ProgressSubscription, ToldSubscription } from '../gql/graphql.js';
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
  RemoveTask,
  RestoreTask,
  Told,
} from './operations.js';
import { ask, follow, signIn } from './session.js';

type TaskChange = ChangesSubscription['taskChanged'];

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'taskwire-demo-'));
  const app = await createApp(readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn' }));
  try {
    await play(app.url);
  } finally {
    await app[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  }
}

async function play(url: string): Promise<void> {
  console.log(`A server of its own listens on ${url}.\n`);
  const [ada, grace] = [await signIn(url, demoPeople[0].email), await signIn(url, demoPeople[1].email)];
  const board = (await ask(url, Board, {}, ada)).projects.nodes[0];
  if (!board) throw new Error('The demo project is missing');
  console.log(`Ada and Grace have signed in. "${board.name}" has ${board.tasks.totalCount} tasks.`);

  const { cursor: after } = (await ask(url, InboxCursor, {}, grace)).notifications;
  const inbox = follow(url, grace, Told, { after });
  const follower = follow(url, grace, Changes, { projectId: board.id, after: board.cursor });
  console.log("Grace follows it from the cursor of Ada's query. Ada works:\n");
  const graceId = board.members.nodes.find(({ user }) => user.name === 'Grace')?.user.id ?? '';

  const act = async (say: string, does: () => Promise<unknown>) => {
    console.log(`  Ada    ${say}`);
    const sent = performance.now();
    const arrived = follower.next();
    await does();
    const { taskChanged: change } = await arrived;
    console.log(
      `  Grace  sees #${change.seq} ${tell(change)}   ${(performance.now() - sent).toFixed(1)} ms after it was sent\n`,
    );
  };

  let taskId = '';
  await act('makes a task', async () => {
    const { createTask } = await ask(url, NewTask, { input: { projectId: board.id, title: 'Bake the cake' } }, ada);
    if ('task' in createTask) taskId = createTask.task.id;
  });
  const change = (input: object) => ask(url, ChangeTask, { input: { taskId, ...input } }, ada);
  await act('begins with it', () => change({ status: 'IN_PROGRESS' }));
  await act('gives it to Grace, due on New Year', () => change({ assigneeIds: [graceId], dueDate: '2027-01-01' }));
  await act('comments', () => ask(url, Comment, { input: { taskId, body: 'Chocolate, please.' } }, ada));
  await act('finishes it and gives it a better title', () =>
    change({ status: 'DONE', title: 'Bake the chocolate cake' }),
  );
  const [first, second] = board.tasks.nodes;
  const label = board.labels.nodes[0];
  if (!first || !second || !label) throw new Error('The demo project is not as it was');
  await act(`marks it "${label.name}"`, () => change({ labelIds: [label.id] }));
  await act('moves it to the top', () => ask(url, MoveTask, { input: { taskId, beforeTaskId: first.id } }, ada));
  await act('raises two others at once', () => {
    const items = [first, second].map(({ id }) => ({ taskId: id, priority: 'URGENT' as const }));
    return ask(url, ChangeTasks, { input: { projectId: board.id, items, onError: 'ALL_OR_NOTHING' } }, ada);
  });
  await act('asks Grace', () => ask(url, Comment, { input: { taskId, body: `@${graceId}, is it good?` } }, ada));
  await act('deletes it', () => ask(url, RemoveTask, { input: { taskId } }, ada));
  await act('brings it back', () => ask(url, RestoreTask, { input: { taskId } }, ada));
  await follower.end();
  await printInbox(inbox);
  await importRows(url, ada, board.id);
  await printHistory(url, grace, taskId);
  console.log('\nDone.');
}

/** What Grace was told of while Ada worked: that she has the task, that there is a comment, and that it asks her. */
async function printInbox(inbox: { next(): Promise<ToldSubscription>; end(): Promise<void> }): Promise<void> {
  for (let told = 0; told < 3; told += 1) {
    const { unreadCount, ...event } = (await inbox.next()).notifications;
    if (!('notification' in event)) continue;
    const { kind, actors, task, comment } = event.notification;
    const by = actors.map(({ name }) => name).join(', ');
    console.log(`  Grace  is told: ${kind} by ${by}, ${task?.key} ${comment?.body ?? ''} (${unreadCount} unread)`);
  }
  await inbox.end();
  console.log();
}

/** Sends a file and shows how far it is, as the server tells. */
async function importRows(url: string, token: string, projectId: string): Promise<void> {
  const rows = Array.from({ length: 1_000 }, (_, index) => `guest-${index},Invite guest ${index + 1},TODO`);
  const progress = follow(url, token, ImportProgress, { projectId, importId: 'guests' });
  const watching = watch(progress);
  const response = await fetch(`${url}/projects/${projectId}/import?format=csv&importId=guests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: `externalId,title,status\n${rows.join('\n')}\n`,
  });
  if (!response.ok) throw new Error(await response.text());
  await watching;
  await progress.end();
}

async function watch(progress: { next(): Promise<ProgressSubscription> }): Promise<void> {
  for (;;) {
    const { importProgress } = await progress.next();
    const { status, rowsRead, created } = importProgress;
    console.log(`  Ada    imports a file of guests: ${rowsRead} rows read, ${created} tasks made, ${status}`);
    if (status !== 'RUNNING') return;
  }
}

async function printHistory(url: string, token: string, taskId: string): Promise<void> {
  const { task } = await ask(url, History, { taskId }, token);
  console.log(`\nWhat happened to ${task.key} "${task.title}":`);
  for (const { __typename, occurredAt, actor } of task.history.nodes) {
    console.log(`  ${String(occurredAt).slice(11, 23)}  ${actor?.name}  ${__typename}`);
  }
}

function tell(event: TaskChange): string {
  if (!('task' in event)) {
    return `${event.actor?.name}: ${event.__typename} ${event.items.map(({ task }) => task.key).join(', ')}`;
  }
  const about = `${event.actor?.name}: ${event.__typename} ${event.task.key} "${event.task.title}"`;
  if (event.__typename === 'CommentAdded') return `${about} "${event.comment.body}"`;
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
  return [about, ...changes].join(', ');
}

await main();
