import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { createLogger } from '../../src/observability/logger.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { LogLines } from '../support/log-lines.js';
import { newProject } from '../support/operations.js';
import { RawSocket } from '../support/raw-socket.js';

const protocol = 'graphql-transport-ws';

/** A masked frame of a text message or its continuation, without the final bit. */
const fragment = (opcode: 0 | 1, payload: Buffer) =>
  Buffer.concat([Buffer.from([opcode, 0x80 | payload.length, 0, 0, 0, 0]), payload]);

describeBackends('a slow client', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let projectId: string;
  const lines = new LogLines();

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, {
      env: { LIMIT_MESSAGE_BYTES: '16384' },
      logger: createLogger('error', 'json', lines),
      timing: { requestHead: 300, request: 600, socketInit: 300, socketClose: 300 },
    });
    ada = await newPerson(app.url);
    projectId = (await newProject(ada)).id;
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** Sends a start, then one piece repeatedly until the server ends the connection. @returns the answer */
  async function trickle(beginning: string, piece: string): Promise<string> {
    const { hostname, port } = new URL(app.url);
    const tcp = connect(Number(port), hostname);
    let answer = '';
    tcp.on('data', (chunk) => {
      answer += chunk;
    });
    tcp.on('error', () => {});
    tcp.write(beginning);
    const timer = setInterval(() => tcp.write(piece), 20);
    await once(tcp, 'close');
    clearInterval(timer);
    return answer;
  }

  const head = (path: string) =>
    ['POST', path, 'HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization:', ada.authorization].join(
      ' ',
    );

  it('whose request headers never end gets 408 and is disconnected', async () => {
    expect(await trickle(head('/graphql'), '\r\nX-More: x')).toMatch(/^HTTP\/1.1 408 /);
  });

  it.each([
    ['/graphql', 'with Content-Length', 'Content-Length: 100000', 'x'],
    ['/graphql', 'in chunks', 'Transfer-Encoding: chunked', '1\r\nx\r\n'],
    ['import', 'with Content-Length', 'Content-Length: 100000', 'x'],
    ['import', 'in chunks', 'Transfer-Encoding: chunked', '1\r\nx\r\n'],
  ])('whose request body for %s %s never ends is disconnected', async (path, _how, header, piece) => {
    lines.all.length = 0;
    const route = path === 'import' ? `/projects/${projectId}/import?format=csv` : path;
    expect(await trickle(`${head(route)}\r\n${header}\r\n\r\n`, piece)).toMatch(/^(HTTP\/1.1 408 |$)/);
    expect(lines.all).toEqual([]);
  });

  it('that never sends connection_init is closed 4408 and disconnected', async () => {
    const socket = await RawSocket.open(app.url, protocol);
    await once(socket.tcp, 'close');
    expect(socket.closeCode).toBe(4408);
    await expect.poll(() => app.sockets.size).toBe(0);
  });

  it('that never ends its connection_init message is closed 4408 and disconnected', async () => {
    const socket = await RawSocket.open(app.url, protocol);
    socket.tcp.write(fragment(1, Buffer.from('{"type":"connection_init","payload":{"x":"')));
    const timer = setInterval(() => socket.tcp.write(fragment(0, Buffer.from('x'))), 20);
    await once(socket.tcp, 'close');
    clearInterval(timer);
    expect(socket.closeCode).toBe(4408);
    await expect.poll(() => app.sockets.size).toBe(0);
  });

  it.each([
    ['empty', Buffer.alloc(0), 1008],
    ['small', Buffer.from('x'), 1008],
    ['big', Buffer.alloc(125, 'x'), 1009],
  ])('that never ends a message of %s fragments is closed 1008 or 1009', async (name, payload, code) => {
    const socket = await RawSocket.open(app.url, protocol);
    socket.send({ type: 'connection_init', payload: { authorization: ada.authorization } });
    await socket.until(() => socket.messages.length === 1);
    // More fragments than a message may have; big fragments exceed LIMIT_MESSAGE_BYTES first.
    const frames = Array.from({ length: 3_000 }, (_, at) => fragment(at === 0 ? 1 : 0, payload));
    socket.tcp.write(Buffer.concat(frames));
    await socket.until(() => socket.closeCode !== undefined);
    expect(socket.closeCode, name).toBe(code);
    await once(socket.tcp, 'close');
    await expect.poll(() => app.sockets.size).toBe(0);
  });
});
