import { afterAll, beforeAll, expect, it } from 'vitest';
import { maxCachedUsers, ProviderTokens } from '../../src/domain/user/provider-tokens.js';
import { newId } from '../../src/ids.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { audience, issue, issuer, newKey, type ProviderKey } from '../support/key-server.js';

const cached = 20;

describeBackends("the cache of a provider's users", (kind) => {
  let backend: Backend;
  let key: ProviderKey;

  beforeAll(async () => {
    backend = await kind.open();
    key = await newKey('ES256');
  });
  afterAll(() => backend[Symbol.asyncDispose]());

  it('is bounded, and the least recently used user is read again', async () => {
    expect(maxCachedUsers).toBe(10_000);
    const { db, prisma } = backend.database;
    const options = { db, issuer, audience, algorithms: ['ES256'], clockToleranceSeconds: 0, maxUsers: cached };
    const tokens = new ProviderTokens({ ...options, keys: async () => key.publicKey });
    const users = Array.from({ length: cached + 1 }, (_, index) => ({ id: newId('user'), subject: `user-${index}` }));
    await prisma.user.createMany({ data: users.map(({ id }) => ({ id, name: 'x' })) });
    await prisma.userIdentity.createMany({
      data: users.map(({ id, subject }) => ({ issuer, subject, userId: id, namedAt: 0 })),
    });
    const [first, last] = [users[0]!, users.at(-1)!];
    const userIdOf = async (sub: string) => (await tokens.verify(await issue(key, { sub }))).userId;
    for (const { id, subject } of users.slice(0, -1)) expect(await userIdOf(subject)).toBe(id);
    // The identity now belongs to another account, which only a read from the database shows.
    const moveFirst = { where: { issuer_subject: { issuer, subject: first.subject } }, data: { userId: last.id } };
    await prisma.userIdentity.update(moveFirst);
    expect(await userIdOf(users[1]!.subject)).toBe(users[1]!.id);
    await userIdOf(last.subject);
    expect(await userIdOf(first.subject)).toBe(last.id);
  });
});
