import type { IncomingMessage } from 'node:http';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { GraphiQLOptions } from 'graphql-yoga';

/** True for a request that says it came through a proxy, whoever that is. */
export function isForwarded({ headers }: IncomingMessage): boolean {
  return Object.keys(headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded-'));
}

/**
 * Whether a request names this machine and the port that it has reached as its host. A page of another site may let its own
 * name resolve to this machine (DNS rebinding); the browser then still names that site. Another port of this machine is
 * another server, such as a proxy that passes requests on.
 */
export function isForThisMachine({ headers, socket }: IncomingMessage): boolean {
  const url = `http://${headers.host}`;
  if (!URL.canParse(url)) return false;
  const { hostname, port } = new URL(url);
  const named = port === '' ? defaultPort : Number(port);
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) && named === socket.localPort;
}

/** The port that a URL of http does not write. */
const defaultPort = 80;

/** What GraphiQL opens with: its options, and the project that its examples are about. */
export type GraphiqlSession = GraphiQLOptions & { projectId?: string };

/**
 * GraphiQL with subscriptions over graphql-transport-ws and example operations in its tabs.
 *
 * @param session somebody to be signed in as and a project to look at; only for demos on this machine
 */
export function graphiqlSession(session?: { accessToken: string; projectId: string }): GraphiqlSession {
  const options: GraphiqlSession = {
    title: 'Taskwire',
    subscriptionsProtocol: 'WS',
    defaultTabs: session ? examples(session.projectId) : [{ query: signIn }],
  };
  if (!session) return options;
  return {
    ...options,
    projectId: session.projectId,
    headers: JSON.stringify({ authorization: `Bearer ${session.accessToken}` }),
    // A stored token would outlive its expiry, and the secret of a deleted data folder; each page brings a fresh one.
    shouldPersistHeaders: false,
  };
}

/**
 * Yoga's page, with what its options can't say put right. GraphiQL leaves a shift on tabs, which takes effect when one
 * gets the focus and moves it away from under its first click.
 */
export function renderGraphiqlPage(options: GraphiqlSession): string {
  return renderGraphiQL(options)
    .replace('</style>', '.graphiql-tab { transform: none !important }</style>')
    .replace('YogaGraphiQL.renderYogaGraphiQL(', `(${start})(`);
}

/**
 * Runs in the browser. A subscription's socket says what requests say in their headers: those in the editor, so that it
 * speaks for the same person. And the tabs that the browser keeps are kept for each demo project: a new data folder opens
 * with its own examples instead of the last one's.
 */
const start = `(root, options) => {
  const prefix = options.projectId ? options.projectId + ':' : '';
  let headers = localStorage.getItem(prefix + 'graphiql:headers') ?? options.headers;
  YogaGraphiQL.renderYogaGraphiQL(root, {
    ...options,
    onEditHeaders: (text) => { headers = text; },
    connectionParams: () =>
      Object.fromEntries(Object.entries(JSON.parse(headers || '{}')).map(([name, value]) => [name.toLowerCase(), value])),
    storage: {
      get length() { return localStorage.length; },
      getItem: (key) => localStorage.getItem(prefix + key),
      setItem: (key, value) => localStorage.setItem(prefix + key, value),
      removeItem: (key) => localStorage.removeItem(prefix + key),
      clear: () => localStorage.clear(),
    },
  });
}`;

const signIn = `# Sign in, then put the token into the headers below: { "authorization": "Bearer …" }
mutation SignIn {
  signIn(input: { email: "", password: "" }) {
    ... on SignInPayload { accessToken expiresAt }
    ... on UserError { code message }
  }
}
`;

const examples = (projectId: string) => [
  {
    query: `# What the board shows. You are signed in as Ada.
query Board {
  project(id: "${projectId}") {
    name
    cursor
    tasks(first: 20) {
      totalCount
      nodes { id key title status assignees { name } commentCount }
    }
  }
}
`,
  },
  {
    query: `# Run this and stay on this tab: leaving it ends it.
# Then change a task from a second window.
subscription Changes {
  taskChanged(projectId: "${projectId}") {
    __typename
    seq
    actor { name }
    items {
      task { key title status }
      changes {
        field
        ... on TaskStatusChange { fromStatus toStatus }
        ... on TaskTextChange { fromText toText }
      }
    }
  }
}
`,
  },
  {
    query: `mutation NewTask {
  createTask(input: { projectId: "${projectId}", title: "Try Taskwire" }) {
    ... on CreateTaskPayload { task { id key title } cursor }
    ... on UserError { code message path }
  }
}
`,
  },
];
