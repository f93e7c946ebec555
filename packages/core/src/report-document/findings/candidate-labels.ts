import type { Row } from '../../record/row.js';
import type { Candidate } from '../../space/candidate.js';
import { candidateWords } from '../../space/candidate-words.js';
import { rowLabel } from './row-label.js';

/** Names rows by what was asked of their candidates (`candidateWords`), which columns do not tell whole; a row of another candidate by its columns. */
export function candidateLabels(candidates: readonly Candidate[]): (row: Row) => string {
  const byKey = new Map(candidates.map((candidate) => [candidate.key, candidate]));
  return (row) => {
    const candidate = byKey.get(row.candidate);
    return candidate === undefined ? rowLabel(row) : candidateWords(candidate);
  };
}
