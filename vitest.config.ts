import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Libraries load graphql's CommonJS build; a second copy as a module would be another realm.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/global-setup.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Files share a worker, and with it modules that are loaded, compiled and warm; no file changes what others import.
    isolate: false,
    // What is waited for comes when it comes, also on a machine that is busy.
    expect: { poll: { timeout: 10_000 } },
  },
});
