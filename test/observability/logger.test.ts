import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLogger, secretFields } from '../../src/observability/logger.js';

/** What a logger writes for one line. */
async function written(line: object): Promise<string> {
  const output = new PassThrough();
  createLogger('info', 'json', output).info(line, 'a line');
  const [text] = await once(output, 'data');
  return String(text);
}

describe('the logger', () => {
  it.each([...secretFields, 'set-cookie'])('writes no value of %s, wherever the field is', async (field) => {
    const canary = 'canary-7f3a';
    const secret = { [field]: canary };
    for (const line of [
      secret,
      { headers: secret },
      { payload: { headers: secret } },
      { a: { b: { input: secret } } },
    ]) {
      const text = await written(line);
      expect(text).not.toContain(canary);
      expect(text).toContain('[redacted]');
    }
  });
});
