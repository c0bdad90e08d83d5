import { defineConfig } from 'vitest/config';
import { WaitingFirst } from './test/support/sequencer.js';

export default defineConfig({
  // Libraries load graphql's CommonJS build; a second copy as a module would be another realm.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/global-setup.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One more than two processors have work for: some files wait most of their time.
    maxWorkers: 3,
    // Loading and warming up the modules costs more than most files; a worker does it once. See test/README.md.
    isolate: false,
    sequence: { sequencer: WaitingFirst },
    // What is waited for comes when it comes, also on a machine that is busy.
    expect: { poll: { timeout: 10_000 } },
  },
});
