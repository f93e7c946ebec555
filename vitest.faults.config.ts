import { defineConfig } from 'vitest/config';

/** What is found out by timing, or takes a quiet machine: nothing else runs beside these. */
const ALONE = ['explosion', 'memory', 'reading-while-writing', 'swept-memory'].map(
  (name) => `test/faults/${name}.{test,faults}.ts`,
);

const LIMITS = { testTimeout: 300_000, hookTimeout: 120_000 };

/** `npm run test:faults`: every fault in full, those too that have a short form elsewhere (`*.faults.ts`). */
export default defineConfig({
  test: {
    globalSetup: ['test/faults/print-table.ts'],
    projects: [
      {
        test: {
          ...LIMITS,
          name: 'side by side',
          include: ['test/faults/**/*.{test,faults}.ts'],
          exclude: ALONE,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...LIMITS,
          name: 'alone',
          include: ALONE,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
