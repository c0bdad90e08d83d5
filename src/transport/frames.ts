import type { Duplex } from 'node:stream';
import { Sender } from 'ws';

/*
 * `next` messages written past graphql-ws and ws, straight to the TCP socket.
 *
 * A group serialises an event once; what differs between its members is the operation's id. So a message is a small head
 * (frame header, id) in front of shared bytes. The framing itself is ws's own: `Sender.frame` makes the header, and
 * since compression is off ws writes each of its own frames in one go, so ours can't land inside one.
 */

const openText = { fin: true, rsv1: false, opcode: 0x01, mask: false, readOnly: true };

/** Up to here a frame is copied into one piece with its neighbours; longer bytes are written from where they are. */
const copyLimit = 16_384;

/**
 * The beginning of a `next` message of graphql-transport-ws; the shared bytes close it. It is text of ASCII characters
 * alone: a small buffer for each subscriber would hold on to the pool that it was cut from.
 */
export function nextPrefix(operationId: string): string {
  const id = JSON.stringify(operationId).replace(/[\u0080-\uffff]/g, escaped);
  return `{"id":${id},"type":"next","payload":`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The rest of a `next` message: the execution result and the closing brace. */
export function nextBody(result: object): Buffer {
  return Buffer.from(`${JSON.stringify(result)}}`);
}

/** Writes one `next` message for each body, all of them in one write. */
export function writeNext(socket: Duplex, prefix: string, bodies: readonly Buffer[]): void {
  if (bodies.some((body) => body.length > copyLimit)) {
    writeApart(socket, prefix, bodies);
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

function writeApart(socket: Duplex, prefix: string, bodies: readonly Buffer[]): void {
  socket.cork();
  for (const body of bodies) {
    socket.write(Buffer.concat([headerFor(prefix.length + body.length), Buffer.from(prefix, 'latin1')]));
    socket.write(body);
  }
  socket.uncork();
}

/** A server's frame header has 2, 4 or 10 bytes (RFC 6455, 5.2). */
const maxHeader = 10;

let lastHeader: { length: number; header: Buffer } = { length: -1, header: Buffer.alloc(0) };

/** The members of a group mostly have ids of the same length, so the header of one fits the next. */
function headerFor(length: number): Buffer {
  if (lastHeader.length !== length) {
    const [header] = Sender.frame(Buffer.allocUnsafe(length), openText);
    lastHeader = { length, header };
  }
  return lastHeader.header;
}
