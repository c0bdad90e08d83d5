import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError } from '../../errors.js';
import { Context, type Services } from '../../graphql/context.js';
import { reporter } from '../../graphql/errors.js';
import { parseId } from '../../ids.js';
import { type Authenticator, readClientId } from '../authenticate.js';
import { handleFileCors } from '../cors.js';
import { errorBody, sendJson, toErrorResponse } from '../json-response.js';
import { sendExport } from './export.js';
import { receiveImport } from './import.js';
import type { FileRequest } from './request.js';

export interface FilesOptions {
  readonly services: Services;
  readonly authenticator: Authenticator;
  readonly corsOrigins: readonly string[];
  /** Upper bound in bytes for an imported file. */
  readonly importBytes: number;
}

/** Disposal resolves when no export or import is running; the server closes their connections. */
export interface Files extends AsyncDisposable {
  /** Serves exports and imports. @returns false for other paths */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

/** Milliseconds from the refusal of a file to the end of the connection, while the client continues to send. */
const lingerMs = 10_000;

const routes = { export: { method: 'GET', serve: sendExport }, import: { method: 'POST', serve: receiveImport } };

/**
 * Serves projects as files over plain HTTP: `GET /projects/:id/export` and `POST /projects/:id/import`. GraphQL cannot
 * stream a file; with HTTP neither the client nor the server holds a whole file in memory.
 */
export function createFiles({ services, authenticator, corsOrigins, importBytes }: FilesOptions): Files {
  const running = new Set<Promise<void>>();

  return {
    handle(request, response) {
      const [path = '', query = ''] = (request.url ?? '').split('?', 2);
      const [, id, route] = /^\/projects\/([^/]+)\/(export|import)$/.exec(path) ?? [];
      if (id === undefined || (route !== 'export' && route !== 'import')) return false;
      if (handleFileCors(request, response, corsOrigins)) return true;
      const { method, serve } = routes[route];
      if (request.method !== method) {
        response.setHeader('allow', method);
        sendJson(response, 405, errorBody('BAD_REQUEST', `This path supports the method ${method} only.`));
        return true;
      }
      const work = open(request, response, { id, query: new URLSearchParams(query) })
        .then((file) => serve(file, importBytes))
        .catch((error: unknown) => refuse(response, error))
        .finally(() => running.delete(work));
      running.add(work);
      return true;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(running);
    },
  };

  async function open(
    request: IncomingMessage,
    response: ServerResponse,
    { id, query }: { id: string; query: URLSearchParams },
  ): Promise<FileRequest> {
    response.once('finish', () => {
      if (request.complete) return;
      // The rest of a refused file is read and dropped; otherwise the client could miss the response.
      request.resume();
      setTimeout(() => request.complete || request.destroy(), lingerMs).unref();
    });
    const identity = await authenticator.authenticateRequest(request, response);
    const context = new Context(services, identity, readClientId(request.headers['x-client-id']));
    context.requireViewer();
    return { request, response, context, projectId: parseId('project', id, ['projectId']), query };
  }

  function refuse(response: ServerResponse, error: unknown): void {
    if (!(error instanceof DomainError)) {
      // A client that has disconnected is no internal error.
      if (response.closed || response.destroyed) return;
      reporter(services, 'export or import failed')(error);
    }
    if (response.headersSent) response.destroy();
    else sendJson(response, ...toErrorResponse(error));
  }
}
