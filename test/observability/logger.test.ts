import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLogger, type Logger, secretFields } from '../../src/observability/logger.js';

/** @returns the text that a logger writes */
async function written(write: (logger: Logger) => void): Promise<string> {
  const output = new PassThrough();
  write(createLogger('info', 'json', output));
  const [text] = await once(output, 'data');
  return String(text);
}

const canary = 'canary-7f3a';

/** The spellings of a name in headers, environments and programming languages. */
function variantsOf(name: string): string[] {
  const words = name.replaceAll(/[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  const capitals = words.replaceAll(/(^|-)[a-z]/g, (match) => match.toUpperCase());
  return [...new Set([name, name.toUpperCase(), words, capitals, words.replaceAll('-', '_').toUpperCase()])];
}

/** Secrets that are recognizable in any text by their form. */
const secrets = {
  'a personal access token': `twp_${'0'.repeat(26)}_${'ab'.repeat(32)}`,
  'an access token': 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  'a refresh token or cookie': `session_${'0'.repeat(26)}.${'Ab-_'.repeat(16)}`,
  'a bearer token': `Bearer ${canary}`,
};

describe('the logger', () => {
  it.each(secretFields.flatMap(variantsOf))('redacts the value of %s at every depth', async (field) => {
    const secret = { [field]: canary };
    for (const line of [
      secret,
      { headers: secret },
      { payload: { headers: secret } },
      { a: { b: { c: { d: { input: secret } } } } },
      { list: [{ item: secret }] },
      { err: Object.assign(new Error('failed'), { extensions: { variables: { input: secret } } }) },
      { err: new Error('failed', { cause: Object.assign(new Error('cause'), secret) }) },
    ]) {
      expect(await written((logger) => logger.info(line, 'a line'))).not.toContain(canary);
    }
    expect(await written((logger) => logger.info(secret))).toContain('[redacted]');
  });

  it.each(Object.entries(secrets))('redacts %s in every text', async (_name, secret) => {
    const parts = secret.split(' ').at(-1)!;
    for (const write of [
      (logger: Logger) => logger.info(`refused ${secret}`),
      (logger: Logger) => logger.info({ url: `/graphql?token=${secret}` }, `refused ${secret}`),
      (logger: Logger) => logger.info({ rawHeaders: ['Authorization', secret] }, 'x'),
      (logger: Logger) => logger.info({ err: new Error(`refused ${secret}`) }, 'x'),
      (logger: Logger) => logger.info(new Error(`refused ${secret}`)),
      (logger: Logger) => logger.info({ err: new Error('x', { cause: new Error(`refused ${secret}`) }) }, 'x'),
    ]) {
      const text = await written(write);
      expect(text).not.toContain(parts);
      expect(text).toContain('[redacted]');
    }
  });

  it('keeps type, message and stack of an error, ids and times', async () => {
    const err = Object.assign(new RangeError('too far'), { code: 'P2025' });
    const at = new Date(0);
    const line = JSON.parse(await written((logger) => logger.warn({ err, at, taskId: 'task_1', count: 2 }, 'moved')));
    expect(line).toMatchObject({
      level: 40,
      msg: 'moved',
      taskId: 'task_1',
      count: 2,
      at: at.toISOString(),
      err: { type: 'RangeError', message: 'too far', code: 'P2025', stack: expect.stringContaining('RangeError') },
    });
  });
});
