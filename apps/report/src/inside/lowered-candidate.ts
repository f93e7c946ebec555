import {
  type Candidate,
  candidateOfRow,
  type LoweredLayers,
  lowerBlock,
  makeCandidate,
  type ReportDocument,
  type Row,
} from '@convscape/core';

/** A row's candidate whole, and its block as layers (once, whatever its chain). */
export interface LoweredCandidate {
  readonly candidate: Candidate;
  readonly lowered: LoweredLayers;
}

/** Null where this version does not know the block, or the document does not tell it: older ones leave out a sequence's layers. */
export function loweredCandidate(report: ReportDocument, row: Row): LoweredCandidate | null {
  try {
    const asked = report.asked?.find(({ key }) => key === row.candidate);
    // Made anew: its key is then what its content says, whatever the document says.
    const candidate = asked === undefined ? candidateOfRow(row) : makeCandidate(asked);
    return { candidate, lowered: lowerBlock(candidate.block, candidate.slot) };
  } catch {
    return null;
  }
}
