import { GraphQLError } from 'graphql';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { Limits } from '../config.js';
import { UnauthenticatedError } from '../errors.js';
import { type Audience, Context, type Services } from '../graphql/context.js';
import { toGraphQLError } from '../graphql/errors.js';
import { schema } from '../graphql/schema.js';
import { authenticate, readClientId } from './authenticate.js';
import { type GraphiqlSession, renderGraphiqlPage } from './graphiql.js';
import { useBodyLimit, useErrorCodes, useOperations, useTokenLimit, type YogaContext } from './plugins.js';

export type Yoga = YogaServerInstance<object, YogaContext>;

export interface HttpOptions {
  readonly services: Services;
  readonly corsOrigins: readonly string[];
  readonly limits: Limits;
  /** What GraphiQL opens with. */
  readonly graphiql: () => GraphiqlSession;
}

/** GraphQL over HTTP: queries, mutations, subscriptions by SSE, and GraphiQL for browsers. */
export function createHttp({ services, corsOrigins, limits, graphiql }: HttpOptions): Yoga {
  const { logger, tokens, sessions } = services;
  const report = (fault: unknown) => logger.error({ err: fault }, 'operation failed');
  return createYoga<object, YogaContext>({
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
        : { origin: [...corsOrigins], allowedHeaders: ['authorization', 'content-type', 'x-client-id'] },
    graphiql: () => graphiql(),
    renderGraphiQL: renderGraphiqlPage,
    // `useBodyLimit` does that.
    maxRequestBodySize: false,
    maskedErrors: { maskError: (error) => toGraphQLError(error, report) },
    context: async ({ request }) => ({ operation: await requestContext(request) }),
    plugins: [useBodyLimit(limits.bodyBytes), useTokenLimit(limits.documentTokens), useErrorCodes(), useOperations()],
  });

  async function requestContext({ headers }: Request): Promise<Context> {
    const clientId = readClientId(headers.get('x-client-id'));
    return new Context(services, await audienceOf(headers.get('authorization')), clientId);
  }

  async function audienceOf(authorization: string | null): Promise<Audience> {
    try {
      const viewer = authenticate(tokens, authorization);
      if (!viewer) return { kind: 'anonymous' };
      await sessions.demand(viewer);
      return { kind: 'viewer', viewer };
    } catch (error) {
      if (!(error instanceof UnauthenticatedError)) throw error;
      throw new GraphQLError(error.message, { extensions: { code: error.code, http: { status: 401 } } });
    }
  }
}
