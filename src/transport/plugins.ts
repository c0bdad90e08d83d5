import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { Context } from '../graphql/context.js';
import { executeOperation } from '../graphql/execution/execute.js';
import { type OperationArgs, wantsCost } from '../graphql/execution/operation-result.js';
import { resumeAfter } from '../graphql/execution/resume-cursor.js';
import { subscribe } from '../graphql/execution/subscribe.js';
import { UnconditionalSubscriptionRoot } from '../graphql/execution/subscription-root.js';
import { announcesMoreThan, concatChunks, limitBytes, readChunks } from '../lib/body-chunks.js';
import { httpError } from './http-error.js';
import { httpStatusOf, retryOf } from './http-status.js';
import { errorBody, jsonType } from './json-response.js';
import { isDisconnected, type SseWatch } from './sse.js';

/** Yoga's context of an operation. Yoga copies contexts, so the operation's context is a member. */
export interface YogaContext {
  readonly operation: Context;
}

/** The Node-specific part of Yoga's context. */
export interface NodeContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

/** Executes operations with `executeOperation` and `subscribe`, in place of Yoga's functions. */
export function useOperations(): Plugin<YogaContext & NodeContext> {
  return {
    onExecute({ args, setExecuteFn }) {
      setExecuteFn(async () => {
        const operation = operationOf(args);
        return withStatus(operation.contextValue, await executeOperation(operation));
      });
    },
    onSubscribe({ args, setSubscribeFn }) {
      setSubscribeFn(async () => {
        const lastEventId = args.contextValue.req.headers['last-event-id'];
        const after = typeof lastEventId === 'string' && lastEventId !== '' ? lastEventId : undefined;
        const document = after === undefined ? args.document : resumeAfter(args.schema, args.document, after);
        const operation = operationOf({ ...args, document });
        const result = await subscribe(operation);
        return 'next' in result ? result : withStatus(operation.contextValue, result);
      });
    },
  };
}

/** Converts Yoga's execution arguments. */
function operationOf(
  args: ExecutionArgs & { readonly contextValue: YogaContext & Pick<YogaInitialContext, 'params'> },
): OperationArgs {
  const { operation, params } = args.contextValue;
  return { ...args, contextValue: operation, reportsCost: wantsCost(params.extensions) };
}

/**
 * Sets the HTTP status of a result: 401 when the operation needed an ended session. A result without data and with a
 * temporary error gets 503 or 429, and `Retry-After`. Yoga reads `http` and leaves it out of the body.
 */
function withStatus({ missedSession, client }: Context, result: ExecutionResult): ExecutionResult {
  const retry = result.data == null ? retryOf(result.errors ?? []) : undefined;
  if (retry) client?.responseHeaders?.retryAfter(retry.seconds);
  const status = missedSession ? httpStatusOf('UNAUTHENTICATED') : retry?.status;
  return status === undefined ? result : { ...result, extensions: { ...result.extensions, http: { status } } };
}

/**
 * Ends the subscription of a stream of server-sent events when its reader has disconnected, also during authentication
 * or while the stream opens.
 */
export function useSseWatch(sse: SseWatch): Plugin<YogaContext & NodeContext> {
  return {
    onSubscribe({ args, setResultAndStopExecution }) {
      const { res } = args.contextValue;
      if (isDisconnected(res)) {
        setResultAndStopExecution({ errors: [new GraphQLError('The client has disconnected.')] });
        return undefined;
      }
      return {
        onSubscribeResult({ result }) {
          if (Symbol.asyncIterator in result) sse.watch(res, () => void result.return?.());
        },
      };
    },
  };
}

/**
 * Refuses bodies above the limit. Yoga's own limit passes each body through a counting stream, which costs more than
 * the rest of Yoga's work for a small request. Node enforces the announced length of a body, so only bodies without a
 * length are counted.
 */
export function useBodyLimit(maxBytes: number): Plugin {
  const tooLarge = () => httpError('REQUEST_ENTITY_TOO_LARGE', `The request body must be at most ${maxBytes} bytes.`);
  // The client caused an incomplete body, so the error log must not receive it as an internal error.
  const incomplete = () => httpError('BAD_REQUEST', 'The request body is incomplete: send all of it.');
  return {
    onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
      const { url, method, headers, signal, body } = request;
      const contentLength = headers.get('content-length');
      if (announcesMoreThan(contentLength, maxBytes)) throw tooLarge();
      if (contentLength !== null || !requestParser || !body) return;
      setRequestParser(async () => {
        const content = await concatChunks(limitBytes(readChunks(body, incomplete), maxBytes, tooLarge));
        return requestParser(new fetchAPI.Request(url, { method, headers, signal, body: content }));
      });
    },
  };
}

/** Refuses subscriptions with a conditional root field. */
export function useSubscriptionRoot(): Plugin {
  return {
    onValidate({ validateFn, setValidationFn }) {
      // This rule runs first and alone: graphql-js's rule of the single root field throws for a condition with a variable.
      setValidationFn((schema, document, rules, options, typeInfo) => {
        const conditional = validateFn(schema, document, [UnconditionalSubscriptionRoot]);
        return conditional.length > 0 ? conditional : validateFn(schema, document, rules, options, typeInfo);
      });
    },
  };
}

/** Adds the error code to parse and validation errors. */
export function useErrorCodes(): Plugin {
  return {
    onParse: () => (payload) => {
      if (payload.result instanceof GraphQLError) {
        payload.replaceParseResult(withCode(payload.result, 'GRAPHQL_PARSE_FAILED'));
      }
    },
    onValidate: () => (payload) => {
      if (payload.valid) return;
      payload.setResult(payload.result.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')));
    },
  };
}

function withCode(error: unknown, code: string): GraphQLError {
  if (!(error instanceof GraphQLError)) return new GraphQLError(String(error), { extensions: { code } });
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { ...error.extensions, code },
  });
}

const refusals: Readonly<Record<number, readonly [code: string, message: string]>> = {
  404: ['NOT_FOUND', 'This path does not exist.'],
  415: ['BAD_REQUEST', 'content-type must be application/json.'],
};

/** Adds the errors of a GraphQL response to Yoga's refusals without a body: clients then parse one shape. */
export function useRefusalBodies(): Plugin {
  return {
    onResponse({ response, setResponse, fetchAPI }) {
      const [code, message] = refusals[response.status] ?? [];
      if (code === undefined || message === undefined || response.headers.get('content-type')?.includes('json')) return;
      const { status } = response;
      // Headers of other plugins stay: without the CORS headers, a page could not read the error.
      const headers = new fetchAPI.Headers(response.headers);
      headers.set('content-type', jsonType);
      headers.delete('content-length');
      setResponse(new fetchAPI.Response(JSON.stringify(errorBody(code, message)), { status, headers }));
    },
  };
}
