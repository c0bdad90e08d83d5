import type { Plugin } from 'graphql-yoga';
import { errorBody } from './json-response.js';

const refusals: Readonly<Record<number, readonly [code: string, message: string]>> = {
  404: ['NOT_FOUND', 'This path does not exist.'],
  415: ['BAD_REQUEST', 'content-type must be application/json.'],
};

/** Gives Yoga's refusals that have no body the one that clients parse: the errors of a GraphQL response. */
export function useRefusalBodies(): Plugin {
  return {
    onResponse({ response, setResponse, fetchAPI }) {
      const [code, message] = refusals[response.status] ?? [];
      if (code === undefined || message === undefined || response.headers.get('content-type')?.includes('json')) return;
      const { status } = response;
      // The headers that other plugins have set stay: without those of CORS, a page could not read the error.
      const headers = new fetchAPI.Headers(response.headers);
      headers.set('content-type', 'application/json');
      headers.delete('content-length');
      setResponse(new fetchAPI.Response(JSON.stringify(errorBody(code, message)), { status, headers }));
    },
  };
}
