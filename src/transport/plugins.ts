import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { Context } from '../graphql/context.js';
import { executeOperation, type OperationArgs, subscribe, wantsCost } from '../graphql/execution/execute.js';
import { resumeAfter } from '../graphql/execution/resume-cursor.js';
import { UnconditionalSubscriptionRoot } from '../graphql/execution/subscription-root.js';
import { httpStatusOf, retryOf } from './http-status.js';
import { isGone, type SseWatch } from './sse.js';

/** What Yoga carries from request to execution; it copies contexts, so ours travels in a field. */
export interface YogaContext {
  readonly operation: Context;
}

/** What Yoga knows of a request besides, on Node. */
export interface NodeContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

/** Operations run by our own functions: graphql-js in our context, subscriptions on our event streams. */
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
        const resumed = args.contextValue.req.headers['last-event-id'];
        const after = typeof resumed === 'string' && resumed !== '' ? resumed : undefined;
        const document = after === undefined ? args.document : resumeAfter(args.schema, args.document, after);
        const operation = operationOf({ ...args, document });
        const result = await subscribe(operation);
        return 'next' in result ? result : withStatus(operation.contextValue, result);
      });
    },
  };
}

/** Our arguments of an operation, out of Yoga's. */
function operationOf(
  args: ExecutionArgs & { readonly contextValue: YogaContext & Pick<YogaInitialContext, 'params'> },
): OperationArgs {
  const { operation, params } = args.contextValue;
  return { ...args, contextValue: operation, reportsCost: wantsCost(params.extensions) };
}

/**
 * Answers 401 where a session was needed that has ended. A response without any data gets the status of the error for which
 * the client may try again, 503 or 429, and `Retry-After`. Yoga reads `http` and leaves it out of the body.
 */
function withStatus({ missedSession, client }: Context, result: ExecutionResult): ExecutionResult {
  const retry = result.data == null ? retryOf(result.errors ?? []) : undefined;
  if (retry) client?.responseHeaders?.retryAfter(retry.seconds);
  const status = missedSession ? httpStatusOf('UNAUTHENTICATED') : retry?.status;
  return status === undefined ? result : { ...result, extensions: { ...result.extensions, http: { status } } };
}

/**
 * A subscription over HTTP becomes a stream of server-sent events, whose reader may die without a word, also while it was
 * found out who asks, or while the stream opened.
 */
export function useSseWatch(sse: SseWatch): Plugin<YogaContext & NodeContext> {
  return {
    onSubscribe({ args, setResultAndStopExecution }) {
      const { res } = args.contextValue;
      if (isGone(res)) {
        setResultAndStopExecution({ errors: [new GraphQLError('The reader has left.')] });
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
 * Refuses bodies above the limit. Yoga's own limit passes each body through a stream that counts, which costs more than all
 * else it does for a small request. Node holds a body to the length that was announced; only others have to be counted.
 */
export function useBodyLimit(maxBytes: number): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
      const announced = request.headers.get('content-length');
      if (announced !== null) {
        if (Number(announced) > maxBytes) throw bodyTooLarge();
      } else if (requestParser && request.body) {
        setRequestParser(async () => {
          const { url, method, headers, signal } = request;
          const body = await readBody(request, maxBytes);
          return requestParser(new fetchAPI.Request(url, { method, headers, signal, body }));
        });
      }
    },
  };
}

async function readBody({ body }: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Not by iteration: leaving that would cut the connection before the refusal is sent.
  const reader = body?.getReader();
  // A body whose connection ends early is the client's doing, and nothing for the error log.
  const read = () => reader?.read().catch(() => Promise.reject(bodyIncomplete()));
  for (let part = await read(); part && !part.done; part = await read()) {
    bytes += part.value.byteLength;
    if (bytes > maxBytes) throw bodyTooLarge();
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function bodyIncomplete(): GraphQLError {
  return new GraphQLError('The body ended early: send all of it.', {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}

function bodyTooLarge(): GraphQLError {
  return new GraphQLError('The body is too large.', {
    extensions: { code: 'REQUEST_ENTITY_TOO_LARGE', http: { status: httpStatusOf('REQUEST_ENTITY_TOO_LARGE') } },
  });
}

/** Refuses a subscription whose root field is conditional. */
export function useSubscriptionRoot(): Plugin {
  return {
    onValidate({ validateFn, setValidationFn }) {
      // Alone and first: graphql-js's rule of the single root field throws when the condition is a variable.
      setValidationFn((schema, document, rules, options, typeInfo) => {
        const conditional = validateFn(schema, document, [UnconditionalSubscriptionRoot]);
        return conditional.length > 0 ? conditional : validateFn(schema, document, rules, options, typeInfo);
      });
    },
  };
}

/** Gives errors of parsing and validation their code. */
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
