import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** A WebSocket client on a plain TCP socket. While a test pauses the reading, data stays in the kernel's buffer. */
export class RawSocket {
  readonly messages: string[] = [];
  /** The code of the server's close frame, once received. */
  closeCode: number | undefined;
  /** The number of received pings, and whether the socket answers with pongs. */
  pings = 0;
  answers = false;
  readonly tcp: Socket;
  #bytes: Buffer = Buffer.alloc(0);
  #upgraded = false;
  #wake: (() => void)[] = [];

  private constructor(tcp: Socket) {
    this.tcp = tcp;
    tcp.on('data', (chunk) => {
      this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
      if (!this.#upgraded) this.#readHead();
      if (this.#upgraded) while (this.#readFrame());
      this.#stir();
    });
    tcp.on('close', () => this.#stir());
    tcp.on('error', () => {});
  }

  static async open(url: string, protocol: string): Promise<RawSocket> {
    const { hostname, port } = new URL(url);
    const socket = new RawSocket(connect(Number(port), hostname));
    socket.tcp.write(
      [
        'GET /graphql HTTP/1.1',
        `Host: ${hostname}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Protocol: ${protocol}`,
        '\r\n',
      ].join('\r\n'),
    );
    await socket.until(() => socket.#upgraded);
    return socket;
  }

  /** Sends a text frame. */
  send(message: object): void {
    this.#write(1, Buffer.from(JSON.stringify(message)));
  }

  /** Sends text frames in one write. */
  sendMany(messages: readonly object[]): void {
    this.tcp.cork();
    for (const message of messages) this.send(message);
    this.tcp.uncork();
  }

  /** Sends a masked frame, as RFC 6455 requires of clients. */
  #write(opcode: number, payload: Buffer): void {
    const mask = randomBytes(4);
    const length = lengthOf(payload);
    this.tcp.write(
      Buffer.concat([Buffer.from([0x80 | opcode, ...length]), mask, payload.map((byte, at) => byte ^ mask[at % 4]!)]),
    );
  }

  async until(ready: () => boolean, timeoutMs = 15_000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!ready()) {
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`Still waiting, after ${this.messages.length} messages`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  #stir(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }

  #readHead(): void {
    const end = this.#bytes.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#bytes.subarray(0, end).toString();
    if (!head.startsWith('HTTP/1.1 101')) throw new Error(`Not upgraded: ${head}`);
    this.#upgraded = true;
    this.#bytes = this.#bytes.subarray(end + 4);
  }

  #readFrame(): boolean {
    const bytes = this.#bytes;
    if (bytes.length < 2) return false;
    const short = bytes[1]! & 127;
    const header = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (bytes.length < header) return false;
    const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
    if (bytes.length < header + length) return false;
    const payload = bytes.subarray(header, header + length);
    const opcode = bytes[0]! & 15;
    if (opcode === 1) this.messages.push(payload.toString());
    if (opcode === 8) this.closeCode = payload.readUInt16BE(0);
    if (opcode === 9) {
      this.pings += 1;
      if (this.answers) this.#write(10, payload);
    }
    this.#bytes = bytes.subarray(header + length);
    return true;
  }
}

/** The length of a masked frame (RFC 6455, 5.2). */
function lengthOf({ length }: Buffer): number[] {
  if (length < 126) return [0x80 | length];
  if (length < 65_536) return [0x80 | 126, length >> 8, length & 255];
  return [0x80 | 127, 0, 0, 0, 0, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255];
}
