import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError } from '../../errors.js';
import { Context, type Services } from '../../graphql/context.js';
import { reporter } from '../../graphql/errors.js';
import { parseId } from '../../ids.js';
import { type Authenticator, readClientId } from '../authenticate.js';
import { errorBody, sendJson, toErrorResponse } from '../json-response.js';
import { answerCors } from './cors.js';
import { sendExport } from './export.js';
import { receiveImport } from './import.js';
import type { FileRequest } from './request.js';

/*
 * Projects as files, over plain HTTP beside GraphQL: `GET /projects/:id/export` and `POST /projects/:id/import`. A file
 * has no place in a GraphQL document, and here neither side ever has to hold all of it.
 */

export interface FilesOptions {
  readonly services: Services;
  readonly authenticator: Authenticator;
  readonly corsOrigins: readonly string[];
  /** Bytes of a file that is imported. */
  readonly importBytes: number;
}

export interface Files extends AsyncDisposable {
  /** Answers requests for files; returns false for any other path. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

/** How long whoever was refused in the middle of a file may go on sending. */
const lingerMs = 10_000;

const routes = { export: { method: 'GET', serve: sendExport }, import: { method: 'POST', serve: receiveImport } };

export function createFiles({ services, authenticator, corsOrigins, importBytes }: FilesOptions): Files {
  const underWay = new Set<Promise<void>>();

  return {
    handle(request, response) {
      const [path = '', query = ''] = (request.url ?? '').split('?', 2);
      const [, id, route] = /^\/projects\/([^/]+)\/(export|import)$/.exec(path) ?? [];
      if (id === undefined || (route !== 'export' && route !== 'import')) return false;
      if (answerCors(request, response, corsOrigins)) return true;
      const { method, serve } = routes[route];
      if (request.method !== method) {
        response.setHeader('allow', method);
        sendJson(response, 405, errorBody('BAD_REQUEST', `This path needs the method ${method}.`));
        return true;
      }
      const work = open(request, response, { id, query: new URLSearchParams(query) })
        .then((file) => serve(file, importBytes))
        .catch((error: unknown) => refuse(response, error))
        .finally(() => underWay.delete(work));
      underWay.add(work);
      return true;
    },
    /** Waits until nothing reads or writes any more; the requests themselves are ended by the server. */
    async [Symbol.asyncDispose]() {
      await Promise.all(underWay);
    },
  };

  async function open(
    request: IncomingMessage,
    response: ServerResponse,
    { id, query }: { id: string; query: URLSearchParams },
  ): Promise<FileRequest> {
    response.once('finish', () => {
      if (request.complete) return;
      // The rest of a file that was refused is read and dropped, so that its sender gets to our answer.
      request.resume();
      setTimeout(() => request.complete || request.destroy(), lingerMs).unref();
    });
    const asker = await authenticator.ofRequest(request, response);
    const context = new Context(services, asker, readClientId(request.headers['x-client-id']));
    context.requireViewer();
    return { request, response, context, projectId: parseId('project', id, ['projectId']), query };
  }

  function refuse(response: ServerResponse, error: unknown): void {
    if (!(error instanceof DomainError)) {
      // The other side went away: nobody is left to tell, and nothing is wrong here.
      if (response.closed || response.destroyed) return;
      reporter(services, 'file not served')(error);
    }
    if (response.headersSent) response.destroy();
    else sendJson(response, ...toErrorResponse(error));
  }
}
