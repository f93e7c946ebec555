import { totalmem } from 'node:os';

/** A share of the memory that this process may have: the machine's, or what its control group grants. */
export function memoryShareBytes(share: number): number {
  // 0 or undefined where nothing is granted, and more than there is where there is no limit.
  const granted = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return share * Math.min(totalmem(), granted);
}
