import type { GraphiQLOptions } from 'graphql-yoga';

/** What GraphiQL opens with: its options, and what it says to the socket, which the page hands on as it is. */
export type GraphiqlSession = GraphiQLOptions & { connectionParams?: { authorization: string } };

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
  const authorization = `Bearer ${session.accessToken}`;
  return {
    ...options,
    headers: JSON.stringify({ authorization }),
    // A stored token would outlive its expiry, and the secret of a deleted data folder; each page brings a fresh one.
    shouldPersistHeaders: false,
    connectionParams: { authorization },
  };
}

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
    task { key title status }
    changes {
      field
      ... on TaskStatusChange { fromStatus toStatus }
      ... on TaskTextChange { fromText toText }
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
