import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { makeServer, type Server } from 'graphql-ws';
import { executeOperation } from '../graphql/execution/execute.js';
import { clientError } from './client-error.js';
import type { Connection } from './connection.js';
import type { SocketOperation, SocketOperations } from './socket-operations.js';
import type { SocketViewers } from './socket-viewer.js';

/** The graphql-transport-ws protocol of all connections. */
export type SocketProtocol = Server<Connection>;

/** Creates the protocol server: graphql-ws with this server's authentication, operations and error format. */
export function createSocketProtocol(operations: SocketOperations, viewers: SocketViewers): SocketProtocol {
  return makeServer<Record<string, unknown>, Connection>({
    // `watchSockets` enforces the timeout, without a timer per socket.
    connectionInitWaitTimeout: 0,
    onConnect: ({ connectionParams, extra }) => viewers.accept(extra, connectionParams),
    onSubscribe: ({ extra }, id, payload) => operations.prepare(extra, id, payload),
    execute: (args) => executeOperation(args as SocketOperation),
    subscribe: (args) => operations.subscribe(args as SocketOperation),
    onError: (_context, _id, _payload, errors) => errors.map(formatError),
    onNext: (_context, _id, _payload, _args, { data, errors, extensions }) =>
      errors && {
        ...(data !== undefined && { data }),
        errors: errors.map(formatError),
        ...(extensions && { extensions }),
      },
  });
}

function formatError(error: GraphQLError): GraphQLFormattedError {
  return clientError(error).toJSON();
}
