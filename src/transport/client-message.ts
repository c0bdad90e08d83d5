import { MessageType } from 'graphql-ws';
import type { ClientMessage } from './inbox.js';
import { isPersistedQuery } from './persisted-query.js';

/** The messages of graphql-transport-ws that a client may send. */
const clientTypes: ReadonlySet<unknown> = new Set([
  MessageType.ConnectionInit,
  MessageType.Ping,
  MessageType.Pong,
  MessageType.Subscribe,
  MessageType.Complete,
]);

/**
 * Reads a message of a client. graphql-ws validates the rest of the message, by its type.
 *
 * @returns undefined for text that is no JSON object and for a type that a client may not send
 */
export function readMessage(text: string): ClientMessage | undefined {
  try {
    const message: unknown = JSON.parse(text);
    if (!isClientMessage(message)) return undefined;
    // graphql-ws closes the socket for a message without a query; an empty one reaches `prepare`, which refuses it alone.
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
