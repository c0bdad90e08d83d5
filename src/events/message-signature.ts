import { createHmac, timingSafeEqual } from 'node:crypto';

/** Characters of a SHA-256 digest in base64url. */
export const signatureLength = 43;

/** Signs messages with HMAC-SHA-256 (RFC 2104) over their channel and text. */
export function createSignature(key: string) {
  const digest = (channel: string, json: string) =>
    createHmac('sha256', key).update(channel).update('\n').update(json).digest('base64url');
  return {
    /** @returns the signature followed by the text */
    sign: (channel: string, json: string) => digest(channel, json) + json,
    /** @returns the text; undefined unless an instance of this deployment sent the message on the channel */
    verify(channel: string, signed: string): string | undefined {
      const json = signed.slice(signatureLength);
      const actual = Buffer.from(signed.slice(0, signatureLength));
      const expected = Buffer.from(digest(channel, json));
      return actual.length === expected.length && timingSafeEqual(actual, expected) ? json : undefined;
    },
  };
}
