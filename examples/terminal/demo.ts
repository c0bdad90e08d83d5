/**
 * `npm run demo`: two people and one server. Grace follows a project over a WebSocket, Ada works in it over HTTP, and every
 * event is printed as it reaches Grace, with its delay from the moment the mutation was sent.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { demoPassword, demoPeople } from '../../src/seed.js';
import type { ChangesSubscription } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';

const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      ... on SignInPayload {
        accessToken
      }
      ... on UserError {
        message
      }
    }
  }
`);

const Board = graphql(`
  query Board {
    projects(first: 1) {
      nodes {
        id
        name
        cursor
        members {
          nodes {
            user {
              id
              name
            }
          }
        }
        tasks(first: 3) {
          totalCount
          nodes {
            key
            title
          }
        }
      }
    }
  }
`);

const Changes = graphql(`
  subscription Changes($projectId: ID!, $after: Cursor) {
    taskChanged(projectId: $projectId, after: $after) {
      __typename
      seq
      actor {
        name
      }
      ... on SingleTaskEvent {
        task {
          key
          title
          status
        }
        changes {
          __typename
          field
          ... on TaskStatusChange {
            fromStatus
            toStatus
          }
          ... on TaskTextChange {
            fromText
            toText
          }
          ... on TaskDateChange {
            fromDate
            toDate
          }
          ... on TaskAssigneesChange {
            toUsers {
              name
            }
          }
        }
      }
      ... on CommentAdded {
        comment {
          body
        }
      }
    }
  }
`);

const NewTask = graphql(`
  mutation NewTask($input: CreateTaskInput!) {
    createTask(input: $input) {
      ... on CreateTaskPayload {
        task {
          id
        }
      }
      ... on UserError {
        message
      }
    }
  }
`);

const ChangeTask = graphql(`
  mutation ChangeTask($input: UpdateTaskInput!) {
    updateTask(input: $input) {
      ... on UserError {
        message
      }
    }
  }
`);

const Comment = graphql(`
  mutation Comment($input: AddCommentInput!) {
    addComment(input: $input) {
      ... on UserError {
        message
      }
    }
  }
`);

const RemoveTask = graphql(`
  mutation RemoveTask($input: DeleteTaskInput!) {
    deleteTask(input: $input) {
      ... on UserError {
        message
      }
    }
  }
`);

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

  const follower = follow(url, grace, { projectId: board.id, after: board.cursor });
  console.log("Grace follows it from the cursor of Ada's query. Ada works:\n");
  const graceId = board.members.nodes.find(({ user }) => user.name === 'Grace')?.user.id ?? '';

  const act = async (say: string, does: () => Promise<unknown>) => {
    console.log(`  Ada    ${say}`);
    const sent = performance.now();
    const arrived = follower.next();
    await does();
    const change = await arrived;
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
  await act('deletes it', () => ask(url, RemoveTask, { input: { taskId } }, ada));
  await follower.end();
  console.log('Done.');
}

async function signIn(url: string, email: string): Promise<string> {
  const { signIn } = await ask(url, SignIn, { input: { email, password: demoPassword } });
  if ('accessToken' in signIn) return signIn.accessToken;
  throw new Error(signIn.message);
}

async function ask<T, V>(url: string, document: TypedDocumentNode<T, V>, variables: V, token?: string): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: T; errors?: unknown };
  if (data === undefined || errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Subscribes over a WebSocket; `next` gives one event after the other. */
function follow(url: string, token: string, variables: { projectId: string; after: string }) {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  const events = client.iterate<ChangesSubscription>({ query: print(Changes), variables });
  return {
    async next(): Promise<TaskChange> {
      const { value } = await events.next();
      if (!value?.data) throw new Error(JSON.stringify(value?.errors ?? 'The subscription ended'));
      return value.data.taskChanged;
    },
    async end() {
      await events.return?.();
      await client.dispose();
    },
  };
}

function tell(event: TaskChange): string {
  if (!('task' in event)) return `${event.actor?.name}: ${event.__typename}`;
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
