import { once } from 'node:events';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import type { Person } from './client.js';

/** A socket of a person that says `connection_init` as soon as it is open. */
export function openSocket(person: Person): WebSocket {
  const socket = new WebSocket(`${person.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const payload = { authorization: person.authorization };
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
  return socket;
}

/** The same, once the server has acknowledged it. */
export async function acceptedSocket(person: Person): Promise<WebSocket> {
  const socket = openSocket(person);
  expect(await answer(socket)).toEqual({ type: 'connection_ack' });
  return socket;
}

/** What the server answers when a socket offers a person's token in place of the one that it was opened with. */
export async function renewal(socket: WebSocket, { authorization }: Person): Promise<object> {
  socket.send(JSON.stringify({ type: 'ping', payload: { authorization } }));
  return (await answer(socket)).payload;
}

/** The next message of the server. */
export async function answer(socket: WebSocket) {
  return JSON.parse(String((await once(socket, 'message'))[0]));
}

/** Why the server closes a socket. */
export async function closeCode(socket: WebSocket): Promise<number> {
  return (await once(socket, 'close'))[0];
}

/** The changes of a project's tasks by server-sent events. */
export function streamTasks(person: Person, projectId: string, signal: AbortSignal | null = null): Promise<Response> {
  return fetch(`${person.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: person.authorization },
    body: JSON.stringify({ query: `subscription { taskChanged(projectId: "${projectId}") { seq } }` }),
    signal,
  });
}
