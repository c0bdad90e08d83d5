import { once } from 'node:events';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import type { Person } from './client.js';

/** Opens a socket and sends `connection_init` with a person's token. */
export function openSocket(person: Person): WebSocket {
  const socket = new WebSocket(`${person.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const payload = { authorization: person.authorization };
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
  return socket;
}

/** Opens a socket and waits for its acknowledgement. */
export async function acceptedSocket(person: Person): Promise<WebSocket> {
  const socket = openSocket(person);
  expect(await answer(socket)).toEqual({ type: 'connection_ack' });
  return socket;
}

/** Sends a new token on an open socket. @returns the payload of the server's pong */
export async function renewal(socket: WebSocket, { authorization }: Person): Promise<object> {
  socket.send(JSON.stringify({ type: 'ping', payload: { authorization } }));
  return (await answer(socket)).payload;
}

/** Resolves with the next message of the server. */
export async function answer(socket: WebSocket) {
  return JSON.parse(String((await once(socket, 'message'))[0]));
}

/** Resolves with the close code of a socket. */
export async function closeCode(socket: WebSocket): Promise<number> {
  return (await once(socket, 'close'))[0];
}

/** Subscribes to the events of a project's tasks by server-sent events. */
export function streamTasks(person: Person, projectId: string, signal: AbortSignal | null = null): Promise<Response> {
  return fetch(`${person.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: person.authorization },
    body: JSON.stringify({ query: `subscription { taskChanged(projectId: "${projectId}") { seq } }` }),
    signal,
  });
}
