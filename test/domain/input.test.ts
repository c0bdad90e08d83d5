import { describe, expect, it } from 'vitest';
import { emailRules, filledText, line, normalEmail } from '../../src/domain/input.js';

describe('a line of text', () => {
  it.each(['', ' ', '\u00a0', '\u200b\u200d', '\u3164', '\u115f\u1160', '\u2800', '\ufeff', '\u202e\u2066', '\u3000'])(
    'is empty when it has no visible character: %j',
    (text) => {
      expect(line(100).safeParse(text).success).toBe(false);
      expect(filledText(100).safeParse(text).success).toBe(false);
    },
  );

  it.each([
    ['e\u0301', 'é'],
    ['\u1112\u1161\u11ab', '한'],
    [' Ada ', 'Ada'],
    ['a\u200db', 'a\u200db'],
    ['👩‍💻', '👩‍💻'],
    // An unassigned character: characters of a later Unicode version count as visible.
    ['\u{3fffd}', '\u{3fffd}'],
    ['שלום', 'שלום'],
  ])('is normalized to NFC and trimmed: %j', (written, kept) => {
    expect(line(100).parse(written)).toBe(kept);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['Ada@Example.com', 'ada@example.com'],
    [' ada@example.com ', 'ada@example.com'],
    ['Jose\u0301@example.com', 'josé@example.com'],
    ['用户@例子.广告', '用户@xn--fsqu00a.xn--4rr70v'],
    ['ada@BÜCHER.example', 'ada@xn--bcher-kva.example'],
    ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
    ['ada+tag@sub.example.co.uk', 'ada+tag@sub.example.co.uk'],
  ])('is normalized to lower case, NFC and Punycode: %s', (written, kept) => {
    expect(emailRules.parse(written)).toBe(kept);
    expect(normalEmail(written)).toBe(kept);
  });

  it.each([
    '',
    '@',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'a b@example.com',
    'ada@@example.com',
    'a@b@c.de',
    'ada@exa mple.com',
    'ada@[127.0.0.1]',
    '"a"@example.com',
    'a\u0000@example.com',
    'a\ud800@example.com',
    `${'x'.repeat(65)}@example.com`,
  ])('is refused when it is malformed: %j', (email) => {
    expect(emailRules.safeParse(email).success).toBe(false);
  });
});
