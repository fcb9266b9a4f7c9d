import { fileURLToPath } from 'node:url';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { patience } from './support/patience.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** They run beside the browser tests and give way to them: a busy machine must not fail what is right. */
const waiting = { expect: { poll: { timeout: patience.timeout } } };
const node = { ...waiting, environment: 'node', testTimeout: 30_000, hookTimeout: 60_000 } as const;

/** One project a runtime, so that a test meets the same globals as the code it tests. */
export default defineConfig({
  root,
  test: {
    projects: [
      { test: { ...node, name: 'domain', include: ['src/domain/**/*.test.ts'] } },
      {
        test: {
          ...node,
          name: 'device',
          include: ['src/{data,sync,scan}/**/*.test.ts'],
          setupFiles: ['tests/support/fake-indexeddb.ts'],
        },
      },
      { test: { ...node, name: 'server', include: ['server/**/*.test.ts'] } },
      {
        test: {
          ...node,
          name: 'whole',
          include: ['tests/{integration,simulation,conformance,faults,reader}/**/*.test.ts'],
          setupFiles: ['tests/support/fake-indexeddb.ts'],
          testTimeout: 300_000,
        },
      },
      {
        plugins: [react(), lingui(), babel({ presets: [linguiTransformerBabelPreset()] })],
        test: {
          ...waiting,
          name: 'ui',
          // The first test of a file waits for its modules; on a busy machine that takes a while.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          environment: 'jsdom',
          include: ['src/{ui,features,app}/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/fake-indexeddb.ts'],
        },
      },
      {
        test: {
          ...node,
          name: 'browser',
          include: ['tests/e2e/**/*.e2e.ts'],
          // A campaign over a slow network waits for every answer.
          testTimeout: process.env['LOTLINE_LATENCY'] ? 400_000 : 240_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
