import type { IncomingMessage } from 'node:http';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { GraphiQLOptions } from 'graphql-yoga';

/** True for a request with forwarding headers, from a trusted proxy or not. */
export function isForwarded({ headers }: IncomingMessage): boolean {
  return Object.keys(headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded-'));
}

/**
 * True when the `Host` header names this machine and the port of the connection. With DNS rebinding, another site's
 * host name resolves to this machine, but the browser still sends the other site's name. Another port belongs to
 * another server on this machine, such as a proxy.
 */
export function isForThisMachine({ headers, socket }: IncomingMessage): boolean {
  const url = `http://${headers.host}`;
  if (!URL.canParse(url)) return false;
  const { hostname, port } = new URL(url);
  const named = port === '' ? defaultPort : Number(port);
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) && named === socket.localPort;
}

/** The port of an `http:` URL without a port. */
const defaultPort = 80;

/** The options of a GraphiQL page, and the project of its example operations. */
export type GraphiqlSession = GraphiQLOptions & { projectId?: string };

/**
 * Returns the options of GraphiQL: subscriptions over graphql-transport-ws, and example operations in tabs.
 *
 * @param session the token and the project of a signed-in demo user; only for demos on this machine
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
    // A stored token would remain after its expiry or after a deleted data folder. Each page load brings a new token.
    shouldPersistHeaders: false,
  };
}

/**
 * Renders Yoga's GraphiQL page with two changes beyond Yoga's options: the start script below, and no transform on
 * tabs. GraphiQL's transform takes effect on focus and moves a tab away from its first click.
 */
export function renderGraphiqlPage(options: GraphiqlSession): string {
  return renderGraphiQL(options)
    .replace('</style>', '.graphiql-tab { transform: none !important }</style>')
    .replace('YogaGraphiQL.renderYogaGraphiQL(', `(${start})(`);
}

/**
 * The start script of the page, run in the browser. Sockets of subscriptions send the headers of the editor as
 * connection parameters: requests and subscriptions then have the same viewer. The browser stores tabs per demo
 * project: a new data folder opens with the examples of the new project.
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

const signIn = `# Sign in, then paste the token into the headers below: { "authorization": "Bearer …" }
mutation SignIn {
  signIn(input: { email: "", password: "" }) {
    ... on SignInPayload { accessToken expiresAt }
    ... on UserError { code message }
  }
}
`;

const examples = (projectId: string) => [
  {
    query: `# The tasks of the board. You are signed in as Ada.
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
    query: `# Run the subscription and stay on this tab: leaving the tab ends it.
# Then change a task in a second window.
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
