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
import { graphqlCors } from './cors.js';
import { createDocumentCache, noErrorCache, useDocumentLimits } from './documents.js';
import { useEventStreams } from './event-stream.js';
import { type GraphiqlSession, renderGraphiqlPage } from './graphiql.js';
import { httpError } from './http-error.js';
import { retryOf } from './http-status.js';
import {
  type NodeContext,
  useBodyLimit,
  useErrorCodes,
  useOperations,
  useRefusalBodies,
  useSseWatch,
  useSubscriptionRoot,
  type YogaContext,
} from './plugins.js';
import { useRequestParams } from './request-params.js';
import type { SseWatch } from './sse.js';

export type Yoga = YogaServerInstance<NodeContext, YogaContext>;

export interface HttpOptions {
  readonly services: Services;
  readonly authenticator: Authenticator;
  readonly corsOrigins: readonly string[];
  readonly limits: Limits;
  /** Returns the options of the GraphiQL page. */
  readonly graphiql: (request: IncomingMessage) => Promise<GraphiqlSession>;
  /** Ends streams of server-sent events after their readers disconnect. */
  readonly sse: SseWatch;
}

/** Creates the HTTP handler for queries, mutations, subscriptions as server-sent events, and GraphiQL. */
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
    cors: graphqlCors(corsOrigins),
    graphiql: (_request, { req }) => graphiql(req),
    renderGraphiQL: renderGraphiqlPage,
    // `useBodyLimit` enforces the limit.
    maxRequestBodySize: false,
    maskedErrors: { maskError: (error) => toGraphQLError(error, report) },
    context: async ({ req, res }) => {
      const clientId = readClientId(req.headers['x-client-id']);
      const client = authenticator.clientInfoOf(req, res);
      return { operation: new Context(services, await authenticate({ req, res }), clientId, client) };
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

  async function authenticate({ req, res }: NodeContext): Promise<RequestIdentity> {
    try {
      return await authenticator.authenticateRequest(req, res);
    } catch (thrown) {
      const error = asUnavailable(thrown);
      if (error !== thrown) report(thrown);
      if (!(error instanceof DomainError)) throw error;
      const { code, message, details } = error;
      const refusal = httpError(code, message, details);
      const retry = retryOf([refusal]);
      if (retry) res.setHeader('retry-after', retry.seconds);
      throw refusal;
    }
  }
}

/** Adapts the logger for Yoga, which logs every masked error. Client errors are logged at level debug. */
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
