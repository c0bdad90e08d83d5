import { createServer } from 'node:http';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { RedisPubSub } from 'graphql-redis-subscriptions';
import { withFilter } from 'graphql-subscriptions';
import { useServer } from 'graphql-ws/use/ws';
import { Redis } from 'ioredis';
import { WebSocketServer } from 'ws';

/** GraphQL subscriptions as the libraries' documentation shows. */

const { PORT, CHANNEL = '', REDIS_URL = '' } = process.env;
const pubsub = new RedisPubSub({ publisher: new Redis(REDIS_URL), subscriber: new Redis(REDIS_URL) });

const typeDefs = /* GraphQL */ `
  scalar Cursor
  scalar DateTime
  scalar Date
  enum TaskStatus { BACKLOG TODO IN_PROGRESS IN_REVIEW DONE CANCELLED }
  enum TaskPriority { NONE LOW MEDIUM HIGH URGENT }
  enum TaskField { TITLE STATUS }
  type User { name: String! }
  type Task {
    id: ID!
    key: String!
    title: String!
    description: String!
    status: TaskStatus!
    priority: TaskPriority!
    dueDate: Date
    version: Int!
  }
  interface TaskFieldChange { field: TaskField! }
  type TaskTextChange implements TaskFieldChange { field: TaskField! fromText: String! toText: String! }
  type TaskStatusChange implements TaskFieldChange { field: TaskField! fromStatus: TaskStatus! toStatus: TaskStatus! }
  interface SingleTaskEvent {
    seq: Int!
    cursor: Cursor!
    occurredAt: DateTime!
    actor: User
    task: Task!
    changes: [TaskFieldChange!]!
  }
  type TaskStatusChanged implements SingleTaskEvent {
    seq: Int!
    cursor: Cursor!
    occurredAt: DateTime!
    actor: User
    task: Task!
    changes: [TaskFieldChange!]!
  }
  type Query { ok: Boolean }
  type Subscription { taskChanged(projectId: ID!, after: Cursor): SingleTaskEvent! }
`;

interface Payload {
  readonly taskChanged: { readonly projectId: string };
}

const resolvers = {
  Subscription: {
    taskChanged: {
      subscribe: withFilter(
        () => pubsub.asyncIterator<Payload>(CHANNEL),
        (payload?: Payload, args?: { projectId: string }) => payload?.taskChanged.projectId === args?.projectId,
      ),
    },
  },
};

const server = createServer((_request, response) => response.end());
useServer(
  { schema: makeExecutableSchema({ typeDefs, resolvers }) },
  new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false }),
);
server.listen(Number(PORT), '127.0.0.1');
