import { Writable } from 'node:stream';

/** The destination of a test's logger. Collects the parsed lines. */
export class LogLines extends Writable {
  readonly all: Record<string, unknown>[] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    for (const line of chunk.toString().split('\n')) if (line !== '') this.all.push(JSON.parse(line));
    done();
  }
}
