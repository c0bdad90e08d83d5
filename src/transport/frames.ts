import type { Duplex } from 'node:stream';
import { Sender } from 'ws';

const openText = { fin: true, rsv1: false, opcode: 0x01, mask: false, readOnly: true };

/** Largest body in bytes to copy into a common buffer. Longer bodies are written without a copy. */
const copyLimit = 16_384;

/**
 * Returns the beginning of a `next` message of graphql-transport-ws; the shared body completes the message. The prefix
 * is an ASCII string and not a buffer: a small buffer per subscriber would keep its whole pool slab in memory.
 */
export function nextPrefix(operationId: string): string {
  const id = JSON.stringify(operationId).replace(/[\u0080-\uffff]/g, escaped);
  return `{"id":${id},"type":"next","payload":`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Returns the rest of a `next` message: the execution result and the closing brace. */
export function nextBody(result: object): Buffer {
  return Buffer.from(`${JSON.stringify(result)}}`);
}

/**
 * Writes one `next` message per body to the TCP socket, past graphql-ws and ws, in one write. A group serializes an
 * event once; the messages of its members differ only in the operation id. A message is therefore a small head (frame
 * header and prefix) followed by shared bytes.
 *
 * ws creates the frame headers (`Sender.frame`). With compression off, ws writes each of its own frames in one piece,
 * so these messages never land inside another frame.
 */
export function writeNext(socket: Duplex, prefix: string, bodies: readonly Buffer[]): void {
  if (bodies.some((body) => body.length > copyLimit)) {
    writeSeparately(socket, prefix, bodies);
    return;
  }
  let size = 0;
  for (const body of bodies) size += maxHeader + prefix.length + body.length;
  const bytes = Buffer.allocUnsafe(size);
  let end = 0;
  for (const body of bodies) {
    end += headerFor(prefix.length + body.length).copy(bytes, end);
    end += bytes.write(prefix, end, 'latin1');
    end += body.copy(bytes, end);
  }
  socket.write(bytes.subarray(0, end));
}

function writeSeparately(socket: Duplex, prefix: string, bodies: readonly Buffer[]): void {
  socket.cork();
  for (const body of bodies) {
    socket.write(Buffer.concat([headerFor(prefix.length + body.length), Buffer.from(prefix, 'latin1')]));
    socket.write(body);
  }
  socket.uncork();
}

/** Bytes of the longest frame header of a server: 2, 4 or 10 (RFC 6455, 5.2). */
const maxHeader = 10;

let lastHeader: { length: number; header: Buffer } = { length: -1, header: Buffer.alloc(0) };

/** Returns the frame header for a payload. The ids of a group's members mostly have one length and share a header. */
function headerFor(length: number): Buffer {
  if (lastHeader.length !== length) {
    const [header] = Sender.frame(Buffer.allocUnsafe(length), openText);
    lastHeader = { length, header };
  }
  return lastHeader.header;
}
