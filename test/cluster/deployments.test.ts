import { expect, it } from 'vitest';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/observability/logger.js';
import { type Backend, describeServices } from '../support/backends.js';
import { newPerson } from '../support/client.js';
import { testSecret } from '../support/instance.js';
import { act } from '../support/mutate.js';
import { newProject } from '../support/operations.js';
import { Wire } from '../support/wire.js';

/** An instance that opens everything by its configuration, with a prefix that another deployment has too. */
function start({ env }: Backend, prefix: string) {
  const config = readConfig({ ...env, PORT: '0', JWT_SECRET: testSecret, REDIS_PREFIX: prefix, SHUTDOWN_DELAY: '0s' });
  return createApp(config, { logger: createLogger('silent', 'json') });
}

describeServices('two deployments on one Redis with the same prefix', (kind) => {
  it('do not swallow each other’s revocations', async () => {
    await using here = await kind.open();
    await using elsewhere = await kind.open();
    const prefix = `test_${Math.random().toString(36).slice(2)}:`;
    await using one = await start(here, prefix);
    await using two = await start(here, prefix);
    await using foreign = await start(elsewhere, prefix);
    const [ada, eve] = [await newPerson(one.url), await newPerson(foreign.url)];
    await newProject(ada);
    // The foreign deployment's system stream runs ahead with the same numbers.
    for (let count = 0; count < 3; count += 1) await act(await newPerson(foreign.url), 'signOutEverywhere', {});
    using wire = await Wire.accepted(two.url, ada.authorization);
    using other = await Wire.accepted(foreign.url, eve.authorization);
    const signedOut = Date.now();
    await act(ada, 'signOutEverywhere', {});
    expect(await wire.closed).toBe(4401);
    // By the hint: the head check alone comes seconds later.
    expect(Date.now() - signedOut).toBeLessThan(2_000);
    expect(other.socket.readyState).toBe(other.socket.OPEN);
  });
});
