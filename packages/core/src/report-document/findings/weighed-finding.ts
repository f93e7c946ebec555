import type { Finding } from '../finding.js';

/** A finding and how far the count misleads by it: promised ÷ measured, 1 where the promise is kept. The larger is told first. */
export interface WeighedFinding extends Finding {
  readonly weight: number;
}
