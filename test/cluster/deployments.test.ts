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

/** Starts an instance by configuration, with a prefix that another deployment also uses. */
function start({ env }: Backend, prefix: string) {
  const config = readConfig({ ...env, PORT: '0', JWT_SECRET: testSecret, REDIS_PREFIX: prefix, SHUTDOWN_DELAY: '0s' });
  return createApp(config, { logger: createLogger('silent', 'json') });
}

describeServices('two deployments on one Redis with the same prefix', (kind) => {
  it('close a socket at once after signOutEverywhere in their own deployment only', async () => {
    await using here = await kind.open();
    await using elsewhere = await kind.open();
    const prefix = `test_${Math.random().toString(36).slice(2)}:`;
    await using first = await start(here, prefix);
    await using second = await start(here, prefix);
    await using foreign = await start(elsewhere, prefix);
    const [ada, eve] = [await newPerson(first.url), await newPerson(foreign.url)];
    await newProject(ada);
    // The system stream of the foreign deployment has used the next numbers already.
    for (let count = 0; count < 3; count += 1) await act(await newPerson(foreign.url), 'signOutEverywhere', {});
    using wire = await Wire.accepted(second.url, ada.authorization);
    using other = await Wire.accepted(foreign.url, eve.authorization);
    const signedOut = Date.now();
    await act(ada, 'signOutEverywhere', {});
    expect(await wire.closed).toBe(4401);
    // The hint closes the socket; the head check would follow seconds later.
    expect(Date.now() - signedOut).toBeLessThan(2_000);
    expect(other.socket.readyState).toBe(other.socket.OPEN);
  });
});
