import { describeBlock } from '../block/describe-block.js';
import type { Candidate } from './candidate.js';

/**
 * A candidate in a few words, without its slot, engine and threads: its block as `describeBlock` has it, a chain, and an algorithm that was asked
 * for: `sequence of 5 layers`, `standard 3x3 ×4`, `standard 3x3, direct`.
 * @throws {BlockError} `UNKNOWN_KIND`
 */
export function candidateWords({ block, options }: Candidate): string {
  const chain = options.chain > 1 ? ` ×${options.chain}` : '';
  const algorithm = options.algorithm === 'auto' ? '' : `, ${options.algorithm}`;
  return `${describeBlock(block)}${chain}${algorithm}`;
}
