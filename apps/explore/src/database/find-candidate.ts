import type { Candidate, StoredSweep } from '@convscape/core';
import { usageError } from '../failure/command-error.js';

/** How many keys an ambiguous prefix lists. */
const LISTED = 12;

/** The one candidate whose key begins so; none or several is a usage error that lists what there is. */
export function findCandidate(
  sweeps: readonly StoredSweep[],
  prefix: string,
  blockText: (key: string) => string,
): Candidate {
  const wanted = prefix.toLowerCase();
  const matches = new Map<string, Candidate>();
  for (const { candidates } of sweeps) {
    for (const candidate of candidates) {
      if (candidate.key.startsWith(wanted)) matches.set(candidate.key, candidate);
    }
  }
  const [first, ...others] = matches.values();
  if (!first || wanted === '') {
    throw usageError(
      `no candidate’s key begins with ${JSON.stringify(prefix)}`,
      'keys stand in the first column of: explore front',
    );
  }
  if (others.length === 0) return first;
  const listed = [first, ...others]
    .slice(0, LISTED)
    .map((match) => `  ${match.key}  ${blockText(match.key)}`);
  const rest = matches.size > LISTED ? [`  and ${matches.size - LISTED} more`] : [];
  throw usageError(
    `${matches.size} candidates’ keys begin with ${prefix}:\n${[...listed, ...rest].join('\n')}`,
    'give more digits',
  );
}
