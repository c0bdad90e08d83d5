import { MessageType } from 'graphql-ws';
import type { ClientMessage } from './inbox.js';
import { isPersistedQuery } from './request-params.js';

/** The message types of graphql-transport-ws that a client may send. */
const clientTypes: ReadonlySet<unknown> = new Set([
  MessageType.ConnectionInit,
  MessageType.Ping,
  MessageType.Pong,
  MessageType.Subscribe,
  MessageType.Complete,
]);

/**
 * Parses a client's message. graphql-ws validates the members of the message by type.
 *
 * @returns undefined for text other than a JSON object, and for a type of server messages
 */
export function readMessage(text: string): ClientMessage | undefined {
  try {
    const message: unknown = JSON.parse(text);
    if (!isClientMessage(message)) return undefined;
    // For a message without a query graphql-ws closes the socket. An empty query reaches `prepare`, which fails only the
    // operation.
    const { type, payload } = message;
    if (type === MessageType.Subscribe && payload && isPersistedQuery(payload)) Object.assign(payload, { query: '' });
    return message;
  } catch {
    return undefined;
  }
}

function isClientMessage(message: unknown): message is ClientMessage {
  return typeof message === 'object' && message !== null && 'type' in message && clientTypes.has(message.type);
}
