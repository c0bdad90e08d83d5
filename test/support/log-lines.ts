import { Writable } from 'node:stream';

/** Where a logger under test writes: its lines, parsed. */
export class LogLines extends Writable {
  readonly all: Record<string, unknown>[] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    for (const line of chunk.toString().split('\n')) if (line !== '') this.all.push(JSON.parse(line));
    done();
  }
}
