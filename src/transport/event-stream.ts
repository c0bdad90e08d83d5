import { type ExecutionResult, GraphQLError } from 'graphql';
import { type FetchAPI, isAsyncIterable, type Plugin } from 'graphql-yoga';
import { resultCursor } from '../graphql/execution/resume-cursor.js';
import { clientError } from './client-error.js';

const completedId = 'complete';
const mediaType = 'text/event-stream';
const pingMs = 12_000;
const headers = {
  'content-type': mediaType,
  'cache-control': 'no-cache',
  connection: 'keep-alive',
  'content-encoding': 'none',
};

/**
 * Writes streams of server-sent events in the "distinct connections" mode of GraphQL over SSE, with event ids for the
 * browser's EventSource. An EventSource reopens its URL whenever a stream ends, and sends the last `id:` as
 * `Last-Event-ID`. The id of an event is its cursor, so an interrupted stream resumes after its last event. The id
 * of the message `complete` is fixed: a request with this id is answered 204, and the EventSource stops.
 */
export function useEventStreams(): Plugin {
  return {
    onRequest({ request, endResponse, fetchAPI }) {
      if (request.headers.get('last-event-id') !== completedId) return;
      endResponse(new fetchAPI.Response(null, { status: 204 }));
    },
    onResultProcess({ request, result, resultProcessor, setResultProcessor }) {
      const streams = isAsyncIterable(result) ? resultProcessor !== undefined : acceptsOnlyStreams(request);
      if (!streams || Array.isArray(result)) return;
      const results = isAsyncIterable(result) ? result[Symbol.asyncIterator]() : once(result);
      const status = isAsyncIterable(result) ? 200 : statusOf(result);
      setResultProcessor((_result, fetchAPI) => respond(results, status, fetchAPI), mediaType);
    },
  };
}

/** True for requests without JSON in `accept`: an EventSource accepts event streams only. */
function acceptsOnlyStreams(request: Request): boolean {
  return request.headers.get('accept')?.trim().toLowerCase() === mediaType;
}

async function* once(result: ExecutionResult): AsyncGenerator<ExecutionResult, undefined> {
  yield result;
}

/** Returns the HTTP status of a refused operation, from plugins and authentication; 200 without a status. */
function statusOf({ errors = [], extensions }: ExecutionResult): number {
  const settings = [extensions, ...errors.map((error) => error.extensions)].map((source) => source?.http);
  const statuses = settings.map((http) =>
    typeof http === 'object' && http !== null && 'status' in http && !('spec' in http) ? Number(http.status) : 200,
  );
  return Math.max(...statuses);
}

function respond(results: AsyncIterator<ExecutionResult>, status: number, fetchAPI: FetchAPI): Response {
  let ping: NodeJS.Timeout | undefined;
  const body = new fetchAPI.ReadableStream<Uint8Array>({
    start(controller) {
      const sendComment = () => controller.enqueue(Buffer.from(':\n\n'));
      // Browsers report a stream as open at its first bytes.
      sendComment();
      ping = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) sendComment();
      }, pingMs);
    },
    async pull(controller) {
      try {
        const { done, value } = await results.next();
        if (!done) return controller.enqueue(Buffer.from(nextMessage(value)));
        clearInterval(ping);
        controller.enqueue(Buffer.from(`event: complete\nid: ${completedId}\ndata:\n\n`));
        controller.close();
      } catch (error) {
        clearInterval(ping);
        controller.error(error);
      }
    },
    async cancel() {
      clearInterval(ping);
      await results.return?.();
    },
  });
  return new fetchAPI.Response(body, { status, headers });
}

function nextMessage(result: ExecutionResult): string {
  const cursor = resultCursor(result);
  const id = cursor === undefined ? '' : `id: ${cursor}\n`;
  return `event: next\n${id}data: ${JSON.stringify(toPayload(result))}\n\n`;
}

function toPayload({ data, errors, extensions: { http: _, ...extensions } = {} }: ExecutionResult): object {
  return {
    ...(data !== undefined && { data }),
    ...(errors && { errors: errors.map((error) => (error instanceof GraphQLError ? clientError(error) : error)) }),
    ...(Object.keys(extensions).length > 0 && { extensions }),
  };
}
