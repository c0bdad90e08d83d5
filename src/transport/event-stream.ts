import { type ExecutionResult, GraphQLError } from 'graphql';
import { type FetchAPI, isAsyncIterable, type Plugin } from 'graphql-yoga';
import { resultCursor } from '../graphql/execution/resume-cursor.js';
import { clientError } from './client-error.js';

/*
 * Streams of server-sent events, as GraphQL over SSE has them ("distinct connections"), with the ids that a browser's own
 * EventSource needs. An EventSource opens its URL again whenever a stream ends, with the last `id:` that it has read as
 * `Last-Event-ID`. An event's id is its cursor, so a stream that broke off resumes behind its last event. The message
 * `complete` has an id of its own: a request that brings it is answered 204, and the EventSource stops.
 */

const completedId = 'complete';
const mediaType = 'text/event-stream';
const pingMs = 12_000;
const headers = {
  'content-type': mediaType,
  'cache-control': 'no-cache',
  connection: 'keep-alive',
  'content-encoding': 'none',
};

/** Writes streams of server-sent events, and ends an EventSource whose stream was completed. */
export function useEventStreams(): Plugin {
  return {
    onRequest({ request, endResponse, fetchAPI }) {
      if (request.headers.get('last-event-id') !== completedId) return;
      endResponse(new fetchAPI.Response(null, { status: 204 }));
    },
    onResultProcess({ request, result, resultProcessor, setResultProcessor }) {
      const streams = isAsyncIterable(result) ? resultProcessor !== undefined : acceptsStreamsAlone(request);
      if (!streams || Array.isArray(result)) return;
      const results = isAsyncIterable(result) ? result[Symbol.asyncIterator]() : once(result);
      const status = isAsyncIterable(result) ? 200 : statusOf(result);
      setResultProcessor((_result, fetchAPI) => respond(results, status, fetchAPI), mediaType);
    },
  };
}

/** True for requests that understand no JSON: EventSource accepts streams and nothing else. */
function acceptsStreamsAlone(request: Request): boolean {
  return request.headers.get('accept')?.trim().toLowerCase() === mediaType;
}

async function* once(result: ExecutionResult): AsyncGenerator<ExecutionResult, undefined> {
  yield result;
}

/** The status that Yoga's plugins and the authentication gave the errors of a refused operation. */
function statusOf({ errors = [], extensions }: ExecutionResult): number {
  const given = [extensions, ...errors.map((error) => error.extensions)].map((from) => from?.http);
  const statuses = given.map((http) =>
    typeof http === 'object' && http !== null && 'status' in http && !('spec' in http) ? Number(http.status) : 200,
  );
  return Math.max(...statuses);
}

function respond(results: AsyncIterator<ExecutionResult>, status: number, fetchAPI: FetchAPI): Response {
  let ping: NodeJS.Timeout | undefined;
  const body = new fetchAPI.ReadableStream<Uint8Array>({
    start(controller) {
      const comment = () => controller.enqueue(Buffer.from(':\n\n'));
      // Browsers open a stream at its first bytes.
      comment();
      ping = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) comment();
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
