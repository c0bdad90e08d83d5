import type { Plugin } from 'graphql-yoga';
import { errorBody, jsonType } from './json-response.js';

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
