import { describe, expect, it } from 'vitest';
import { PasswordHasher } from '../../src/domain/user/passwords.js';

describe('PasswordHasher', () => {
  it("hashes with argon2id at the cost of OWASP's first recommendation by default", async () => {
    const passwords = new PasswordHasher();
    const hash = await passwords.hash('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.verify(hash, 'correct horse battery')).toBe(true);
    expect(await passwords.verify(hash, 'wrong horse battery')).toBe(false);
  });

  it('verifies hashes of another cost', async () => {
    const hash = await new PasswordHasher({ memoryCost: 8, timeCost: 1 }).hash('correct horse battery');
    expect(await new PasswordHasher().verify(hash, 'correct horse battery')).toBe(true);
  });
});
