import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './bin/testing/longest-first.ts';

// These start the product as a process, on the bundled server whatever server the tests were given.
const onOwnServer = process.env.PSP_TEST_POSTGRES ? ['bin/**'] : [];

const setupFiles = ['bin/testing/property-seed.ts'];

/** Three kinds of test, told apart by their file names alone. */
export default defineConfig({
  test: {
    // One core would stand idle while a test waits for the database.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles,
          // Long enough for property tests and threads on a machine that has other work; nothing is asserted of it.
          testTimeout: 60_000,
          // They share no state worth a process each, and loading the code anew for each took most of the time.
          isolate: false,
          include: [
            'statistics/**/*.test.ts',
            'platform/**/*.unit.test.ts',
            'capabilities/**/*.unit.test.ts',
            'web/**/*.test.ts',
            'bin/**/*.unit.test.ts',
            'demo/**/*.unit.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'database',
          setupFiles,
          // Each file has a database of its own; the code is the same, and loading it anew cost as much as the tests.
          isolate: false,
          include: [
            'platform/**/*.test.ts',
            'capabilities/**/*.test.ts',
            'database/**/*.test.ts',
            'demo/**/*.test.ts',
            'bin/**/*.test.ts',
          ],
          exclude: ['**/*.unit.test.ts', '**/node_modules/**', ...onOwnServer],
          globalSetup: ['capabilities/testing/cluster.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['journeys/**/*.journey.ts', 'capabilities/**/*.journey.ts'],
          globalSetup: ['journeys/demo-at-rest.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
