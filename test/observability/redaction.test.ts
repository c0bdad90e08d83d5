import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { createLogger } from '../../src/observability/logger.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, post } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { LogLines } from '../support/log-lines.js';
import { newProgram } from '../support/personal-token.js';
import { testPassword } from '../support/sign-in.js';
import { Wire } from '../support/wire.js';

describeBackends('the log at level trace', (kind) => {
  let backend: Backend;
  let app: App;
  const lines = new LogLines();

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { logger: createLogger('trace', 'json', lines) });
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  it('contains no valid or invalid secret from headers, messages, variables and documents', async () => {
    const canary = 'canary7f3a';
    const ada = await newPerson(app.url);
    const program = await newProgram(ada, { scope: 'READ' });
    const wrongPersonal = `${program.token.slice(0, -4)}beef`;
    const session = await post<{ signIn: { refreshToken: string } }, object>(
      app.url,
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignInPayload { refreshToken } } }',
      { input: { email: ada.email, password: testPassword } },
    );
    const refreshToken = session.data!.signIn.refreshToken;
    const wrongRefresh = `${refreshToken.slice(0, -4)}beef`;
    const secrets = [canary, testPassword, ada.token, program.token, wrongPersonal, refreshToken, wrongRefresh];
    const ask = '{ me { id } }';

    for (const token of [ada.token, program.token, wrongPersonal, `${ada.token}${canary}`, canary]) {
      for (const name of ['authorization', 'Authorization', 'AUTHORIZATION']) {
        await post(app.url, ask, {}, { [name]: `Bearer ${token}` });
        using wire = new Wire(app.url);
        await wire.init({ [name]: `Bearer ${token}`, headers: { [name]: token } });
        wire.send({ type: 'ping', payload: { authorization: `Bearer ${token}` } });
        wire.send({ type: 'subscribe', id: '1', payload: { query: ask, extensions: { [name]: token } } });
        await Promise.race([wire.closed, wire.until(({ id }) => id === '1')]);
      }
      await post(app.url, ask, {}, { cookie: `taskwire=${token}; __Host-taskwire=${token}`, origin: app.url });
      await fetch(`${app.url}/graphql?query=${encodeURIComponent(ask)}&token=${token}`);
    }
    for (const token of [refreshToken, wrongRefresh, canary]) {
      await post(app.url, ask, {}, { cookie: `taskwire=${token}`, origin: app.url });
      for (const input of [{ refreshToken: token }, { refreshToken: [token] }, { token }, token]) {
        await post(
          app.url,
          'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { __typename } }',
          { input },
        );
      }
    }
    for (const password of [testPassword, canary]) {
      const literal = `"${password}"`;
      for (const input of [
        `{ email: "${ada.email}", password: ${literal} }`,
        `{ email: "${ada.email}", password: [${literal}] }`,
        `{ password: ${literal} }`,
        `{ email: "${ada.email}", password: ${literal}`,
        literal,
      ]) {
        await post(app.url, `mutation { signIn(input: ${input}) { __typename } }`);
      }
      const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }';
      for (const input of [{ currentPassword: password, newPassword: [password] }, password]) {
        await ada.post(change, { input });
      }
    }
    const log = lines.all.map((line) => JSON.stringify(line));
    expect(log.length).toBeGreaterThan(0);
    expect(log.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
  });
});
