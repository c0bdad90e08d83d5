import { GraphQLError } from 'graphql';
import { type HttpErrorCode, httpStatusOf } from './http-status.js';

/**
 * Returns an error for the whole HTTP request, with the HTTP status of the code. Yoga reads
 * `extensions.http` and leaves it out of the body.
 *
 * @param extensions further members of the error's `extensions`
 * @param headers headers of the HTTP response
 */
export function httpError(
  code: HttpErrorCode,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
  headers?: Readonly<Record<string, string>>,
): GraphQLError {
  const http = { status: httpStatusOf(code), ...(headers && { headers: { ...headers } }) };
  return new GraphQLError(message, { extensions: { ...extensions, code, http } });
}
