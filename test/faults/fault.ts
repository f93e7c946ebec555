import { appendFileSync } from 'node:fs';
import { it } from 'vitest';

/** True under `npm run test:faults`: every fault as often as docs/reliability.md says. Otherwise a few times each. */
export const IS_FULL = process.env.CONVSCAPE_FAULTS === 'full';

/** How often a fault is tried: all of it, or the short form that runs with every other test. */
export const tries = (full: number, short: number): number => (IS_FULL ? full : short);

/** What a fault's trial comes to. `lost` counts broken promises: acknowledged results gone, wrong exit codes, orphans, hangs. */
export interface FaultResult {
  readonly tries: number;
  readonly lost: number;
}

/** A row of the table at the end of `npm run test:faults`. */
export interface FaultRow extends FaultResult {
  readonly fault: string;
  readonly elapsedMs: number;
}

/** Long enough for a fault's full number of trials. */
const FULL_MS = 3_600_000;
const SHORT_MS = 180_000;

/** A test that tries one fault many times, counts what is lost by itself, and adds a row to the table once it has passed. */
export function itSurvives(fault: string, trial: () => Promise<FaultResult>): void {
  it(
    fault,
    async () => {
      const startedAt = performance.now();
      const result = await trial();
      const file = process.env.CONVSCAPE_FAULTS_ROWS;
      if (file === undefined) return;
      const row: FaultRow = { fault, ...result, elapsedMs: performance.now() - startedAt };
      appendFileSync(file, `${JSON.stringify(row)}\n`);
    },
    IS_FULL ? FULL_MS : SHORT_MS,
  );
}
