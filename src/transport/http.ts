import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { Limits } from '../config.js';
import { DomainError } from '../errors.js';
import { Context, type Services } from '../graphql/context.js';
import { reporter, toGraphQLError } from '../graphql/errors.js';
import type { RequestIdentity } from '../graphql/execution/scope.js';
import { schema } from '../graphql/schema.js';
import type { Logger } from '../observability/logger.js';
import { asUnavailable } from '../store/outage.js';
import { type Authenticator, readClientId } from './authenticate.js';
import { createDocumentCache, noErrorCache, useDocumentLimits } from './documents.js';
import { useEventStreams } from './event-stream.js';
import { type GraphiqlSession, renderGraphiqlPage } from './graphiql.js';
import { httpStatusOf, retryOf } from './http-status.js';
import {
  type NodeContext,
  useBodyLimit,
  useErrorCodes,
  useOperations,
  useSseWatch,
  useSubscriptionRoot,
  type YogaContext,
} from './plugins.js';
import { useRefusalBodies } from './refusal-bodies.js';
import { useRequestParams } from './request-params.js';
import type { SseWatch } from './sse.js';

export type Yoga = YogaServerInstance<NodeContext, YogaContext>;

export interface HttpOptions {
  readonly services: Services;
  readonly authenticator: Authenticator;
  readonly corsOrigins: readonly string[];
  readonly limits: Limits;
  /** What GraphiQL opens with. */
  readonly graphiql: (request: IncomingMessage) => Promise<GraphiqlSession>;
  /** Looks after streams of server-sent events. */
  readonly sse: SseWatch;
}

/** GraphQL over HTTP: queries, mutations, subscriptions by SSE, and GraphiQL for browsers. */
export function createHttp({ services, authenticator, corsOrigins, limits, graphiql, sse }: HttpOptions): Yoga {
  const { logger } = services;
  const report = reporter(services, 'operation failed');
  return createYoga<NodeContext, YogaContext>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    logging: yogaLogging(logger),
    multipart: false,
    parserAndValidationCache: { documentCache: createDocumentCache(), errorCache: noErrorCache, validationCache: true },
    cors:
      corsOrigins.length === 0
        ? false
        : {
            origin: [...corsOrigins],
            credentials: true,
            exposedHeaders: ['retry-after'],
          },
    graphiql: (_request, { req }) => graphiql(req),
    renderGraphiQL: renderGraphiqlPage,
    // `useBodyLimit` does that.
    maxRequestBodySize: false,
    maskedErrors: { maskError: (error) => toGraphQLError(error, report) },
    context: async ({ req, res }) => {
      const clientId = readClientId(req.headers['x-client-id']);
      const caller = authenticator.clientOf(req, res);
      return { operation: new Context(services, await askerOf({ req, res }), clientId, caller) };
    },
    plugins: [
      useBodyLimit(limits.bodyBytes),
      useRequestParams(),
      useDocumentLimits(limits, services.metrics),
      useErrorCodes(),
      useSubscriptionRoot(),
      useOperations(),
      useSseWatch(sse),
      useEventStreams(),
      useRefusalBodies(),
    ],
  });

  async function askerOf({ req, res }: NodeContext): Promise<RequestIdentity> {
    try {
      return await authenticator.ofRequest(req, res);
    } catch (thrown) {
      const error = asUnavailable(thrown);
      if (error !== thrown) report(thrown);
      if (!(error instanceof DomainError)) throw error;
      const { code, message, details } = error;
      const refusal = new GraphQLError(message, {
        extensions: { ...details, code, http: { status: httpStatusOf(code) } },
      });
      const retry = retryOf([refusal]);
      if (retry) res.setHeader('retry-after', retry.seconds);
      throw refusal;
    }
  }
}

/** Yoga logs every error that it masks. `report` has logged those of ours already; the client's own are no fault of the server. */
function yogaLogging(logger: Logger) {
  const line =
    (level: 'debug' | 'warn' | 'error') =>
    (...[first, ...rest]: unknown[]) => {
      if (first instanceof GraphQLError) logger.debug({ err: first }, 'request refused');
      else if (first instanceof Error) logger[level]({ err: first }, 'request failed');
      else logger[level]([first, ...rest].map(String).join(' '));
    };
  return { debug: line('debug'), info: line('debug'), warn: line('warn'), error: line('error') };
}
