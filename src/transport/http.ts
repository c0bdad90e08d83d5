import { GraphQLError } from 'graphql';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { Limits } from '../config.js';
import { ForbiddenError, UnauthenticatedError, UnavailableError } from '../errors.js';
import { type Asker, Context, type Services } from '../graphql/context.js';
import { toGraphQLError } from '../graphql/errors.js';
import { schema } from '../graphql/schema.js';
import { type Authenticator, readClientId } from './authenticate.js';
import { problem } from './files/request.js';
import { type GraphiqlSession, renderGraphiqlPage } from './graphiql.js';
import {
  type NodeContext,
  useBodyLimit,
  useErrorCodes,
  useOperations,
  useSseWatch,
  useTokenLimit,
  type YogaContext,
} from './plugins.js';
import type { SseWatch } from './sse.js';

export type Yoga = YogaServerInstance<NodeContext, YogaContext>;

export interface HttpOptions {
  readonly services: Services;
  readonly authenticator: Authenticator;
  readonly corsOrigins: readonly string[];
  readonly limits: Limits;
  /** What GraphiQL opens with. */
  readonly graphiql: (headers: Headers) => Promise<GraphiqlSession>;
  /** Looks after streams of server-sent events. */
  readonly sse: SseWatch;
}

/** GraphQL over HTTP: queries, mutations, subscriptions by SSE, and GraphiQL for browsers. */
export function createHttp({ services, authenticator, corsOrigins, limits, graphiql, sse }: HttpOptions): Yoga {
  const { logger } = services;
  const report = (fault: unknown) => logger.error({ err: fault }, 'operation failed');
  return createYoga<NodeContext, YogaContext>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    logging: {
      debug: (...args) => logger.debug({ yoga: args }),
      info: (...args) => logger.debug({ yoga: args }),
      warn: (...args) => logger.warn({ yoga: args }),
      error: (...args) => logger.error({ yoga: args }),
    },
    cors:
      corsOrigins.length === 0
        ? false
        : {
            origin: [...corsOrigins],
            credentials: true,
            exposedHeaders: ['retry-after'],
            allowedHeaders: ['authorization', 'content-type', 'x-client-id'],
          },
    graphiql: (request) => graphiql(request.headers),
    renderGraphiQL: renderGraphiqlPage,
    // `useBodyLimit` does that.
    maxRequestBodySize: false,
    maskedErrors: { maskError: (error) => toGraphQLError(error, report) },
    context: async ({ req, res }) => {
      const clientId = readClientId(req.headers['x-client-id']);
      const caller = authenticator.callerOf(req, res);
      return { operation: new Context(services, await askerOf({ req, res }), clientId, caller) };
    },
    plugins: [
      useBodyLimit(limits.bodyBytes),
      useTokenLimit(limits.documentTokens),
      useErrorCodes(),
      useOperations(),
      useSseWatch(sse),
    ],
  });

  async function askerOf({ req, res }: NodeContext): Promise<Asker> {
    try {
      return await authenticator.ofRequest(req, res);
    } catch (error) {
      if (error instanceof UnavailableError) res.setHeader('retry-after', 1);
      else if (!(error instanceof UnauthenticatedError || error instanceof ForbiddenError)) throw error;
      const [status] = problem(error);
      throw new GraphQLError(error.message, { extensions: { code: error.code, http: { status } } });
    }
  }
}
