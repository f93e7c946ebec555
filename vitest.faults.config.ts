import { defineConfig } from 'vitest/config';

/** `npm run test:faults`: every fault in full, those too that have a short form elsewhere (`*.faults.ts`). */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.{test,faults}.ts'],
    globalSetup: ['test/faults/print-table.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
