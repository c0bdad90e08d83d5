import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createDocumentCache } from '../../src/transport/documents.js';

describe('the cache of parsed documents', () => {
  const shapes: readonly [name: string, make: (index: number) => string][] = [
    ['one comment', (index) => `#${'x'.repeat(60_000)}${index}\n{ a }`],
    ['30,000 comments', (index) => `${'#\n'.repeat(30_000)}{ a${index} }`],
    ['1,900 fields', (index) => `{ a${index} ${'a '.repeat(1_900)}}`],
  ];

  it.each(shapes)('stays within its bound of bytes for documents with %s', (_name, make) => {
    const maxBytes = 10_000_000;
    const cache = createDocumentCache(maxBytes);
    for (let index = 0; index < 60; index += 1) {
      const text = make(index);
      cache.set(text, parse(text));
    }
    expect(cache.calculatedSize).toBeLessThanOrEqual(maxBytes);
    expect(cache.size).toBeGreaterThan(0);
    expect(cache.size).toBeLessThan(20);
  });
});
