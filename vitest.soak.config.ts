import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The long forms of the cluster's tests: `npm run test:soak`. One at a time, so that each has the machine. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['test/soak/**/*.soak.ts'],
    testTimeout: 900_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
    fileParallelism: false,
  },
});
