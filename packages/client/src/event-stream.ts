import { ConnectionLostError } from './errors.js';
import { type HttpOptions, send, unexpectedResponse } from './http.js';
import type { Transport } from './transport.js';

/** The server sends a comment every 12 seconds. */
const silenceMs = 30_000;

/**
 * The `transport` for networks without WebSockets: each subscription is a request of its own, answered by server-sent
 * events.
 */
export function serverSentEvents(http: HttpOptions): Transport {
  const probes = new Set<() => void>();
  return {
    async run(request, { next, opened, signal }) {
      const end = new AbortController();
      const abort = () => end.abort();
      signal.addEventListener('abort', abort);
      let heardAt = Date.now();
      const probe = () => {
        if (Date.now() - heardAt > silenceMs) end.abort();
      };
      const watch = setInterval(probe, silenceMs / 4);
      probes.add(probe);
      try {
        const response = await send(http, request, 'text/event-stream', end.signal);
        if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
          throw unexpectedResponse(response);
        }
        if (response.ok) opened();
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        let text = '';
        for (;;) {
          const { done, value } = await reader.read();
          if (done || signal.aborted) break;
          heardAt = Date.now();
          text += value;
          const messages = text.split('\n\n');
          text = messages.pop() ?? '';
          for (const message of messages) {
            if (signal.aborted) return;
            if (message.startsWith('event: complete')) return;
            const data = /^data: (.*)$/m.exec(message)?.[1];
            if (data) next(JSON.parse(data));
          }
        }
        if (!signal.aborted) throw new ConnectionLostError('The stream ended.');
      } catch (error) {
        if (signal.aborted) return;
        throw error instanceof TypeError || end.signal.aborted
          ? new ConnectionLostError('The stream was interrupted.')
          : error;
      } finally {
        clearInterval(watch);
        probes.delete(probe);
        signal.removeEventListener('abort', abort);
        end.abort();
      }
    },
    probe: () => {
      for (const probe of probes) probe();
    },
    close: () => {},
  };
}
